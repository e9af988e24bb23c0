import { identifierKey, recordEvidenceKey } from '../event'
import type { RecordRef } from '../identity'

/** An identifier that belongs to a record, or to a golden record where its record is not known. */
export interface IdentifierLink {
  /** `email`, `phone`, `login`, `loyalty`, … */
  readonly type: string
  readonly value: string
  /** The record that holds it: it follows that record through merge and unmerge. */
  readonly record?: RecordRef
  /** Whose it is, where no record says so. */
  readonly goldenId?: string
  /** It was theirs from here on: milliseconds UTC. Always by default. */
  readonly since?: number
  /** It is another's from here on: milliseconds UTC. Never by default. */
  readonly until?: number
}

/** What {@link IdentityIndex} is made of. */
export interface IdentityInput {
  /** Every record with its golden ID, as `ResolveResult.xref()` gives it. */
  readonly crosswalk?: Iterable<RecordRef & { readonly goldenId: string }>
  readonly identifiers?: Iterable<IdentifierLink>
}

/** Whose an identifier is. */
export interface IdentifierOwner {
  /** `one` person; `several` of whom it says nothing; `shared` by more than that, so no evidence at all; `unknown` to all records. */
  readonly status: 'one' | 'several' | 'shared' | 'unknown'
  /** Where it is one. */
  readonly goldenId?: string
  /** How many persons have it; of a shared one, as many as were counted. */
  readonly persons: number
}

interface Link {
  readonly recordKey: string | undefined
  readonly goldenId: string | undefined
  readonly since: number
  readonly until: number
}

const NO_LINKS: readonly Link[] = []

/**
 * Who is meant by a record or an identifier: the crosswalk, and the identifiers that records hold. It is all that journeys know of identity,
 * so that moving a record in it moves every event of the record, forth and back.
 *
 * @example
 * ```ts
 * import { IdentityIndex } from 'samewise/customer'
 *
 * const ann = { source: 'crm', recordId: '1' }
 * const identity = new IdentityIndex({
 *   crosswalk: [{ goldenId: 'g_ann', ...ann }],
 *   identifiers: [{ type: 'email', value: 'Ann@example.com', record: ann }],
 * })
 * identity.ofIdentifier('email', 'ann@example.com').goldenId // 'g_ann'
 * identity.moveRecord(ann, 'g_other') // a merge
 * identity.ofIdentifier('email', 'ann@example.com').goldenId // 'g_other'
 * ```
 */
export class IdentityIndex {
  /** Changes whenever an answer may. */
  version = 0
  /** An identifier of more persons than this is shared. */
  readonly sharedAbove: number
  private readonly persons = new Map<string, string>()
  private readonly recordsByPerson = new Map<string, Set<string>>()
  private readonly links = new Map<string, Link[]>()
  private readonly keysByHolder = new Map<string, Set<string>>()

  /**
   * @param options.sharedAbove an identifier of more persons than this is shared; of two up to it, ambiguous. Neither is evidence. Default 3
   */
  constructor(input: IdentityInput = {}, options: { readonly sharedAbove?: number } = {}) {
    this.sharedAbove = options.sharedAbove ?? 3
    for (const { source, recordId, goldenId } of input.crosswalk ?? []) this.moveRecord({ source, recordId }, goldenId)
    for (const link of input.identifiers ?? []) this.addIdentifier(link)
  }

  /** Golden ID of a record, if it has one. */
  ofRecord(record: RecordRef): string | undefined {
    return this.persons.get(recordEvidenceKey(record))
  }

  /** Whose an identifier is, at an instant if it has changed hands. */
  ofIdentifier(type: string, value: string, at?: number): IdentifierOwner {
    return this.ownerAmong(this.personsOf(identifierKey(type, value), at))
  }

