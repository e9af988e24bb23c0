import { hashBytes, inSharedMemory, SamewiseError } from '../base'
import { shortAscii } from './short-text'

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const encoder = new TextEncoder()

/** Offsets are signed 32-bit integers; beyond this a pool refuses to grow instead of wrapping. */
const MAX_BYTES = 0x7fffffff

/** Values looked up ahead in `internMany`: their cache lines fit in the first-level cache together. */
const BATCH = 256

/**
 * Distinct raw values of one column, as UTF-8 bytes one behind the other. Code 0 is the missing value (the empty string).
 * The value of `code` is `bytes[offsets[code], offsets[code + 1])`.
 */
export class BytePool {
  bytes: Uint8Array
  offsets: Int32Array
  /** Number of codes in use, the missing value included. */
  size = 1
  // Slots of (hash, code); code 0 marks a free slot. Dropped by `seal`.
  private table: Int32Array | undefined
  private mask: number
  // Keeps the look-ahead of `internMany` from being optimised away.
  protected touched = 0

  /** @param expectedSize how many distinct values to expect; only a hint that avoids growing */
  constructor(expectedSize = 1024) {
    let slots = 16
    while (slots < expectedSize * 2) slots *= 2
    this.table = new Int32Array(slots * 2)
    this.mask = slots - 1
    this.offsets = new Int32Array(Math.max(16, expectedSize + 2))
    this.bytes = new Uint8Array(Math.max(64, expectedSize * 8))
  }

  /** A sealed pool over arrays that were a pool's once. */
  static of(bytes: Uint8Array, offsets: Int32Array): BytePool {
    const pool = new BytePool(0)
    pool.bytes = bytes
    pool.offsets = offsets
    pool.size = offsets.length - 1
    pool.table = undefined
    return pool
  }

  /** Code of `source[start, end)`, which is added if it is new. `hash` must be `hashBytes(source, start, end)`. */
  internHashed(source: Uint8Array, start: number, end: number, hash: number): number {
    if (start === end) return 0
    const table = this.table
    if (table === undefined) throw new SamewiseError('CAPACITY', 'A sealed pool takes no further values.')
    const { bytes, offsets } = this
    const length = end - start
    let slot = hash & this.mask
    for (;;) {
      const code = table[slot * 2 + 1]
      if (code === 0) break
      if (table[slot * 2] === hash) {
        const from = offsets[code]
        if (offsets[code + 1] - from === length) {
          let i = 0
          while (i < length && bytes[from + i] === source[start + i]) i++
          if (i === length) return code
        }
      }
      slot = (slot + 1) & this.mask
    }
    const code = this.append(source, start, end)
    table[slot * 2] = hash
    table[slot * 2 + 1] = code
    if (this.size * 2 > this.mask) this.growTable()
    return code
  }

  /**
   * Interns many values at once: value `k` of `count` is `source[starts[i], ends[i])` with the hash `hashes[i]`, where
   * `i = first + k * stride`; its code goes to `codes[at + k]`. Gives the same codes as {@link internHashed} one by one, in 60% of the time
   * (columns of a million rows): a table look-up in random order waits for memory, and in a loop that only looks up, the waits overlap.
   */
  internMany(
    source: Uint8Array,
    starts: Int32Array,
    ends: Int32Array,
    hashes: Int32Array,
    first: number,
    stride: number,
    codes: Int32Array,
    at: number,
    count: number,
  ): void {
    const stop = at + count
    for (let i = first; at < stop; ) {
      const { table, mask, offsets, bytes } = this
      if (table === undefined) throw new SamewiseError('CAPACITY', 'A sealed pool takes no further values.')
      const end = Math.min(at + BATCH, stop)
      // The likely code, unproven; then its first byte, so that both are in the cache when the values are compared.
      for (let k = at, j = i; k < end; k++, j += stride) {
        const slot = (hashes[j] & mask) * 2
        codes[k] = table[slot] === hashes[j] ? table[slot + 1] : 0
      }
      let touched = 0
      for (let k = at; k < end; k++) touched ^= bytes[offsets[codes[k]]]
      this.touched = touched
      for (; at < end; at++, i += stride) {
        const code = codes[at]
        const start = starts[i]
        const length = ends[i] - start
        if (code !== 0) {
          const from = offsets[code]
          if (offsets[code + 1] - from === length) {
            let k = 0
            while (k < length && bytes[from + k] === source[start + k]) k++
            if (k === length) continue
          }
        }
        codes[at] = this.internHashed(source, start, start + length, hashes[i])
      }
    }
  }

  /** Code of `source[start, end)`, which is added if it is new; 0 for nothing. */
  intern(source: Uint8Array, start: number, end: number): number {
    return this.internHashed(source, start, end, hashBytes(source, start, end))
  }

  /** Code of the UTF-8 form of `value`, which is added if it is new; 0 for ''. */
  internString(value: string): number {
    const bytes = encoder.encode(value)
    return this.intern(bytes, 0, bytes.length)
  }

  /** The value as a string; '' for code 0. */
  get(code: number): string {
    const { bytes, offsets } = this
    const start = offsets[code]
    const end = offsets[code + 1]
    return shortAscii(bytes, start, end) ?? decoder.decode(bytes.subarray(start, end))
  }

  /** Ends interning: drops the look-up table and the spare room. */
  seal(): this {
    if (this.table === undefined) return this
    this.table = undefined
    this.bytes = this.bytes.slice(0, this.offsets[this.size])
    this.offsets = this.offsets.slice(0, this.size + 1)
    return this
  }

  /** Moves the values to memory that threads share. */
  share(): this {
    this.bytes = inSharedMemory(this.bytes)
    this.offsets = inSharedMemory(this.offsets)
    return this
  }

  /** Memory held by the packed values and their offsets. */
  get byteLength(): number {
    return this.bytes.byteLength + this.offsets.byteLength + (this.table?.byteLength ?? 0)
  }

  private append(source: Uint8Array, start: number, end: number): number {
    const code = this.size++
    const from = this.offsets[code]
    const to = from + (end - start)
    if (to > MAX_BYTES) {
      throw new SamewiseError(
        'CAPACITY',
        'The distinct values of one column exceed 2 GiB. Leave the column out of the mapping, or split the input.',
      )
    }
    if (to > this.bytes.length) {
      const grown = new Uint8Array(Math.min(MAX_BYTES, Math.max(to, Math.ceil(this.bytes.length * 1.6))))
      grown.set(this.bytes.subarray(0, from))
      this.bytes = grown
    }
    if (code + 2 > this.offsets.length) {
      const grown = new Int32Array(Math.ceil(this.offsets.length * 1.6) + 2)
      grown.set(this.offsets)
      this.offsets = grown
    }
    if (end - start < 32) for (let i = start, at = from; i < end; i++) this.bytes[at++] = source[i]
    else this.bytes.set(source.subarray(start, end), from)
    this.offsets[code + 1] = to
    return code
  }

  private growTable(): void {
    const old = this.table as Int32Array
    const slots = (this.mask + 1) * 2
    const mask = slots - 1
    const table = new Int32Array(slots * 2)
    for (let i = 0; i < old.length; i += 2) {
      if (old[i + 1] === 0) continue
      let slot = old[i] & mask
      while (table[slot * 2 + 1] !== 0) slot = (slot + 1) & mask
      table[slot * 2] = old[i]
      table[slot * 2 + 1] = old[i + 1]
    }
    this.table = table
    this.mask = mask
  }
}
