import { closeSync, openSync, writeSync } from 'node:fs'
import type { BytePool } from '../columns'
import { outputError } from '../node'
import { needsFormulaGuard } from './formula-guard'

/** Options of {@link createCsvWriter}. */
export interface CsvWriteOptions {
  /** Leaves cells as they are that a spreadsheet may run as formulas; default false: an apostrophe is put before them. */
  readonly raw?: boolean | undefined
}

/**
 * Writes a CSV file cell by cell. Every method may throw a SamewiseError `OUTPUT_FAILED` (disk full, no permission…) that names the file;
 * the writer must be closed all the same.
 */
export interface CsvWriter {
  readonly path: string
  /** Adds a cell to the row at work. Lone surrogates become U+FFFD. */
  cell(value: string): void
  /** Adds a cell of UTF-8 text, `bytes[start, end)`. */
  cellBytes(bytes: Uint8Array, start: number, end: number): void
  /** Adds a cell of UTF-16 text, `units[start, end)`. Lone surrogates become U+FFFD. */
  cellUnits(units: Uint16Array, start: number, end: number): void
  /** Adds a cell with a value of a pool, without making a string of it. */
  cellCode(pool: BytePool, code: number): void
  /** Ends the row at work. */
  endRow(): void
  /** Writes a whole row. */
  row(values: readonly string[]): void
  /** Writes what is left and closes the file; further calls do nothing. */
  close(): void
}

const decoder = new TextDecoder('utf-16le', { ignoreBOM: true })
const BUFFER_BYTES = 1 << 20
const SCRATCH_BYTES = 1 << 16
/** Cells up to this length are mostly ASCII and copied here: a call into Node takes longer. */
const SHORT = 64
const COMMA = 0x2c
const QUOTE = 0x22
const APOSTROPHE = 0x27
const LF = 0x0a
const CR = 0x0d

/**
 * Creates a CSV file and a writer to it: UTF-8 without byte order mark, comma, LF, quotes only where needed. Against spreadsheets that
 * run cells as formulas an apostrophe is put before `=`, `@`, TAB, CR, and before `+` or `-` unless the whole cell is a number or a phone;
 * a cell in which only apostrophes come before those gets one more. {@link readCsv} takes it away again, so every value comes back as it was.
 *
 * @param path of the file; an existing one is replaced
 * @param options `raw: true` writes no apostrophes
 * @throws SamewiseError `OUTPUT_FAILED` if the file cannot be created
 *
 * @example
 * ```ts
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { createCsvWriter } from 'samewise/files'
 *
 * const writer = createCsvWriter(join(tmpdir(), 'samewise-write-csv-example.csv'))
 * writer.row(['id', 'name'])
 * writer.row(['1', 'Lovelace, Ada'])
 * writer.close()
 * ```
 */
export function createCsvWriter(path: string, options: CsvWriteOptions = {}): CsvWriter {
  return new FileCsvWriter(path, options.raw ?? false)
}

class FileCsvWriter implements CsvWriter {
  private readonly buffer = Buffer.allocUnsafeSlow(BUFFER_BYTES)
  private readonly scratch = Buffer.allocUnsafeSlow(SCRATCH_BYTES)
  private at = 0
  private fd: number
  /** Cells of the row at work, and whether the first of them is empty. */
  private cells = 0
  private isFirstEmpty = false
  private hasFailed = false

  constructor(
    readonly path: string,
    private readonly isRaw: boolean,
  ) {
    try {
      this.fd = openSync(path, 'w')
    } catch (cause) {
      throw outputError(path, cause)
    }
  }

  row(values: readonly string[]): void {
    for (const value of values) this.cell(value)
    this.endRow()
  }

  cell(value: string): void {
    if (value.length <= SHORT) {
      const length = this.copyAscii(value)
      if (length === value.length) {
        this.cellBytes(this.scratch, 0, length)
        return
      }
    }
    // A UTF-16 unit takes at most three bytes.
    if (value.length * 3 <= SCRATCH_BYTES) this.cellBytes(this.scratch, 0, this.scratch.write(value, 0, 'utf8'))
    else {
      const bytes = Buffer.from(value, 'utf8')
      this.cellBytes(bytes, 0, bytes.length)
    }
  }

