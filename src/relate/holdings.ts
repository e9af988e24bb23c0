import { type RecordRef, recordKey } from '../identity'
import type { IdOfRecord } from './follow-relations'
import type { Hierarchy } from './hierarchy'
import { addTo, removeFrom } from './household/buildings'
import type { Household } from './household/household'
import { countIssues, type RelateIssue, type RelateIssueCode } from './relate-issue'
import { endKey, endName, type RelationEnd } from './relation'
import { type Dated, holdsAt, readAsOf, readSpan, type Span } from './span'

/** An account, a contract or a product that customers hold. */
export interface Holding extends Dated {
  /** Unique among holdings: what is told twice counts once. */
  readonly id: string
  /** `account`, `contract`, `product`, … */
  readonly kind: string
  /** Those who hold it: several for a joint account. */
  readonly owners: readonly RelationEnd[]
  readonly product?: string
  readonly value?: number
  /** ISO 4217; sums are by currency. */
  readonly currency?: string
}

/** What a customer, a household or a group holds, and what it is worth. */
export interface RollUp {
  /** Golden ID of the customer, ID of the household, or golden ID of the group's ultimate parent. */
  readonly id: string
  /** Customers that were counted, each once, by golden ID. */
  readonly customers: readonly string[]
  /** Holdings by ID, each once however many of the customers hold it. */
  readonly holdings: readonly string[]
  /** Products by name. */
  readonly products: readonly string[]
  /** Holdings by kind. */
  readonly counts: Readonly<Record<string, number>>
  /** Sums by currency; '' where none is given. */
  readonly worth: Readonly<Record<string, number>>
}

/** Roll-ups of everything at once. */
export interface RollUps {
  readonly customers: readonly RollUp[]
  /** Each person counts in the primary household only. */
  readonly households: readonly RollUp[]
  /** Organisations under their ultimate parents. */
  readonly groups: readonly RollUp[]
  /** Each holding once. */
  readonly total: RollUp
  readonly issues: readonly RelateIssue[]
}

interface Entry {
  readonly holding: Holding
  /** Undefined where the dates are none. */
  readonly span: Span | undefined
  readonly fault: RelateIssueCode | undefined
}

/** What is new to a {@link HoldingBook}. */
export interface HoldingChange {
  /** IDs of holdings that are no more. */
  readonly remove?: Iterable<string>
  /** Holdings that came or changed. Of several with one ID in one change the greatest as JSON text counts. */
  readonly put?: Iterable<Holding>
  /** Whose records are, from now on; undefined for nobody's. */
  readonly records?: Iterable<RecordRef & { readonly goldenId: string | undefined }>
}

/**
 * What customers hold, kept up to date holding by holding. It is asked for any set of customers, and an answer costs what they hold: so
 * households and groups follow their members by themselves.
 *
 * @example
 * ```ts
 * import { HoldingBook } from 'samewise/customer'
 *
 * const book = new HoldingBook()
 * const joint = { id: 'acc-1', kind: 'account', owners: [{ id: 'ada' }, { id: 'tom' }], value: 100, currency: 'EUR' }
 * book.update({ put: [joint, { id: 'acc-2', kind: 'account', owners: [{ id: 'tom' }], value: 50, currency: 'EUR' }] })
 * book.rollUp('household', ['ada', 'tom']).worth // { EUR: 150 }
 * ```
 */
export class HoldingBook {
  private readonly entries = new Map<string, Entry>()
  private readonly byEnd = new Map<string, Set<string>>()
  private readonly idOfRecord = new Map<string, string>()
  private readonly recordsOf = new Map<string, Set<string>>()

