import type { CustomerEvent, PersonOfEvent } from '../event'
import { IdentityIndex, Journeys } from '../journey'
import { type EventFiles, readEventFiles } from './event-files'
import { type FinishedRun, identifiersOf, openFinishedRun } from './finished-run'
import { words } from './language'
import { safeText } from './table'

/** A finished run, event files, and whose each event is. */
export interface CustomerEvents {
  readonly run: FinishedRun
  readonly files: EventFiles
  readonly journeys: Journeys
  readonly personOf: PersonOfEvent
  /** Time of the latest event: what is now where nobody says otherwise. */
  readonly latest: number
  readonly unknown: readonly CustomerEvent[]
}

/** Options of all commands that read events. */
export interface EventOptions {
  readonly events: string[]
  readonly zone?: string
  readonly extensions?: string[]
  readonly quiet?: boolean
  readonly json?: boolean
}

const UNKNOWN_SHOWN = 5

/** Reads a finished run and event files, attributes the events, and tells on stderr what could not be used. */
export async function openCustomerEvents(dir: string, options: EventOptions): Promise<CustomerEvents> {
  const run = await openFinishedRun(dir, options.extensions)
  const files = await readEventFiles(options.events, options.zone === undefined ? {} : { zone: options.zone })
  const crosswalk = run.golden.flatMap(({ goldenId, records }) => records.map((record) => ({ ...record, goldenId })))
  const journeys = new Journeys(new IdentityIndex({ crosswalk, identifiers: identifiersOf(run) }), {}, files.events)
  const unknown = files.events.filter(({ id }) => journeys.attributionOf(id)?.reason === 'unknown-customer')
  const customers: CustomerEvents = {
    run,
    files,
    journeys,
    personOf: ({ id }) => journeys.attributionOf(id)?.goldenId,
    latest: files.events.at(-1)?.at ?? 0,
    unknown,
  }
  if (!options.quiet) for (const note of notesOn(customers)) process.stderr.write(`${note}\n`)
  return customers
}

function notesOn({ files, unknown }: CustomerEvents): string[] {
  const { counts, issues } = files
  const text = words.customers
  const notes = [text.eventsRead(counts.read, counts.kept, counts.rejected, counts.repeated)]
  for (const { code, count, first } of issues) {
    notes.push(words.note(text.eventIssue(count, code, safeText(first.file), first.place, first.message)))
  }
  if (unknown.length > 0) notes.push(words.note(text.unknownCustomers(unknown.length, namesOf(unknown))))
  return notes
}

/** Whom events name that nobody knows: records by name, of identifiers only their sort, as they are personal. */
function namesOf(events: readonly CustomerEvent[]): string {
  const names = new Set(
    events.map(({ record, identifiers = {} }) =>
      record === undefined ? Object.keys(identifiers).sort().join('+') : `${record.source}:${record.recordId}`,
    ),
  )
  const shown = [...names]
    .sort()
    .slice(0, UNKNOWN_SHOWN)
    .map((name) => safeText(name))
  return `${shown.join(', ')}${names.size > UNKNOWN_SHOWN ? ', …' : ''}`
}

/** The moment that an option names, or that of the latest event. */
export function momentOf({ latest }: CustomerEvents, at: string | undefined): number {
  return at === undefined ? latest : Date.parse(at)
}
