import { BytePool, TextPool } from '../../columns'

/** One pool made of two, and the code in it of each value of either; 0 for values that are not in use. */
export interface MergedPool<P> {
  readonly pool: P
  readonly first: Int32Array
  readonly second: Int32Array
  /** Whether the values of the first all have the codes they had. */
  readonly keepsFirst: boolean
}

/**
 * Merges two pools of distinct values into one that holds the values in use of both, each once, those of the first in their order.
 *
 * @param usedFirst by code, 1 for values in use
 */
export function mergeBytePools(
  first: BytePool,
  usedFirst: Uint8Array,
  second: BytePool,
  usedSecond: Uint8Array,
): MergedPool<BytePool> {
  const { units, offsets, ...codes } = mergeValues(
    { values: first, units: first.bytes, used: usedFirst, hashOf: (code) => sketch(first, code) },
    { values: second, units: second.bytes, used: usedSecond, hashOf: (code) => sketch(second, code) },
    (length) => new Uint8Array(length),
  )
  return { pool: BytePool.of(units, offsets), ...codes }
}

/** The same for pools of normalized text. */
export function mergeTextPools(
  first: TextPool,
  usedFirst: Uint8Array,
  second: TextPool,
  usedSecond: Uint8Array,
): MergedPool<TextPool> {
  const { units, offsets, ...codes } = mergeValues(
    { values: first, units: first.units, used: usedFirst, hashOf: (code) => first.hashes[code] },
    { values: second, units: second.units, used: usedSecond, hashOf: (code) => second.hashes[code] },
    (length) => new Uint16Array(length),
  )
  const hashes = new Int32Array(offsets.length - 1)
  for (let code = 1; code < first.size; code++) hashes[codes.first[code]] = first.hashes[code]
  for (let code = 1; code < second.size; code++) hashes[codes.second[code]] = second.hashes[code]
  hashes[0] = first.hashes[0]
  return { pool: TextPool.of(units, offsets, hashes), ...codes }
}

/** A pool as {@link mergeValues} takes it. */
interface Side<U> {
  readonly values: { readonly size: number; readonly offsets: Int32Array }
  readonly units: U
  readonly used: Uint8Array
  hashOf(code: number): number
}

function mergeValues<U extends Uint8Array | Uint16Array>(
  first: Side<U>,
  second: Side<U>,
  allocate: (length: number) => U,
): { units: U; offsets: Int32Array } & Pick<MergedPool<unknown>, 'first' | 'second' | 'keepsFirst'> {
  const found = findIn(first, second)
  const used = first.used.slice()
  for (let code = 1; code < found.length; code++) if (second.used[code] === 1) used[found[code]] = 1
  const isNew = second.used.slice()
  for (let code = 1; code < found.length; code++) if (found[code] !== 0) isNew[code] = 0
  const length = lengthOf(first, used) + lengthOf(second, isNew)
  const units = allocate(length)
  const kept = countOf(used)
  const offsets = new Int32Array(1 + kept + countOf(isNew) + 1)
  const firstCodes = copyValues(first, used, units, offsets, 1)
  const secondCodes = copyValues(second, isNew, units, offsets, 1 + kept)
  for (let code = 1; code < found.length; code++) {
    if (second.used[code] === 1 && found[code] !== 0) secondCodes[code] = firstCodes[found[code]]
  }
  return { units, offsets, first: firstCodes, second: secondCodes, keepsFirst: kept === first.values.size - 1 }
}

function countOf(used: Uint8Array): number {
  let count = 0
  for (let code = 1; code < used.length; code++) count += used[code]
  return count
}

function lengthOf({ values: { offsets } }: Side<unknown>, used: Uint8Array): number {
  let length = 0
  for (let code = 1; code < used.length; code++) if (used[code] === 1) length += offsets[code + 1] - offsets[code]
  return length
}

/** Copies values to where the codes from `next` on stand; values that follow each other are copied in one piece. */
function copyValues<U extends Uint8Array | Uint16Array>(
  { values: { size, offsets: from }, units: source }: Side<U>,
  used: Uint8Array,
  units: U,
  offsets: Int32Array,
  next: number,
): Int32Array {
  const codes = new Int32Array(size)
  for (let code = 1; code < size; ) {
    if (used[code] === 0) {
      code++
      continue
    }
    let end = code
    while (end < size && used[end] === 1) end++
    const start = from[code]
    const to = offsets[next]
    units.set(source.subarray(start, from[end]), to)
    for (; code < end; code++) {
      codes[code] = next++
      offsets[next] = from[code + 1] - start + to
    }
  }
  return codes
}

/**
 * The code in the first pool of each value in use of the second, 0 for those it does not hold. The few are in the table, and one pass over the
 * many looks each up: a table of the many would take ten times as long to make.
 */
function findIn<U extends Uint8Array | Uint16Array>(first: Side<U>, second: Side<U>): Int32Array {
  const found = new Int32Array(second.values.size)
  const wanted = countOf(second.used)
  if (wanted === 0) return found
  let slots = 16
  while (slots < wanted * 8) slots *= 2
  const mask = slots - 1
  const table = new Int32Array(slots)
  const hashes = new Int32Array(second.values.size)
  for (let code = 1; code < found.length; code++) {
    if (second.used[code] === 0) continue
    hashes[code] = second.hashOf(code)
    let slot = hashes[code] & mask
    while (table[slot] !== 0) slot = (slot + 1) & mask
    table[slot] = code
  }
  for (let code = 1; code < first.values.size; code++) {
    const hash = first.hashOf(code)
    for (let slot = hash & mask; table[slot] !== 0; slot = (slot + 1) & mask) {
      const own = table[slot]
      if (hashes[own] === hash && found[own] === 0 && areEqual(first, code, second, own)) {
        found[own] = code
        break
      }
    }
  }
  return found
}

function areEqual<U extends Uint8Array | Uint16Array>(left: Side<U>, a: number, right: Side<U>, b: number): boolean {
  const from = left.values.offsets[a]
  const length = left.values.offsets[a + 1] - from
  const other = right.values.offsets[b]
  if (right.values.offsets[b + 1] - other !== length) return false
  for (let i = 0; i < length; i++) if (left.units[from + i] !== right.units[other + i]) return false
  return true
}

/** A hash of some of a value's bytes, at its start, its middle and its end, since values of one column often begin or end alike. */
function sketch({ bytes, offsets }: BytePool, code: number): number {
  const start = offsets[code]
  const end = offsets[code + 1]
  const middle = (start + end) >> 1
  let hash = Math.imul((end - start) ^ (bytes[start] << 8) ^ (bytes[end - 1] << 16), 0x9e3779b1)
  if (end - start > 2)
    hash = Math.imul(hash ^ bytes[start + 1] ^ (bytes[end - 2] << 8) ^ (bytes[middle] << 16), 0x85ebca6b)
  if (end - start > 6) {
    hash ^= bytes[start + 2] ^ (bytes[start + 3] << 8) ^ (bytes[middle - 1] << 16) ^ (bytes[end - 3] << 24)
    hash = Math.imul(hash, 0xc2b2ae35)
  }
  return hash ^ (hash >>> 15)
}
