import type { BytePool } from './byte-pool'

const INSERTION_SIZE = 12

/** From so many codes on they are put into runs of one prefix first. */
const PREFIXED_SIZE = 4096
const RADIX_BITS = 11
const RADIX = 1 << RADIX_BITS

/**
 * Sorts codes of a pool by the bytes of their values, which for UTF-8 is code-point order. Many are sorted by the four bytes behind what all
 * have in common (LSD radix sort), which leaves few to compare; the rest by three-way radix quicksort (Bentley, Sedgewick 1997). Sorted ones, as ids
 * of an export often are, are left at the first look.
 *
 * @param codes changed in place
 */
export function sortByValue(pool: BytePool, codes: Int32Array): void {
  let sorted = 1
  while (sorted < codes.length && compareFrom(pool, codes[sorted - 1], codes[sorted], 0) <= 0) sorted++
  if (sorted >= codes.length) return
  if (codes.length < PREFIXED_SIZE) {
    sortRun(pool, codes, 0, codes.length, 0)
    return
  }
  const depth = commonPrefix(pool, codes)
  const prefixes = sortByPrefix(pool, codes, depth)
  for (let from = 0; from < codes.length; ) {
    let to = from + 1
    while (to < codes.length && prefixes[to] === prefixes[from]) to++
    if (to - from === 2) sortFew(pool, codes, from, to, depth)
    else if (to - from > 2) sortRun(pool, codes, from, to, depth)
    from = to
  }
}

/** A byte of a value; -1 behind its end. */
function byteAt({ bytes, offsets }: BytePool, code: number, depth: number): number {
  const at = offsets[code] + depth
  return at < offsets[code + 1] ? bytes[at] : -1
}

function compareFrom(pool: BytePool, a: number, b: number, depth: number): number {
  for (let d = depth; ; d++) {
    const x = byteAt(pool, a, d)
    const y = byteAt(pool, b, d)
    if (x !== y) return x - y
    if (x < 0) return 0
  }
}

/** Bytes that all values begin with. */
function commonPrefix(pool: BytePool, codes: Int32Array): number {
  let length = pool.offsets[codes[0] + 1] - pool.offsets[codes[0]]
  for (let k = 1; k < codes.length && length > 0; k++) {
    let d = 0
    while (d < length && byteAt(pool, codes[k], d) === byteAt(pool, codes[0], d)) d++
    length = d
  }
  return length
}

/** Sorts codes by the four bytes of their values from `depth` on, with zeros behind the end; returns those bytes as numbers. */
function sortByPrefix({ bytes, offsets }: BytePool, codes: Int32Array, depth: number): Int32Array {
  let own = codes
  let prefixes = new Int32Array(codes.length)
  for (let k = 0; k < codes.length; k++) {
    const at = offsets[codes[k]] + depth
    const end = offsets[codes[k] + 1]
    let prefix = 0
    for (let i = at; i < at + 4; i++) prefix = (prefix << 8) | (i < end ? bytes[i] : 0)
    prefixes[k] = prefix
  }
  let otherCodes: Int32Array = new Int32Array(codes.length)
  let otherPrefixes = new Int32Array(codes.length)
  const starts = new Int32Array(RADIX)
  for (let shift = 0; shift < 33; shift += RADIX_BITS) {
    starts.fill(0)
    for (let k = 0; k < own.length; k++) starts[(prefixes[k] >>> shift) & (RADIX - 1)]++
    let sum = 0
    for (let b = 0; b < RADIX; b++) {
      const size = starts[b]
      starts[b] = sum
      sum += size
    }
    for (let k = 0; k < own.length; k++) {
      const to = starts[(prefixes[k] >>> shift) & (RADIX - 1)]++
      otherCodes[to] = own[k]
      otherPrefixes[to] = prefixes[k]
    }
    ;[own, otherCodes] = [otherCodes, own]
    ;[prefixes, otherPrefixes] = [otherPrefixes, prefixes]
  }
  // After three passes they stand in the other array.
  codes.set(own)
  return prefixes
}

/** Sorts `codes[start, end)`, whose first `equal` bytes are equal. */
function sortRun(pool: BytePool, codes: Int32Array, start: number, end: number, equal: number): void {
  // An explicit stack of (from, to, depth): very long equal prefixes must not overflow the call stack.
  const stack: number[] = [start, end, equal]
  while (stack.length > 0) {
    const depth = stack.pop() as number
    const to = stack.pop() as number
    const from = stack.pop() as number
    if (to - from <= INSERTION_SIZE) {
      sortFew(pool, codes, from, to, depth)
      continue
    }
    const pivot = medianOfThree(
      byteAt(pool, codes[from], depth),
      byteAt(pool, codes[(from + to) >> 1], depth),
      byteAt(pool, codes[to - 1], depth),
    )
    let low = from
    let high = to - 1
    let i = from
    while (i <= high) {
      const byte = byteAt(pool, codes[i], depth)
      if (byte < pivot) swap(codes, low++, i++)
      else if (byte > pivot) swap(codes, i, high--)
      else i++
    }
    stack.push(from, low, depth)
    stack.push(high + 1, to, depth)
    if (pivot >= 0) stack.push(low, high + 1, depth + 1)
  }
}

function sortFew(pool: BytePool, codes: Int32Array, from: number, to: number, depth: number): void {
  for (let i = from + 1; i < to; i++) {
    const code = codes[i]
    let j = i - 1
    while (j >= from && compareFrom(pool, codes[j], code, depth) > 0) {
      codes[j + 1] = codes[j]
      j--
    }
    codes[j + 1] = code
  }
}

function medianOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
}

function swap(codes: Int32Array, a: number, b: number): void {
  const code = codes[a]
  codes[a] = codes[b]
  codes[b] = code
}
