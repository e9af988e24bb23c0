import type { ResolveResult } from '../resolve'

/** How the values of a field came to survive. */
export interface FieldSurvivorship {
  readonly field: string
  /** Golden records of several records that have a value. */
  readonly filled: number
  /** Those of them in which no two records differ. */
  readonly agreed: number
  /** What decided the others, and how often; most often first. */
  readonly decidedBy: readonly { readonly strategy: string; readonly golden: number }[]
  /** By source: contested values it took part in, and won. */
  readonly sources: readonly { readonly source: string; readonly contests: number; readonly wins: number }[]
}

/** Survivorship of all fields, over the golden records that were looked at. */
export interface SurvivorshipFacts {
  /** Golden records of several records that were counted; all there are, or a part. */
  readonly golden: number
  readonly isAll: boolean
  readonly fields: readonly FieldSurvivorship[]
}

/** Golden records of several records that are counted. Golden IDs are hashes, so the first of them are a fair sample. */
const MOST_COUNTED = 2000
/** Golden records looked at to find them. */
const MOST_SEEN = 20_000
const MOST_FIELDS = 40
const MOST_SOURCES = 12

interface Tally {
  filled: number
  agreed: number
  readonly decidedBy: Map<string, number>
  readonly contests: Map<string, number>
  readonly wins: Map<string, number>
}

/** Counts how golden values came to be. */
export function survivorshipFacts(result: ResolveResult): SurvivorshipFacts {
  const tallies = new Map<string, Tally>()
  let seen = 0
  let counted = 0
  for (const { records, lineage } of result.golden()) {
    if (counted === MOST_COUNTED || seen === MOST_SEEN) break
    seen++
    if (records.length < 2) continue
    counted++
    for (const [field, { strategy, winners, losers }] of Object.entries(lineage)) {
      let tally = tallies.get(field)
      if (tally === undefined) {
        tally = { filled: 0, agreed: 0, decidedBy: new Map(), contests: new Map(), wins: new Map() }
        tallies.set(field, tally)
      }
      count(tally, strategy, winners, losers)
    }
  }
  const order = result.state.plan.fields.map((field) => field.name)
  return {
    golden: counted,
    isAll: seen === result.goldenCount,
    fields: order
      .flatMap((field) => {
        const tally = tallies.get(field)
        return tally === undefined || tally.filled === 0 ? [] : [close(field, tally)]
      })
      .slice(0, MOST_FIELDS),
  }
}

interface Origin {
  readonly source: string
}

function count(tally: Tally, strategy: string, winners: readonly Origin[], losers: readonly Origin[]): void {
  tally.filled++
  // Several winners are the different values of a list.
  if (losers.length === 0 && winners.length === 1) {
    tally.agreed++
    return
  }
  tally.decidedBy.set(strategy, (tally.decidedBy.get(strategy) ?? 0) + 1)
  const won = new Set(winners.map((origin) => origin.source))
  for (const source of new Set([...won, ...losers.map((origin) => origin.source)])) {
    tally.contests.set(source, (tally.contests.get(source) ?? 0) + 1)
    if (won.has(source)) tally.wins.set(source, (tally.wins.get(source) ?? 0) + 1)
  }
}

function close(field: string, { filled, agreed, decidedBy, contests, wins }: Tally): FieldSurvivorship {
  return {
    field,
    filled,
    agreed,
    decidedBy: [...decidedBy]
      .map(([strategy, golden]) => ({ strategy, golden }))
      .sort((a, b) => b.golden - a.golden || (a.strategy < b.strategy ? -1 : 1)),
    sources: [...contests]
      .map(([source, own]) => ({ source, contests: own, wins: wins.get(source) ?? 0 }))
      .sort((a, b) => b.contests - a.contests || (a.source < b.source ? -1 : 1))
      .slice(0, MOST_SOURCES),
  }
}
