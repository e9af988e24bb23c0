/** Number of set bits of two 32-bit integers. */
export function bitCountOfTwo(a: number, b: number): number {
  a -= (a >>> 1) & 0x55555555
  b -= (b >>> 1) & 0x55555555
  let bits = (a & 0x33333333) + ((a >>> 2) & 0x33333333) + (b & 0x33333333) + ((b >>> 2) & 0x33333333)
  bits = (bits & 0x0f0f0f0f) + ((bits >>> 4) & 0x0f0f0f0f)
  return Math.imul(bits, 0x01010101) >>> 24
}
