import type { RawTable, RecordTable, Reject } from '../columns'
import type { Plan, TableLayout } from '../entity'
import { firstGoldenId, type RecordRef } from '../identity'
import { featureName } from '../kinds'
import { type SourceAgreement, sourceAgreement } from '../profile'
import { type Choice, chooseGroup, chooseValue, type RecordFacts } from '../survive'
import { type ClassPrior, type Scorer, toProbability } from '../weigh'
import { admissibleBetween } from './clean-sources'
import type { ClusterStage } from './cluster-stage'
import { type ExpectedScores, expectedScores } from './expected-scores'
import type { BoundJudgements } from './judgements'
import type { Learned } from './learn-model'
import type { OrderedRecords } from './order-records'
import { findRelations, type Relations } from './relations'
import type { ScoredPairs } from './score-candidates'
import { type FieldValues, partsOf } from './standardize-values'

/** A value of a golden field: text; an object of parts for names and addresses; a list of either for `many` and unions. */
export type GoldenValue =
  | string
  | Readonly<Record<string, string>>
  | readonly (string | Readonly<Record<string, string>>)[]

/** Where a value came from, or why another did not survive. */
export interface ValueOrigin extends RecordRef {
  /** ISO 8601; left out where the record carries no time. */
  readonly observedAt?: string
}

/** How the golden value of a field came to be. */
export interface FieldLineage {
  /** What settled it: the strategy, `group`, or `order` where all strategies tied. */
  readonly strategy: string
  readonly winners: readonly ValueOrigin[]
  /** Records with another value, and the strategy each lost by. */
  readonly losers: readonly (ValueOrigin & { readonly lostBy: string })[]
}

/** One person or thing: its best values, and where each came from. */
export interface GoldenRecord {
  readonly goldenId: string
  readonly values: Readonly<Record<string, GoldenValue>>
  readonly lineage: Readonly<Record<string, FieldLineage>>
  readonly records: readonly RecordRef[]
  readonly sources: readonly string[]
  /** Lowest match probability on the cluster's maximum spanning tree; 1 for one record. */
  readonly cohesion: number
}

/**
 * What survived in a cluster, by the numbers of its records and values: what a {@link GoldenRecord} is made of, for whoever goes through all
 * clusters.
 *
 * @internal
 */
export interface Survivors {
  readonly goldenId: string
  /** Records of the cluster, ascending, so by source and id. */
  readonly members: Int32Array
  /** By field of the plan. */
  readonly choices: readonly Choice[]
  /** As {@link GoldenRecord.cohesion}. */
  readonly cohesion: number
}

/** A pair for a person to look at. */
export interface PossiblePair {
  readonly left: RecordRef
  readonly right: RecordRef
  /** Under the prior that decided the clusters. */
  readonly probability: number
  readonly weight: number
  readonly reason: string
}

/** All that a finished job holds. */
export interface ResolveState {
  readonly plan: Plan
  readonly tables: readonly RawTable[]
  readonly layouts: readonly TableLayout[]
  readonly records: OrderedRecords
  readonly table: RecordTable
  readonly learned: Learned
  readonly scorer: Scorer
  readonly prior: ClassPrior
  readonly pairs: ScoredPairs
  readonly clusters: ClusterStage
  readonly judgements: BoundJudgements
  readonly values: readonly FieldValues[]
  readonly rejects: readonly Reject[]
  /** What a user should be told of the sources. */
  readonly warnings: readonly string[]
  readonly seconds: Readonly<Record<string, number>>
  readonly seed: number
}

const DAY_MS = 86_400_000
/** How a time at midnight ends. */
const MIDNIGHT = 'T00:00:00.000Z'

/** What {@link resolve} found. */
export class ResolveResult {
  /** Number of records and of clusters. */
  readonly recordCount: number
  readonly goldenCount: number
  readonly rejects: readonly Reject[]
  /** Golden IDs by cluster, and clusters in the order of their IDs. */
  private readonly goldenIds: string[]
  private readonly order: Int32Array
  private readonly clusterOf: Int32Array
  /** 1 for each cluster with a record that is not of a reference source. */
  private readonly isFounded: Uint8Array
  private readonly facts: RecordFacts
  private readonly isList: readonly boolean[]
  /** Days as they are written, by their number since 1970: each is formatted once. */
  private readonly days = new Map<number, string>()
  private scores: ExpectedScores | undefined

  /**
   * All that the job held, for writers of results.
   *
   * @internal
   */
  readonly state: ResolveState

