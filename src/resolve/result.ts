import { DAY_MS } from '../base'
import { poolOfTexts, type RawTable, type RecordTable, type Reject } from '../columns'
import type { Plan, TableLayout } from '../entity'
import { firstLedger, type IdAssignment, type IdEvent, type IdLedger, type RecordRef } from '../identity'
import {
  type CustomStrategy,
  chooseAll,
  type FieldLineage,
  type GoldenValue,
  type Pin,
  type PinIssue,
  type ValueOrigin,
} from '../survive'
import { type ClassPrior, type Model, type Scorer, toProbability } from '../weigh'
import { clustersApart, reasonApart } from './apart-reason'
import type { ClusterStage } from './cluster-stage'
import { describeContradictions, type JudgementContradiction } from './contradictions'
import { type ExpectedScores, expectedScores } from './expected-scores'
import { GoldenClusters } from './golden-clusters'
import { giveGoldenIds, type PreviousRun } from './golden-ids'
import { type BoundJudgements, recordNumbers } from './judgements'
import type { Learned } from './learn-model'
import type { OrderedRecords } from './order-records'
import { findRelations, type Relations } from './relations'
import type { ScoredPairs } from './score-candidates'
import type { SentPlan } from './sent-plan'
import { type FieldValues, partsOf } from './standardize-values'
import type { GoldenOptions, Survival } from './survival'
import type { Survivors } from './survivors'

/** One person or thing: its best values, and where each came from. */
export interface GoldenRecord {
  readonly goldenId: string
  readonly values: Readonly<Record<string, GoldenValue>>
  readonly lineage: Readonly<Record<string, FieldLineage>>
  readonly records: readonly RecordRef[]
  readonly sources: readonly string[]
  /** Lowest match probability on the cluster's maximum spanning tree; 1 for one record. */
  readonly cohesion: number
  /** Hash of the policy by which the values were chosen, and the instant they were chosen for, ISO 8601; left out where nothing carries a time. */
  readonly policy: string
  readonly asOf?: string
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
  readonly pins?: readonly Pin[] | undefined
  readonly strategies?: ReadonlyMap<string, CustomStrategy> | undefined
  /** The run whose golden IDs are kept, if there is one. */
  readonly previous?: PreviousRun | undefined
  /** The day or time that the user stated as now, ISO 8601. */
  readonly asOf?: string | undefined
  /** The day or time that the run takes for now, ISO 8601; undefined where no record carries a time and none was given. */
  readonly now?: string | undefined
  readonly seconds: Readonly<Record<string, number>>
  readonly seed: number
  /** The plan as other threads compile it; left out where none could. */
  readonly sentPlan?: SentPlan | undefined
}

