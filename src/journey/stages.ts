import { SamewiseError } from '../base'
import { didYouMean } from '../entity'
import { type CustomerEvent, type EventKind, eventKinds } from '../event'

/** A rule that says to which stage of the journey an event belongs. Plain data, read from the first to the last. */
export interface StageRule {
  readonly stage: string
  /** Only events of this kind. Any kind by default. */
  readonly kind?: EventKind
  /** Only events of these names. Any name by default. */
  readonly names?: readonly string[]
  /** Only events of these departments. Any by default. */
  readonly departments?: readonly string[]
}

/** The stages of a journey in their order, and the rules that tell them. */
export interface StageModel {
  readonly stages: readonly string[]
  readonly rules: readonly StageRule[]
}

/** The usual stages (aware, buy, deliver, use, refer, leave, return), and how events tell them. Copy it to change it. */
export const defaultStageModel: StageModel = {
  stages: ['aware', 'buy', 'deliver', 'use', 'refer', 'leave', 'return'],
  rules: [
    { stage: 'leave', names: ['cancellation', 'unsubscribed', 'account-closed', 'contract-ended'] },
    { stage: 'return', names: ['win-back', 'reactivation', 'resubscribed'] },
    { stage: 'refer', names: ['referral', 'review', 'recommended', 'shared', 'post'] },
    { stage: 'buy', names: ['basket-added', 'basket-removed', 'checkout', 'quote', 'order', 'payment', 'renewal'] },
    { stage: 'deliver', names: ['delivery', 'shipment', 'delivered', 'installation', 'return', 'refund'] },
    { stage: 'aware', kind: 'contact' },
    { stage: 'aware', kind: 'response' },
    { stage: 'use', kind: 'case' },
    { stage: 'use', names: ['call', 'chat', 'login', 'logout', 'usage', 'activation', 'service-visit'] },
    { stage: 'aware', kind: 'interaction', names: ['page-view', 'search', 'visit', 'campaign-view', 'form-started'] },
  ],
}

/**
 * Checks a stage model.
 *
 * @throws BAD_CONFIG with every fault: no stages, a stage twice, a rule for a stage or a kind that is not there
 */
export function checkStageModel(model: StageModel): StageModel {
  const faults: string[] = []
  if (model.stages.length === 0) faults.push('It has no stages.')
  if (new Set(model.stages).size < model.stages.length) faults.push('It names a stage twice.')
  model.rules.forEach(({ stage, kind }, i) => {
    if (!model.stages.includes(stage)) {
      faults.push(
        `Rule ${i + 1} is for stage "${stage}", which is none of its stages.${didYouMean(stage, model.stages)}`,
      )
    }
    if (kind !== undefined && !eventKinds.includes(kind)) {
      faults.push(`Rule ${i + 1} is for kind "${kind}", which no event has.${didYouMean(kind, eventKinds)}`)
    }
  })
  if (faults.length > 0) throw new SamewiseError('BAD_CONFIG', `The stage model cannot be used. ${faults.join(' ')}`)
  return model
}

/**
 * The stage of an event: the one its source states if the model has it, else that of the first rule that it meets; nothing where none does.
 */
export function stageOf(event: CustomerEvent, model: StageModel = defaultStageModel): string | undefined {
  if (event.stage !== undefined && model.stages.includes(event.stage)) return event.stage
  return model.rules.find((rule) => meets(event, rule))?.stage
}

function meets({ kind, name, department }: CustomerEvent, rule: StageRule): boolean {
  if (rule.kind !== undefined && rule.kind !== kind) return false
  if (rule.names !== undefined && !rule.names.includes(name)) return false
  return rule.departments === undefined || (department !== undefined && rule.departments.includes(department))
}