  /** Takes in what is new. */
  update({ remove = [], put = [], records = [] }: HoldingChange): void {
    for (const id of remove) this.delete(id)
    const batch = new Map<string, { holding: Holding; text: string }>()
    for (const holding of put) {
      const text = JSON.stringify(holding)
      const known = batch.get(holding.id)
      if (known === undefined || known.text < text) batch.set(holding.id, { holding, text })
    }
    for (const { holding } of batch.values()) this.put(holding)
    for (const { goldenId, ...record } of records) {
      const key = recordKey(record)
      const before = this.idOfRecord.get(key)
      if (before !== undefined) removeFrom(this.recordsOf, before, key)
      if (goldenId === undefined) this.idOfRecord.delete(key)
      else {
        this.idOfRecord.set(key, goldenId)
        addTo(this.recordsOf, goldenId, key)
      }
    }
  }

  /**
   * What some customers hold together: each holding once, also a joint one.
   *
   * @param id what the roll-up is of
   * @param customers golden IDs; one that comes twice counts once
   */
  rollUp(id: string, customers: Iterable<string>, { asOf }: { readonly asOf?: string | undefined } = {}): RollUp {
    return this.sumOf(id, customers, readAsOf(asOf))
  }

  /** Everything that is held at a moment, each once. */
  total({ asOf }: { readonly asOf?: string | undefined } = {}): RollUp {
    const moment = readAsOf(asOf)
    const held = [...this.entries.values()].filter((entry) => isHeld(entry, moment) && this.ownersOf(entry).length > 0)
    return summarize('total', this.owners(asOf), held)
  }

  /** Golden IDs of all who hold something at a moment, in order. */
  owners(asOf?: string): string[] {
    const moment = readAsOf(asOf)
    const found = new Set<string>()
    for (const entry of this.entries.values()) {
      if (isHeld(entry, moment)) for (const owner of this.ownersOf(entry)) found.add(owner)
    }
    return [...found].sort()
  }

  /** Holdings that cannot be counted, or not wholly: without an ID, of unknown customers, with dates or values that are none. */
  issues(): RelateIssue[] {
    const found: [RelateIssueCode, string][] = []
    for (const [id, { holding, fault }] of this.entries) {
      if (fault !== undefined) found.push([fault, id])
      const unknown = holding.owners.filter((owner) => this.idOf(owner) === undefined)
      for (const owner of unknown) found.push(['unknown-customer', endName(owner)])
    }
    return countIssues(found)
  }

  private sumOf(id: string, customers: Iterable<string>, moment: number): RollUp {
    const own = [...new Set(customers)].sort()
    const held = new Set<Entry>()
    for (const customer of own) {
      for (const holding of this.holdingsOf(customer)) {
        const entry = this.entries.get(holding)!
        if (isHeld(entry, moment)) held.add(entry)
      }
    }
    return summarize(id, own, [...held])
  }

  private *holdingsOf(customer: string): Generator<string, void, undefined> {
    yield* this.byEnd.get(endKey({ id: customer })) ?? []
    for (const record of this.recordsOf.get(customer) ?? []) yield* this.byEnd.get(record) ?? []
  }

  private put(holding: Holding): void {
    this.delete(holding.id)
    const span = readSpan(holding)
    const isMoney = holding.value === undefined || Number.isFinite(holding.value)
    let fault: RelateIssueCode | undefined
    if (holding.id === '') fault = 'missing-id'
    else if (typeof span === 'string') fault = span
    else if (!isMoney) fault = 'invalid-amount'
    this.entries.set(holding.id, { holding, span: typeof span === 'string' ? undefined : span, fault })
    for (const owner of holding.owners) addTo(this.byEnd, endKey(owner), holding.id)
  }

  private delete(id: string): void {
    const entry = this.entries.get(id)
    if (entry === undefined) return
    this.entries.delete(id)
    for (const owner of entry.holding.owners) removeFrom(this.byEnd, endKey(owner), id)
  }

  private ownersOf({ holding }: Entry): string[] {
    return holding.owners.flatMap((owner) => this.idOf(owner) ?? [])
  }

