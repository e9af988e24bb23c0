import { breathe, type JobOptions, type SamewiseError, throwIfAborted } from '../base'
import { type RawTable, type Reject, RowFlattener, TableBuilder, type TableReader } from '../columns'
import { inputError } from './input-error'
import { JsonRecords } from './json-records'
import { JsonFault, JsonParser } from './parse-json'

/** Options of {@link readNdjson}. */
export interface NdjsonReadOptions {
  /** Bytes read at a time; default 256 KiB. The result does not depend on it. */
  readonly chunkBytes?: number | undefined
  /**
   * Told of each record that cannot be read while the rows are iterated. Without it, iteration ends with an error at the first of them:
   * nothing is dropped in silence. (A job that takes the reader as a source reports rejects in its result.)
   */
  readonly onReject?: ((reject: Reject) => void) | undefined
}

/** A file of JSON records as a source: whole as columns for a job, or row by row with `for await`. */
export interface NdjsonReader extends TableReader, AsyncIterable<Record<string, string>> {
  readonly path: string
}

const DEFAULT_CHUNK_BYTES = 1 << 18
/** How long reading may keep timers and signal handlers waiting. */
const BREATHE_AFTER_MS = 40
const RECORDS_BETWEEN_LOOKS = 256

/**
 * Reads newline-delimited JSON (NDJSON, JSON Lines): an object a line, with LF or CR LF as line ends; blank lines are skipped. A file that is
 * one JSON array of objects is read too, over as many lines as it has. UTF-8 with or without byte order mark, UTF-16 with one.
 *
 * Nested values become columns:
 *
 * - Fields of objects have dotted names: `{"contact":{"name":"Ann"}}` has the column `contact.name`.
 * - A list of plain values stays one column, a JSON array such as `["a@x.org","b@x.org"]`, which a field with `many: true` reads as a list.
 *   What is null or '' in it is left out, and an empty list is an empty cell.
 * - A list that holds an object or a list goes by index: `addresses.0.city`, `addresses.1.city`.
 * - A number is written as JavaScript writes it (`1.50` is `1.5`), but stays as it was written where that would change its value or need
 *   an exponent: `12345678901234567890` keeps its digits. Booleans are `true` and `false`; null is missing. A name that is there twice in
 *   an object has its last value, with a warning that counts such records.
 *
 * A record that cannot be read is rejected with its line, the reason and its raw text: no JSON, no object, nested deeper than 64 levels,
 * a value over 1 MiB, a line or element over 16 MiB, a NUL, a lone surrogate, bytes that are not valid in the encoding. Lists are cut at
 * 1,000 values, lists of objects at 20, and records at 2,000 columns; warnings count where.
 *
 * Nothing is opened before the reader is used; each use opens the file again and closes it at its end, also when it is aborted.
 *
 * @param path of the file; a relative one starts from the current folder
 * @param options see {@link NdjsonReadOptions}; may be left out
 * @returns a reader. Its rows, when iterated, are flat objects without a prototype, with a string for each column that the record has.
 * @throws SamewiseError when used: `UNREADABLE_INPUT` (missing, a folder, no permission, not text), `NO_INPUT` (empty, no record that can be
 *   read), `CAPACITY` (more than 8,192 columns, 2 GiB of distinct values in a column), `ABORTED`
 *
 * @example
 * ```ts
 * import { writeFileSync } from 'node:fs'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { readNdjson } from 'samewise/files'
 *
 * const path = join(tmpdir(), 'samewise-read-ndjson-example.ndjson')
 * writeFileSync(path, '{"id":1,"contact":{"name":"Ada Lovelace"}}\n')
 * for await (const row of readNdjson(path)) console.log(row['contact.name'])
 * ```
 */
export function readNdjson(path: string, options: NdjsonReadOptions = {}): NdjsonReader {
  return {
    path,
    readTable: (source, job = {}) => readTable(source, path, options, job),
    [Symbol.asyncIterator]: () => rows(path, options),
  }
}

