import { hashBytes, mix32 } from '../base'
import { hasFormulaGuard } from './formula-guard'

/** What {@link CsvScanner.scan} found at its position. */
export const Scanned = {
  /** A record; its cells, `cellCount` of them, are in `starts`, `ends` and `hashes`. */
  Record: 0,
  /** A record that breaks the rules, for the reason in `reason`; the position is behind it. */
  Bad: 1,
  /** A bad record whose last line goes on beyond the bytes at hand; all of them belong to it. */
  BadOpen: 2,
  /** The record goes on beyond the bytes at hand; the position is still before it. */
  More: 3,
  /** No further record. */
  End: 4,
} as const

/** A cell takes at most this many bytes, and a closing quote is looked for at most this far. */
export const MAX_CELL_BYTES = 1 << 20

/** A record takes at most this many bytes, so that the buffer is bounded. */
export const MAX_RECORD_BYTES = 1 << 24

const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d
const APOSTROPHE = 0x27
// The start value of FNV-1a (0x811c9dc5) as a signed integer, as in `hashBytes`.
const FNV_START = -2128831035
const FNV_PRIME = 0x01000193

/**
 * Finds records and cells in CSV bytes (RFC 4180, with LF, CR LF or CR between records), and computes `hashBytes` of each cell on the way.
 *
 * The text at hand is `bytes[0, filled)`. The second half of `bytes` takes the cells that had doubled quotes, undoubled: the text itself
 * stays as it was, since a reject shows it. Every decision depends on the text only, never on where the bytes at hand end: where that
 * could matter, the answer is {@link Scanned.More}.
 */
export class CsvScanner {
  bytes: Buffer
  capacity: number
  filled = 0
  /** Whether `bytes[filled)` is the end of the file. */
  isAtEnd = false
  position = 0
  /** Line of the file at `position`; the first is 1. */
  line = 1

  /** Cell `i` of a block is `bytes[starts[i], ends[i])`, in the text or in the second half of `bytes`. */
  starts: Int32Array
  ends: Int32Array
  hashes: Int32Array

  recordStart = 0
  /** End of the record in the text, without its line end. */
  recordEnd = 0
  recordLine = 1
  cellCount = 0
  reason = ''

  private spare: number

  constructor(
    readonly delimiter: number,
    capacity: number,
    cellCapacity: number,
  ) {
    this.capacity = capacity
    this.bytes = Buffer.alloc(0)
    this.starts = new Int32Array(cellCapacity)
    this.ends = new Int32Array(cellCapacity)
    this.hashes = new Int32Array(cellCapacity)
    this.spare = 0
    this.resize(capacity)
  }

  /** Gives room for `capacity` bytes of text, keeping what is at hand. Cells found before are lost. */
  resize(capacity: number): void {
    const old = this.bytes
    // One byte between the halves is the sentinel that ends every inner loop.
    this.bytes = Buffer.allocUnsafeSlow(capacity * 2 + 1)
    old.copy(this.bytes, 0, 0, this.filled)
    this.capacity = capacity
    this.spare = capacity + 1
  }

  /** Moves the text from `position` on to the front, to make room. Cells found before are lost. */
  compact(): void {
    if (this.position > 0) {
      this.bytes.copyWithin(0, this.position, this.filled)
      this.filled -= this.position
      this.position = 0
    }
    this.spare = this.capacity + 1
  }

