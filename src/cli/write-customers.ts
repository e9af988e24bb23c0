import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCsvWriter } from '../files'
import { type CustomerSimulation, type PersonRecord, peopleColumns, simulateCustomers } from '../generate'
import { outputError } from '../node'
import { words } from './language'
import { replaceFiles } from './replace-files'

/**
 * Writes simulated customers into a folder, which is made if it is not there: a CSV file for each source, events.ndjson in the order in which they
 * came, and the truth of records (truth.csv), events (event-truth.csv) and households (household-truth.csv).
 *
 * @throws SamewiseError `BAD_USAGE` if a number is out of range, `OUTPUT_FAILED`
 */
export async function writeCustomers(
  folder: string,
  options: { readonly people: number; readonly months: number; readonly seed: number; readonly noise: number },
): Promise<void> {
  const world = simulateCustomers(options)
  let events = 0
  const files = new Map<string, (path: string) => void>(
    Object.entries(world.records).map(([source, rows]) => [`${source}.csv`, (path) => writeRecords(path, rows)]),
  )
  files.set('truth.csv', (path) => writeTruth(path, world))
  files.set('household-truth.csv', (path) => writeHouseholdTruth(path, world))
  files.set('events.ndjson', (path) => {
    events = writeEvents(path, world)
  })
  files.set('event-truth.csv', (path) => writeEventTruth(path, world))
  try {
    if (!existsSync(folder)) mkdirSync(folder)
  } catch (cause) {
    throw outputError(folder, cause)
  }
  const writers = [...files.values()]
  await replaceFiles(
    [...files.keys()].map((name) => join(folder, name)),
    async (paths) => {
      for (const [k, write] of writers.entries()) write(paths[k])
    },
  )
  const records = Object.values(world.records).reduce((sum, rows) => sum + rows.length, 0)
  process.stdout.write(`${words.customers.written(options.people, records, events, folder)}\n`)
}

function writeRecords(path: string, rows: readonly PersonRecord[]): void {
  const columns = peopleColumns.filter((column) => column !== 'source')
  writeTable(
    path,
    columns,
    rows.map((row) => columns.map((column) => row[column])),
  )
}

function writeTruth(path: string, { truth }: CustomerSimulation): void {
  const rows = truth.customers.flatMap(({ person, records }) =>
    records.map(({ source, recordId }) => [source, recordId, person]),
  )
  writeTable(path, ['source', 'record_id', 'entity_id'], rows)
}

function writeHouseholdTruth(path: string, { truth }: CustomerSimulation): void {
  const columns = [...new Set(truth.memberships.flatMap((membership) => Object.keys(membership)))]
  const rows = truth.memberships.map((membership) =>
    columns.map((column) => String((membership as unknown as Record<string, unknown>)[column] ?? '')),
  )
  writeTable(path, columns, rows)
}

function writeEventTruth(path: string, { events }: CustomerSimulation): void {
  writeTable(path, ['event_id', 'entity_id', 'known_by'], eventTruth(events))
}

function* eventTruth(events: CustomerSimulation['events']): Generator<readonly string[]> {
  for (const { event, truth } of events) yield [event.id, truth.person, truth.known]
}

function writeTable(path: string, columns: readonly string[], rows: Iterable<readonly string[]>): void {
  const writer = createCsvWriter(path)
  try {
    writer.row(columns)
    for (const row of rows) writer.row(row)
  } finally {
    writer.close()
  }
}

/** Events of a month at a time, so that they are never held as one text. */
function writeEvents(path: string, { months }: CustomerSimulation): number {
  let count = 0
  try {
    writeFileSync(path, '')
    for (const { events } of months) {
      count += events.length
      writeFileSync(path, events.map(({ event }) => `${JSON.stringify(event)}\n`).join(''), { flag: 'a' })
    }
  } catch (cause) {
    throw outputError(path, cause)
  }
  return count
}