  /** @internal */
  constructor(state: ResolveState) {
    this.state = state
    const { records, clusters, layouts, rejects } = state
    const { starts, members, size } = clusters.groups
    const isReference = referenceSources(records.sourceNames, records, layouts)
    this.recordCount = records.count
    this.rejects = rejects
    this.clusterOf = new Int32Array(records.count)
    this.goldenIds = new Array(size)
    this.isFounded = new Uint8Array(size)
    for (let g = 0; g < size; g++) {
      let anchor = -1
      for (let k = starts[g]; k < starts[g + 1]; k++) {
        this.clusterOf[members[k]] = g
        if (anchor < 0 && !isReference[records.sources[members[k]]]) anchor = members[k]
      }
      if (anchor >= 0) this.isFounded[g] = 1
      // A golden ID does not hang on a record that may be withdrawn.
      const { source, recordId } = this.refOf(anchor >= 0 ? anchor : members[starts[g]])
      this.goldenIds[g] = firstGoldenId(source, recordId)
    }
    this.goldenCount = this.isFounded.reduce((sum, founded) => sum + founded, 0)
    this.isList = state.plan.fields.map(isListField)
    const ids = this.goldenIds
    this.order = Int32Array.from({ length: size }, (_, g) => g).sort((a, b) => (ids[a] < ids[b] ? -1 : 1))
    this.facts = {
      observedAt: records.observedAt,
      sources: records.sources,
      priorities: Float64Array.from(records.sourceNames, (name) => priorityOf(name, layouts)),
      ...(isReference.includes(true) ? { references: isReference } : {}),
    }
  }

  /** Golden records, by golden ID. Records of reference sources alone found none. */
  *golden(): IterableIterator<GoldenRecord> {
    for (const survivors of this.survivors()) yield this.goldenRecord(survivors)
  }

  /**
   * What {@link golden} gives, without making objects and texts of it.
   *
   * @internal
   */
  *survivors(): IterableIterator<Survivors> {
    const { groups, weakest } = this.state.clusters
    for (const g of this.order) {
      if (this.isFounded[g] === 0) continue
      const members = groups.members.subarray(groups.starts[g], groups.starts[g + 1])
      yield {
        goldenId: this.goldenIds[g],
        members,
        choices: this.choices(members),
        cohesion: members.length === 1 ? 1 : toProbability(weakest[g]),
      }
    }
  }

  /**
   * Numbers of all records, in the order of {@link xref}.
   *
   * @internal
   */
  *recordsByGoldenId(): IterableIterator<number> {
    const { starts, members } = this.state.clusters.groups
    for (const g of this.order) for (let k = starts[g]; k < starts[g + 1]; k++) yield members[k]
  }

  /** Golden ID of a record, by its number. */
  goldenIdOf(record: number): string {
    return this.goldenIds[this.clusterOf[record]]
  }

  /**
   * The crosswalk: every record once, by golden ID, source and record id. Records of reference sources that belong to no golden record have an
   * ID too, but no golden record of that ID.
   */
  *xref(): IterableIterator<RecordRef & { readonly goldenId: string }> {
    for (const record of this.recordsByGoldenId()) yield { goldenId: this.goldenIdOf(record), ...this.refOf(record) }
  }

  /** Pairs between the thresholds whose records are not in one cluster, and merges that something blocked; by the two records. */
  *possible(): IterableIterator<PossiblePair> {
    const { pairs, clusters, plan, judgements, records, learned, table } = this.state
    const { match, possible } = plan.thresholds
    const isAdmissible = admissibleBetween(table, learned.clean)
    const order = Int32Array.from({ length: pairs.left.length }, (_, e) => e).sort(
      (a, b) => pairs.left[a] - pairs.left[b] || pairs.right[a] - pairs.right[b],
    )
    for (const e of order) {
      const left = pairs.left[e]
      const right = pairs.right[e]
      if (this.clusterOf[left] === this.clusterOf[right]) continue
      if (this.isFounded[this.clusterOf[left]] + this.isFounded[this.clusterOf[right]] === 0) continue
      const weight = clusters.decisive[e]
      const probability = toProbability(weight)
      if (probability < possible) continue
      let reason = 'between the thresholds'
      if (judgements.different.get(left)?.has(right)) reason = 'judged different'
      else if (table.types !== undefined && !isAdmissible(left, right)) {
        reason = 'of different types, or of one source free of duplicates'
      } else if (records.sources[left] === records.sources[right] && learned.clean.clean[records.sources[left]]) {
        reason = 'same source, free of duplicates'
      } else if (probability >= match) {
        reason =
          clusters.method === 'one-to-one' ? 'a better partner was found' : 'the other records of the clusters disagree'
      }
      yield { left: this.refOf(left), right: this.refOf(right), probability, weight, reason }
    }
  }

  /** Precision and recall of the clusters' pairs as the model itself expects them, with an estimate of what blocking never proposed. */
  expected(): ExpectedScores {
    const { pairs, clusters, learned } = this.state
    this.scores ??= expectedScores(pairs, clusters, learned.candidates, this.clusterOf)
    return this.scores
  }

  /** Relations that the config states, followed from records to golden IDs. */
  relations(): Relations {
    return findRelations(new Map([[this.state.plan.config.name ?? 'entity', this]]))
  }

