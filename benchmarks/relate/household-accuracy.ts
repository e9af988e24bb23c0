import type { Households } from 'samewise/customer'
import type { PersonRecord } from 'samewise/generate'
import { type DeliveryAddress, readDeliveryAddress } from '../../src/relate/household/delivery-address'
import type { MeasuredPeople } from './people'

/** Pairs of persons who are, or were, of one household. */
export interface HouseholdScore {
  readonly persons: number
  readonly households: number
  /** Pairs found, and those of them that are true. */
  readonly found: number
  readonly right: number
  readonly precision: number
  /** Of all true pairs, also of persons of whom no record says where they live. */
  readonly truePairs: number
  readonly recallOfAll: number
  /** Of the true pairs who are seen at one address: both have a record that gives an address, and without errors it would be the same. */
  readonly seenPairs: number
  readonly recallOfSeen: number
  /** Of those, the pairs who, without errors, also share a family name, phone or mailbox: what the default rules ask for. */
  readonly toldPairs: number
  readonly recallOfTold: number
}

/**
 * Scores households by pairs. A golden ID stands for the person that most of its records are of, and those of wrongly merged records count
 * for that one only.
 *
 * @param personOf golden ID of the n-th record
 */
export function scoreHouseholds(
  { records, clean, truth }: MeasuredPeople,
  { households }: Households,
  personOf: (n: number) => string,
): HouseholdScore {
  const homes = new Map<string, Set<string>>()
  const ties = new Map<string, Set<string>>()
  const familyOf = new Map<string, string>()
  const votes = new Map<string, Map<string, number>>()
  records.forEach((record, n) => {
    const { entity_id, household_id } = truth[n]
    familyOf.set(entity_id, household_id)
    const own = homes.get(entity_id) ?? new Set<string>()
    homes.set(entity_id, own)
    const home = record.street === '' || (record.city === '' && record.postcode === '') ? undefined : keyOf(clean[n])
    if (home !== undefined) own.add(home)
    const tie = ties.get(entity_id) ?? new Set<string>()
    ties.set(entity_id, tie)
    for (const value of tiesOf(record, clean[n])) tie.add(value)
    const golden = personOf(n)
    const counts = votes.get(golden) ?? new Map<string, number>()
    votes.set(golden, counts)
    counts.set(entity_id, (counts.get(entity_id) ?? 0) + 1)
  })
  const entityOf = new Map([...votes].map(([golden, counts]) => [golden, most(counts)]))
  const families = new Map<string, string[]>()
  for (const [entity, family] of familyOf) {
    const known = families.get(family)
    if (known === undefined) families.set(family, [entity])
    else known.push(entity)
  }
  const found = new Set<string>()
  for (const { members } of households) {
    for (const a of members) {
      for (const b of members) {
        const left = entityOf.get(a.goldenId)!
        const right = entityOf.get(b.goldenId)!
        if (left < right) found.add(`${left} ${right}`)
      }
    }
  }
  let truePairs = 0
  let seenPairs = 0
  let right = 0
  let rightOfSeen = 0
  let toldPairs = 0
  let rightOfTold = 0
  for (const own of families.values()) {
    own.sort()
    for (let a = 0; a < own.length; a++) {
      for (let b = a + 1; b < own.length; b++) {
        const isFound = found.has(`${own[a]} ${own[b]}`)
        const isSeen = meet(homes.get(own[a])!, homes.get(own[b])!)
        const isTold = isSeen && meet(ties.get(own[a])!, ties.get(own[b])!)
        if (isTold) toldPairs++
        if (isTold && isFound) rightOfTold++
        truePairs++
        if (isSeen) seenPairs++
        if (isFound) right++
        if (isFound && isSeen) rightOfSeen++
      }
    }
  }
  return {
    persons: familyOf.size,
    households: households.length,
    found: found.size,
    right,
    precision: right / Math.max(1, found.size),
    truePairs,
    recallOfAll: right / Math.max(1, truePairs),
    seenPairs,
    recallOfSeen: rightOfSeen / Math.max(1, seenPairs),
    toldPairs,
    recallOfTold: rightOfTold / Math.max(1, toldPairs),
  }
}

/** What a record gives of names and contact points, as it would be without errors. */
function tiesOf(written: PersonRecord, clean: PersonRecord): string[] {
  const ties: string[] = []
  const family = clean.last_name
    .toLowerCase()
    .replace(/ (?:jr|sr)$/, '')
    .trim()
  if (written.last_name !== '') ties.push(...family.split('-').map((name) => `family ${name}`))
  if (written.phone !== '') ties.push(`phone ${clean.phone.replaceAll(/\D|x.*$/g, '').slice(-10)}`)
  if (written.email !== '') ties.push(`email ${clean.email.toLowerCase()}`)
  return ties
}

const meet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].some((value) => b.has(value))

function keyOf({ street, city, postcode }: { street: string; city: string; postcode: string }): string | undefined {
  const read = readDeliveryAddress({ line: street, city, postcode }, {})
  return read === undefined || read.flaw !== undefined ? undefined : withoutUnit(read.address)
}

// A unit is left out of one in seven records by habit, not by noise.
const withoutUnit = ({ number, street, postcode }: DeliveryAddress): string => `${number} ${street} ${postcode}`

function most(counts: ReadonlyMap<string, number>): string {
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0][0]
}
