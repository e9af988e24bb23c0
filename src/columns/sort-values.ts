import type { BytePool } from './byte-pool'

const INSERTION_SIZE = 12

/**
 * Sorts codes of a pool by the bytes of their values, which for UTF-8 is code-point order (three-way radix quicksort; Bentley,
 * Sedgewick 1997). Sorted ones, as ids of an export often are, are left at the first look.
 *
 * @param codes changed in place
 */
export function sortByValue(pool: BytePool, codes: Int32Array): void {
  const { bytes, offsets } = pool
  const byteAt = (code: number, depth: number): number => {
    const at = offsets[code] + depth
    return at < offsets[code + 1] ? bytes[at] : -1
  }
  const compareFrom = (a: number, b: number, depth: number): number => {
    for (let d = depth; ; d++) {
      const x = byteAt(a, d)
      const y = byteAt(b, d)
      if (x !== y) return x - y
      if (x < 0) return 0
    }
  }
  let sorted = 1
  while (sorted < codes.length && compareFrom(codes[sorted - 1], codes[sorted], 0) <= 0) sorted++
  if (sorted >= codes.length) return
  // An explicit stack of (from, to, depth): very long equal prefixes must not overflow the call stack.
  const stack: number[] = [0, codes.length, 0]
  while (stack.length > 0) {
    const depth = stack.pop() as number
    const to = stack.pop() as number
    const from = stack.pop() as number
    if (to - from <= INSERTION_SIZE) {
      for (let i = from + 1; i < to; i++) {
        const code = codes[i]
        let j = i - 1
        while (j >= from && compareFrom(codes[j], code, depth) > 0) {
          codes[j + 1] = codes[j]
          j--
        }
        codes[j + 1] = code
      }
      continue
    }
    const pivot = medianOfThree(
      byteAt(codes[from], depth),
      byteAt(codes[(from + to) >> 1], depth),
      byteAt(codes[to - 1], depth),
    )
    let low = from
    let high = to - 1
    let i = from
    while (i <= high) {
      const byte = byteAt(codes[i], depth)
      if (byte < pivot) swap(codes, low++, i++)
      else if (byte > pivot) swap(codes, i, high--)
      else i++
    }
    stack.push(from, low, depth)
    stack.push(high + 1, to, depth)
    if (pivot >= 0) stack.push(low, high + 1, depth + 1)
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