  private idOf(end: RelationEnd): string | undefined {
    return 'id' in end ? end.id || undefined : this.idOfRecord.get(endKey(end))
  }
}

function isHeld({ span, fault }: Entry, moment: number): boolean {
  return span !== undefined && fault !== 'missing-id' && holdsAt(span, moment)
}

/** Sums in the order of the holdings' IDs, so that the last digit does not hang on the order they came in. */
function summarize(id: string, customers: readonly string[], held: readonly Entry[]): RollUp {
  const inOrder = held.map(({ holding }) => holding).sort((a, b) => (a.id < b.id ? -1 : 1))
  const counts = new Map<string, number>()
  const worth = new Map<string, number>()
  for (const { kind, value, currency = '' } of inOrder) {
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
    if (value !== undefined && Number.isFinite(value)) worth.set(currency, (worth.get(currency) ?? 0) + value)
  }
  return {
    id,
    customers,
    holdings: inOrder.map((holding) => holding.id),
    products: [...new Set(inOrder.flatMap(({ product }) => product ?? []))].sort(),
    counts: inKeyOrder(counts),
    worth: inKeyOrder(worth),
  }
}

function inKeyOrder(numbers: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  return Object.fromEntries([...numbers].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Options of {@link rollUp}. */
export interface RollUpOptions {
  /** ISO 8601; default: the latest state. */
  readonly asOf?: string | undefined
  /** Whose a record is; not needed where owners are IDs. */
  readonly idOf?: IdOfRecord
  /** Households at the same moment. */
  readonly households?: Iterable<Household>
  /** Hierarchy of organisations, such as the legal one. */
  readonly groups?: Hierarchy
}

/**
 * What every customer, household and group holds and is worth. A joint account counts once in a household and once in the total; a person
 * counts in the primary household only, so that households add up to no more than the total.
 *
 * @param holdings in any order
 *
 * @example
 * ```ts
 * import { rollUp } from 'samewise/customer'
 *
 * const { customers, total } = rollUp([
 *   { id: 'acc-1', kind: 'account', owners: [{ id: 'ada' }, { id: 'tom' }], value: 100, currency: 'EUR' },
 * ])
 * customers.map(({ id, worth }) => [id, worth.EUR]) // [['ada', 100], ['tom', 100]]
 * total.worth // { EUR: 100 }
 * ```
 */
export function rollUp(holdings: Iterable<Holding>, options: RollUpOptions = {}): RollUps {
  const { asOf, idOf = () => undefined, households = [], groups } = options
  const put = [...holdings]
  const records = put.flatMap(({ owners }) =>
    owners.flatMap((owner) => ('id' in owner ? [] : [{ ...owner, goldenId: idOf(owner) }])),
  )
  const book = new HoldingBook()
  book.update({ put, records })
  const owners = book.owners(asOf)
  const tops = new Map<string, string[]>()
  for (const owner of groups === undefined ? [] : owners) {
    const top = groups!.ultimateParent(owner, { asOf })
    if (top === owner && groups!.descendants(owner, { asOf }).length === 0) continue
    if (!tops.has(top)) tops.set(top, [top, ...groups!.descendants(top, { asOf })])
  }
  return {
    customers: owners.map((owner) => book.rollUp(owner, [owner], { asOf })),
    households: [...households].map((household) => rollUpHousehold(household, book, { asOf })),
    groups: [...tops].sort(([a], [b]) => (a < b ? -1 : 1)).map(([top, all]) => book.rollUp(top, all, { asOf })),
    total: book.total({ asOf }),
    issues: book.issues(),
  }
}

/** What the people of a household hold whose primary household it is. */
export function rollUpHousehold(
  { householdId, members }: Household,
  book: HoldingBook,
  options: { readonly asOf?: string | undefined } = {},
): RollUp {
  const own = members.filter(({ isPrimary }) => isPrimary).map(({ goldenId }) => goldenId)
  return book.rollUp(householdId, own, options)
}