  /** Whose an identifier is, that these persons have. */
  ownerAmong(persons: ReadonlySet<string>): IdentifierOwner {
    const { size } = persons
    if (size === 0) return { status: 'unknown', persons: 0 }
    if (size > 1) return { status: size > this.sharedAbove ? 'shared' : 'several', persons: size }
    const [goldenId] = persons
    return { status: 'one', goldenId, persons: 1 }
  }

  /**
   * All persons who have an identifier; no more than are needed to call it shared.
   *
   * @param key as `identifierKey` gives it
   * @param at instant, where it matters who had it when; everyone who ever had it where it is left out
   */
  personsOf(key: string, at?: number): Set<string> {
    const found = new Set<string>()
    for (const link of this.links.get(key) ?? NO_LINKS) {
      if (at !== undefined && (at < link.since || at >= link.until)) continue
      const person = link.recordKey === undefined ? link.goldenId : this.persons.get(link.recordKey)
      if (person !== undefined) found.add(person)
      if (found.size > this.sharedAbove) break
    }
    return found
  }

  /** Whether an identifier has been in different hands at different times. */
  isDated(key: string): boolean {
    return this.links.get(key)?.some(({ since, until }) => since > -Infinity || until < Infinity) ?? false
  }

  /** Keys of all records and identifiers of a person: see `recordEvidenceKey` and `identifierKey`. */
  keysOf(goldenId: string): string[] {
    const keys = new Set(this.keysByHolder.get(goldenHolder(goldenId)))
    for (const record of this.recordsByPerson.get(goldenId) ?? []) {
      keys.add(record)
      for (const key of this.keysByHolder.get(record) ?? []) keys.add(key)
    }
    return [...keys]
  }

  /** Keys of the identifiers of a record. */
  keysOfRecord(record: RecordRef): string[] {
    return [...(this.keysByHolder.get(recordEvidenceKey(record)) ?? [])]
  }

  /** Gives a record to a person: a new record, a merge, an unmerge; or to nobody, when it is deleted. */
  moveRecord(record: RecordRef, goldenId: string | undefined): void {
    const key = recordEvidenceKey(record)
    const before = this.persons.get(key)
    if (before === goldenId) return
    this.version++
    if (before !== undefined) this.recordsByPerson.get(before)?.delete(key)
    if (goldenId === undefined) this.persons.delete(key)
    else {
      this.persons.set(key, goldenId)
      addTo(this.recordsByPerson, goldenId, key)
    }
  }

  /** Takes in that a record or person has an identifier. Without either it is passed over. */
  addIdentifier(link: IdentifierLink): void {
    const { record, goldenId, since = -Infinity, until = Infinity } = link
    if (record === undefined && goldenId === undefined) return
    this.version++
    const key = identifierKey(link.type, link.value)
    const holder = record === undefined ? undefined : recordEvidenceKey(record)
    const list = this.links.get(key)
    const entry: Link = { recordKey: holder, goldenId, since, until }
    if (list === undefined) this.links.set(key, [entry])
    else list.push(entry)
    addTo(this.keysByHolder, holder ?? goldenHolder(goldenId!), key)
  }

  /** Takes back {@link addIdentifier}: the record or person has it no more, and never had. */
  removeIdentifier({ type, value, record, goldenId }: IdentifierLink): void {
    this.version++
    const key = identifierKey(type, value)
    const holder = record === undefined ? undefined : recordEvidenceKey(record)
    const left = (this.links.get(key) ?? []).filter((link) =>
      holder === undefined ? link.recordKey !== undefined || link.goldenId !== goldenId : link.recordKey !== holder,
    )
    this.links.set(key, left)
    this.keysByHolder.get(holder ?? goldenHolder(goldenId ?? ''))?.delete(key)
  }
}

/** Set apart from the keys of records. */
function goldenHolder(goldenId: string): string {
  return `g\u0000${goldenId}`
}

function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key)
  if (set === undefined) sets.set(key, new Set([value]))
  else set.add(value)
}
