import { createReadStream } from 'node:fs'
import { extname } from 'node:path'
import { createInterface } from 'node:readline'
import { SamewiseError } from '../base'
import { type CustomerEvent, type EventIssue, type EventIssueCode, readEvents } from '../event'
import { readCsv } from '../files'

/** Events of some files, and what was wrong with others. */
export interface EventFiles {
  /** Each ID once, by time, then by ID. */
  readonly events: readonly CustomerEvent[]
  readonly counts: {
    readonly read: number
    readonly kept: number
    readonly rejected: number
    readonly repeated: number
  }
  /** By what is wrong: how often, and the first of it. */
  readonly issues: readonly CountedIssue[]
}

/** A sort of fault, counted. */
export interface CountedIssue {
  readonly code: EventIssueCode
  readonly count: number
  readonly first: { readonly file: string; readonly place: number; readonly message: string }
}

/**
 * Reads events out of NDJSON and CSV files; what ends with `.csv` or `.tsv` is CSV. Files are checked one by one, so that a fault is named by its
 * file and its place in it, and then as a whole, as an event may stand in two files.
 *
 * @param options.zone IANA zone of times that have no offset
 * @throws SamewiseError `UNREADABLE_INPUT` if a file cannot be opened, `NO_INPUT` if there is no usable event in all of them
 */
export async function readEventFiles(
  paths: readonly string[],
  options: { readonly zone?: string } = {},
): Promise<EventFiles> {
  const issues = new Map<EventIssueCode, { count: number; first: CountedIssue['first'] }>()
  const note = (file: string, listed: readonly EventIssue[]): void => {
    for (const { code, line, message } of listed) {
      const known = issues.get(code)
      if (known === undefined) issues.set(code, { count: 1, first: { file, place: line, message } })
      else known.count++
    }
  }
  const listAll = { ...options, maxIssues: Number.POSITIVE_INFINITY }
  const all: CustomerEvent[] = []
  let [read, rejected, repeated] = [0, 0, 0]
  for (const path of paths) {
    const own = readEvents(await rowsOf(path), listAll)
    for (const event of own.events) all.push(event)
    note(path, own.issues)
    read += own.counts.read
    rejected += own.counts.rejected
    repeated += own.counts.repeated
  }
  let events: readonly CustomerEvent[] = all
  if (paths.length > 1) {
    const whole = readEvents(all, listAll)
    note(paths.join(', '), whole.issues)
    rejected += whole.counts.rejected
    repeated += whole.counts.repeated
    events = whole.events
  }
  const counts = { read, kept: events.length, rejected, repeated }
  const counted = [...issues].map(([code, own]) => ({ code, ...own })).sort((a, b) => (a.code < b.code ? -1 : 1))
  if (counts.kept === 0) throw noEvents(paths, read, counted)
  return { events, counts, issues: counted }
}

function noEvents(paths: readonly string[], read: number, issues: readonly CountedIssue[]): SamewiseError {
  const [worst] = [...issues].sort((a, b) => b.count - a.count)
  const because = worst === undefined ? '' : ` Mostly: ${worst.code} (${worst.count}): ${worst.first.message}`
  return new SamewiseError(
    'NO_INPUT',
    `There is no usable event among the ${read} of ${paths.join(', ')}.${because} Give events as NDJSON or CSV with id, at, kind and name.`,
    { where: { file: paths[0] } },
  )
}

async function rowsOf(path: string): Promise<unknown[]> {
  const isCsv = ['.csv', '.tsv'].includes(extname(path).toLowerCase())
  const rows: unknown[] = []
  if (isCsv) {
    // A row that cannot be read counts as an input that is no object.
    for await (const row of readCsv(path, { onReject: () => rows.push(undefined) })) rows.push(row)
    return rows
  }
  try {
    for await (const line of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })) {
      const text = line.replace(/^\ufeff/, '')
      if (text.trim() !== '') rows.push(parsed(text))
    }
  } catch (cause) {
    throw new SamewiseError(
      'UNREADABLE_INPUT',
      `${path} cannot be read (${(cause as NodeJS.ErrnoException).code}). Check the path of the event file.`,
      { where: { file: path }, cause },
    )
  }
  return rows
}

/** A line that is no JSON is no object, which is then counted as such. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
