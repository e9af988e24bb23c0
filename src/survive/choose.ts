import type { Contributions, RecordFacts } from './contributions'
import type { StrategyConfig } from './strategy'

/** A value of one record, named by record and slot. */
export interface Contribution {
  readonly record: number
  readonly slot: number
}

/** A contribution that did not win, and the strategy that ruled it out. */
export interface Loser extends Contribution {
  readonly lostBy: StrategyConfig['strategy'] | 'order' | 'group'
}

/** What survived in one field of one cluster. */
export interface Choice {
  /** One winner, several for a union, none where no record has a value. */
  readonly winners: readonly Contribution[]
  /** The strategy that settled it: the last that ruled a differing value out, or the first of the chain where all agreed. */
  readonly decidedBy: StrategyConfig['strategy'] | 'order' | 'group'
  /** Contributions with another value than the winner's. */
  readonly losers: readonly Loser[]
}

/** How much better a contribution is under one strategy: the highest number stays. */
type Measure = (record: number, slot: number) => number

const DEFAULT_UNION_LIMIT = 10

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
  const union = chain.find((s) => s.strategy === 'union')
  const others = chain.filter((s) => s.strategy !== 'union')
  if (union !== undefined) {
    const order: readonly StrategyConfig[] = others.length > 0 ? others : [{ strategy: 'most-recent' }]
    return chooseUnion(all, field, facts, order, union.limit ?? DEFAULT_UNION_LIMIT)
  }
  return chooseOne(all, field, facts, others)
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
  let decidedBy: Choice['decidedBy'] = first
  const losers: Loser[] = []
  const ruleOut = (kept: readonly Contribution[], by: Loser['lostBy']): void => {
    if (kept.length === left.length) return
    const survivors = new Set(kept)
    for (const loser of left) if (!survivors.has(loser)) losers.push({ ...loser, lostBy: by })
    left = kept
  }
  for (const { strategy } of chain) {
    if (left.length === 1) break
    ruleOut(keepBest(left, measureOf(strategy, left, field, facts)), strategy)
  }
  ruleOut(left.slice(0, 1), 'order')
  const winner = left[0]
  const value = codeOf(field, winner)
  const differing = losers.filter((loser) => codeOf(field, loser) !== value)
  if (differing.length > 0) decidedBy = differing[differing.length - 1].lostBy
  return { winners: [winner], decidedBy, losers: differing }
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

function keepBest(candidates: readonly Contribution[], measure: Measure): readonly Contribution[] {
  let best = Number.NEGATIVE_INFINITY
  const values = candidates.map(({ record, slot }) => {
    const value = measure(record, slot)
    if (value > best) best = value
    return value
  })
  return candidates.filter((_, i) => values[i] === best)
}

function measureOf(
  strategy: StrategyConfig['strategy'],
  candidates: readonly Contribution[],
  field: Contributions,
  { observedAt, sources, priorities }: RecordFacts,
): Measure {
  const { codes, slots } = field
  switch (strategy) {
    case 'most-recent':
      return (record) => (Number.isNaN(observedAt[record]) ? -Number.MAX_VALUE : observedAt[record])
    case 'oldest':
      return (record) => (Number.isNaN(observedAt[record]) ? -Number.MAX_VALUE : -observedAt[record])
    case 'source-priority':
      return (record) => -Math.min(priorities[sources[record]], Number.MAX_VALUE)
    case 'most-frequent': {
      const votes = new Map<number, Set<number>>()
      for (const { record, slot } of candidates) {
        const code = codes[record * slots + slot]
        const voters = votes.get(code)
        if (voters === undefined) votes.set(code, new Set([sources[record]]))
        else voters.add(sources[record])
      }
      return (record, slot) => (votes.get(codes[record * slots + slot]) as Set<number>).size
    }
    case 'longest':
      return (record, slot) => field.lengths[codes[record * slots + slot]]
    case 'shortest':
      return (record, slot) => -field.lengths[codes[record * slots + slot]]
    case 'most-complete':
      return (record, slot) => field.completeness[codes[record * slots + slot]]
    case 'union':
      return () => 0
  }
}
