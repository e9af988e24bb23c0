import { hashUnits, inSharedMemory, SamewiseError } from '../base'
import { shortText } from './short-text'

const MAX_UNITS = 0x7fffffff

/** Values looked up ahead in `internMany`: their cache lines fit in the first-level cache together. */
const BATCH = 256

// Strings are taken apart here: their characters are read once, and compared and kept as units.
let scratch = /* @__PURE__ */ new Uint16Array(4096)
const starts = /* @__PURE__ */ new Int32Array(BATCH + 1)
const ownHashes = /* @__PURE__ */ new Int32Array(BATCH)

const SPACE = 32

/**
 * Distinct normalized values, as UTF-16 code units one behind the other, ready for the packed kernels of `text`. Code 0 is the
 * missing value. The value of `code` is `units[offsets[code], offsets[code + 1])`; `hashes[code]` is its `hashString`.
 *
 * Units and not bytes: a kernel on bytes would count a Greek letter as two characters. Text in the Latin alphabet touches only the low
 * entries of the kernels' tables, so the wider unit costs memory (twice the characters) and next to no time.
 */
export class TextPool {
  units: Uint16Array
  offsets: Int32Array
  hashes: Int32Array
  /** Number of codes in use, the missing value included. */
  size = 1
  private table: Int32Array | undefined
  private mask: number
  // Keeps the look-ahead of `internMany` from being optimised away.
  protected touched = 0

  constructor(expectedSize = 1024) {
    let slots = 16
    while (slots < expectedSize * 2) slots *= 2
    this.table = new Int32Array(slots)
    this.mask = slots - 1
    this.offsets = new Int32Array(Math.max(16, expectedSize + 2))
    this.hashes = new Int32Array(Math.max(16, expectedSize + 2))
    this.units = new Uint16Array(Math.max(64, expectedSize * 8))
  }

  /** A sealed pool over arrays that were a pool's once. */
  static of(units: Uint16Array, offsets: Int32Array, hashes: Int32Array): TextPool {
    const pool = new TextPool(0)
    pool.units = units
    pool.offsets = offsets
    pool.hashes = hashes
    pool.size = hashes.length
    pool.table = undefined
    return pool
  }

  /** Code of `value`, which is added if it is new; 0 for ''. */
  intern(value: string): number {
    const end = takeApart(value, 0)
    return this.internUnits(scratch, 0, end, hashUnits(scratch, 0, end))
  }

  /**
   * Interns `values[0, count)`; the code of value `k` goes to `codes[at + k]`. Gives the same codes as {@link intern} one by one, in two
   * thirds of the time: a look-up in random order waits for memory, and in loops that only look up, the waits overlap.
   */
  internMany(values: readonly string[], count: number, codes: Int32Array, at: number): void {
    for (let from = 0; from < count; from += BATCH) {
      const size = Math.min(BATCH, count - from)
      for (let k = 0; k < size; k++) {
        starts[k + 1] = takeApart(values[from + k], starts[k])
        ownHashes[k] = hashUnits(scratch, starts[k], starts[k + 1])
      }
      this.lookAhead(size)
      for (let k = 0; k < size; k++)
        codes[at + from + k] = this.internUnits(scratch, starts[k], starts[k + 1], ownHashes[k])
    }
  }

  /** Code of two values of other pools with a space between them, which is added if it is new. */
  internPair(first: TextPool, a: number, second: TextPool, b: number): number {
    const start = first.offsets[a]
    const length = first.offsets[a + 1] - start
    const from = second.offsets[b]
    const end = length + 1 + second.offsets[b + 1] - from
    reserve(end)
    for (let i = 0; i < length; i++) scratch[i] = first.units[start + i]
    scratch[length] = SPACE
    for (let at = length + 1, i = from; at < end; at++, i++) scratch[at] = second.units[i]
    return this.internUnits(scratch, 0, end, hashUnits(scratch, 0, end))
  }

  /** Code of `source[start, end)`, which is added if it is new; 0 for nothing. `hash` must be `hashUnits(source, start, end)`. */
  internUnits(source: Uint16Array, start: number, end: number, hash: number): number {
    if (start === end) return 0
    const { table } = this
    if (table === undefined) throw new SamewiseError('CAPACITY', 'A sealed pool takes no further values.')
    const slot = this.slotOf(table, source, start, end, hash)
    const known = table[slot]
    if (known !== 0) return known
    const code = this.append(source, start, end)
    this.hashes[code] = hash
    table[slot] = code
    if (this.size * 2 > this.mask) this.growTable()
    return code
  }

