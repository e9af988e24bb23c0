import type { CustomerEvent } from '../../event'
import { type EngageIssue, IssueCounter } from '../engage-issue'
import { preferenceDimensions } from '../preference/preference-signals'
import { filterFields, hundredths } from './condition'
import { comparable, type SegmentCustomer } from './matches'

/** One column: text as codes over a pool, numbers as they are; a row has one of them or neither. */
export interface SegmentColumn {
  /** Code of the text of each row; -1 where it has none. */
  readonly codes: Int32Array
  /** Number of each row; NaN where it has none. */
  readonly numbers: Float64Array
  readonly pool: readonly string[]
}

/** The events of all customers, those of row r from `starts[r]` to before `starts[r + 1]`. */
export interface SegmentEvents {
  readonly starts: Uint32Array
  readonly at: Float64Array
  /** Amounts in whole hundredths; 0 where there is none. */
  readonly amount: Float64Array
  /** Codes by field of a filter; -1 where an event has none. */
  readonly fields: { readonly [F in (typeof filterFields)[number]]: CodedTexts }
}

/** Texts as codes over a pool. */
export interface CodedTexts {
  readonly codes: Int32Array
  readonly pool: readonly string[]
}

/** Customers as columns, for selecting among a million of them. */
export interface SegmentTable {
  /** In the order they came. */
  readonly goldenIds: readonly string[]
  readonly attributes: ReadonlyMap<string, SegmentColumn>
  /** Preferred options by dimension. */
  readonly preferences: ReadonlyMap<string, SegmentColumn>
  /** Numbers of relations by type. */
  readonly relations: ReadonlyMap<string, SegmentColumn>
  readonly events: SegmentEvents
  /** Attributes that cannot be compared, such as lists, by name. */
  readonly issues: readonly EngageIssue[]
}

/**
 * Columns out of customers: built once, asked by many segments.
 *
 * @param customers each golden ID once
 *
 * @example
 * ```ts
 * import { defineSegment, segmentMembers, segmentTable } from 'samewise/customer'
 *
 * const table = segmentTable([
 *   { goldenId: 'g1', attributes: { city: 'Berlin' } },
 *   { goldenId: 'g2', attributes: { city: 'Bonn' } },
 * ])
 * const segment = defineSegment({ name: 'Berlin', where: { attribute: 'city', is: 'Berlin' } })
 * segmentMembers(segment, table, { asOf: 0 }).members // ['g1']
 * ```
 */
export function segmentTable(customers: Iterable<SegmentCustomer>): SegmentTable {
  const issues = new IssueCounter()
  const goldenIds: string[] = []
  const attributes = new ColumnSet()
  const preferences = new ColumnSet()
  const relations = new ColumnSet()
  const events = new EventColumns()
  for (const customer of customers) {
    const row = goldenIds.length
    goldenIds.push(customer.goldenId)
    for (const name in customer.attributes) {
      const raw = customer.attributes[name]
      if (raw === undefined || raw === null) continue
      const value = comparable(raw)
      if (value === undefined) issues.add('unusable-attribute', name)
      else attributes.set(name, row, value)
    }
    for (const dimension of preferenceDimensions) {
      const option = customer.preferences?.[dimension]
      if (typeof option === 'string') preferences.set(dimension, row, option)
    }
    for (const type in customer.relations) relations.set(type, row, customer.relations[type])
    for (const event of customer.events ?? []) events.push(event)
    events.endRow()
  }
  const rows = goldenIds.length
  return {
    goldenIds,
    attributes: attributes.finish(rows),
    preferences: preferences.finish(rows),
    relations: relations.finish(rows),
    events: events.finish(),
    issues: issues.list(),
  }
}

/** Columns by name, each of which starts at the first row that has a value in it. */
class ColumnSet {
  readonly #columns = new Map<string, { codes: number[]; numbers: number[]; pool: Pool }>()

  set(name: string, row: number, value: string | number): void {
    let column = this.#columns.get(name)
    if (column === undefined) this.#columns.set(name, (column = { codes: [], numbers: [], pool: new Pool() }))
    const { codes, numbers, pool } = column
    while (codes.length < row) {
      codes.push(-1)
      numbers.push(Number.NaN)
    }
    codes.push(typeof value === 'string' ? pool.code(value) : -1)
    numbers.push(typeof value === 'number' ? value : Number.NaN)
  }

  finish(rows: number): Map<string, SegmentColumn> {
    const finished = new Map<string, SegmentColumn>()
    for (const [name, { codes, numbers, pool }] of this.#columns) {
      const allCodes = new Int32Array(rows).fill(-1)
      allCodes.set(codes)
      const allNumbers = new Float64Array(rows).fill(Number.NaN)
      allNumbers.set(numbers)
      finished.set(name, { codes: allCodes, numbers: allNumbers, pool: pool.texts })
    }
    return finished
  }
}

class Pool {
  readonly texts: string[] = []
  readonly #codes = new Map<string, number>()

  code(text: string): number {
    let code = this.#codes.get(text)
    if (code === undefined) {
      code = this.texts.length
      this.#codes.set(text, code)
      this.texts.push(text)
    }
    return code
  }
}

class EventColumns {
  readonly #starts: number[] = [0]
  readonly #at: number[] = []
  readonly #amount: number[] = []
  readonly #fields = filterFields.map((field) => ({ field, codes: [] as number[], pool: new Pool() }))

  push(event: CustomerEvent): void {
    const { amount } = event
    this.#at.push(event.at)
    this.#amount.push(amount === undefined || !Number.isFinite(amount) ? 0 : hundredths(amount))
    for (const { field, codes, pool } of this.#fields) {
      const value = event[field]
      codes.push(value === undefined ? -1 : pool.code(value))
    }
  }

  endRow(): void {
    this.#starts.push(this.#at.length)
  }

  finish(): SegmentEvents {
    return {
      starts: Uint32Array.from(this.#starts),
      at: Float64Array.from(this.#at),
      amount: Float64Array.from(this.#amount),
      fields: Object.fromEntries(
        this.#fields.map(({ field, codes, pool }) => [field, { codes: Int32Array.from(codes), pool: pool.texts }]),
      ) as unknown as SegmentEvents['fields'],
    }
  }
}
