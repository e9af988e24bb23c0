import { SamewiseError } from '../base'
import { firstLedger } from './adopt-ids'
import { type IdCause, type IdEvent, type IdLedger, type IdRun, LEDGER_FORMAT } from './ledger'
import type { RecordRef } from './record-ref'
import { newerFormat } from './replay-ledger'

/**
 * Writes a ledger as lines of JSON: one that names the format, then for each run one that says how many events it has, and a line for
 * each event. What is there once stays as it is, byte for byte, when runs are added.
 *
 * @param ledger what `assignIds` returned
 * @returns lines without their line breaks
 * @example
 * ```ts
 * import { assignIds, ledgerLines, readLedgerLines } from 'samewise/identity'
 *
 * const { ledger } = assignIds(undefined, [[{ source: 'crm', recordId: '1' }]])
 * const lines = [...ledgerLines(ledger)]
 * lines[0] // '{"format":2}'
 * readLedgerLines(lines).runs.length // 1
 * ```
 */
export function* ledgerLines({ runs }: IdLedger): IterableIterator<string> {
  yield JSON.stringify({ format: LEDGER_FORMAT })
  for (const { run, at, events } of runs) {
    yield JSON.stringify({ run, at, events: events.length })
    for (const event of events) yield eventLine(event)
  }
}

function eventLine(event: IdEvent): string {
  if (event.event === 'created') return JSON.stringify({ ...event, anchor: toPair(event.anchor) })
  return JSON.stringify(
    'records' in event && typeof event.records !== 'number' ? { ...event, records: event.records.map(toPair) } : event,
  )
}

function toPair({ source, recordId }: RecordRef): [string, string] {
  return [source, recordId]
}

/**
 * Reads a ledger from the lines of {@link ledgerLines}.
 *
 * @param lines of the file, without line breaks
 * @param name of the file, for messages
 * @returns the ledger that was written
 * @throws SamewiseError `UNREADABLE_INPUT` naming the line, if one is damaged or some are missing, or for a newer format
 * @example
 * ```ts
 * import { readLedgerLines } from 'samewise/identity'
 *
 * readLedgerLines(['{"format":2}']).runs // []
 * ```
 */
export function readLedgerLines(lines: Iterable<string>, name = 'The ledger of IDs'): IdLedger {
  const runs: IdRun[] = []
  let open: { run: number; at?: string; expected: number; events: IdEvent[] } | undefined
  let format: unknown
  let at = 0
  const finish = (): void => {
    if (open === undefined) return
    const { expected, ...run } = open
    if (run.events.length !== expected) throw cut(name, at, expected, run.events.length)
    runs.push(run)
  }
  const first: IdEvent[] = []
  for (const line of lines) {
    at++
    if (line === '') continue
    const created = open === undefined ? null : BIRTH.exec(line)
    if (created !== null) {
      const [, id, source, recordId, records] = created
      open?.events.push({ event: 'created', id, anchor: { source, recordId }, records: Number(records) })
      continue
    }
    const entry = parseLine(line, name, at)
    if (format === undefined) {
      format = 'format' in entry ? entry.format : 1
      if (format !== 1 && format !== LEDGER_FORMAT)
        throw typeof format === 'number' && format > LEDGER_FORMAT ? newerFormat(format) : damaged(name, at)
      if (format === LEDGER_FORMAT) continue
    }
    if (format === 1) first.push(readFirstFormat(entry, name, at))
    else if ('run' in entry) {
      finish()
      open = readRun(entry, name, at)
    } else if (open === undefined) throw damaged(name, at)
    else open.events.push(readEvent(entry, name, at))
  }
  finish()
  if (format === undefined) throw damaged(name, at)
  return format === 1 ? firstLedger(first, undefined) : { format: LEDGER_FORMAT, runs }
}

/** A birth without causes, as {@link eventLine} writes it: nearly all lines are such, and JSON.parse takes several times as long. */
const BIRTH =
  /^\{"event":"created","id":"([ !#-[\]-~]*)","anchor":\["([ !#-[\]-~]*)","([ !#-[\]-~]*)"\],"records":(0|[1-9]\d{0,8})\}$/

