import type { RecordRef } from '../identity'
import type { CustomerEvent } from './event'
import type { EventIssueCode } from './event-issue'
import { readTime } from './read-time'

/** A row as it comes in: nested, or flat with `record.source`, `identifiers.email`, `data.colour` as columns. */
export type EventInput = Readonly<Record<string, unknown>>

/** Says what is wrong with a field that the event can do without. */
export type Complain = (code: EventIssueCode, field: string, message: string) => void

/** Fields of plain text; those of `LOWER` are compared in lower case. */
export const textFields = [
  'channel',
  'device',
  'session',
  'location',
  'topic',
  'product',
  'campaign',
  'currency',
  'caseId',
  'refersTo',
  'outcome',
  'stage',
  'department',
  'metric',
  'text',
  'language',
  'purpose',
  'contactPoint',
] as const

const LOWER: ReadonlySet<string> = new Set(['channel', 'stage', 'department', 'metric', 'purpose'])

type Draft = { -readonly [K in keyof CustomerEvent]?: CustomerEvent[K] }

/** A cell as text: trimmed; nothing for an empty one; a number or a boolean as it is written. */
export function readText(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  return undefined
}

/** What happened, in lower case with hyphens: `Page View`, `pageView` and `page_view` are all `page-view`. */
export function readName(value: unknown): string | undefined {
  const words = readText(value)
    ?.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
  return words === undefined || words.length === 0 ? undefined : words.join('-')
}

/** Puts every text field of `input` into `draft`. */
export function readTexts(input: EventInput, draft: Draft, complain: Complain): void {
  for (const field of textFields) {
    const value = input[field]
    if (value === undefined || value === null || value === '') continue
    const text = readText(value)
    if (text !== undefined) draft[field] = LOWER.has(field) ? text.toLowerCase() : text
    else if (typeof value !== 'string') {
      complain('bad-text', field, `Its ${field} is not text. Hand in a text or leave it out.`)
    }
  }
  if (draft.currency !== undefined) draft.currency = draft.currency.toUpperCase()
}

const NUMBER = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?$/

/** Puts `amount` and `score` into `draft`. */
export function readNumbers(input: EventInput, draft: Draft, complain: Complain): void {
  for (const field of ['amount', 'score'] as const) {
    const value = input[field]
    if (value === undefined || value === null || value === '') continue
    const text = typeof value === 'string' ? value.trim() : value
    const number = typeof text === 'string' ? (NUMBER.test(text) ? Number(text) : Number.NaN) : text
    if (typeof number === 'number' && Number.isFinite(number)) draft[field] = number
    else {
      const code = field === 'amount' ? 'bad-amount' : 'bad-number'
      complain(
        code,
        field,
        `Its ${field} is not a number. Write it as 1234.56, without a currency or marks of thousands.`,
      )
    }
  }
}

/** Puts `receivedAt` and `expiresAt` into `draft`. */
export function readFurtherTimes(input: EventInput, zone: string | undefined, draft: Draft, complain: Complain): void {
  for (const field of ['receivedAt', 'expiresAt'] as const) {
    const time = readTime(input[field], zone)
    if (typeof time === 'number') draft[field] = time
    else if (time !== 'missing') {
      complain('bad-time', field, `Its ${field} is not a time. Write ISO 8601 with an offset, or epoch milliseconds.`)
    }
  }
}

/** Puts the record that the event speaks of into `draft`. */
export function readRecord(input: EventInput, draft: Draft, complain: Complain): void {
  const nested = isObject(input.record) ? input.record : undefined
  const source = readText(nested?.source ?? input['record.source'])
  const recordId = readText(nested?.recordId ?? input['record.recordId'])
  if (source !== undefined && recordId !== undefined) draft.record = { source, recordId } satisfies RecordRef
  else if (source !== undefined || recordId !== undefined || (input.record && nested === undefined)) {
    complain('bad-record', 'record', 'Its record lacks a source or a recordId. Give both, or leave the record out.')
  }
}

/** Puts identifiers into `draft`: types in lower case, values as they are. */
export function readIdentifiers(input: EventInput, draft: Draft, complain: Complain): void {
  const found: [string, string][] = []
  for (const [type, value] of entriesUnder(input, 'identifiers', complain, 'bad-identifiers')) {
    if (value === undefined || value === null || value === '') continue
    const text = readText(value)
    if (text === undefined)
      complain('bad-identifiers', `identifiers.${type}`, 'An identifier is not text. Give one text each.')
    else found.push([type.trim().toLowerCase(), text])
  }
  if (found.length > 0) draft.identifiers = Object.fromEntries(found)
}

/** Puts `data`, and columns that are no field of an event, into `draft`. */
export function readData(input: EventInput, known: ReadonlySet<string>, draft: Draft, complain: Complain): void {
  const further = Object.entries(input).filter(
    ([name]) => !known.has(name) && !/^(?:record|identifiers|data)\./.test(name),
  )
  const found: [string, string | number | boolean][] = []
  for (const [name, value] of [...further, ...entriesUnder(input, 'data', complain, 'bad-data')]) {
    if (value === undefined || value === null || value === '') continue
    if (typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) {
      found.push([name, value as string | number | boolean])
    } else
      complain('bad-data', `data.${name}`, 'Further data must be texts, numbers or booleans. Flatten what is nested.')
  }
  if (found.length > 0) draft.data = Object.fromEntries(found)
}

function entriesUnder(input: EventInput, field: string, complain: Complain, code: EventIssueCode): [string, unknown][] {
  const value = input[field]
  const flat = Object.entries(input)
    .filter(([name]) => name.startsWith(`${field}.`))
    .map(([name, cell]): [string, unknown] => [name.slice(field.length + 1), cell])
  if (value !== undefined && value !== null && value !== '' && !isObject(value)) {
    complain(code, field, `Its ${field} is no object. Give an object of texts, or columns named ${field}.<name>.`)
  }
  const all = isObject(value) ? [...Object.entries(value), ...flat] : flat
  // A property of this name would reach the prototype of whoever copies the object by assignment.
  return all.filter(([name]) => name !== '__proto__' && name.trim() !== '')
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
