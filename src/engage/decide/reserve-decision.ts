import { SamewiseError } from '../../base'
import { didYouMean } from '../../entity'
import type { Action } from './action'
import type { EngagementBook } from './engagement-book'
import type { Decision } from './next-best-action'
import { type ReserveOptions, type ReserveResult, reserveContact } from './reserve'

/**
 * Books the contact that a decision chose, as {@link reserveContact} does: over its channel and address, at its time, or now where that is past. Holds, consent, conflicts
 * and caps are looked at once more, since others may have decided in the meantime. `confirmContact` and `cancelContact` settle it.
 *
 * @param actions those that the decision was made of
 * @param options.now milliseconds UTC
 * @param options.id id of the contact to come; asking again with it gives the same reservation
 * @param options.heldUntil how long the place is kept without being confirmed. Default one hour after the contact's time
 * @returns the reservation, or why there is none; of a decision to do nothing, a refusal with rule `nothing-chosen`
 * @throws `BAD_USAGE` where the chosen action is not among the actions
 *
 * @example
 * ```ts
 * import { EngagementBook, nextBestAction, reserveDecision } from 'samewise/customer'
 *
 * const book = new EngagementBook(() => undefined)
 * const policy = { name: 'p', consentDefaults: { marketing: 'allow' }, caps: [{ id: 'one a week', max: 1, days: 7 }] } as const
 * const actions = [{ id: 'offer', category: 'marketing', channels: ['email'], value: 1 }] as const
 * const decision = nextBestAction(book, 'g1', actions, { policy, now: 0 })
 * reserveDecision(book, decision, actions, { policy, now: 0, id: 'c1' }).ok // true
 * reserveDecision(book, decision, actions, { policy, now: 0, id: 'c2' }).ok // false: the place is taken
 * ```
 */
export function reserveDecision(
  book: EngagementBook,
  decision: Decision,
  actions: readonly Action[],
  options: Pick<ReserveOptions, 'policy' | 'now' | 'id' | 'heldUntil'>,
): ReserveResult {
  const { chosen, goldenId } = decision
  // Only doing nothing has no channel, and it is never chosen.
  if (chosen?.channel === undefined) {
    return { ok: false, refusal: { stage: 'rank', rule: 'nothing-chosen', evidence: { asOf: decision.asOf } } }
  }
  const action = actions.find(({ id }) => id === chosen.action)
  if (action === undefined) {
    const ids = actions.map(({ id }) => id)
    throw new SamewiseError(
      'BAD_USAGE',
      `The decision chose "${chosen.action}", which is not among the actions. Give those that it was made of.${didYouMean(chosen.action, ids)}`,
      { where: { goldenId } },
    )
  }
  return reserveContact(book, goldenId, action, {
    ...options,
    channel: chosen.channel,
    at: Math.max(chosen.at, options.now),
    ...(chosen.contactPoint === undefined ? {} : { contactPoint: chosen.contactPoint }),
  })
}
