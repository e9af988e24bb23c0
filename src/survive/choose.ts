import type { Contributions, RecordFacts } from './contributions'
import type { StrategyConfig } from './strategy'

/** A value of one record, named by record and slot. */
export interface Contribution {
  readonly record: number
  readonly slot: number
}

/** A strategy, or what stands before and behind all strategies. */
export type LostBy = StrategyConfig['strategy'] | 'order' | 'group' | 'reference'

/** A contribution that did not win, and the strategy that ruled it out. */
export interface Loser extends Contribution {
  readonly lostBy: LostBy
}

/** What survived in one field of one cluster. */
export interface Choice {
  /** One winner, several for a union, none where no record has a value. */
  readonly winners: readonly Contribution[]
  /** The strategy that settled it: the last that ruled a differing value out, or the first of the chain where all agreed. */
  readonly decidedBy: LostBy
  /** Contributions with another value than the winner's. */
  readonly losers: readonly Loser[]
}

const DEFAULT_UNION_LIMIT = 10

/** How good each of the contributions at hand is under the strategy at hand: the highest number stays. Grows as needed. */
let measures = new Float64Array(64)

/** All contributions of a cluster's records to a field, in the order of records and slots. */
export function contributionsOf(members: Int32Array, { codes, slots }: Contributions): Contribution[] {
  const found: Contribution[] = []
  for (const record of members) {
    for (let slot = 0; slot < slots; slot++) if (codes[record * slots + slot] !== 0) found.push({ record, slot })
  }
  return found
}

/**
 * Chooses the surviving value or values of a field.
 *
 * @param members records of the cluster, ascending
 * @param chain strategies in turn; a union anywhere in it keeps all different values, ordered by the other strategies
 */
export function chooseValue(
  members: Int32Array,
  field: Contributions,
  facts: RecordFacts,
  chain: readonly StrategyConfig[],
): Choice {
  const all = contributionsOf(members, field)
  if (all.length === 1 && members.length === 1 && chain[0]?.strategy !== 'union')
    return chooseOne(all, field, facts, chain)
  if (facts.references !== undefined) return chooseWithReferences(all, field, facts, facts.references, chain)
  return chooseFrom(all, field, facts, chain)
}

function chooseFrom(
  all: readonly Contribution[],
  field: Contributions,
  facts: RecordFacts,
  chain: readonly StrategyConfig[],
): Choice {
  const union = chain.find((s) => s.strategy === 'union')
  const others = chain.filter((s) => s.strategy !== 'union')
  if (union !== undefined) {
    const order: readonly StrategyConfig[] = others.length > 0 ? others : [{ strategy: 'most-recent' }]
    return chooseUnion(all, field, facts, order, union.limit ?? DEFAULT_UNION_LIMIT)
  }
  return chooseOne(all, field, facts, others)
}

/** Values of reference sources count where no other source has one. */
function chooseWithReferences(
  all: readonly Contribution[],
  field: Contributions,
  facts: RecordFacts,
  references: readonly boolean[],
  chain: readonly StrategyConfig[],
): Choice {
  const own = all.filter(({ record }) => !references[facts.sources[record]])
  if (own.length === 0 || own.length === all.length) return chooseFrom(all, field, facts, chain)
  const choice = chooseFrom(own, field, facts, chain)
  const kept = new Set(choice.winners.map((winner) => codeOf(field, winner)))
  const losers = all
    .filter((c) => references[facts.sources[c.record]] && !kept.has(codeOf(field, c)))
    .map((c) => ({ ...c, lostBy: 'reference' as const }))
  return { ...choice, losers: [...choice.losers, ...losers] }
}

function codeOf({ codes, slots }: Contributions, { record, slot }: Contribution): number {
  return codes[record * slots + slot]
}

