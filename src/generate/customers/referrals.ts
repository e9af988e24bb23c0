import { type CustomerState, recordOfAny } from './customer-state'
import { drawInstant, type Month } from './month'
import { customerParameters } from './parameters'

/** Who brought whom. */
export interface ReferralTruth {
  readonly person: string
  readonly referred: string
  readonly at: number
}

/** Now and then a customer recommends the company to someone who is a customer too, and names a record of theirs by a form. */
export function refer(month: Month, state: CustomerState, others: readonly CustomerState[]): ReferralTruth | undefined {
  const { dice, log } = month
  if (!dice.chance(customerParameters.referrals.perMonth)) return undefined
  const friend = dice.pick(others)
  const at = drawInstant(month, state, 18)
  if (at === undefined || friend === state) return undefined
  const [{ source, recordId }] = friend.who.records
  const record = recordOfAny(state, ['web', 'crm'], at)
  const draft = { at, kind: 'interaction', name: 'form-submitted', topic: 'referral', channel: 'web', record } as const
  const data = { referredSource: source, referredRecord: recordId }
  log.note(dice, { ...draft, data }, { person: state.who.id, known: 'record' })
  return { person: state.who.id, referred: friend.who.id, at }
}
