import { type Key, keyOf, type SaidPin } from './said-model'

/** What a record says; '' for nothing, {@link GONE} for "no longer". */
export interface Line {
  readonly word: string
  readonly city: string
  readonly zip: string
  /** Milliseconds; undefined where it carries no time. */
  readonly time: number | undefined
}

/** How a source says that there is no such value any more. */
export const GONE = '<gone>'
export const FIELDS = ['word', 'city', 'zip'] as const
type Field = (typeof FIELDS)[number]
type Values = Partial<Record<Field, string>>

/** Golden values of a cluster, and the pin behind each. */
export interface PinnedGolden {
  readonly values: Values
  /** By field, also where the pin says that there is none. */
  readonly pins: Readonly<Partial<Record<Field, string>>>
  /** Ids of the cluster's pins that have no effect. */
  readonly idle: readonly string[]
}

const fieldsOf = (target: string): readonly Field[] => (target === 'place' ? ['city', 'zip'] : [target as Field])

/**
 * What survives in a cluster: the most recent word, the most recent place (city and zip of one record), and what pins make of it.
 *
 * @param lines by record of the cluster; sources are better the earlier their names
 * @param pins those that hang on a record of the cluster
 * @param now milliseconds
 */
export function pinnedGolden(lines: ReadonlyMap<Key, Line>, pins: readonly SaidPin[], now: number): PinnedGolden {
  const word = best(
    [...lines].filter(([, { word: own }]) => own !== ''),
    ({ word: own }) => own,
  )
  const place = best(
    [...lines].filter(([, { city, zip }]) => city !== '' || zip !== ''),
    ({ city, zip }) => `${city}\0${zip}`,
  )
  const own: Values = { ...(word && { word: word.word }), ...(place && { city: place.city, zip: place.zip }) }
  const inForce = pins
    .filter(({ pin: { until } }) => until === undefined || Date.parse(until) > now)
    .sort((a, b) => b.time - a.time || b.place - a.place)
  const values = { ...own }
  const decided: Partial<Record<Field, string>> = {}
  const holders = new Map<Field, string>()
  for (const said of inForce) {
    const says = wordOf(said, inForce, lines)
    if (says === undefined || says === 'circle') continue
    const { id, pin } = said
    const isAnswered = fieldsOf(pin.field).some((field) => (own[field] ?? '') !== '')
    for (const field of fieldsOf(pin.field)) {
      if (holders.has(field)) continue
      holders.set(field, id)
      if (pin.mode === 'fallback' && isAnswered) continue
      decided[field] = id
      values[field] = says[field] ?? ''
    }
  }
  const held = new Set(holders.values())
  return {
    values: Object.fromEntries(Object.entries(values).filter(([, value]) => value && value !== GONE)),
    pins: decided,
    idle: pins.flatMap(({ id }) => (held.has(id) ? [] : [id])),
  }
}

/** The latest; of those the one of the better source, that says something, and is first in code-point order. */
function best(lines: [Key, Line][], textOf: (line: Line) => string): Line | undefined {
  const rank = ([key, line]: [Key, Line]): (number | string)[] => [
    -(line.time ?? Number.NEGATIVE_INFINITY),
    key[0],
    textOf(line) === GONE ? 1 : 0,
    textOf(line),
    key,
  ]
  return lines.sort((a, b) => compareRanks(rank(a), rank(b)))[0]?.[1]
}

function compareRanks(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  const k = a.findIndex((own, at) => own !== b[at])
  return k < 0 ? 0 : a[k] < b[k] ? -1 : 1
}

/** What a pin says of its fields, '' for none; undefined if it has no effect, `circle` if it takes in the end what it says itself. */
function wordOf(
  said: SaidPin,
  all: readonly SaidPin[],
  lines: ReadonlyMap<Key, Line>,
  trail: readonly SaidPin[] = [],
): Values | 'circle' | undefined {
  if (trail.includes(said)) return 'circle'
  const { pin, time } = said
  const says = pin.from === undefined ? givenBy(pin) : takenFrom(said, keyOf(pin.from), all, lines, [...trail, said])
  if (says === undefined || says === 'circle' || pin.mode !== 'untilSourceChanges') return says
  const isNew = (line: Line, field: Field): boolean =>
    line[field] === GONE ? says[field] !== '' : ![...(pin.seen ?? []), says[field], ''].includes(line[field])
  const later = [...lines.values()].filter((line) => line.time !== undefined && line.time > time)
  return later.some((line) => fieldsOf(pin.field).some((field) => isNew(line, field))) ? undefined : says
}

function givenBy({ field, value }: SaidPin['pin']): Values {
  const own = field === 'place' ? (value as Values | null) : { [field]: value as string | null }
  return Object.fromEntries(fieldsOf(field).map((name) => [name, own?.[name] ?? '']))
}

/** What another record says: a pin of its own that has an effect, or the record itself. */
function takenFrom(
  { pin: { record, field } }: SaidPin,
  from: Key,
  all: readonly SaidPin[],
  lines: ReadonlyMap<Key, Line>,
  trail: readonly SaidPin[],
): Values | 'circle' | undefined {
  const line = lines.get(from)
  if (line === undefined) return undefined
  const valueIn = (name: Field): string => (line[name] === GONE ? '' : line[name])
  const hasOwn = fieldsOf(field).some((name) => valueIn(name) !== '')
  for (const other of keyOf(record) === from ? [] : all) {
    if (keyOf(other.pin.record) !== from || other.pin.field !== field) continue
    if (other.pin.mode === 'fallback' && hasOwn) continue
    const says = wordOf(other, all, lines, trail)
    if (says !== undefined) return says
  }
  return hasOwn ? Object.fromEntries(fieldsOf(field).map((name) => [name, valueIn(name)])) : undefined
}
