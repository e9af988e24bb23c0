import { hashBytes } from '../base'
import type { RawColumn } from '../columns'
import type { FeatureReader } from '../kinds'

/** Distinct values of a column that are put into a set to look others up in; of more, a sample by hash. */
const SET_SIZE = 20_000
const SET_SEED = 11
/** Distinct values that are looked up in a set that is itself a sample: more, since most of what they share is not in it. */
const LOOKED_UP = 8000
const LOOK_UP_SEED = 13

/** Normalized values of a column, and which share of its distinct values they are. */
export interface ValueSet {
  readonly values: ReadonlySet<string>
  readonly share: number
}

/** Reads the distinct values of a column into the form in which two writings of one value are equal. */
export function valueSetOf({ values }: RawColumn, read: FeatureReader): ValueSet {
  const distinct = values.size - 1
  const share = Math.min(1, SET_SIZE / Math.max(1, distinct))
  const limit = share * 4294967296
  const found = new Set<string>()
  for (let code = 1; code < values.size; code++) {
    if (share < 1 && hashBytes(values.bytes, values.offsets[code], values.offsets[code + 1], SET_SEED) >>> 0 >= limit)
      continue
    const value = readValue(values.get(code), read)
    if (value !== '') found.add(value)
  }
  return { values: found, share }
}

/** Some distinct values of a column, chosen by hash. */
export function valuesToLookUp({ values }: RawColumn): string[] {
  const limit = Math.min(1, LOOKED_UP / Math.max(1, values.size - 1)) * 4294967296
  const chosen: string[] = []
  for (let code = 1; code < values.size; code++) {
    const hash = hashBytes(values.bytes, values.offsets[code], values.offsets[code + 1], LOOK_UP_SEED) >>> 0
    if (hash < limit) chosen.push(values.get(code).slice(0, 4096))
  }
  return chosen
}

/** A value in its normalized form; '' where it says nothing. */
export function readValue(raw: string, read: FeatureReader): string {
  const out: string[] = []
  read(raw.slice(0, 4096), out)
  return Array.from(out, (text) => text ?? '')
    .join(' ')
    .trim()
}

/** How many of some raw values stand in a set, and how many could be read at all. */
export function overlapWith(
  sample: readonly string[],
  read: FeatureReader,
  { values, share }: ValueSet,
): { readonly readable: number; readonly shared: number; readonly expectedShared: number } {
  let readable = 0
  let shared = 0
  for (const raw of sample) {
    const value = readValue(raw, read)
    if (value === '') continue
    readable++
    if (values.has(value)) shared++
  }
  return { readable, shared, expectedShared: Math.min(readable, shared / share) }
}
