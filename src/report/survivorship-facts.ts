import type { ResolveResult } from '../resolve'
import type { Choice } from '../survive'

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
  /** By number of the source. */
  readonly contests: Map<number, number>
  readonly wins: Map<number, number>
}

/** Counts how golden values came to be. */
export function survivorshipFacts(result: ResolveResult): SurvivorshipFacts {
  const { plan, records } = result.state
  const tallies = plan.fields.map(
    (): Tally => ({ filled: 0, agreed: 0, decidedBy: new Map(), contests: new Map(), wins: new Map() }),
  )
  let seen = 0
  let counted = 0
  for (const { members, choices } of result.made.survivors()) {
    if (counted === MOST_COUNTED || seen === MOST_SEEN) break
    seen++
    if (members.length < 2) continue
    counted++
    for (let f = 0; f < choices.length; f++) {
      if (choices[f].winners.length > 0) count(tallies[f], choices[f], records.sources)
    }
  }
  return {
    golden: counted,
    isAll: seen === result.goldenCount,
    fields: plan.fields
      .flatMap(({ name }, f) => (tallies[f].filled === 0 ? [] : [close(name, tallies[f], records.sourceNames)]))
      .slice(0, MOST_FIELDS),
  }
}

function count(tally: Tally, { decidedBy, winners, losers }: Choice, sources: Int32Array): void {
  tally.filled++
  // Several winners are the different values of a list.
  if (losers.length === 0 && winners.length === 1) {
    tally.agreed++
    return
  }
  tally.decidedBy.set(decidedBy, (tally.decidedBy.get(decidedBy) ?? 0) + 1)
  const won = new Set(winners.map(({ record }) => sources[record]))
  for (const source of new Set([...won, ...losers.map(({ record }) => sources[record])])) {
    tally.contests.set(source, (tally.contests.get(source) ?? 0) + 1)
    if (won.has(source)) tally.wins.set(source, (tally.wins.get(source) ?? 0) + 1)
  }
}

function close(
  field: string,
  { filled, agreed, decidedBy, contests, wins }: Tally,
  sourceNames: readonly string[],
): FieldSurvivorship {
  return {
    field,
    filled,
    agreed,
    decidedBy: [...decidedBy]
      .map(([strategy, golden]) => ({ strategy, golden }))
      .sort((a, b) => b.golden - a.golden || (a.strategy < b.strategy ? -1 : 1)),
    sources: [...contests]
      .map(([source, own]) => ({ source: sourceNames[source], contests: own, wins: wins.get(source) ?? 0 }))
      .sort((a, b) => b.contests - a.contests || (a.source < b.source ? -1 : 1))
      .slice(0, MOST_SOURCES),
  }
}
