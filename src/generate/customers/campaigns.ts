import { type CustomerState, recordOfAny } from './customer-state'
import { DAY, HOUR } from './local-time'
import type { Month } from './month'
import { customerParameters } from './parameters'
import { orderOnline } from './purchases'
import { conversionWithoutOffer } from './traits'

const { campaigns } = customerParameters

/** What a campaign does to someone who could get it. */
export interface CampaignTruth {
  readonly campaign: string
  readonly person: string
  readonly treated: boolean
  /** When the contact was sent, or would have been. */
  readonly at: number
  /** Probability of an order of the offered product within 14 days, without the offer and with it. */
  readonly withoutOffer: number
  readonly withOffer: number
  readonly converted: boolean
}

/**
 * Sends an offer by e-mail to half of those who may get it, by lot, and nothing to the others. The product is sold only in these two weeks and is
 * named by the campaign, so that orders of both groups can be told: product `offer-<campaign>`.
 */
export function runCampaign(month: Month, states: readonly CustomerState[]): CampaignTruth[] {
  const { dice, log } = month
  const campaign = `campaign-${month.index}`
  const product = `offer-${campaign}`
  const at = month.start + 3 * DAY + 15 * HOUR
  const truths: CampaignTruth[] = []
  for (const state of states) {
    if (!state.isActive || at >= state.leavesAt || !state.allowed.includes('email')) continue
    const { id, email, traits } = state.who
    const treated = dice.chance(campaigns.treated)
    const withoutOffer = conversionWithoutOffer(traits)
    const withOffer = Math.max(0, withoutOffer + traits.uplift)
    const converted = dice.chance(treated ? withOffer : withoutOffer)
    truths.push({ campaign, person: id, treated, at, withoutOffer, withOffer, converted })
    const truth = { person: id, known: 'record' } as const
    const record = recordOfAny(state, ['crm'], at)
    const common = { record, channel: 'email', topic: 'offer', campaign, department: 'marketing', contactPoint: email }
    const data = { discountPercent: campaigns.discountPercent }
    const refersTo = treated
      ? log.note(dice, { at, kind: 'contact', name: 'sent', ...common, product, data }, truth)
      : undefined
    if (!converted) continue
    const orderedAt = at + HOUR + Math.floor(dice.next() * (campaigns.windowDays * DAY - 2 * HOUR))
    orderOnline(month, state, orderedAt, refersTo === undefined ? { product } : { product, campaign })
    if (refersTo === undefined) continue
    state.responses.push(orderedAt)
    log.note(dice, { at: orderedAt, kind: 'response', name: 'converted', refersTo, ...common }, truth)
  }
  return truths
}
