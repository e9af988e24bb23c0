import type { RecordRef } from '../../identity'
import type { FollowedRelation } from '../follow-relations'
import type { Group, HouseholdEvidence } from './link-occupants'

/** Type of the relation that makes a member without an address. */
const LIVES_WITH = 'lives-with'
/** Before the anchors of groups that a declaration makes, so that they sort behind all records. */
const DECLARED = '\uffff'

/** The group of two that a declared `lives-with` makes; undefined for another relation, or one of nobody's. */
export function declaredGroup(
  relation: FollowedRelation,
  keysOf: (person: string) => ReadonlySet<string>,
): Group | undefined {
  const { from, to, type, since } = relation
  if (type !== LIVES_WITH || keysOf(from).size === 0 || keysOf(to).size === 0) return undefined
  const first = firstOf(keysOf(from))
  const second = firstOf(keysOf(to))
  const say = (person: string, a: string, b: string): HouseholdEvidence[] => [
    { rule: 'declared', same: ['declared'], with: person, records: [refOf(a), refOf(b)] },
  ]
  return {
    anchor: `${DECLARED}${first}\u0000${second}\u0000${since}`,
    anchorRef: refOf(first),
    declared: relation,
    members: new Map([
      [from, say(to, first, second)],
      [to, say(from, second, first)],
    ]),
  }
}

/** The first of some keys; there is one at least. */
export function firstOf(keys: Iterable<string>): string {
  let first: string | undefined
  for (const key of keys) if (first === undefined || key < first) first = key
  return first!
}

function refOf(key: string): RecordRef {
  const at = key.indexOf('\u0000')
  return { source: key.slice(0, at), recordId: key.slice(at + 1) }
}
