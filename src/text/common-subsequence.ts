import { bitCount } from './bit-count'
import { lowMasks, scratchSteps } from './kernel-scratch'

/**
 * Length of the longest common subsequence of two strings, in UTF-16 code units. Bit-parallel (Hyyrö 2004) with 32-bit
 * words, in blocks of 32 rows that hand their carries on through a byte a column.
 */
export function commonSubsequenceLength(a: string, b: string): number {
  const masks = lowMasks
  const carries = scratchSteps(b.length)
  carries.fill(0, 0, b.length)
  let length = 0
  for (let top = 0; top < a.length; top += 32) {
    const rows = Math.min(32, a.length - top)
    for (let i = 0; i < rows; i++) masks[a.charCodeAt(top + i)] |= 1 << i
    // A zero bit is a row in which the subsequence grows.
    let level = -1
    for (let j = 0; j < b.length; j++) {
      const hits = level & masks[b.charCodeAt(j)]
      const sum = (level >>> 0) + (hits >>> 0) + carries[j]
      carries[j] = sum > 0xffffffff ? 1 : 0
      level = sum | 0 | (level & ~hits)
    }
    for (let i = 0; i < rows; i++) masks[a.charCodeAt(top + i)] = 0
    length += bitCount(~level & (-1 >>> (32 - rows)))
  }
  return length
}