async function* rows(
  path: string,
  options: NdjsonReadOptions,
): AsyncGenerator<Record<string, string>, void, undefined> {
  const records = await open(path, path, options, {})
  try {
    const parser = new JsonParser()
    const flattener = new RowFlattener()
    let first: Reject | undefined
    let rejectCount = 0
    let rowCount = 0
    let lastBreath = performance.now()
    while (records.next()) {
      const fault = read(records, parser, (value) => flattener.flatten(value))
      if (fault === undefined) {
        rowCount++
        const row: Record<string, string> = Object.create(null)
        for (let i = 0; i < flattener.count; i++) row[flattener.names[i]] = flattener.texts[i]
        yield row
      } else {
        const reject = {
          source: path,
          line: records.line,
          reason: fault,
          raw: records.fault ? records.raw : records.text,
        }
        if (!options.onReject) throw rejectError(path, reject)
        first ??= reject
        rejectCount++
        options.onReject(reject)
      }
      if ((rowCount + rejectCount) % RECORDS_BETWEEN_LOOKS === 0 && performance.now() - lastBreath > BREATHE_AFTER_MS) {
        await breathe()
        lastBreath = performance.now()
      }
    }
    if (rowCount === 0) throw noRecord(path, path, rejectCount, first)
  } finally {
    records.close()
  }
}

async function readTable(source: string, path: string, options: NdjsonReadOptions, job: JobOptions): Promise<RawTable> {
  throwIfAborted(job.signal)
  const records = await open(source, path, options, job)
  try {
    const parser = new JsonParser()
    const table = new TableBuilder(source, 'line')
    const add = (value: unknown): string | undefined => table.add(value, records.line)
    let firstReject: Reject | undefined
    let rejectCount = 0
    let repeatedIn = 0
    let firstRepeated = 0
    let seen = 0
    let lastBreath = performance.now()
    while (records.next()) {
      const { repeatedNames } = parser
      const fault = read(records, parser, add)
      if (fault !== undefined) {
        const raw = records.fault === undefined ? records.text : records.raw
        firstReject ??= { source, line: records.line, reason: fault, raw }
        rejectCount++
        table.reject(records.line, fault, raw)
      } else if (parser.repeatedNames > repeatedNames) {
        if (repeatedIn++ === 0) firstRepeated = records.line
      }
      if (++seen % RECORDS_BETWEEN_LOOKS === 0 && performance.now() - lastBreath > BREATHE_AFTER_MS) {
        job.onProgress?.({ stage: 'read', done: records.bytesRead, total: records.fileBytes })
        await breathe()
        throwIfAborted(job.signal)
        lastBreath = performance.now()
      }
    }
    if (table.rowCount === 0) throw noRecord(source, path, rejectCount, firstReject)
    job.onProgress?.({ stage: 'read', done: records.fileBytes, total: records.fileBytes })
    return table.finish([...records.warnings, ...repeatedWarning(path, repeatedIn, firstRepeated)])
  } finally {
    records.close()
  }
}

function open(source: string, path: string, options: NdjsonReadOptions, job: JobOptions): Promise<JsonRecords> {
  return JsonRecords.open(source, path, Math.max(1, options.chunkBytes ?? DEFAULT_CHUNK_BYTES), job)
}

/** Parses the record at hand and hands it over. Returns why it cannot be read, if so. */
function read(
  records: JsonRecords,
  parser: JsonParser,
  take: (value: unknown) => string | undefined,
): string | undefined {
  if (records.fault !== undefined) return records.fault
  let value: unknown
  try {
    value = parser.parse(records.text)
  } catch (error) {
    if (error instanceof JsonFault) return error.message
    throw error
  }
  return take(value)
}

function repeatedWarning(path: string, count: number, first: number): string[] {
  if (count === 0) return []
  const subject = count === 1 ? '1 record' : `${count.toLocaleString('en')} records`
  return [
    `${path}: ${subject} with a name that is there twice in an object, the first on line ${first}; the last value counts.`,
  ]
}

function rejectError(path: string, { line, reason }: Reject): SamewiseError {
  return inputError(
    'UNREADABLE_INPUT',
    path,
    path,
    `has a record that cannot be read, on line ${line}: ${reason}`,
    'Mend it, or give onReject to go on without such records.',
  )
}

function noRecord(source: string, path: string, rejectCount: number, first: Reject | undefined): SamewiseError {
  if (first === undefined) {
    return inputError('NO_INPUT', source, path, 'holds no record', 'Give a file with a JSON object on each line.')
  }
  return inputError(
    'NO_INPUT',
    source,
    path,
    `has no record that can be read: all ${rejectCount} were rejected, the first on line ${first.line} (${first.reason})`,
    'Write each record as a JSON object on a line of its own, or all of them as one JSON array.',
  )
}
