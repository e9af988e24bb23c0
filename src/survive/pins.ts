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
  readonly isGroup: boolean
  readonly record: number
  /** Record whose value is taken; -1 for a value that was given. */
  readonly from: number
  /** Milliseconds UTC. */
  readonly at: number
  /** Its place among all pins: of those of one time, the last was said last. */
  readonly place: number
}

/**
 * All pins that hold at an instant, by record.
 *
 * @internal
 */
export type LivePins = ReadonlyMap<number, readonly LivePin[]>

/**
 * The instant that pins are judged by where nobody stated one: what was pinned last holds, also when the data are older.
 *
 * @param now the latest time in the data, milliseconds UTC
 *
 * @internal
 */
export function pinsAsOf(pins: readonly Pin[], now: number): number {
  return pins.reduce((latest, { at }) => Math.max(latest, readTime(at) || latest), now)
}

/**
 * Finds the records and fields that pins speak of.
 *
 * @param numberOf number of a record, undefined where there is none
 * @param asOf pins said later take no part; as {@link pinsAsOf} has it where nobody stated an instant
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
  for (const [place, pin] of pins.entries()) {
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
    else {
      const live = { pin, target, isGroup: target >= fieldNames.length, record, from, at, place }
      bound.set(record, [...(bound.get(record) ?? []), live])
    }
  }
  return bound
}

/**
 * The pins that hold in a cluster, one a field: the newest that says something of it, by itself or as one of a group, and of those of one time the one
 * that was said last.
 *
 * @param fieldsOf numbers of the fields of a target
 * @param issues gets those that hold no field
 * @returns by field; `from` is the record whose value is taken in the end
 */
export function pinsIn(
  members: Int32Array,
  pins: LivePins,
  fields: readonly Contributions[],
  fieldsOf: (target: number) => readonly number[],
  facts: RecordFacts,
  issues: PinIssue[] = [],
): Map<number, LivePin> {
  const holders = new Map<number, LivePin>()
  const all: LivePin[] = []
  for (const record of members) all.push(...(pins.get(record) ?? []))
  all.sort((a, b) => b.at - a.at || b.place - a.place)
  const ofTarget = (target: number): Contributions[] => fieldsOf(target).map((f) => fields[f])
  const near: Neighbours = { all, members, ofTarget, facts, ends: new Map() }
  for (const own of all) {
    const { pin, target } = own
    const end = follow(own, near)
    const free = fieldsOf(target).filter((f) => !holders.has(f))
    if (typeof end === 'string') issues.push({ pin, problem: end })
    else if (free.length === 0) {
      const by = holders.get(fieldsOf(target)[0]) as LivePin
      issues.push({ pin, problem: 'superseded', by: by.pin })
    } else {
      const held = end === own ? own : { ...own, from: end.from, pin: { ...pin, ...givenBy(end.pin) } }
      for (const f of free) holders.set(f, held)
    }
  }
  return holders
}

const givenBy = ({ value }: Pin): Pick<Pin, 'value'> => (value === undefined ? {} : { value })

/** The pin whose value is taken in the end, or why there is none. */
type End = LivePin | 'cycle' | 'unknown-contributor' | 'source-changed'

/** Where pins are followed: all of a cluster, newest first. */
interface Neighbours {
  readonly all: readonly LivePin[]
  readonly members: Int32Array
  ofTarget(target: number): readonly Contributions[]
  readonly facts: RecordFacts
  /** What was found before. */
  readonly ends: Map<LivePin, End>
}

/** The end of a row of pins that each take the value of another record. */
function follow(own: LivePin, near: Neighbours, path: readonly LivePin[] = []): End {
  if (path.includes(own)) return 'cycle'
  const known = near.ends.get(own)
  if (known !== undefined) return known
  const end = own.from < 0 ? own : sayOf(own, near, [...path, own])
  const isOver = typeof end !== 'string' && own.pin.mode === 'untilSourceChanges' && hasChanged(own, end, near)
  near.ends.set(own, isOver ? 'source-changed' : end)
  return isOver ? 'source-changed' : end
}

/** What a pin takes of another record: its newest own pin that has an effect, a fallback only where the record brings nothing; or what it brings. */
function sayOf(own: LivePin, near: Neighbours, path: readonly LivePin[]): End {
  const { target, record, from } = own
  const hasValue = near.members.includes(from) && near.ofTarget(target).some((field) => holds(field, from))
  for (const next of from === record ? [] : near.all) {
    if (next.target !== target || next.record !== from || (next.pin.mode === 'fallback' && hasValue)) continue
    const end = follow(next, near, path)
    if (end === 'cycle' || typeof end !== 'string') return end
  }
  return hasValue ? own : 'unknown-contributor'
}

function holds({ codes, slots }: Contributions, record: number): boolean {
  return codes[record * slots] !== 0
}

/** Whether a record brings a value that is neither the pin's nor one that was seen, observed after the pin. */
function hasChanged(
  { at, target, isGroup, pin: { seen = [] } }: LivePin,
  { from, pin: { value } }: LivePin,
  { members, ofTarget, facts }: Neighbours,
): boolean {
  return ofTarget(target).some((field) => {
    const pinned = from >= 0 ? ownTexts(field, from) : textsOfPin(field, value, isGroup)
    const known = new Set([...seen.map((text) => field.textsFrom(text)), ...pinned].map(textOf))
    const observedAt = field.observedAt ?? facts.observedAt
    for (const record of members) {
      if (!(observedAt[record] > at)) continue
      if (field.cleared?.[record] === 1 && pinned.length > 0) return true
      if (ownTexts(field, record).some((texts) => !known.has(textOf(texts)))) return true
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

/** What a pin says of a field, nothing where that is empty: of a group, the field's part of it. */
function textsOfPin(field: Contributions, value: Pin['value'], isGroup: boolean): (readonly string[])[] {
  const own =
    isGroup && value !== null ? (value as Readonly<Record<string, GoldenValue>> | undefined)?.[field.field] : value
  if (own === undefined || own === null) return []
  const texts = (Array.isArray(own) ? own : [own]).map((one) => field.textsFrom(one))
  return texts.filter((parts) => parts.some((text) => text !== ''))
}

/** The choice that a pin makes. */
export function choosePinned({ pin, from, isGroup }: LivePin, field: Contributions, members: Int32Array): Choice {
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