type Entry = Readonly<Record<string, unknown>>

function parseLine(line: string, name: string, at: number): Entry {
  let entry: unknown
  try {
    entry = JSON.parse(line)
  } catch (cause) {
    throw damaged(name, at, cause)
  }
  if (typeof entry !== 'object' || entry === null) throw damaged(name, at)
  return entry as Entry
}

function readRun({ run, at, events }: Entry, name: string, line: number) {
  if (!isCount(run) || !isCount(events) || !(at === undefined || typeof at === 'string')) throw damaged(name, line)
  return { run, ...(at === undefined ? {} : { at }), events: [] as IdEvent[], expected: events }
}

const CAUSES: ReadonlySet<unknown> = new Set<IdCause>([
  'records-joined',
  'records-left',
  'records-changed',
  'model-or-config',
  'unknown',
])

/** An event whose parts are what they must be; anything more on the line is refused with it, since it could not be kept. */
function readEvent({ event, id, ...rest }: Entry, name: string, line: number): IdEvent {
  const fail = (): never => {
    throw damaged(name, line)
  }
  const text = (value: unknown): string => (typeof value === 'string' ? value : fail())
  const count = (value: unknown): number => (isCount(value) ? value : fail())
  const list = <T>(value: unknown, of: (entry: unknown) => T): T[] => (Array.isArray(value) ? value.map(of) : fail())
  const record = (value: unknown): RecordRef => {
    const [source, recordId, ...more] = list(value, text)
    return recordId === undefined || more.length > 0 ? fail() : { source, recordId }
  }
  const causes = (value: unknown): IdCause[] =>
    list(value, (cause) => (CAUSES.has(cause) ? (cause as IdCause) : fail()))
  const { anchor, records, into, because } = rest
  const known: Readonly<Record<string, () => IdEvent>> = {
    created: () => ({
      event: 'created',
      id: text(id),
      anchor: record(anchor),
      records: count(records),
      ...(because === undefined ? {} : { because: causes(because) }),
    }),
    revived: () => ({ event: 'revived', id: text(id), records: count(records), because: causes(because) }),
    joined: () => ({ event: 'joined', id: text(id), records: list(records, record) }),
    left: () => ({ event: 'left', id: text(id), records: list(records, record) }),
    moved: () => ({ event: 'moved', id: text(id), into: text(into), records: list(records, record) }),
    split: () => ({ event: 'split', id: text(id), into: list(into, text), because: causes(because) }),
    merged: () => ({ event: 'merged', id: text(id), into: text(into), because: causes(because) }),
    retired: () => ({ event: 'retired', id: text(id), because: causes(because) }),
  }
  const read = typeof event === 'string' && Object.hasOwn(known, event) ? known[event]() : fail()
  return Object.keys(rest).every((key) => key in read) ? read : fail()
}

/** A line of the first format, whose anchor is `source:id`; no source held a colon unless a column named it. */
function readFirstFormat({ event, id, anchor, records }: Entry, name: string, line: number): IdEvent {
  const colon = typeof anchor === 'string' ? anchor.indexOf(':') : -1
  if (event !== 'create' || typeof id !== 'string' || typeof anchor !== 'string' || colon < 0 || !isCount(records)) {
    throw damaged(name, line)
  }
  return {
    event: 'created',
    id,
    anchor: { source: anchor.slice(0, colon), recordId: anchor.slice(colon + 1) },
    records,
  }
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function damaged(name: string, line: number, cause?: unknown): SamewiseError {
  return new SamewiseError(
    'UNREADABLE_INPUT',
    `${name}, line ${line}, is damaged. Nothing was changed; put a copy in its place that is whole.`,
    { where: { file: name, line }, cause },
  )
}

function cut(name: string, line: number, expected: number, found: number): SamewiseError {
  return new SamewiseError(
    'UNREADABLE_INPUT',
    `${name} is cut: the run that ends by line ${line} has ${found} of its ${expected} events. Nothing was changed; put a copy in its place that is whole.`,
    { where: { file: name, line } },
  )
}
