/**
 * Non-cryptographic 32-bit hashes for tables, blocks and samples. They depend on content only, so that the same data gives the same
 * blocks and samples whatever its order. All of them return signed 32-bit integers: unsigned ones would be boxed by V8.
 */

/** The finalizer of MurmurHash3 (Appleby): every input bit changes every output bit with probability near one half. */
export function mix32(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/** Hash of two integers; not symmetric. */
export function mixPair(a: number, b: number): number {
  return mix32(Math.imul(a, 0x9e3779b1) ^ (b + 0x7f4a7c15 + (a << 6) + (a >>> 2)))
}

/** Hash of the UTF-16 code units of a string (FNV-1a steps over units, then a finalizer). */
export function hashString(value: string, seed = 0): number {
  let h = 0x811c9dc5 ^ seed
  for (let i = 0; i < value.length; i++) h = Math.imul(h ^ value.charCodeAt(i), 0x01000193)
  return mix32(h)
}

/** Hash of `units[start, end)`; equals {@link hashString} of the same characters. */
export function hashUnits(units: Uint16Array, start: number, end: number, seed = 0): number {
  let h = 0x811c9dc5 ^ seed
  for (let i = start; i < end; i++) h = Math.imul(h ^ units[i], 0x01000193)
  return mix32(h)
}

/** Hash of `bytes[start, end)`. Not equal to {@link hashString} of the decoded text. */
export function hashBytes(bytes: Uint8Array, start: number, end: number, seed = 0): number {
  let h = 0x811c9dc5 ^ seed
  for (let i = start; i < end; i++) h = Math.imul(h ^ bytes[i], 0x01000193)
  return mix32(h)
}
