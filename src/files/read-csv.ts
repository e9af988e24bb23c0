import { breathe, type JobOptions, throwIfAborted } from '../base'
import { BytePool, type RawTable, type Reject, type TableReader } from '../columns'
import { CsvBlocks, type CsvDialect } from './csv-blocks'
import { inputError } from './input-error'

/** Options of {@link readCsv}. */
export interface CsvReadOptions extends CsvDialect {
  /**
   * Told of each record that cannot be read while the rows are iterated. Without it, iteration ends with an error at the first of them:
   * nothing is dropped in silence. (A job that takes the reader as a source reports rejects in its result.)
   */
  readonly onReject?: ((reject: Reject) => void) | undefined
}

/** A CSV file as a source of records: whole as columns for a job, or row by row with `for await`. */
export interface CsvReader extends TableReader, AsyncIterable<Record<string, string>> {
  readonly path: string
}

/** How long reading may keep timers and signal handlers waiting. */
const BREATHE_AFTER_MS = 40

/**
 * Reads a CSV file: RFC 4180, with LF, CR LF or CR as line ends; the delimiter is guessed; UTF-8 with or without byte order mark, UTF-16
 * with one, or Windows-1252 if the file is not UTF-8 (with a warning). The apostrophe that guards spreadsheets against formulas in
 * files written by samewise is taken away. Cells are kept as they are, spaces included; names of columns are trimmed; empty lines are skipped.
 *
 * A record that cannot be read is rejected with its line, the reason and its raw text: too few or too many cells, text after a closing
 * quote, a quote that is not closed within 1 MiB (reading goes on at the next line), a cell over 1 MiB, a record over 16 MiB, a NUL byte,
 * bytes that are not valid in the encoding.
 *
 * Nothing is opened before the reader is used; each use opens the file again and closes it at its end, also when it is aborted.
 *
 * @param path of the file; a relative one starts from the current folder
 * @param options see {@link CsvReadOptions}; may be left out
 * @returns a reader. Its rows, when iterated, are objects without a prototype, with a string for each column and '' for an empty cell.
 * @throws SamewiseError when used: `UNREADABLE_INPUT` (missing, a folder, no permission, not text, a header with empty or equal names),
 *   `NO_INPUT` (empty, no header, no record), `BAD_USAGE` (a delimiter that is none), `CAPACITY` (2 GiB of distinct values in a column),
 *   `ABORTED`
 *
 * @example
 * ```ts
 * import { writeFileSync } from 'node:fs'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { readCsv } from 'samewise/files'
 *
 * const path = join(tmpdir(), 'samewise-read-csv-example.csv')
 * writeFileSync(path, 'id,name\n1,"Lovelace, Ada"\n')
 * for await (const row of readCsv(path)) console.log(row.name)
 * ```
 */
export function readCsv(path: string, options: CsvReadOptions = {}): CsvReader {
  return {
    path,
    readTable: (source, job = {}) => readTable(source, path, options, job),
    [Symbol.asyncIterator]: () => rows(path, options),
  }
}

async function* rows(path: string, options: CsvReadOptions): AsyncGenerator<Record<string, string>, void, undefined> {
  const blocks = await CsvBlocks.open(path, path, options, {})
  try {
    let rowCount = 0
    const rejects = new RejectCount()
    for (let isMore = true; isMore; ) {
      isMore = blocks.next()
      for (const reject of blocks.takeRejects()) {
        if (!options.onReject) {
          throw inputError(
            'UNREADABLE_INPUT',
            path,
            path,
            `has a record that cannot be read, on line ${reject.line}: ${reject.reason}`,
            'Mend it, or give onReject to go on without such records.',
          )
        }
        rejects.add(reject)
        options.onReject(reject)
      }
      const { columns, bytes, starts, ends } = blocks
      for (let row = 0, i = 0; row < blocks.rowCount; row++) {
        const values: Record<string, string> = Object.create(null)
        for (const column of columns) {
          values[column] = bytes.toString('utf8', starts[i], ends[i])
          i++
        }
        yield values
      }
      rowCount += blocks.rowCount
      await breathe()
    }
    if (rowCount === 0) throw noRecord(path, path, rejects)
  } finally {
    blocks.close()
  }
}

