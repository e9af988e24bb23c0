import { DAY_MS } from '../base'
import type { QualityDimension, QualityPolicy } from './quality-policy'
import type { QualityRate, QualityRecord } from './quality-record'
import { filledValues, ValueJudge } from './quality-value'
import { type Rate, rateOf } from './rate'

/** How often two sources say the same of the entities they both know. */
export interface SourceDisagreement {
  readonly entity: string
  readonly field: string
  /** The two sources, in code-point order. */
  readonly left: string
  readonly right: string
  /** Of the entities of which both fill the field, those in which they have a value in common. */
  readonly agreement: Rate
  /** Up to five golden IDs on which they disagree, the first ones in order. */
  readonly examples: readonly string[]
}

type Nested<V> = Map<string, V>

interface Counts {
  good: number
  n: number
}

type ByField = Nested<Counts>
type ByDimension = Nested<ByField>
type BySource = Nested<ByDimension>

const noCounts = (): Counts => ({ good: 0, n: 0 })
const emptyMap = <V>(): Nested<V> => new Map()
const emptySet = <V>(): Set<V> => new Set()
const emptyList = <V>(): V[] => []

/** What stands under a key; what `make` makes where nothing does. */
function within<V>(map: Nested<V>, key: string, make: () => V): V {
  let found = map.get(key)
  if (found === undefined) map.set(key, (found = make()))
  return found
}

const EXAMPLES = 5
const ALL = '*'

/** Counts what quality is made of, record by record. Records come sorted and without repeats. */
export class QualityTally {
  /** Records without a usable time. */
  timeUnknown = 0
  readonly #policy: QualityPolicy
  readonly #asOf: number
  readonly #judges: ReadonlyMap<string, ValueJudge>
  /** Counts by entity, source, dimension and field: maps in maps, since a key made of all four would cost more than the counting. */
  readonly #counts: Nested<BySource> = new Map()
  readonly #records: QualityRecord[] = []

  constructor(policy: QualityPolicy, asOf: number) {
    this.#policy = policy
    this.#asOf = asOf
    this.#judges = new Map(Object.entries(policy.fields).map(([name, field]) => [name, new ValueJudge(name, field)]))
  }

  /** Counts what a record shows by itself. */
  add(record: QualityRecord): void {
    this.#records.push(record)
    const { values, observedAt } = record
    for (const [field, judge] of this.#judges) {
      const state = judge.stateOf(valueIn(record, field))
      this.#count(record, 'completeness', field, state !== 'empty')
      if (state !== 'empty') this.#count(record, 'validity', field, state === 'valid')
    }
    for (const { name, holds } of this.#policy.rules ?? []) {
      const kept = holds(values)
      if (kept !== undefined) this.#count(record, 'consistency', name, kept)
    }
    if (observedAt === undefined || !Number.isFinite(observedAt)) this.timeUnknown++
    else this.#count(record, 'timeliness', ALL, this.#asOf - observedAt <= (this.#policy.maxAgeDays ?? 365) * DAY_MS)
  }