  /** Who agrees with whom: for each compared field and pair of sources, the share of golden records in which the two agree. */
  sourceAgreement(): SourceAgreement[] {
    return sourceAgreement(this.state.table, this.clusterOf)
  }

  /** Records as (source, id). */
  refOf(record: number): RecordRef {
    const { records } = this.state
    return { source: records.sourceNames[records.sources[record]], recordId: records.ids.get(records.idCodes[record]) }
  }

  /** When a record was observed, as ISO 8601, a date where that says it all; undefined where it carries no time. */
  observedAt(record: number): string | undefined {
    const time = this.state.records.observedAt[record]
    if (Number.isNaN(time)) return undefined
    const day = time / DAY_MS
    if (!Number.isInteger(day)) return new Date(time).toISOString()
    // A time at midnight UTC mostly comes from a date.
    let date = this.days.get(day)
    if (date === undefined) this.days.set(day, (date = new Date(time).toISOString().slice(0, -MIDNIGHT.length)))
    return date
  }

  /** Names of the golden columns: `field` and `field.part`. */
  get columns(): string[] {
    return this.state.plan.fields.flatMap((field) =>
      field.kind.goldenParts.map((part) => featureName(field.name, part)),
    )
  }

  private goldenRecord({ goldenId, members, choices, cohesion }: Survivors): GoldenRecord {
    const { plan, values } = this.state
    const records: RecordRef[] = []
    for (const record of members) records.push(this.refOf(record))
    const origins = new Map<number, ValueOrigin>()
    const originOf = (record: number): ValueOrigin => {
      const known = origins.get(record)
      if (known !== undefined) return known
      const origin = this.originOf(record, records[members.indexOf(record)])
      origins.set(record, origin)
      return origin
    }
    const golden: [string, GoldenValue][] = []
    const lineage: [string, FieldLineage][] = []
    for (let f = 0; f < choices.length; f++) {
      const { winners, losers, decidedBy } = choices[f]
      if (winners.length === 0) continue
      const { name, kind } = plan.fields[f]
      const { codes, slots } = values[f]
      const found = winners.map(({ record, slot }) =>
        toValue(kind.goldenParts, partsOf(values[f], codes[record * slots + slot])),
      )
      golden.push([name, this.isList[f] ? found : found[0]])
      lineage.push([
        name,
        {
          strategy: decidedBy,
          winners: winners.map(({ record }) => originOf(record)),
          losers: losers.map(({ record, lostBy }) => ({ ...originOf(record), lostBy })),
        },
      ])
    }
    return {
      goldenId,
      // From entries, so that a field called __proto__ is one like any other.
      values: Object.fromEntries(golden),
      lineage: Object.fromEntries(lineage),
      records,
      sources: [...new Set(records.map((r) => r.source))],
      cohesion,
    }
  }

  private choices(members: Int32Array): Choice[] {
    const { plan, values } = this.state
    const choices: Choice[] = plan.fields.map((field, f) => chooseValue(members, values[f], this.facts, field.survive))
    for (const group of plan.groups) {
      const numbers = group.fields.map((name) => plan.fields.findIndex((field) => field.name === name))
      const own = chooseGroup(
        members,
        numbers.map((f) => values[f]),
        this.facts,
        group.survive,
      )
      numbers.forEach((f, k) => {
        choices[f] = own[k]
      })
    }
    return choices
  }

  private originOf(record: number, ref: RecordRef): ValueOrigin {
    const observedAt = this.observedAt(record)
    return observedAt === undefined ? ref : { ...ref, observedAt }
  }
}

/** Whether a field's golden value is a list. */
export function isListField(field: Plan['fields'][number]): boolean {
  return field.many || field.survive.some((s) => s.strategy === 'union')
}

function toValue(names: readonly string[], parts: readonly string[]): string | Readonly<Record<string, string>> {
  if (names.length === 1) return parts[0]
  const value: Record<string, string> = {}
  names.forEach((name, k) => {
    if (parts[k] !== '') value[name === '' ? 'full' : name] = parts[k]
  })
  return value
}

/** By source: whether it is of role reference. */
function referenceSources(
  names: readonly string[],
  { count, tables, sources }: OrderedRecords,
  layouts: readonly TableLayout[],
): boolean[] {
  const found = names.map(() => false)
  const roles = layouts.map(({ settings }) => settings.role === 'reference')
  if (roles.includes(true)) for (let i = 0; i < count; i++) if (roles[tables[i]]) found[sources[i]] = true
  return found
}

function priorityOf(source: string, layouts: readonly TableLayout[]): number {
  for (const { table, settings } of layouts) {
    const own = settings.priorities?.[source] ?? (table.source === source ? settings.priority : undefined)
    if (own !== undefined) return own
  }
  return Number.POSITIVE_INFINITY
}
