import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { circumstances } from '../measure/circumstances'
import { atMost } from '../measure/claim'
import { conclude } from '../measure/conclude'
import { madeOnce } from '../measure/made-once'
import { median } from '../measure/median'
import { takeTurns } from '../measure/take-turns'
import { textTable } from '../measure/text-table'
import { writePeople } from '../measure/write-people'
import { type ReadCounts, waysOfReading } from './ways-of-reading'

// Reading a CSV file into integer codes over pools of distinct values, beside csv-parse; see benchmarks/README.md. Every run is a process of
// its own, so that memory and warmth are its own.
//
//   npm run bench:csv -- [--file people.csv] [--runs 3] [--quick]

const SEED = 11
const DEFAULT_ROWS = 300_000
const QUICK_ROWS = 30_000
const DEFAULT_RUNS = '3'

/** What a run took. */
interface ReadRun extends ReadCounts {
  readonly seconds: number
  readonly cpuSeconds: number
  readonly peakMib: number
}

const { values: options } = parseArgs({
  options: {
    file: { type: 'string' },
    runs: { type: 'string', default: DEFAULT_RUNS },
    quick: { type: 'boolean', default: false },
    measure: { type: 'string' },
  },
})
if (options.measure !== undefined) await measure(options.measure as keyof typeof waysOfReading, options.file ?? '')
else compare()

/** One run, told on the standard output. */
async function measure(way: keyof typeof waysOfReading, path: string): Promise<void> {
  const cpu = process.cpuUsage()
  const start = performance.now()
  const counts = await waysOfReading[way](path)
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(cpu)
  const peakMib = process.resourceUsage().maxRSS / 1024
  process.stdout.write(JSON.stringify({ ...counts, seconds, cpuSeconds: (user + system) / 1e6, peakMib }))
}

function compare(): void {
  const where = circumstances()
  const rows = options.quick ? QUICK_ROWS : DEFAULT_ROWS
  const file = options.file ?? madeOnce(`generated-${rows}-${SEED}.csv`, (path) => writePeople(path, rows, SEED))
  const run = (way: string) => (): ReadRun => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [process.argv[1], '--measure', way, '--file', file],
      { encoding: 'utf8' },
    )
    if (status !== 0) throw new Error(stderr)
    return JSON.parse(stdout)
  }
  const runs = Number(options.runs)
  const ways = Object.fromEntries(Object.keys(waysOfReading).map((way) => [way, run(way)]))
  const { runs: all, calibrationsMs } = takeTurns(runs, ways)
  const figures: Record<string, number> = {}
  for (const [way, own] of Object.entries(all)) {
    figures[`${way}_s`] = median(own.map(({ seconds }) => seconds))
    figures[`${way}_cpu_s`] = median(own.map(({ cpuSeconds }) => cpuSeconds))
    figures[`${way}_peak_mib`] = Math.max(...own.map(({ peakMib }) => peakMib))
    figures[`${way}_rows`] = own[0].rows
    figures[`${way}_distinct_values`] = own[0].distinct
  }
  const names = ['s', 'cpu_s', 'peak_mib', 'rows', 'distinct_values']
  const table = Object.keys(all).map((way) => [way, ...names.map((name) => figures[`${way}_${name}`].toFixed(2))])
  process.stdout.write(textTable([[file, ...names], ...table]))
  conclude({
    benchmark: 'csv',
    where,
    seed: SEED,
    calibrationsMs,
    figures,
    claims: [
      atMost(1, 'processor time over that of csv-parse', figures.samewise_cpu_s / figures.csv_parse_cpu_s),
      atMost(0, 'rows read more or less than csv-parse', Math.abs(figures.samewise_rows - figures.csv_parse_rows)),
      atMost(
        0,
        'distinct values more or less than csv-parse',
        Math.abs(figures.samewise_distinct_values - figures.csv_parse_distinct_values),
      ),
    ],
    isWhole: options.file === undefined && !options.quick && runs >= Number(DEFAULT_RUNS),
    wholeTakes: `${DEFAULT_ROWS} generated people and ${DEFAULT_RUNS} runs`,
    runs: all,
  })
}
