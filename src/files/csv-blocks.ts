import { isUtf8 } from 'node:buffer'
import { type JobOptions, SamewiseError } from '../base'
import type { Reject } from '../columns'
import { guessDelimiter } from './csv-delimiter'
import { CsvScanner, Scanned } from './csv-scanner'
import { inputError } from './input-error'
import { rawText } from './raw-text'
import { MIN_FILL_BYTES, TextFile } from './text-file'

/** How the text is cut into records and cells. */
export interface CsvDialect {
  /**
   * One ASCII character between cells. Left out, it is guessed among comma, semicolon, TAB and bar from the header and the first lines.
   */
  readonly delimiter?: string | undefined
  /** Bytes read at a time; default 256 KiB, so that the bytes stay in the cache of a core. The result does not depend on it. */
  readonly chunkBytes?: number | undefined
}

const DEFAULT_CHUNK_BYTES = 1 << 18
const SAMPLE_BYTES = 1 << 16
/** Cells of a block: their positions and hashes (12 bytes each) should fit in the cache of a core. */
const BLOCK_CELLS = 1 << 16
/** A longer raw text of a reject is cut: a string has a limit, and so has memory. */
const MAX_RAW_BYTES = 1 << 26
/** So many rejects end a block even if it has no row, so that a caller may breathe and stop. */
const BLOCK_REJECTS = 1 << 14

/**
 * The records of a CSV file, a block of them at a time: `rowCount` rows of `columns.length` cells each. Cell `c` of row `r` is
 * `bytes[starts[i], ends[i])` with the hash `hashes[i]`, where `i = r * columns.length + c`; all of it is valid UTF-8, good until the next block.
 */
export class CsvBlocks {
  rowCount = 0
  columns: readonly string[] = []
  /** Records that could not be read since the last call of {@link takeRejects}. */
  private rejects: Reject[] = []
  private rowStarts: Int32Array
  private rowEnds: Int32Array
  /** Line of the file each row of the block starts on. */
  readonly rowLines: Int32Array

  private constructor(
    private readonly file: TextFile,
    private readonly scanner: CsvScanner,
    private readonly chunkBytes: number,
  ) {
    const rows = scanner.starts.length
    this.rowStarts = new Int32Array(rows)
    this.rowEnds = new Int32Array(rows)
    this.rowLines = new Int32Array(rows)
  }

  /**
   * Opens a CSV file and reads its header.
   *
   * @throws SamewiseError `NO_INPUT` if there is no header, `UNREADABLE_INPUT` if the file or its header cannot be used, `BAD_USAGE` for a
   *   delimiter that is none
   */
  static async open(source: string, path: string, dialect: CsvDialect, job: JobOptions): Promise<CsvBlocks> {
    const given = dialect.delimiter === undefined ? undefined : delimiterByte(dialect.delimiter)
    const file = await TextFile.open(source, path, job)
    try {
      const chunkBytes = Math.max(1, dialect.chunkBytes ?? DEFAULT_CHUNK_BYTES)
      const delimiter = given ?? sampleDelimiter(file)
      const scanner = new CsvScanner(delimiter, Math.max(chunkBytes, 2 * MIN_FILL_BYTES), BLOCK_CELLS)
      const blocks = new CsvBlocks(file, scanner, chunkBytes)
      blocks.readHeader()
      return blocks
    } catch (error) {
      file.close()
      throw error
    }
  }

  get bytes(): Buffer {
    return this.scanner.bytes
  }

  get starts(): Int32Array {
    return this.scanner.starts
  }

  get ends(): Int32Array {
    return this.scanner.ends
  }

  get hashes(): Int32Array {
    return this.scanner.hashes
  }

  get warnings(): readonly string[] {
    return this.file.warnings
  }

  /** Bytes of the file read so far, and all of them. */
  get bytesRead(): number {
    return this.file.bytesRead
  }

  get fileBytes(): number {
    return this.file.size
  }

  /** Share of the bytes read so far that the blocks up to now have used; below 1 while some wait in the buffer. */
  get usedShare(): number {
    const { position, filled } = this.scanner
    return filled === 0 ? 1 : position / filled
  }

  close(): void {
    this.file.close()
  }

  takeRejects(): Reject[] {
    const taken = this.rejects
    this.rejects = []
    return taken
  }

