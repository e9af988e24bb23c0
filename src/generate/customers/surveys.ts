import { type CustomerState, countBetween, hasOpenCase } from './customer-state'
import { drawNormal } from './exact-math'
import { DAY } from './local-time'
import type { Month } from './month'
import { customerParameters } from './parameters'

const { surveys } = customerParameters

/** What someone would say about recommending the company, whether or not they were heard. */
export interface SurveyTruth {
  readonly person: string
  readonly wave: string
  /** 0 to 10. */
  readonly score: number
  readonly group: 'promoter' | 'passive' | 'detractor'
  /** Probability of an answer. */
  readonly answerProbability: number
  readonly answered: boolean
}

function satisfactionAt(state: CustomerState, at: number): number {
  const openCase = hasOpenCase(state, at) ? surveys.openCaseEffect : 0
  const late = countBetween(state.lateDeliveries, at - 90 * DAY, at) * surveys.lateDeliveryEffect
  return state.who.traits.satisfaction - openCase - late
}

const clamp = (score: number, low: number, high: number): number => Math.max(low, Math.min(high, Math.round(score)))

/** An answer about what just happened: satisfaction from 1 to 5, or effort from 1 to 7, of which 7 is the best. */
export function noteSatisfaction(month: Month, state: CustomerState, metric: 'csat' | 'ces', at: number): void {
  const { dice, log, who } = { ...month, who: state.who }
  const feeling = satisfactionAt(state, at) + 0.5 * drawNormal(dice)
  const score = metric === 'csat' ? clamp(3.6 + 1.1 * feeling, 1, 5) : clamp(5 + 1.4 * feeling, 1, 7)
  const draft = { at, kind: 'survey', name: 'answered', channel: 'email', metric, score } as const
  log.note(dice, { ...draft, record: who.records[0] }, { person: who.id, known: 'record' })
}

/** Asks every customer whether they would recommend the company. */
export function askAll(month: Month, states: readonly CustomerState[]): SurveyTruth[] {
  const { dice, log, start } = month
  const wave = `nps-${month.index}`
  const truths: SurveyTruth[] = []
  for (const state of states) {
    const at = start + 10 * DAY + dice.below(7 * DAY)
    if (!state.isActive || at >= state.leavesAt) continue
    const feeling = satisfactionAt(state, at)
    const score = clamp(surveys.meanScore + surveys.scoreSlope * feeling + 0.8 * drawNormal(dice), 0, 10)
    const moved = feeling < -1 ? surveys.answersWhenAngry : feeling > 1 ? surveys.answersWhenHappy : 0
    const answerProbability = surveys.answers + moved
    const answered = dice.chance(answerProbability)
    const group = score >= 9 ? 'promoter' : score >= 7 ? 'passive' : 'detractor'
    truths.push({ person: state.who.id, wave, score, group, answerProbability, answered })
    if (!answered) continue
    const { records, id } = state.who
    const truth = { person: id, known: 'record' } as const
    const answer = { kind: 'survey', name: 'answered', channel: 'email', metric: 'nps', topic: wave } as const
    log.note(dice, { at, ...answer, score, record: records[0] }, truth)
    if (records.length > 1 && dice.chance(surveys.answersTwice)) {
      const second = clamp(score + (dice.chance(0.5) ? 1 : -1), 0, 10)
      log.note(dice, { at: at + dice.below(3 * DAY), ...answer, score: second, record: records[1] }, truth)
    }
  }
  return truths
}
