import { DAY_MS } from '../base'
import { type BytePool, sortByValue } from '../columns'
import type { Plan } from '../entity'
import type { RecordRef } from '../identity'
import { featureName } from '../kinds'
import { type CustomStrategy, chooseAll, type Pin, type RecordFacts } from '../survive'
import { toProbability } from '../weigh'
import type { OrderedRecords } from './order-records'
import type { FieldValues } from './standardize-values'
import { bindSurvival, type GoldenOptions, type Survival } from './survival'
import type { Survivors } from './survivors'

/** What golden records are made from, and by what. */
export interface GoldenBasis {
  readonly plan: Plan
  readonly values: readonly FieldValues[]
  readonly records: Pick<OrderedRecords, 'sources' | 'sourceNames' | 'ids' | 'idCodes' | 'observedAt'>
  /** Records of cluster `g`, ascending: `members[starts[g], starts[g + 1])`. */
  readonly starts: Int32Array
  readonly members: Int32Array
  /** By cluster: match weight of the weakest link of its maximum spanning tree. */
  readonly weakest: Float64Array
  /** By cluster: the record that its golden ID is made from; -1 for one of reference sources alone, which is no golden record. */
  readonly anchors: Int32Array
  /** Golden IDs; that of cluster `g` has the code `g + 1`. */
  readonly ids: BytePool
  /** By source. */
  readonly priorities: Float64Array
  /** By source: whether it is of role reference; left out where none is. */
  readonly references?: readonly boolean[] | undefined
  readonly strategies?: ReadonlyMap<string, CustomStrategy> | undefined
  readonly pins?: readonly Pin[] | undefined
  /** Numbers of records, which pins are bound by. */
  readonly numbersOf?: (() => (record: RecordRef) => number | undefined) | undefined
  readonly asOf?: string | undefined
  readonly now?: string | undefined
}

/** How a time at midnight ends. */
const MIDNIGHT = 'T00:00:00.000Z'

/**
 * Clusters in the order of their golden IDs, and what survives in each. It stands on columns alone, so that any thread can go through it.
 *
 * @internal
 */
export class GoldenClusters {
  /** Clusters that are golden records. */
  readonly goldenCount: number
  private readonly order: Int32Array
  private readonly facts: Omit<RecordFacts, 'asOf'>
  /** The config's own policy, bound. */
  readonly own: Survival
  /** Days as they are written, by their number since 1970: each is formatted once. */
  private readonly days = new Map<number, string>()

  constructor(readonly basis: GoldenBasis) {
    const { records, priorities, references, ids, anchors } = basis
    let goldenCount = 0
    for (let g = 0; g < anchors.length; g++) if (anchors[g] >= 0) goldenCount++
    this.goldenCount = goldenCount
    this.order = Int32Array.from({ length: ids.size - 1 }, (_, g) => g + 1)
    sortByValue(ids, this.order)
    for (let k = 0; k < this.order.length; k++) this.order[k]--
    this.facts = {
      observedAt: records.observedAt,
      sources: records.sources,
      sourceNames: records.sourceNames,
      idOf: (record) => records.ids.get(records.idCodes[record]),
      priorities,
      ...(references === undefined ? {} : { references }),
    }
    this.own = bindSurvival(basis, this.facts)
  }

  /** @throws SamewiseError `BAD_USAGE` for an unknown view or an `asOf` that is no time, `BAD_CONFIG` with every fault of a policy */
  survivalOf(options: GoldenOptions | undefined): Survival {
    return options === undefined ? this.own : bindSurvival(this.basis, this.facts, options)
  }

  /** Records of a cluster, ascending. */
  membersOf(cluster: number): Int32Array {
    const { starts, members } = this.basis
    return members.subarray(starts[cluster], starts[cluster + 1])
  }

  /** Numbers of all clusters, by golden ID. */
  clusters(): Int32Array {
    return this.order
  }

  /** Whether a cluster is a golden record. */
  isGolden(cluster: number): boolean {
    return this.basis.anchors[cluster] >= 0
  }

  /** What survives in each golden record, by golden ID. */
  *survivors(survival: Survival = this.own): IterableIterator<Survivors> {
    for (const g of this.order) if (this.isGolden(g)) yield this.survivorsOf(g, survival)
  }

  survivorsOf(cluster: number, { bound }: Survival): Survivors {
    const members = this.membersOf(cluster)
    return {
      cluster,
      members,
      choices: chooseAll(members, bound),
      cohesion: members.length === 1 ? 1 : toProbability(this.basis.weakest[cluster]),
    }
  }

  /** Names of the golden columns: `field` and `field.part`. */
  get columns(): string[] {
    return this.basis.plan.fields.flatMap((field) =>
      field.kind.goldenParts.map((part) => featureName(field.name, part)),
    )
  }

  /** What the lineage of all golden records has in common: the hash of the policy and the instant. */
  get lineageFrame(): { readonly policy: string; readonly asOf?: string; readonly now: number } {
    const { bound, asOf } = this.own
    return { policy: bound.policy.hash, ...(asOf === undefined ? {} : { asOf }), now: bound.facts.asOf }
  }

  /** When a record was observed, as ISO 8601, a date where that says it all; undefined where it carries no time. */
  observedAt(record: number): string | undefined {
    const time = this.basis.records.observedAt[record]
    if (Number.isNaN(time)) return undefined
    const day = time / DAY_MS
    if (!Number.isInteger(day)) return new Date(time).toISOString()
    // A time at midnight UTC mostly comes from a date.
    let date = this.days.get(day)
    if (date === undefined) this.days.set(day, (date = new Date(time).toISOString().slice(0, -MIDNIGHT.length)))
    return date
  }
}