  /** Reads the next block, which may have no row but rejects only. Returns false at the end; rejects may have come all the same. */
  next(): boolean {
    const { scanner, rowStarts, rowEnds, rowLines } = this
    const width = this.columns.length
    const room = Math.floor(scanner.starts.length / width)
    let rows = 0
    for (;;) {
      const found = rows < room ? scanner.scan(rows * width, width) : Scanned.More
      if (found === Scanned.Record) {
        if (scanner.cellCount === width) {
          rowStarts[rows] = scanner.recordStart
          rowEnds[rows] = scanner.recordEnd
          rowLines[rows] = scanner.recordLine
          rows++
        } else this.rejectRagged()
      } else if (found === Scanned.Bad) {
        this.reject(scanner.recordLine, scanner.reason, scanner.recordStart, scanner.recordEnd)
      } else if (rows > 0) {
        // More bytes would push the rows found so far out of the buffer: they are handed over first, and the rest is looked at again.
        if (found === Scanned.BadOpen) scanner.backUp()
        this.rowCount = this.dropBadText(rows)
        if (this.rowCount > 0) return true
        rows = 0
      } else if (found === Scanned.BadOpen) this.rejectOpen()
      else if (found === Scanned.End) {
        this.rowCount = 0
        return false
      } else {
        this.fill()
        if (this.rejects.length >= BLOCK_REJECTS) {
          this.rowCount = 0
          return true
        }
      }
    }
  }

  private fill(): void {
    const { scanner } = this
    scanner.compact()
    if (scanner.capacity - scanner.filled < MIN_FILL_BYTES) scanner.resize(scanner.capacity * 2)
    const room = scanner.capacity - scanner.filled
    const length = this.file.fill(scanner.bytes, scanner.filled, room, this.chunkBytes)
    if (length === 0) scanner.isAtEnd = true
    scanner.filled += length
  }

  private readHeader(): void {
    const { scanner } = this
    const fail = (code: 'NO_INPUT' | 'UNREADABLE_INPUT', fault: string, remedy: string) =>
      inputError(code, this.file.source, this.file.path, fault, remedy)
    let found: number
    for (;;) {
      found = scanner.scan(0, scanner.starts.length)
      if (found !== Scanned.More) break
      this.fill()
    }
    if (found === Scanned.End) {
      throw fail('NO_INPUT', 'holds only empty lines', 'Give a CSV file with a header line and records.')
    }
    if (found !== Scanned.Record) {
      throw fail(
        'UNREADABLE_INPUT',
        `has no usable header on line ${scanner.recordLine}: ${scanner.reason}`,
        'Mend that line.',
      )
    }
    const text = scanner.bytes.subarray(scanner.recordStart, scanner.recordEnd)
    if (text.includes(0) || !isUtf8(text)) {
      const fault = text.includes(0) ? 'holds NUL bytes' : `is not valid ${this.file.encoding}`
      throw fail('UNREADABLE_INPUT', `has a header (line ${scanner.recordLine}) that ${fault}`, 'Mend that line.')
    }
    const width = scanner.cellCount
    if (width > scanner.starts.length) {
      throw fail(
        'UNREADABLE_INPUT',
        `has ${width} columns; at most ${BLOCK_CELLS} can be read`,
        'Leave some of them out.',
      )
    }
    const columns: string[] = []
    for (let i = 0; i < width; i++) {
      columns.push(scanner.bytes.toString('utf8', scanner.starts[i], scanner.ends[i]).trim())
    }
    const fault = headerFault(columns)
    if (fault) throw fail('UNREADABLE_INPUT', fault, 'Give every column a name of its own in the header line.')
    this.columns = columns
  }

  private rejectRagged(): void {
    const { scanner } = this
    const { bytes, recordStart, recordEnd, cellCount } = scanner
    if (isBlank(bytes, recordStart, recordEnd)) return
    const reason = `${cellCount} ${cellCount === 1 ? 'cell' : 'cells'} where the header has ${this.columns.length}`
    this.reject(scanner.recordLine, reason, recordStart, recordEnd)
  }

  private reject(line: number, reason: string, start: number, end: number): void {
    const raw = rawText(this.scanner.bytes.subarray(start, end))
    this.rejects.push({ source: this.file.source, line, reason, raw })
  }

