import { parseArgs } from 'node:util'
import {
  assignIds,
  type CrosswalkEntry,
  type IdAssignment,
  ledgerLines,
  type RecordRef,
  readLedgerLines,
} from 'samewise/identity'
import { circumstances } from '../measure/circumstances'
import { round } from '../measure/round'
import { textTable } from '../measure/text-table'

// How long it takes to give golden IDs out again: for the same clusters, and with one new record in a hundred. Plain objects in and out, on
// one thread, as `assignIds` takes and gives them. Seconds are of the processor, the collection of garbage beside the thread included, so that what
// else the machine does is left out.
//
//   npm run bench:identity -- [--runs 5]
//
// Fails if 1,000,000 records of an unchanged clustering take 2 s or more, if they take more than 12 times what 100,000 take, or if an unchanged
// cluster has another ID afterwards.

const SIZES = [100_000, 1_000_000]
const LIMIT_S = 2
const LIMIT_GROWTH = 12
const SOURCES = ['billing', 'crm', 'support', 'web']

const { values: options } = parseArgs({ options: { runs: { type: 'string', default: '5' } } })
const runs = Number(options.runs)

/** Clusters of one to five records, in an order of which nothing is sorted; `extra` in a hundred have a record more. */
function clustersOf(records: number, extra: number): RecordRef[][] {
  const clusters: RecordRef[][] = []
  for (let record = 0; record < records; ) {
    const size = Math.min(1 + ((clusters.length * 7) % 5), records - record)
    const members: RecordRef[] = []
    for (let k = 0; k < size; k++, record++) members.push(refOf((record * 7919) % records))
    if ((clusters.length * 31) % 100 < extra) members.push(refOf(records + clusters.length))
    clusters.push(members)
  }
  return clusters
}

function refOf(number: number): RecordRef {
  return { source: SOURCES[number % SOURCES.length], recordId: `A-${number}` }
}

/** The crosswalk as a run writes it: by golden ID, which is another order than that of the clusters, and in texts of its own. */
function xrefOf(clusters: readonly RecordRef[][], { ids }: IdAssignment): CrosswalkEntry[] {
  const order = ids.map((_, c) => c).sort((a, b) => (ids[a] < ids[b] ? -1 : 1))
  return order.flatMap((c) =>
    clusters[c].map(({ recordId, source }) => ({ source, recordId: `${recordId} `.trimEnd(), goldenId: ids[c] })),
  )
}

/** The fewest seconds of processor time of several runs, and what the last one gave. */
function fastest<T>(job: () => T): { seconds: number; result: T } {
  let seconds = Number.POSITIVE_INFINITY
  let result = job()
  for (let k = 0; k < runs; k++) {
    globalThis.gc?.()
    const before = process.cpuUsage()
    result = job()
    const { user, system } = process.cpuUsage(before)
    seconds = Math.min(seconds, (user + system) / 1e6)
  }
  return { seconds, result }
}

const where = circumstances()
const figures: Record<string, number> = {}
const faults: string[] = []
const rows = [['records', 'unchanged s', '1% new s', 'ledger out s', 'ledger in s']]
for (const size of SIZES) {
  const clusters = clustersOf(size, 0)
  const first = assignIds(undefined, clusters)
  const xref = xrefOf(clusters, first)
  const previous = { xref, ledger: first.ledger }
  const again = clustersOf(size, 0)
  const unchanged = fastest(() => assignIds(previous, again))
  if (unchanged.result.ids.some((id, c) => id !== first.ids[c])) faults.push('An unchanged clustering has other IDs.')
  if (unchanged.result.ledger !== first.ledger) faults.push('An unchanged clustering has added to the ledger.')
  const grown = clustersOf(size, 1)
  const more = fastest(() => assignIds(previous, grown))
  if (more.result.ids.some((id, c) => id !== first.ids[c])) faults.push('New records have changed the ID of a cluster.')
  const written = fastest(() => [...ledgerLines(first.ledger)])
  const read = fastest(() => readLedgerLines(written.result))
  const seconds = [unchanged, more, written, read].map((run) => run.seconds)
  rows.push([String(size), ...seconds.map((value) => value.toFixed(3))])
  figures[`assign_ids_${size}_unchanged_s`] = round(unchanged.seconds, 3)
  figures[`assign_ids_${size}_records_per_s`] = Math.round(size / unchanged.seconds)
  figures[`assign_ids_${size}_new_records_s`] = round(more.seconds, 3)
  figures[`ledger_write_${size}_s`] = round(written.seconds, 3)
  figures[`ledger_read_${size}_s`] = round(read.seconds, 3)
}
const [small, large] = SIZES
const seconds = figures[`assign_ids_${large}_unchanged_s`]
figures.growth_ratio = round(seconds / figures[`assign_ids_${small}_unchanged_s`], 2)
if (seconds >= LIMIT_S) faults.push(`${large} records took ${seconds} s; the limit is ${LIMIT_S}.`)
if (figures.growth_ratio > LIMIT_GROWTH)
  faults.push(`Growth was ${figures.growth_ratio}; the limit is ${LIMIT_GROWTH}.`)

process.stdout.write(`${textTable(rows)}\n`)
for (const fault of faults) process.stderr.write(`${fault}\n`)
process.exitCode = faults.length === 0 ? 0 : 1
process.stdout.write(`${JSON.stringify({ benchmark: 'identity', ...where, runs, ...figures })}\n`)