  /**
   * Looks at the record at `position`, whose cells go to `starts`, `ends` and `hashes` from index `base` on, at most `limit` of them
   * (`cellCount` counts the further ones too). Empty lines before it are passed over.
   */
  scan(base: number, limit: number): number {
    const { bytes, filled, isAtEnd, delimiter, starts, ends, hashes } = this
    bytes[filled] = LF
    let at = this.position
    while (at < filled) {
      if (bytes[at] === CR) {
        if (at + 1 === filled && !isAtEnd) break
        if (at + 1 < filled && bytes[at + 1] === LF) at++
      } else if (bytes[at] !== LF) break
      at++
      this.line++
    }
    this.position = at
    this.recordStart = at
    this.recordLine = this.line
    if (at === filled) return isAtEnd ? Scanned.End : Scanned.More

    const spareAtStart = this.spare
    let line = this.line
    let count = 0
    for (;;) {
      let start = at
      let end = at
      let hash = FNV_START
      if (bytes[at] === QUOTE) {
        const open = at
        const lineAtOpen = line
        start = ++at
        for (;;) {
          const byte = bytes[at]
          if (byte === QUOTE) {
            // Behind the last byte at hand stands the sentinel, which is no quote.
            if (bytes[at + 1] !== QUOTE) break
            // From the first doubled quote on, the cell continues in the spare half.
            this.line = line
            at = this.undouble(start, at)
            line = this.line
            hash = this.undoubledHash
            start = this.undoubledStart
            break
          }
          if (byte === LF) {
            if (at === filled) break
            line++
          } else if (byte === CR && bytes[at + 1] !== LF) line++
          hash = Math.imul(hash ^ byte, FNV_PRIME)
          at++
        }
        const isClosed = at < filled
        if (!isClosed || at - open > MAX_CELL_BYTES) {
          if (!isClosed && !isAtEnd && filled - open <= MAX_CELL_BYTES + 1) return this.needsMore(spareAtStart)
          const isFar = isClosed || !isAtEnd || filled - open > MAX_CELL_BYTES
          const reason = isFar ? 'a quote is not closed within 1 MiB' : 'a quote is never closed'
          return this.fail(reason, open, lineAtOpen, spareAtStart)
        }
        // A quote as the last byte at hand may be the first of two.
        if (at + 1 === filled && !isAtEnd) return this.needsMore(spareAtStart)
        end = start > this.capacity ? this.spare : at
        at++
        const next = bytes[at]
        if (next !== delimiter && next !== LF && next !== CR) {
          return this.fail('text after a closing quote', open, lineAtOpen, spareAtStart)
        }
      } else {
        for (;;) {
          const byte = bytes[at]
          if (byte === delimiter || byte === LF || byte === CR) break
          hash = Math.imul(hash ^ byte, FNV_PRIME)
          at++
        }
        end = at
        if (end - start > MAX_CELL_BYTES) return this.fail('a cell is longer than 1 MiB', start, line, spareAtStart)
      }
      if (at === filled ? !isAtEnd : bytes[at] === CR && at + 1 === filled && !isAtEnd) {
        return this.needsMore(spareAtStart)
      }
      if (at - this.recordStart > MAX_RECORD_BYTES) {
        return this.fail('the record is longer than 16 MiB', at, line, spareAtStart)
      }
      if (count < limit) {
        hash = mix32(hash)
        if (bytes[start] === APOSTROPHE && hasFormulaGuard(bytes, start, end)) hash = hashBytes(bytes, ++start, end)
        starts[base + count] = start
        ends[base + count] = end
        hashes[base + count] = hash
      }
      count++
      if (at === filled || bytes[at] !== delimiter) break
      at++
    }
    this.cellCount = count
    this.recordEnd = at
    if (at < filled) {
      if (bytes[at] === CR && bytes[at + 1] === LF && at + 1 < filled) at++
      at++
      line++
    }
    this.position = at
    this.line = line
    return Scanned.Record
  }

  /** Goes back to the start of the record looked at last, after {@link Scanned.BadOpen}. */
  backUp(): void {
    this.position = this.recordStart
    this.line = this.recordLine
  }

  /**
   * Passes over the rest of a line that began in earlier bytes (see {@link Scanned.BadOpen}). Returns the end of the line in the bytes
   * at hand, and whether it was reached as `isLineDone`.
   */
  skipLine(): number {
    return this.passLineEnd(this.position)
  }

  /** Set by {@link skipLine}. */
  isLineDone = true

  private undoubledStart = 0
  private undoubledHash = 0

  /**
   * Copies the quoted cell that begins at `start` to the spare half with its doubled quotes undoubled; `at` is the first of them.
   * Returns the position of the closing quote, or `filled`.
   */
  private undouble(start: number, at: number): number {
    const { bytes, filled } = this
    let to = this.spare
    this.undoubledStart = to
    bytes.copyWithin(to, start, at)
    to += at - start
    let line = this.line
    for (;;) {
      const byte = bytes[at]
      if (byte === QUOTE) {
        if (bytes[at + 1] !== QUOTE) break
        at++
      } else if (byte === LF) {
        if (at === filled) break
        line++
      } else if (byte === CR && bytes[at + 1] !== LF) line++
      bytes[to++] = byte
      at++
    }
    this.line = line
    let hash = FNV_START
    for (let i = this.undoubledStart; i < to; i++) hash = Math.imul(hash ^ bytes[i], FNV_PRIME)
    this.undoubledHash = hash
    this.spare = to
    return at
  }

  private needsMore(spare: number): number {
    this.spare = spare
    this.backUp()
    return Scanned.More
  }

  /** Ends a bad record with the line that holds `from`: what follows is read as usual, so that one bad quote costs one line. */
  private fail(reason: string, from: number, line: number, spare: number): number {
    this.spare = spare
    this.reason = reason
    this.line = line
    this.recordEnd = this.passLineEnd(from)
    return this.isLineDone ? Scanned.Bad : Scanned.BadOpen
  }

  private passLineEnd(from: number): number {
    const { bytes, filled, isAtEnd } = this
    let at = from
    while (at < filled && bytes[at] !== LF && bytes[at] !== CR) at++
    const end = at
    this.isLineDone = isAtEnd || (at < filled && !(bytes[at] === CR && at + 1 === filled))
    if (this.isLineDone && at < filled) {
      if (bytes[at] === CR && at + 1 < filled && bytes[at + 1] === LF) at++
      at++
      this.line++
    }
    this.position = at
    return end
  }
}