function chooseOne(
  all: readonly Contribution[],
  field: Contributions,
  facts: RecordFacts,
  chain: readonly StrategyConfig[],
): Choice {
  const first = chain[0]?.strategy ?? 'order'
  if (all.length === 0) return { winners: [], decidedBy: first, losers: [] }
  if (all.length === 1) return { winners: all, decidedBy: first, losers: [] }
  let left = all
  const ruledOut: Contribution[] = []
  const lostBy: LostBy[] = []
  for (const { strategy } of chain) {
    if (left.length === 1) break
    const best = measure(strategy, left, field, facts)
    const kept: Contribution[] = []
    for (let c = 0; c < left.length; c++) {
      if (measures[c] === best) kept.push(left[c])
      else {
        ruledOut.push(left[c])
        lostBy.push(strategy)
      }
    }
    left = kept
  }
  for (let c = 1; c < left.length; c++) {
    ruledOut.push(left[c])
    lostBy.push('order')
  }
  const value = codeOf(field, left[0])
  const losers: Loser[] = []
  for (let c = 0; c < ruledOut.length; c++) {
    const { record, slot } = ruledOut[c]
    if (field.codes[record * field.slots + slot] !== value) losers.push({ record, slot, lostBy: lostBy[c] })
  }
  const decidedBy = losers.length === 0 ? first : losers[losers.length - 1].lostBy
  return { winners: [left[0]], decidedBy, losers }
}

function chooseUnion(
  all: readonly Contribution[],
  field: Contributions,
  facts: RecordFacts,
  order: readonly StrategyConfig[],
  limit: number,
): Choice {
  const winners: Contribution[] = []
  let left = [...all]
  while (left.length > 0 && winners.length < limit) {
    const [winner] = chooseOne(left, field, facts, order).winners
    winners.push(winner)
    const value = codeOf(field, winner)
    left = left.filter((c) => codeOf(field, c) !== value)
  }
  return { winners, decidedBy: 'union', losers: left.map((c) => ({ ...c, lostBy: 'union' as const })) }
}

/** Measures contributions into {@link measures}, and gives back the highest of them. */
function measure(
  strategy: StrategyConfig['strategy'],
  candidates: readonly Contribution[],
  field: Contributions,
  { observedAt, sources, priorities }: RecordFacts,
): number {
  const { codes, slots, lengths, completeness } = field
  const count = candidates.length
  if (count > measures.length) measures = new Float64Array(count * 2)
  const votes = strategy === 'most-frequent' ? countVotes(candidates, field, sources) : undefined
  let best = Number.NEGATIVE_INFINITY
  for (let c = 0; c < count; c++) {
    const { record, slot } = candidates[c]
    const code = codes[record * slots + slot]
    let value = 0
    switch (strategy) {
      case 'most-recent':
        value = Number.isNaN(observedAt[record]) ? -Number.MAX_VALUE : observedAt[record]
        break
      case 'oldest':
        value = Number.isNaN(observedAt[record]) ? -Number.MAX_VALUE : -observedAt[record]
        break
      case 'source-priority':
        value = -Math.min(priorities[sources[record]], Number.MAX_VALUE)
        break
      case 'most-frequent':
        value = votes?.get(code)?.size ?? 0
        break
      case 'longest':
        value = lengths[code]
        break
      case 'shortest':
        value = -lengths[code]
        break
      case 'most-complete':
        value = completeness[code]
        break
    }
    measures[c] = value
    if (value > best) best = value
  }
  return best
}

/** Sources that hold each value. */
function countVotes(
  candidates: readonly Contribution[],
  { codes, slots }: Contributions,
  sources: RecordFacts['sources'],
): ReadonlyMap<number, ReadonlySet<number>> {
  const votes = new Map<number, Set<number>>()
  for (const { record, slot } of candidates) {
    const code = codes[record * slots + slot]
    const voters = votes.get(code)
    if (voters === undefined) votes.set(code, new Set([sources[record]]))
    else voters.add(sources[record])
  }
  return votes
}