  /** All shares, with those that records show only together. */
  finish(): { rates: QualityRate[]; disagreements: SourceDisagreement[] } {
    this.#countDuplicates()
    for (const [field, { unique = false }] of Object.entries(this.#policy.fields)) if (unique) this.#countShared(field)
    const groups = this.#ofSeveralSources()
    const disagreements = Object.keys(this.#policy.fields).flatMap((field) => this.#compareSources(field, groups))
    const rates = [...this.#counts].flatMap(([entity, bySource]) =>
      [...bySource].flatMap(([source, byDimension]) =>
        [...byDimension].flatMap(([dimension, byField]) =>
          [...byField].map(([field, { good, n }]) => ({
            entity,
            dimension: dimension as QualityDimension,
            source,
            field,
            rate: rateOf(good, n),
          })),
        ),
      ),
    )
    disagreements.sort(
      (a, b) => a.agreement.share - b.agreement.share || b.agreement.n - a.agreement.n || (a.field < b.field ? -1 : 1),
    )
    return { rates, disagreements }
  }

  /** Counts for the record's source and for all sources. */
  #count(
    { source, entity = 'record' }: QualityRecord,
    dimension: QualityDimension,
    field: string,
    good: boolean,
  ): void {
    this.#countFor(entity, dimension, source, field, good)
    this.#countFor(entity, dimension, ALL, field, good)
  }

  #countFor(entity: string, dimension: QualityDimension, source: string, field: string, good: boolean): void {
    const bySource = within(this.#counts, entity, emptyMap<ByDimension>)
    const byDimension = within(bySource, source, emptyMap<ByField>)
    const counts = within(within(byDimension, dimension, emptyMap<Counts>), field, noCounts)
    counts.n++
    if (good) counts.good++
  }

  #countDuplicates(): void {
    const keys = this.#records.map(({ source, entity, goldenId }) => JSON.stringify([source, entity, goldenId]))
    const sizes = new Map<string, number>()
    for (const key of keys) sizes.set(key, (sizes.get(key) ?? 0) + 1)
    this.#records.forEach((record, r) => {
      if (record.goldenId !== undefined) this.#count(record, 'uniqueness', ALL, sizes.get(keys[r]) === 1)
    })
  }

  /** A value that must be unique is shared if records of two entities have it; a record without a golden ID is one of its own. */
  #countShared(field: string): void {
    const { compareAs = plainText } = this.#policy.fields[field]
    const owners = new Map<string, Set<string>>()
    const ownerOf = ({ goldenId, source, recordId }: QualityRecord) => goldenId ?? JSON.stringify([source, recordId])
    const keys = this.#records.map((record) =>
      filledValues(valueIn(record, field)).map((value) => JSON.stringify([record.entity, compareAs(value)])),
    )
    this.#records.forEach((record, r) => {
      for (const key of keys[r]) within(owners, key, emptySet<string>).add(ownerOf(record))
    })
    this.#records.forEach((record, r) => {
      if (keys[r].length === 0) return
      const isAlone = keys[r].every((key) => owners.get(key)?.size === 1)
      this.#count(record, 'uniqueness', field, isAlone)
    })
  }

  /** Records by entity and golden ID, in order, where they are of several sources. */
  #ofSeveralSources(): (readonly QualityRecord[])[] {
    const groups = new Map<string, QualityRecord[]>()
    for (const record of this.#records) {
      const { goldenId, entity = 'record' } = record
      if (goldenId === undefined) continue
      within(groups, JSON.stringify([entity, goldenId]), emptyList<QualityRecord>).push(record)
    }
    return [...groups]
      .filter(([, records]) => records.some(({ source }) => source !== records[0].source))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, records]) => records)
  }

  #compareSources(field: string, groups: readonly (readonly QualityRecord[])[]): SourceDisagreement[] {
    const { compareAs = plainText } = this.#policy.fields[field]
    const pairs = new Map<string, { agreed: number; n: number; examples: string[] }>()
    for (const records of groups) {
      const { entity = 'record', goldenId = '' } = records[0]
      const sources = new Map<string, Set<string>>()
      for (const record of records) {
        for (const value of filledValues(valueIn(record, field))) {
          within(sources, record.source, emptySet<string>).add(compareAs(value))
        }
      }
      if (sources.size < 2) continue
      const names = [...sources.keys()].sort()
      const agrees = (left: string, right: string) =>
        [...sources.get(left)!].some((value) => sources.get(right)!.has(value))
      const disagreed = new Set<string>()
      names.forEach((left, i) => {
        for (const right of names.slice(i + 1)) {
          const pair = JSON.stringify([entity, left, right])
          let counts = pairs.get(pair)
          if (counts === undefined) pairs.set(pair, (counts = { agreed: 0, n: 0, examples: [] }))
          counts.n++
          if (agrees(left, right)) counts.agreed++
          else {
            if (counts.examples.length < EXAMPLES) counts.examples.push(goldenId)
            disagreed.add(left).add(right)
          }
        }
      })
      this.#countFor(entity, 'consistency', ALL, field, disagreed.size === 0)
      for (const name of names) this.#countFor(entity, 'consistency', name, field, !disagreed.has(name))
    }
    return [...pairs]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([pair, { agreed, n, examples }]) => {
        const [entity, left, right] = JSON.parse(pair) as [string, string, string]
        return { entity, field, left, right, agreement: rateOf(agreed, n), examples }
      })
  }
}

function valueIn({ values }: QualityRecord, field: string): unknown {
  return Object.hasOwn(values, field) ? values[field] : undefined
}

function plainText(value: unknown): string {
  return (typeof value === 'object' ? JSON.stringify(value) : String(value)).trim().normalize('NFC').toLowerCase()
}
