import { hashString, inSharedMemory, SamewiseError } from '../base'
import { shortText } from './short-text'

const MAX_UNITS = 0x7fffffff

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
    const length = value.length
    if (length === 0) return 0
    const table = this.table
    if (table === undefined) throw new SamewiseError('CAPACITY', 'A sealed pool takes no further values.')
    const hash = hashString(value)
    const { units, offsets, hashes } = this
    let slot = hash & this.mask
    for (;;) {
      const code = table[slot]
      if (code === 0) break
      if (hashes[code] === hash) {
        const from = offsets[code]
        if (offsets[code + 1] - from === length) {
          let i = 0
          while (i < length && units[from + i] === value.charCodeAt(i)) i++
          if (i === length) return code
        }
      }
      slot = (slot + 1) & this.mask
    }
    const code = this.append(value)
    this.hashes[code] = hash
    table[slot] = code
    if (this.size * 2 > this.mask) this.growTable()
    return code
  }

  /** Code of `value`, or 0 if the pool does not hold it. */
  find(value: string): number {
    const table = this.table
    if (table === undefined || value.length === 0) return 0
    const hash = hashString(value)
    let slot = hash & this.mask
    for (;;) {
      const code = table[slot]
      if (code === 0) return 0
      if (this.hashes[code] === hash && this.get(code) === value) return code
      slot = (slot + 1) & this.mask
    }
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

  private append(value: string): number {
    const code = this.size++
    const from = this.offsets[code]
    const to = from + value.length
    if (to > MAX_UNITS) {
      throw new SamewiseError(
        'CAPACITY',
        'The distinct normalized values of one field exceed 2^31 characters. Leave the field out, or split the input.',
      )
    }
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
    for (let i = 0; i < value.length; i++) units[from + i] = value.charCodeAt(i)
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
