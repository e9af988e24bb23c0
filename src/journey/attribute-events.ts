import { type CustomerEvent, EventFlag, EventLog } from '../event'
import { Attribution } from './attribution'
import type { AttributionPolicy } from './attribution-policy'
import { attributionAt, type EventAttribution } from './explain-attribution'
import type { IdentityIndex } from './identity-index'

/**
 * Whose each event is. An event is its record's person's; else the person's to whom its identifiers point and nobody else's; else that of whoever
 * was signed in on its device, or signed in on it soon after. Logins and logouts cut each device into intervals, so that a shared device never mixes two
 * persons: where it is not clear who of them it was, the event is nobody's and says why. Events are not changed: after a merge or an unmerge
 * in `identity` the same call gives the new answer.
 *
 * @param events in any order; a repeated ID counts once
 * @returns one for each event, by time, then by ID
 * @throws BAD_CONFIG for a policy that cannot be
 *
 * @example
 * ```ts
 * import { attributeEvents, IdentityIndex } from 'samewise/customer'
 *
 * const record = { source: 'shop', recordId: '7' }
 * const identity = new IdentityIndex({ crosswalk: [{ goldenId: 'g_ann', ...record }] })
 * const answers = attributeEvents(
 *   [
 *     { id: 'e1', at: 0, kind: 'interaction', name: 'page-view', device: 'cookie' },
 *     { id: 'e2', at: 60_000, kind: 'auth', name: 'login', device: 'cookie', record },
 *     { id: 'e3', at: 90_000, kind: 'auth', name: 'logout', device: 'cookie' },
 *     { id: 'e4', at: 7_200_000, kind: 'interaction', name: 'page-view', device: 'cookie' },
 *   ],
 *   identity,
 * )
 * answers.map((answer) => answer.goldenId) // ['g_ann', 'g_ann', 'g_ann', undefined]
 * answers[0].reason // 'before-login'
 * ```
 */
export function attributeEvents(
  events: Iterable<CustomerEvent>,
  identity: IdentityIndex,
  policy: AttributionPolicy = {},
): EventAttribution[] {
  const attribution = new Attribution(EventLog.of(events), identity, policy)
  attribution.decideAll()
  return attributionsOf(attribution)
}

/** What was decided of every event, by time, then by ID. */
export function attributionsOf(attribution: Attribution): EventAttribution[] {
  const { log } = attribution
  const rows: number[] = []
  for (let row = 0; row < log.rowCount; row++) if ((log.flags[row] & EventFlag.dead) === 0) rows.push(row)
  rows.sort((a, b) => log.compareRows(a, b))
  return rows.map((row) => attributionAt(attribution, row))
}