  /** Collects a bad record whose last line is longer than the buffer. */
  private rejectOpen(): void {
    const { scanner } = this
    const { recordLine, reason } = scanner
    const parts = [Buffer.from(scanner.bytes.subarray(scanner.recordStart, scanner.recordEnd))]
    let length = parts[0].length
    do {
      this.fill()
      const end = scanner.skipLine()
      if (length < MAX_RAW_BYTES) parts.push(Buffer.from(scanner.bytes.subarray(0, end)))
      length += end
    } while (!scanner.isLineDone)
    const raw = rawText(Buffer.concat(parts).subarray(0, MAX_RAW_BYTES))
    const cut = length > MAX_RAW_BYTES ? `; the first ${MAX_RAW_BYTES} of its ${length} bytes are kept` : ''
    this.rejects.push({ source: this.file.source, line: recordLine, reason: reason + cut, raw })
  }

  /** Rejects the rows that hold NUL bytes or are not valid text, and closes the gaps. Returns how many rows are left. */
  private dropBadText(rows: number): number {
    const { scanner, rowStarts, rowEnds, rowLines } = this
    const block = scanner.bytes.subarray(rowStarts[0], rowEnds[rows - 1])
    const hasNul = block.includes(0)
    const isText = isUtf8(block)
    if (!hasNul && isText) return rows
    const width = this.columns.length
    const { starts, ends, hashes } = scanner
    let kept = 0
    for (let row = 0; row < rows; row++) {
      const text = scanner.bytes.subarray(rowStarts[row], rowEnds[row])
      if (hasNul && text.includes(0))
        this.reject(rowLines[row], 'a NUL byte (shown as \\x00)', rowStarts[row], rowEnds[row])
      else if (!isText && !isUtf8(text)) {
        const reason = `not valid ${this.file.encoding} (its bytes are shown as \\xNN)`
        this.reject(rowLines[row], reason, rowStarts[row], rowEnds[row])
      } else {
        if (kept !== row) {
          starts.copyWithin(kept * width, row * width, (row + 1) * width)
          ends.copyWithin(kept * width, row * width, (row + 1) * width)
          hashes.copyWithin(kept * width, row * width, (row + 1) * width)
          rowLines[kept] = rowLines[row]
        }
        kept++
      }
    }
    return kept
  }
}

function delimiterByte(delimiter: string): number {
  const code = delimiter.length === 1 ? delimiter.charCodeAt(0) : 0
  if (code === 0 || code > 0x7f || delimiter === '"' || delimiter === '\n' || delimiter === '\r') {
    throw new SamewiseError(
      'BAD_USAGE',
      `The delimiter ${JSON.stringify(delimiter)} cannot be used. Give one ASCII character that is neither a quote nor a line end.`,
    )
  }
  return code
}

function sampleDelimiter(file: TextFile): number {
  const sample = Buffer.alloc(SAMPLE_BYTES + MIN_FILL_BYTES)
  let length = 0
  let isWhole = false
  while (length < SAMPLE_BYTES && !isWhole) {
    const n = file.fill(sample, length, sample.length - length, sample.length)
    isWhole = n === 0
    length += n
  }
  file.rewind()
  return guessDelimiter(sample.subarray(0, length), isWhole)
}

/** What is wrong with the column names, if anything; at most five of each fault are named. */
function headerFault(columns: readonly string[]): string | undefined {
  const positions = new Map<string, number[]>()
  columns.forEach((name, i) => {
    const at = positions.get(name)
    if (at) at.push(i + 1)
    else positions.set(name, [i + 1])
  })
  const listed = (items: readonly (string | number)[]) => items.slice(0, 5).join(', ') + (items.length > 5 ? '…' : '')
  const unnamed = positions.get('')
  positions.delete('')
  const repeated = [...positions].filter(([, at]) => at.length > 1)
  const faults: string[] = []
  if (unnamed)
    faults.push(`has no name for ${unnamed.length} of its ${columns.length} columns (number ${listed(unnamed)})`)
  if (repeated.length > 0) {
    const names = repeated.map(([name, at]) => `"${shortened(name)}" (columns ${listed(at)})`)
    faults.push(`has the same name for several columns: ${listed(names)}`)
  }
  return faults.length > 0 ? faults.join(' and ') : undefined
}

function shortened(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name
}

function isBlank(bytes: Buffer, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i] !== 0x20 && bytes[i] !== 0x09) return false
  return true
}
