import type { Span } from '../span'
import type { Dwelling } from './buildings'
import type { Chain } from './chain-groups'
import type { HomeFacts } from './home-record'

/** When a record first says that its person is at its address: since when, else when it was observed; −Infinity where it says neither. */
export function startOf({ at, span }: HomeFacts): number {
  if (Number.isFinite(span.since)) return span.since
  return Number.isNaN(at) ? Number.NEGATIVE_INFINITY : Math.min(at, span.until)
}

/**
 * When a person was of a household: from the first sight at one of its addresses to the first sight elsewhere that was not followed by another
 * at home. An address that is nobody's home, such as a post box, ends nothing. Records without time say where, not when.
 *
 * @param records all of the person's
 */
export function residenceOf(
  person: string,
  records: readonly HomeFacts[],
  { groups }: Chain,
  dwellingOf: (place: string) => Dwelling | undefined,
): Span {
  const own = groups.filter(({ members }) => members.has(person))
  const homes = new Set(own.map(({ dwelling }) => dwelling))
  homes.delete(undefined)
  if (homes.size === 0) return declaredSpan(own)
  const sights = records
    .map((record) => ({ record, start: startOf(record) }))
    .sort((a, b) => (a.start === b.start ? (a.record.key < b.record.key ? -1 : 1) : a.start < b.start ? -1 : 1))
  let since = Number.POSITIVE_INFINITY
  let until = Number.POSITIVE_INFINITY
  for (const { record, start } of sights) {
    const dwelling = record.address === undefined || record.flaw !== undefined ? undefined : dwellingOf(record.place)
    if (dwelling === undefined || dwelling.isBlock) continue
    if (homes.has(dwelling)) {
      since = Math.min(since, start)
      until = record.span.until
    } else if (start > since && start > Number.NEGATIVE_INFINITY && until > start) until = start
  }
  return { since, until }
}

/** From the first to the last declaration. */
function declaredSpan(groups: Chain['groups']): Span {
  const spans = groups.flatMap(({ declared }) => declared ?? [])
  return {
    since: Math.min(...spans.map(({ since }) => since)),
    until: Math.max(...spans.map(({ until }) => until)),
  }
}