  cellUnits(units: Uint16Array, start: number, end: number): void {
    const { scratch } = this
    const length = Math.min(end - start, SCRATCH_BYTES)
    let at = 0
    for (; at < length; at++) {
      const unit = units[start + at]
      if (unit >= 0x80) break
      scratch[at] = unit
    }
    if (at === end - start) this.cellBytes(scratch, 0, at)
    else this.cell(decoder.decode(units.subarray(start, end)))
  }

  cellCode(pool: BytePool, code: number): void {
    this.cellBytes(pool.bytes, pool.offsets[code], pool.offsets[code + 1])
  }

  cellBytes(bytes: Uint8Array, start: number, end: number): void {
    // Worst case: a comma, two quotes, an apostrophe, and every byte a doubled quote.
    const most = (end - start) * 2 + 4
    if (most > BUFFER_BYTES - this.at) {
      this.flush()
      if (most > BUFFER_BYTES) {
        this.longCell(bytes, start, end)
        return
      }
    }
    const { buffer } = this
    let to = this.at
    if (this.cells > 0) buffer[to++] = COMMA
    else this.isFirstEmpty = start === end
    this.cells++
    const cellStart = to
    const isGuarded = !this.isRaw && needsFormulaGuard(bytes, start, end)
    if (isGuarded) buffer[to++] = APOSTROPHE
    let i = start
    for (; i < end; i++) {
      const byte = bytes[i]
      if (byte <= COMMA && (byte === COMMA || byte === QUOTE || byte === LF || byte === CR)) break
      buffer[to++] = byte
    }
    if (i < end) {
      to = cellStart
      buffer[to++] = QUOTE
      if (isGuarded) buffer[to++] = APOSTROPHE
      for (i = start; i < end; i++) {
        const byte = bytes[i]
        if (byte === QUOTE) buffer[to++] = QUOTE
        buffer[to++] = byte
      }
      buffer[to++] = QUOTE
    }
    this.at = to
  }

  endRow(): void {
    if (BUFFER_BYTES - this.at < 3) this.flush()
    if (this.cells === 1 && this.isFirstEmpty) {
      // An empty line is no record to a reader.
      this.buffer[this.at++] = QUOTE
      this.buffer[this.at++] = QUOTE
    }
    this.buffer[this.at++] = LF
    this.cells = 0
  }

  close(): void {
    if (this.fd < 0) return
    let fault: unknown
    try {
      if (!this.hasFailed) this.flush()
    } catch (error) {
      fault = error
    }
    const { fd } = this
    this.fd = -1
    try {
      closeSync(fd)
    } catch (cause) {
      // Some file systems report a full disk only here.
      if (!this.hasFailed) fault = outputError(this.path, cause)
    }
    if (fault !== undefined) throw fault
  }

  /** Puts the ASCII characters that `value` starts with into the scratch buffer, and gives back how many they are. */
  private copyAscii(value: string): number {
    const { scratch } = this
    let at = 0
    for (; at < value.length; at++) {
      const unit = value.charCodeAt(at)
      if (unit >= 0x80) break
      scratch[at] = unit
    }
    return at
  }

  /** A cell too long for the buffer, always in quotes. */
  private longCell(bytes: Uint8Array, start: number, end: number): void {
    const { buffer } = this
    if (this.cells > 0) buffer[this.at++] = COMMA
    this.isFirstEmpty = false
    this.cells++
    buffer[this.at++] = QUOTE
    if (!this.isRaw && needsFormulaGuard(bytes, start, end)) buffer[this.at++] = APOSTROPHE
    for (let i = start; i < end; i++) {
      if (BUFFER_BYTES - this.at < 2) this.flush()
      if (bytes[i] === QUOTE) buffer[this.at++] = QUOTE
      buffer[this.at++] = bytes[i]
    }
    this.flush()
    buffer[this.at++] = QUOTE
  }

  private flush(): void {
    let from = 0
    try {
      while (from < this.at) from += writeSync(this.fd, this.buffer, from, this.at - from)
    } catch (cause) {
      this.hasFailed = true
      throw outputError(this.path, cause)
    }
    this.at = 0
  }
}