  /** Code of `value`, or 0 if the pool does not hold it. */
  find(value: string): number {
    const { table } = this
    const end = takeApart(value, 0)
    if (table === undefined || end === 0) return 0
    return table[this.slotOf(table, scratch, 0, end, hashUnits(scratch, 0, end))]
  }

  /** The value as a string; '' for code 0. */
  get(code: number): string {
    const { units, offsets } = this
    const start = offsets[code]
    const end = offsets[code + 1]
    const short = shortText(units, start, end)
    if (short !== undefined) return short
    let text = ''
    // In pieces: an argument list of a very long value would overflow the stack.
    for (let from = start; from < end; from += 4096) {
      text += String.fromCharCode.apply(null, units.subarray(from, Math.min(end, from + 4096)) as unknown as number[])
    }
    return text
  }

  /** Ends interning: drops the look-up table and the spare room. */
  seal(): this {
    this.table = undefined
    this.units = this.units.slice(0, this.offsets[this.size])
    this.offsets = this.offsets.slice(0, this.size + 1)
    this.hashes = this.hashes.slice(0, this.size)
    return this
  }

  /** Moves the values to memory that threads share. */
  share(): this {
    this.units = inSharedMemory(this.units)
    this.offsets = inSharedMemory(this.offsets)
    this.hashes = inSharedMemory(this.hashes)
    return this
  }

  get byteLength(): number {
    return this.units.byteLength + this.offsets.byteLength + this.hashes.byteLength + (this.table?.byteLength ?? 0)
  }

  /** Slot of `source[start, end)`, or the free one where it belongs. */
  private slotOf(table: Int32Array, source: Uint16Array, start: number, end: number, hash: number): number {
    const { units, offsets, hashes, mask } = this
    const length = end - start
    let slot = hash & mask
    for (let code = table[slot]; code !== 0; code = table[slot]) {
      const from = offsets[code]
      if (hashes[code] === hash && offsets[code + 1] - from === length) {
        let i = 0
        while (i < length && units[from + i] === source[start + i]) i++
        if (i === length) break
      }
      slot = (slot + 1) & mask
    }
    return slot
  }

  /** Touches the likely values of a batch, so that they are in the cache when they are compared. */
  private lookAhead(size: number): void {
    const { table, mask, hashes, offsets, units } = this
    if (table === undefined) return
    let touched = 0
    for (let k = 0; k < size; k++) {
      const code = table[ownHashes[k] & mask]
      touched ^= hashes[code] ^ units[offsets[code]]
    }
    this.touched = touched
  }

  private append(source: Uint16Array, start: number, end: number): number {
    const code = this.size++
    const from = this.offsets[code]
    const to = from + (end - start)
    refuseTooManyUnits(to)
    if (to > this.units.length) {
      const grown = new Uint16Array(Math.min(MAX_UNITS, Math.max(to, Math.ceil(this.units.length * 1.6))))
      grown.set(this.units.subarray(0, from))
      this.units = grown
    }
    if (code + 2 > this.offsets.length) {
      const length = Math.ceil(this.offsets.length * 1.6) + 2
      const offsets = new Int32Array(length)
      offsets.set(this.offsets)
      this.offsets = offsets
      const hashes = new Int32Array(length)
      hashes.set(this.hashes)
      this.hashes = hashes
    }
    const units = this.units
    for (let i = start, at = from; i < end; i++) units[at++] = source[i]
    this.offsets[code + 1] = to
    return code
  }

  private growTable(): void {
    const slots = (this.mask + 1) * 2
    const mask = slots - 1
    const table = new Int32Array(slots)
    for (let code = 1; code < this.size; code++) {
      let slot = this.hashes[code] & mask
      while (table[slot] !== 0) slot = (slot + 1) & mask
      table[slot] = code
    }
    this.table = table
    this.mask = mask
  }
}

/** Offsets are signed 32-bit integers; beyond them a pool refuses to grow instead of wrapping. */
export function refuseTooManyUnits(units: number): void {
  if (units <= MAX_UNITS) return
  throw new SamewiseError(
    'CAPACITY',
    'The distinct normalized values of one field exceed 2^31 characters. Leave the field out, or split the input.',
  )
}

/** Writes the units of `value` to the scratch from `start` on; returns where they end. */
function takeApart(value: string, start: number): number {
  const end = start + value.length
  reserve(end)
  const into = scratch
  for (let i = 0, at = start; at < end; i++) into[at++] = value.charCodeAt(i)
  return end
}

/** Makes room for `length` units in the scratch. */
function reserve(length: number): void {
  if (length <= scratch.length) return
  const grown = new Uint16Array(length * 2)
  grown.set(scratch)
  scratch = grown
}
