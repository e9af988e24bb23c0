import type { Action } from '../decide/action'
import type { DecisionStage } from '../decide/contact-policy'
import type { EngagementBook } from '../decide/engagement-book'
import { type DecideOptions, nextBestAction } from '../decide/next-best-action'
import { reserveContact } from '../decide/reserve'
import { armOf } from '../segment/control-group'

/** One action for many customers. */
export interface Campaign {
  /** Also the salt of the hold-out group. */
  readonly name: string
  readonly action: Action
  /** Golden IDs to choose from, such as the members of a segment. */
  readonly members: Iterable<string>
  /** Share of those who could be contacted that is not, for comparison: 0 to 1. Default .1. */
  readonly holdOut?: number
}

/** Whom to contact, when and how. */
export interface CampaignPlan {
  readonly campaign: string
  readonly sends: readonly {
    readonly goldenId: string
    readonly at: number
    readonly channel: string
    readonly contactPoint?: string
    readonly score: number
    /** Id that the contact must have, where places were reserved. */
    readonly reservation?: string
  }[]
  /** Could have been contacted just as well, and are not: the comparison. */
  readonly heldOut: readonly string[]
  /** May not be contacted, by stage. */
  readonly rejected: { readonly [S in DecisionStage]?: readonly string[] }
  /** May be contacted, and doing nothing is worth more. */
  readonly notWorth: readonly string[]
}

/** Options of {@link planCampaign}. */
export interface PlanCampaignOptions extends DecideOptions {
  /** Reserves a place under the caps for each send, so that two of one household do not both get in. Default false: only looks. */
  readonly reserve?: boolean
}

/**
 * Whom a campaign goes to: every member goes through the stages of a decision as if it were the only action, in the order of golden IDs; those who pass are
 * sent to or held out by a salted hash of their golden ID. So both groups are of customers who could have been contacted.
 *
 * @example
 * ```ts
 * import { EngagementBook, planCampaign } from 'samewise/customer'
 *
 * const action = { id: 'spring', category: 'marketing', channels: ['email'], value: 1 } as const
 * const policy = { name: 'p', consentDefaults: { marketing: 'allow' } } as const
 * const plan = planCampaign(
 *   new EngagementBook(() => undefined),
 *   { name: 'spring', action, members: ['g1', 'g2'], holdOut: 0 },
 *   { policy, now: 0 },
 * )
 * plan.sends.length // 2
 * ```
 */
export function planCampaign(book: EngagementBook, campaign: Campaign, options: PlanCampaignOptions): CampaignPlan {
  const { name, action, holdOut = 0.1 } = campaign
  const sends: CampaignPlan['sends'][number][] = []
  const heldOut: string[] = []
  const notWorth: string[] = []
  const rejected: { [S in DecisionStage]?: string[] } = {}
  const reject = (stage: DecisionStage, goldenId: string) => {
    const own = rejected[stage]
    if (own === undefined) rejected[stage] = [goldenId]
    else own.push(goldenId)
  }
  for (const goldenId of [...new Set(campaign.members)].sort()) {
    const { chosen, rejected: refused } = nextBestAction(book, goldenId, [action], options)
    if (refused.length > 0) reject(refused[0].stage, goldenId)
    else if (chosen === null) notWorth.push(goldenId)
    else if (armOf(goldenId, name, holdOut) === 'held-out') heldOut.push(goldenId)
    else {
      const { at, channel = '', contactPoint, score } = chosen
      const send = { goldenId, at, channel, score, ...(contactPoint === undefined ? {} : { contactPoint }) }
      if (!options.reserve) {
        sends.push(send)
        continue
      }
      const id = `${name}:${goldenId}`
      const result = reserveContact(book, goldenId, action, { ...options, ...send, id })
      if (result.ok) sends.push({ ...send, reservation: id })
      else reject(result.refusal.stage, goldenId)
    }
  }
  return { campaign: name, sends, heldOut, rejected, notWorth }
}
