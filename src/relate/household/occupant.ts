import type { Dwelling } from './buildings'
import type { HomeFacts } from './home-record'
import type { Known, PersonFacts } from './link-occupants'
import { startOf } from './residence'

/** A person at a dwelling. */
export interface Occupant extends PersonFacts {
  readonly person: string
  /** Those that place the person here, by source and id. */
  readonly records: readonly HomeFacts[]
  /** First and last sight here; NaN where no record has a time. */
  readonly first: number
  readonly last: number
  /** First sight at another address after the last one here; Infinity where there is none. */
  readonly left: number
}

/** Those at a dwelling, by their first record, so that nothing hangs on how golden IDs are spelt. */
export function occupantsOf({ occupants }: Dwelling, known: Known): Occupant[] {
  const found = [...occupants].map(([person, keys]): Occupant => {
    const records = [...keys].sort().map(known.facts)
    let first = Number.NaN
    let last = Number.NaN
    const see = (time: number): void => {
      if (!Number.isFinite(time)) return
      if (!(first <= time)) first = time
      if (!(last >= time)) last = time
    }
    for (const { at, span } of records) {
      see(Math.min(Math.max(at, span.since), span.until))
      see(span.since)
      see(span.until)
    }
    const left = firstElsewhere(known.factsOf(person), keys, last)
    return { ...known.person(person), person, records, first, last, left }
  })
  return found.sort((a, b) => (a.records[0].key < b.records[0].key ? -1 : 1))
}

/** When the person was first seen at another address after a moment; an address that is nobody's home, such as a post box, does not count. */
function firstElsewhere(all: readonly HomeFacts[], here: ReadonlySet<string>, after: number): number {
  let first = Number.POSITIVE_INFINITY
  for (const record of all) {
    if (record.address === undefined || record.flaw !== undefined || here.has(record.key)) continue
    const start = startOf(record)
    if (start > after && start < first) first = start
  }
  return first
}
