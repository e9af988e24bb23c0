import { compareText } from '../base'
import { foldText } from '../text'
import type { Contributions, RecordFacts } from './contributions'
import type { RecordKey } from './lineage'
import { readTime } from './read-time'

/** What one record says in one field. */
export interface FieldContribution extends RecordKey {
  readonly field: string
  /** Text, or an object of parts; '' says nothing; null says that there is no such value any more. */
  readonly value: string | Readonly<Record<string, string>> | null
  /** When it was so, in the world and not in the machine: ISO 8601. Of several in a field, a record's latest count. */
  readonly observedAt?: string
  /** From when on it is not so any more, ISO 8601. */
  readonly validUntil?: string
  /** Names of the rules that it breaks. */
  readonly invalid?: readonly string[]
}

/** A contribution that could not take part. */
export interface LateOrEmpty {
  readonly field: number
  readonly record: number
  readonly time: number
  readonly reason: 'empty' | 'expired' | 'older'
}

/** Contributions as columns. */
export interface Tabulated {
  readonly fields: readonly Contributions[]
  readonly facts: RecordFacts
  /** In the code-point order of sources and ids. */
  readonly records: readonly RecordKey[]
  readonly aside: readonly LateOrEmpty[]
  readonly unreadTimes: readonly FieldContribution[]
}

interface Placed {
  readonly record: number
  readonly field: number
  readonly time: number
  readonly given: FieldContribution
}

/**
 * Lays contributions out as columns, in an order that does not depend on theirs.
 *
 * @param asOf milliseconds UTC; the latest observed time if undefined
 */
export function tabulate(
  contributions: readonly FieldContribution[],
  fieldNames: readonly string[],
  asOf: number | undefined,
  references: readonly string[] = [],
): Tabulated {
  const unreadTimes = contributions.filter((c) => c.observedAt !== undefined && Number.isNaN(readTime(c.observedAt)))
  const times = contributions.map((c) => readTime(c.observedAt))
  let latest = Number.NEGATIVE_INFINITY
  for (const time of times) if (time > latest) latest = time
  const now = asOf ?? (latest === Number.NEGATIVE_INFINITY ? Number.POSITIVE_INFINITY : latest)
  const existing = contributions.map((given, k) => ({ given, time: times[k] })).filter(({ time }) => !(time > now))
  const records = [
    ...new Map(
      existing.map(({ given: { source, recordId } }) => [JSON.stringify([source, recordId]), { source, recordId }]),
    ).values(),
  ].sort((a, b) => compareText(a.source, b.source) || compareText(a.recordId, b.recordId))
  const numberOf = new Map(records.map(({ source, recordId }, r) => [JSON.stringify([source, recordId]), r]))
  const placed = existing
    .map(
      ({ given, time }): Placed => ({
        given,
        time,
        record: numberOf.get(JSON.stringify([given.source, given.recordId])) as number,
        field: fieldNames.indexOf(given.field),
      }),
    )
    .filter(({ field }) => field >= 0)
    .sort((a, b) => a.field - b.field || a.record - b.record || compareText(keyOf(a.given), keyOf(b.given)))
  const aside: LateOrEmpty[] = []
  const fields = fieldNames.map((name, f) =>
    tabulateField(
      name,
      placed.filter(({ field }) => field === f),
      records.length,
      now,
      aside,
    ),
  )
  const sourceNames = [...new Set(records.map(({ source }) => source))]
  return {
    fields,
    records,
    aside,
    unreadTimes,
    facts: {
      observedAt: new Float64Array(records.length).fill(Number.NaN),
      sources: Int32Array.from(records, ({ source }) => sourceNames.indexOf(source)),
      sourceNames,
      priorities: new Float64Array(sourceNames.length).fill(Number.POSITIVE_INFINITY),
      ...(references.length === 0 ? {} : { references: sourceNames.map((source) => references.includes(source)) }),
      asOf: now,
      idOf: (record) => records[record].recordId,
    },
  }
}

function keyOf({ value, invalid, validUntil }: FieldContribution): string {
  return JSON.stringify([
    value === null || typeof value === 'string' ? value : Object.entries(value).sort(),
    invalid,
    validUntil,
  ])
}

function tabulateField(
  name: string,
  placed: readonly Placed[],
  count: number,
  now: number,
  aside: LateOrEmpty[],
): Contributions {
  const observedAt = new Float64Array(count).fill(Number.NaN)
  for (const { record, time } of placed)
    if (!(time <= observedAt[record]) && !Number.isNaN(time)) observedAt[record] = time
  const parts = [
    ...new Set(
      placed.flatMap(({ given: { value } }) => (value === null || typeof value === 'string' ? [] : Object.keys(value))),
    ),
  ].sort()
  if (parts.length === 0 || placed.some(({ given: { value } }) => typeof value === 'string' && value !== ''))
    parts.unshift('')
  const own = new Set(parts)
  const textsFrom = (value: string | Readonly<Record<string, string>>): string[] =>
    [...own].map((part) =>
      typeof value === 'string' ? (part === '' ? value : '') : Object.hasOwn(value, part) ? value[part] : '',
    )
  const texts: string[][] = [[]]
  const codeOf = new Map<string, number>()
  const byRecord: { code: number; faults: readonly string[] }[][] = Array.from({ length: count }, () => [])
  const cleared = new Uint8Array(count)
  for (const { record, time, field, given } of placed) {
    const isOld = time < observedAt[record] || (Number.isNaN(time) && !Number.isNaN(observedAt[record]))
    const end = readTime(given.validUntil)
    const found = given.value === null ? [] : textsFrom(given.value).map((text) => text.trim())
    const reason = isOld
      ? 'older'
      : end <= now
        ? 'expired'
        : given.value !== null && found.every((text) => text === '')
          ? 'empty'
          : undefined
    if (reason !== undefined) {
      aside.push({ field, record, time, reason })
      continue
    }
    if (given.value === null) {
      cleared[record] = 1
      continue
    }
    const key = JSON.stringify(found)
    let code = codeOf.get(key)
    if (code === undefined) {
      codeOf.set(key, (code = texts.length))
      texts.push(found)
    }
    if (!byRecord[record].some((known) => known.code === code))
      byRecord[record].push({ code, faults: given.invalid ?? [] })
  }
  const slots = Math.max(1, ...byRecord.map((values) => values.length))
  const codes = new Int32Array(count * slots)
  const form = new Map<string, number>()
  const rows = new Int32Array(count * parts.length)
  byRecord.forEach((values, record) => {
    values.forEach(({ code }, slot) => {
      codes[record * slots + slot] = code
    })
    if (values.length === 0) return
    cleared[record] = 0
    texts[values[0].code].forEach((text, p) => {
      const folded = foldText(text)
      if (folded !== '' && !form.has(folded)) form.set(folded, form.size + 1)
      rows[record * parts.length + p] = folded === '' ? 0 : (form.get(folded) as number)
    })
  })
  return {
    field: name,
    parts: [...own],
    slots,
    codes,
    observedAt,
    ...(cleared.includes(1) ? { cleared } : {}),
    lengths: Int32Array.from(texts, (value) => value.reduce((sum, text) => sum + text.length, 0)),
    filled: Int32Array.from(texts, (value) =>
      value.reduce((bits, text, p) => (text === '' ? bits : bits | (1 << p)), 0),
    ),
    ...(slots === 1
      ? { comparable: { rows, stride: parts.length, offsets: Object.fromEntries(parts.map((part, p) => [part, p])) } }
      : {}),
    textsOf: (code) => texts[code],
    textsFrom,
    faultsOf: (record, slot) => byRecord[record][slot].faults,
  }
}
