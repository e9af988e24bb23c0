import { compareText } from '../base'
import type { Choice, Contribution, Loser } from './choose-field'
import type { Contributions, RecordFacts } from './contributions'
import { type GoldenValue, type Pin, type PinIssue, pinModes, type RecordKey } from './lineage'
import type { Policy } from './policy'
import { readTime } from './read-time'
import { reasonOf } from './reason'

/** A pin on a record that there is. */
export interface LivePin {
  readonly pin: Pin
  /** Number of the field, or of the group from the number of fields on. */
  readonly target: number
  readonly record: number
  /** Record whose value is taken; -1 for a value that was given. */
  readonly from: number
  /** Milliseconds UTC. */
  readonly at: number
}

/**
 * All pins that hold at an instant, by record.
 *
 * @internal
 */
export type LivePins = ReadonlyMap<number, readonly LivePin[]>

/**
 * Finds the records and fields that pins speak of.
 *
 * @param numberOf number of a record, undefined where there is none
 * @param asOf pins said later take no part
 * @param issues gets those that cannot take part
 *
 * @internal
 */
export function bindPins(
  pins: readonly Pin[],
  fieldNames: readonly string[],
  policy: Policy,
  numberOf: (key: RecordKey) => number | undefined,
  asOf: number,
  issues: PinIssue[],
): LivePins {
  const bound = new Map<number, LivePin[]>()
  const targets = [...fieldNames, ...policy.groups.map(({ name }) => name)]
  for (const pin of pins) {
    const at = readTime(pin.at)
    const until = readTime(pin.until)
    const hasValue = pin.value !== undefined
    if (
      Number.isNaN(at) ||
      (pin.until !== undefined && Number.isNaN(until)) ||
      hasValue === (pin.from !== undefined) ||
      !pinModes.includes(pin.mode ?? 'always')
    ) {
      issues.push({ pin, problem: 'not-understood' })
      continue
    }
    if (at > asOf) continue
    if (until <= asOf) {
      issues.push({ pin, problem: 'expired' })
      continue
    }
    const record = numberOf(pin.record)
    const from = pin.from === undefined ? -1 : numberOf(pin.from)
    const target = targets.indexOf(pin.field)
    if (record === undefined) issues.push({ pin, problem: 'unknown-record' })
    else if (target < 0) issues.push({ pin, problem: 'unknown-field' })
    else if (from === undefined) issues.push({ pin, problem: 'unknown-contributor' })
    else bound.set(record, [...(bound.get(record) ?? []), { pin, target, record, from, at }])
  }
  return bound
}

/**
 * The pins that hold in a cluster, one a field or group: the newest.
 *
 * @param fieldsOf fields of a target
 * @param issues gets those that do not hold
 * @returns by target; `from` is the record whose value is taken in the end
 */
export function pinsIn(
  members: Int32Array,
  pins: LivePins,
  fieldsOf: (target: number) => readonly Contributions[],
  facts: RecordFacts,
  issues: PinIssue[] = [],
): Map<number, LivePin> {
  const newest = new Map<number, LivePin>()
  const all: LivePin[] = []
  for (const record of members) all.push(...(pins.get(record) ?? []))
  all.sort((a, b) => b.at - a.at || a.record - b.record || compareText(JSON.stringify(a.pin), JSON.stringify(b.pin)))
  for (const own of all) {
    const { pin, target } = own
    const end = follow(own, all)
    const fields = fieldsOf(target)
    if (end === undefined) issues.push({ pin, problem: 'cycle' })
    else if (end.from >= 0 && !(members.includes(end.from) && fields.some((field) => holds(field, end.from)))) {
      issues.push({ pin, problem: 'unknown-contributor' })
    } else if (pin.mode === 'untilSourceChanges' && hasChanged(members, end, pin, fields, facts)) {
      issues.push({ pin, problem: 'source-changed' })
    } else {
      const holder = newest.get(target)
      if (holder === undefined)
        newest.set(target, end === own ? own : { ...own, from: end.from, pin: { ...pin, ...givenBy(end.pin) } })
      else issues.push({ pin, problem: 'superseded', by: holder.pin })
    }
  }
  return newest
}

const givenBy = ({ value }: Pin): Pick<Pin, 'value'> => (value === undefined ? {} : { value })

/** The pin at the end of a row of pins that each take the value of another record; undefined for a circle. */
function follow(start: LivePin, all: readonly LivePin[]): LivePin | undefined {
  const path = [start]
  for (;;) {
    const last = path[path.length - 1]
    const next = all.find(({ target, record }) => target === last.target && record === last.from)
    if (last.from === last.record || next === undefined) return last
    if (path.includes(next)) return undefined
    path.push(next)
  }
}

function holds({ codes, slots }: Contributions, record: number): boolean {
  return codes[record * slots] !== 0
}

/** Whether a record brings a value that is neither the pin's nor one that was seen, observed after the pin. */
function hasChanged(
  members: Int32Array,
  { from, pin: { value } }: LivePin,
  { at, seen = [] }: Pin,
  fields: readonly Contributions[],
  facts: RecordFacts,
): boolean {
  return fields.some((field) => {
    const known = new Set(seen.map((text) => textOf(field.textsFrom(text))))
    for (const texts of from >= 0 ? ownTexts(field, from) : textsOfPin(field, value)) known.add(textOf(texts))
    const observedAt = field.observedAt ?? facts.observedAt
    for (const record of members) {
      if (!(observedAt[record] > readTime(at))) continue
      if (field.cleared?.[record] === 1 || ownTexts(field, record).some((texts) => !known.has(textOf(texts))))
        return true
    }
    return false
  })
}

const textOf = (texts: readonly string[]): string => texts.join('\0')

function ownTexts({ codes, slots, textsOf }: Contributions, record: number): (readonly string[])[] {
  const own = []
  for (let at = record * slots; at < (record + 1) * slots; at++) if (codes[at] !== 0) own.push(textsOf(codes[at]))
  return own
}

/** What a pin says of a field: of a group, the field's part of it. */
function textsOfPin(field: Contributions, value: Pin['value'], isGroup = false): (readonly string[])[] {
  const own =
    isGroup && value !== null ? (value as Readonly<Record<string, GoldenValue>> | undefined)?.[field.field] : value
  if (own === undefined || own === null) return []
  return (Array.isArray(own) ? own : [own]).map((one) => field.textsFrom(one))
}

/** A choice as a pin has it. */
export function applyPin(
  choice: Choice,
  { pin, from }: LivePin,
  field: Contributions,
  members: Int32Array,
  isGroup: boolean,
): Choice {
  if (pin.mode === 'fallback' && (choice.winners.length > 0 || choice.cleared !== undefined)) return choice
  const fixed = textsOfPin(field, pin.value, isGroup)
  const pinned = new Set((from >= 0 ? ownTexts(field, from) : fixed).map(textOf))
  const winners: Contribution[] = []
  const losers: Loser[] = []
  for (const record of members) {
    for (let slot = 0; slot < field.slots; slot++) {
      const code = field.codes[record * field.slots + slot]
      if (code === 0) continue
      if (!pinned.has(textOf(field.textsOf(code))))
        losers.push({ record, slot, lostBy: 'pin', reason: reasonOf('pin') })
      else if (from < 0 || from === record) winners.push({ record, slot })
    }
  }
  return { winners, decidedBy: 'pin', losers, pin, ...(from < 0 ? { fixed } : {}) }
}