async function readTable(source: string, path: string, dialect: CsvDialect, job: JobOptions): Promise<RawTable> {
  throwIfAborted(job.signal)
  const blocks = await CsvBlocks.open(source, path, dialect, job)
  try {
    const width = blocks.columns.length
    const rejects: Reject[] = []
    let pools = blocks.columns.map(() => new BytePool(16))
    let codes = blocks.columns.map(() => new Int32Array(0))
    let lines: Int32Array = new Int32Array(0)
    let rowCount = 0
    let lastBreath = performance.now()
    while (blocks.next()) {
      for (const reject of blocks.takeRejects()) rejects.push(reject)
      const rows = blocks.rowCount
      if (rowCount === 0 && rows > 0) {
        const expectedRows = estimateRows(blocks)
        codes = codes.map(() => new Int32Array(expectedRows))
        lines = new Int32Array(expectedRows)
        // The first block is interned twice: once to learn how many values to expect, then into tables that will not have to grow.
        pools = pools.map((pool, column) => new BytePool(estimateDistinct(blocks, column, pool, expectedRows)))
      } else if (rowCount + rows > codes[0].length) {
        codes = codes.map((old) => grown(old, rowCount, Math.ceil((rowCount + rows) * 1.5)))
        lines = grown(lines, rowCount, Math.ceil((rowCount + rows) * 1.5))
      }
      for (let column = 0; column < width; column++) {
        internColumn(blocks, column, pools[column], codes[column], rowCount, rows)
      }
      if (rowCount + rows > lines.length) lines = grown(lines, rowCount, rowCount + rows)
      lines.set(blocks.rowLines.subarray(0, rows), rowCount)
      rowCount += rows
      if (performance.now() - lastBreath > BREATHE_AFTER_MS) {
        job.onProgress?.({ stage: 'read', done: blocks.bytesRead, total: blocks.fileBytes })
        await breathe()
        throwIfAborted(job.signal)
        lastBreath = performance.now()
      }
    }
    for (const reject of blocks.takeRejects()) rejects.push(reject)
    if (rowCount === 0) {
      const count = new RejectCount()
      for (const reject of rejects) count.add(reject)
      throw noRecord(source, path, count)
    }
    job.onProgress?.({ stage: 'read', done: blocks.fileBytes, total: blocks.fileBytes })
    return {
      source,
      rowCount,
      columns: blocks.columns.map((name, i) => ({ name, codes: codes[i], values: pools[i].seal() })),
      lines,
      // Those found by the scanner and those found by the check of the text come in separate runs.
      rejects: rejects.sort((a, b) => a.line - b.line),
      warnings: blocks.warnings,
    }
  } finally {
    blocks.close()
  }
}

/** Writes the codes of a column's cells in the block to `codes[at, at + rows)`. */
function internColumn(
  blocks: CsvBlocks,
  column: number,
  pool: BytePool,
  codes: Int32Array,
  at: number,
  rows: number,
): void {
  const { bytes, starts, ends, hashes } = blocks
  const width = blocks.columns.length
  pool.internMany(bytes, starts, ends, hashes, column, width, codes, at, rows)
}

/** Rows of the whole file if it goes on as in the first block. */
function estimateRows(blocks: CsvBlocks): number {
  const bytesOfBlock = Math.max(1, blocks.bytesRead * blocks.usedShare)
  const rows = blocks.rowCount * (blocks.fileBytes / bytesOfBlock) * 1.03 + 64
  // A record takes at least a byte for each cell.
  return Math.ceil(Math.min(rows, blocks.fileBytes / blocks.columns.length + blocks.rowCount))
}

/**
 * Distinct values to expect of a column, from how they grow within the first block (Heaps' law: as a power of the number of rows). `pool` is
 * empty and is used up.
 */
function estimateDistinct(blocks: CsvBlocks, column: number, pool: BytePool, expectedRows: number): number {
  const rows = blocks.rowCount
  const half = Math.ceil(rows / 2)
  const scratch = new Int32Array(rows)
  internColumn(blocks, column, pool, scratch, 0, half)
  const distinctInHalf = pool.size
  internColumn(blocks, column, pool, scratch, 0, rows)
  const power = Math.min(1, Math.log2(pool.size / distinctInHalf))
  return Math.ceil(Math.min(expectedRows, pool.size * (expectedRows / rows) ** power)) + 16
}

function grown(old: Int32Array, used: number, length: number): Int32Array<ArrayBuffer> {
  const array = new Int32Array(length)
  array.set(old.subarray(0, used))
  return array
}

/** How many records were rejected, and the first of them. */
class RejectCount {
  count = 0
  first: Reject | undefined

  add(reject: Reject): void {
    this.count++
    if (this.first === undefined || reject.line < this.first.line) this.first = reject
  }
}

function noRecord(source: string, path: string, { count, first }: RejectCount) {
  if (first === undefined) {
    return inputError(
      'NO_INPUT',
      source,
      path,
      'has a header but no record',
      'Give a CSV file with at least one record.',
    )
  }
  return inputError(
    'NO_INPUT',
    source,
    path,
    `has no record that can be read: all ${count} were rejected, the first on line ${first.line} (${first.reason})`,
    'Check the delimiter, the quotes and the encoding of the file.',
  )
}