/** What {@link resolve} found. */
export class ResolveResult {
  /** Number of records. */
  readonly recordCount: number
  readonly rejects: readonly Reject[]
  /** What became of the golden IDs of the run before; undefined in a first run. */
  readonly idChanges: IdAssignment | undefined
  /** By cluster. */
  private readonly goldenIds: readonly string[]
  private readonly clusterOf: Int32Array
  /**
   * The clusters, for whoever goes through all of them.
   *
   * @internal
   */
  readonly made: GoldenClusters
  private scores: ExpectedScores | undefined
  private numberOf: ((record: RecordRef) => number | undefined) | undefined

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
    const anchors = new Int32Array(size).fill(-1)
    for (let g = 0; g < size; g++) {
      for (let k = starts[g]; k < starts[g + 1]; k++) {
        this.clusterOf[members[k]] = g
        if (anchors[g] < 0 && !isReference[records.sources[members[k]]]) anchors[g] = members[k]
      }
    }
    const { ids, changes } = giveGoldenIds(state, anchors, (record) => this.refOf(record))
    this.goldenIds = ids
    this.idChanges = changes
    const { plan, values, strategies, pins, asOf, now } = state
    this.made = new GoldenClusters({
      ...{ plan, values, records, starts, members, anchors, strategies, pins, asOf, now },
      weakest: clusters.weakest,
      ids: poolOfTexts(ids),
      priorities: Float64Array.from(records.sourceNames, (name) => priorityOf(name, layouts)),
      references: isReference.includes(true) ? isReference : undefined,
      numbersOf: () => recordNumbers(records),
    })
  }

  /** Number of golden records. */
  get goldenCount(): number {
    return this.made.goldenCount
  }

  /** The history of all golden IDs up to this run; with {@link xref}, what the next run needs to keep them. */
  get ledger(): IdLedger {
    if (this.idChanges !== undefined) return this.idChanges.ledger
    const { made, goldenIds } = this
    const events: IdEvent[] = []
    for (const g of made.clusters()) {
      if (!made.isGolden(g)) continue
      const anchor = this.refOf(made.basis.anchors[g])
      events.push({ event: 'created', id: goldenIds[g], anchor, records: made.membersOf(g).length })
    }
    return firstLedger(events, this.state.now)
  }

  /**
   * Golden records, by golden ID. Records of reference sources alone found none.
   *
   * @param options another policy or instant than those of the run; the clusters stay the same
   * @throws SamewiseError `BAD_USAGE` for an unknown view or an `asOf` that is no time, `BAD_CONFIG` with every fault of a policy
   */
  *golden(options?: GoldenOptions): IterableIterator<GoldenRecord> {
    const survival = this.made.survivalOf(options)
    for (const survivors of this.made.survivors(survival)) yield this.goldenRecord(survivors, survival)
  }

  /**
   * The golden record that holds a source record.
   *
   * @param options as of {@link golden}
   * @returns undefined if the run has no such record, or only reference sources know of what it is of
   */
  goldenOf(record: RecordRef, options?: GoldenOptions): GoldenRecord | undefined {
    this.numberOf ??= recordNumbers(this.state.records)
    const number = this.numberOf(record)
    if (number === undefined || !this.made.isGolden(this.clusterOf[number])) return undefined
    const survival = this.made.survivalOf(options)
    return this.goldenRecord(this.made.survivorsOf(this.clusterOf[number], survival), survival)
  }

  /** The model that decided. Handed to `resolve` as `model`, it is used again and nothing is learned anew. */
  get model(): Model {
    return this.state.learned.model
  }

  /** Pins that have no effect on the golden records, and why; sorted as the pins were given. */
  pinIssues(): PinIssue[] {
    const { bound, issues } = this.made.own
    const found = [...issues]
    for (const g of new Set([...bound.pins.keys()].sort((a, b) => a - b).map((record) => this.clusterOf[record]))) {
      chooseAll(this.made.membersOf(g), bound, found)
    }
    const order = this.state.pins ?? []
    return found.sort((a, b) => order.indexOf(a.pin) - order.indexOf(b.pin))
  }

  /**
   * Golden ID of a cluster, by its number; undefined if its records are of reference sources alone.
   *
   * @internal
   */
  goldenIdOfCluster(cluster: number): string | undefined {
    return this.made.isGolden(cluster) ? this.goldenIds[cluster] : undefined
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
    const { made, goldenIds } = this
    for (const g of made.clusters()) {
      for (const record of made.membersOf(g)) yield { goldenId: goldenIds[g], ...this.refOf(record) }
    }
  }

  /** Pairs between the thresholds whose records are not in one cluster, and merges that something blocked; by the two records. */
  *possible(): IterableIterator<PossiblePair> {
    const { pairs, clusters } = this.state
    for (const pair of this.pairsApart()) {
      const weight = clusters.decisive[pair]
      yield {
        left: this.refOf(pairs.left[pair]),
        right: this.refOf(pairs.right[pair]),
        probability: toProbability(weight),
        weight,
        reason: this.reasonOf(pair),
      }
    }
  }

  /**
   * Numbers of the pairs of {@link possible}: their records are in two clusters that are not both of reference sources.
   *
   * @internal
   */
  pairsApart(): number[] {
    const { clusterOf, made } = this
    const { pairs, clusters, plan } = this.state
    const { left, right } = pairs
    const apart: number[] = []
    for (let e = 0; e < left.length; e++) {
      const a = clusterOf[left[e]]
      const b = clusterOf[right[e]]
      if (a === b || !(made.isGolden(a) || made.isGolden(b))) continue
      if (toProbability(clusters.decisive[e]) >= plan.thresholds.possible) apart.push(e)
    }
    return apart.sort((a, b) => left[a] - left[b] || right[a] - right[b])
  }

  /**
   * Why such a pair is for a person to look at.
   *
   * @internal
   */
  reasonOf(pair: number): string {
    const { state } = this
    const { pairs, clusters, plan } = state
    const left = pairs.left[pair]
    const right = pairs.right[pair]
    const forbidden = reasonApart(state, left, right)
    if (forbidden !== undefined || toProbability(clusters.decisive[pair]) < plan.thresholds.match) {
      return forbidden ?? 'between the thresholds'
    }
    return (
      clustersApart(state, this.membersWith(left), this.membersWith(right), (record) =>
        nameOfRecord(this.refOf(record)),
      ) ??
      (clusters.method === 'one-to-one' ? 'a better partner was found' : 'the other records of the clusters disagree')
    )
  }

  /** Judgements "same", and rules, that could not be honoured, each with the shortest path of what was said that conflicts. */
  contradictions(): JudgementContradiction[] {
    return describeContradictions(this.state, (record) => this.refOf(record))
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

  /** Records as (source, id). */
  refOf(record: number): RecordRef {
    const { records } = this.state
    return { source: records.sourceNames[records.sources[record]], recordId: records.ids.get(records.idCodes[record]) }
  }

  /** When a record was observed, as ISO 8601, a date where that says it all; undefined where it carries no time. */
  observedAt(record: number): string | undefined {
    return this.made.observedAt(record)
  }

  /** Names of the golden columns: `field` and `field.part`. */
  get columns(): string[] {
    return this.made.columns
  }

  private goldenRecord({ cluster, members, choices, cohesion }: Survivors, survival: Survival): GoldenRecord {
    const { bound, isList, asOf } = survival
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
      const { winners, losers, decidedBy, fixed, cleared, pin, trust } = choices[f]
      if (winners.length === 0 && cleared === undefined && fixed === undefined) continue
      const { name, kind } = plan.fields[f]
      const { codes, slots } = values[f]
      const texts = fixed ?? winners.map(({ record, slot }) => partsOf(values[f], codes[record * slots + slot]))
      const found = texts.map((own) => toValue(kind.goldenParts, own))
      if (found.length > 0) golden.push([name, isList[f] ? found : found[0]])
      const won = cleared === undefined ? winners : [cleared]
      lineage.push([
        name,
        {
          strategy: decidedBy,
          winners: won.map(({ record }, k) => {
            const age = Math.floor((bound.facts.asOf - this.state.records.observedAt[record]) / DAY_MS)
            return {
              ...originOf(record),
              ...(Number.isNaN(age) ? {} : { ageDays: age }),
              ...(trust === undefined ? {} : { trust: trust[k] }),
            }
          }),
          losers: losers.map(({ record, lostBy, reason }) => ({ ...originOf(record), lostBy, reason })),
          ...(cleared === undefined ? {} : { cleared: true as const }),
          ...(pin === undefined ? {} : { pin }),
        },
      ])
    }
    return {
      goldenId: this.goldenIds[cluster],
      // From entries, so that a field called __proto__ is one like any other.
      values: Object.fromEntries(golden),
      lineage: Object.fromEntries(lineage),
      records,
      sources: [...new Set(records.map((r) => r.source))],
      cohesion,
      policy: bound.policy.hash,
      ...(asOf === undefined ? {} : { asOf }),
    }
  }

  /** Records of the cluster that a record is in. */
  private membersWith(record: number): Int32Array {
    return this.made.membersOf(this.clusterOf[record])
  }

  private originOf(record: number, ref: RecordRef): ValueOrigin {
    const observedAt = this.observedAt(record)
    return observedAt === undefined ? ref : { ...ref, observedAt }
  }
}

function nameOfRecord({ source, recordId }: RecordRef): string {
  return `${source}:${recordId}`
}

/**
 * Whether a field's golden value is a list.
 *
 * @param chain its strategies; by default those of the config's own policy
 */
export function isListField(field: Plan['fields'][number], chain = field.survive): boolean {
  return field.many || chain.some((s) => s.strategy === 'union')
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
