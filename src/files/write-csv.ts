import type { BytePool } from '../columns'
import { ByteFile } from './byte-file'
import { mayNeedFormulaGuard, needsFormulaGuard } from './formula-guard'

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
const SCRATCH_BYTES = 1 << 16
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
  return csvWriterTo(new ByteFile(path), options)
}

/** The same to a file that is open already, or to part of one; closing the writer closes it. */
export function csvWriterTo(file: ByteFile, options: CsvWriteOptions = {}): CsvWriter {
  return new FileCsvWriter(file, options.raw ?? false)
}

class FileCsvWriter implements CsvWriter {
  private readonly scratch = Buffer.allocUnsafeSlow(SCRATCH_BYTES)
  /** Cells of the row at work, and whether the first of them is empty. */
  private cells = 0
  private isFirstEmpty = false

  constructor(
    private readonly file: ByteFile,
    private readonly isRaw: boolean,
  ) {}

  get path(): string {
    return this.file.path
  }

  row(values: readonly string[]): void {
    for (const value of values) this.cell(value)
    this.endRow()
  }

  // Most cells are ASCII that stands as it is: they are copied in one pass by the method for what they are made of, and all others left to `cellBytes`.

  cell(value: string): void {
    const { length } = value
    const { file } = this
    if (file.room(length + 1) && (length === 0 || this.isPlainStart(value.charCodeAt(0)))) {
      const { buffer } = file
      let to = file.at + (this.cells === 0 ? 0 : 1)
      let i = 0
      for (; i < length; i++) {
        const unit = value.charCodeAt(i)
        if (unit >= 0x80 || isSpecial(unit)) break
        buffer[to++] = unit
      }
      if (i === length) {
        this.endCell(to, length === 0)
        return
      }
    }
    // A UTF-16 unit takes at most three bytes.
    if (length * 3 <= SCRATCH_BYTES) this.cellBytes(this.scratch, 0, this.scratch.write(value))
    else {
      const bytes = Buffer.from(value)
      this.cellBytes(bytes, 0, bytes.length)
    }
  }

  cellUnits(units: Uint16Array, start: number, end: number): void {
    const { file } = this
    if (file.room(end - start + 1) && (start === end || this.isPlainStart(units[start]))) {
      const { buffer } = file
      let to = file.at + (this.cells === 0 ? 0 : 1)
      let i = start
      for (; i < end; i++) {
        const unit = units[i]
        if (unit >= 0x80 || isSpecial(unit)) break
        buffer[to++] = unit
      }
      if (i === end) {
        this.endCell(to, start === end)
        return
      }
    }
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
    const { file } = this
    // Worst case: a comma, two quotes, an apostrophe, and every byte a doubled quote.
    if (!file.room((end - start) * 2 + 4)) {
      this.longCell(bytes, start, end)
      return
    }
    const { buffer } = file
    const cellStart = file.at + (this.cells === 0 ? 0 : 1)
    let to = cellStart
    const isGuarded = start < end && !this.isPlainStart(bytes[start]) && needsFormulaGuard(bytes, start, end)
    if (isGuarded) buffer[to++] = APOSTROPHE
    let i = start
    for (; i < end; i++) {
      const byte = bytes[i]
      if (isSpecial(byte)) break
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
    this.endCell(to, start === end)
  }

  endRow(): void {
    const { file } = this
    file.room(3)
    if (this.cells === 1 && this.isFirstEmpty) {
      // An empty line is no record to a reader.
      file.buffer[file.at++] = QUOTE
      file.buffer[file.at++] = QUOTE
    }
    file.buffer[file.at++] = LF
    this.cells = 0
  }

  close(): void {
    this.file.close()
  }

  /** Whether a cell that starts so is written without asking if it is a formula. */
  private isPlainStart(unit: number): boolean {
    return this.isRaw || !mayNeedFormulaGuard(unit)
  }

  /** Ends a cell whose bytes stand behind the place of its comma, up to `to`. */
  private endCell(to: number, isEmpty: boolean): void {
    const { file } = this
    if (this.cells > 0) file.buffer[file.at] = COMMA
    else this.isFirstEmpty = isEmpty
    this.cells++
    file.at = to
  }

  /** A cell too long for the buffer, always in quotes. */
  private longCell(bytes: Uint8Array, start: number, end: number): void {
    const { file } = this
    const { buffer } = file
    if (this.cells > 0) buffer[file.at++] = COMMA
    this.isFirstEmpty = false
    this.cells++
    buffer[file.at++] = QUOTE
    if (!this.isRaw && needsFormulaGuard(bytes, start, end)) buffer[file.at++] = APOSTROPHE
    for (let i = start; i < end; i++) {
      file.room(2)
      if (bytes[i] === QUOTE) buffer[file.at++] = QUOTE
      buffer[file.at++] = bytes[i]
    }
    file.room(1)
    buffer[file.at++] = QUOTE
  }
}

/** Whether a character makes quotes needed. */
function isSpecial(unit: number): boolean {
  return unit <= COMMA && (unit === COMMA || unit === QUOTE || unit === LF || unit === CR)
}
