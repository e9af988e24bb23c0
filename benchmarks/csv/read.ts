import { spawnSync } from 'node:child_process'
import { createReadStream, existsSync, mkdirSync, statSync } from 'node:fs'
import { cpus } from 'node:os'
import { parse } from 'csv-parse'
import { createCsvWriter, readCsv } from 'samewise/files'

// Reading a CSV file into integer codes over pools of distinct values, against csv-parse with a Map per column. Every run is a process of
// its own, so that memory and warmth are its own; the table shows the best of the runs and the spread.
//
//   node scripts/bench.mjs csv [file.csv] [runs]

const WORK = 'benchmarks/work'
const ROWS = 300_000

interface Run {
  readonly rows: number
  readonly distinct: number
  readonly ms: number
  readonly cpuMs: number
  readonly peakMib: number
}

const ways: Record<string, (path: string) => Promise<{ rows: number; distinct: number }>> = {
  'samewise readCsv': async (path) => {
    const { rowCount, columns } = await readCsv(path).readTable('people')
    return { rows: rowCount, distinct: columns.reduce((sum, { values }) => sum + values.size - 1, 0) }
  },
  'csv-parse, a Map per column': async (path) => {
    const maps: Map<string, number>[] = []
    const codes: number[][] = []
    let rows = -1
    for await (const record of createReadStream(path).pipe(parse()) as AsyncIterable<string[]>) {
      if (++rows === 0) {
        for (const _ of record) {
          maps.push(new Map([['', 0]]))
          codes.push([])
        }
        continue
      }
      for (let i = 0; i < record.length; i++) {
        let code = maps[i].get(record[i])
        if (code === undefined) {
          code = maps[i].size
          maps[i].set(record[i], code)
        }
        codes[i].push(code)
      }
    }
    return { rows, distinct: maps.reduce((sum, map) => sum + map.size - 1, 0) }
  },
}

async function measure(way: string, path: string): Promise<void> {
  const cpu = process.cpuUsage()
  const start = performance.now()
  const counts = await ways[way](path)
  const ms = performance.now() - start
  const { user, system } = process.cpuUsage(cpu)
  const run: Run = { ...counts, ms, cpuMs: (user + system) / 1000, peakMib: process.resourceUsage().maxRSS / 1024 }
  process.stdout.write(JSON.stringify(run))
}

/** A file of people-like records: columns with few values, with many, and with one for each record. */
function sampleFile(): string {
  mkdirSync(WORK, { recursive: true })
  const path = `${WORK}/csv-sample.csv`
  if (existsSync(path)) return path
  let state = 1
  const below = (limit: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return (state >>> 8) % limit
  }
  const writer = createCsvWriter(path)
  writer.row(['record_id', 'source', 'first_name', 'surname', 'dob', 'street', 'city', 'postcode', 'phone', 'email'])
  for (let i = 0; i < ROWS; i++) {
    const surname = `surname${Math.min(below(90_000), below(90_000))}`
    writer.row([
      `r${i}`,
      ['crm', 'billing', 'web', 'shop'][below(4)],
      `first${Math.min(below(20_000), below(20_000))}`,
      below(50) === 0 ? `${surname}, jr` : surname,
      `${1930 + below(80)}-${String(1 + below(12)).padStart(2, '0')}-${String(1 + below(28)).padStart(2, '0')}`,
      `${below(2000)} street number ${below(400)}`,
      `city ${below(9000)}`,
      String(10_000 + below(60_000)),
      `(${below(900)}) 555-${below(10_000)}`,
      below(3) === 0 ? '' : `${surname}${below(90)}@example.com`,
    ])
  }
  writer.close()
  return path
}

function compare(path: string, runs: number): void {
  const mib = statSync(path).size / 2 ** 20
  const best: Record<string, Run> = {}
  process.stdout.write(`${path}, ${mib.toFixed(0)} MiB, best of ${runs} processes (slowest in brackets)\n\n`)
  process.stdout.write('way                          |          wall ms |   cpu ms | peak MiB |  rows/s\n')
  for (const way of Object.keys(ways)) {
    const results: Run[] = []
    for (let i = 0; i < runs; i++) {
      const child = spawnSync(process.execPath, [process.argv[1], '--measure', way, path], { encoding: 'utf8' })
      if (child.status !== 0) throw new Error(child.stderr)
      results.push(JSON.parse(child.stdout))
    }
    results.sort((a, b) => a.ms - b.ms)
    best[way] = results[0]
    const { rows, ms, cpuMs, peakMib } = results[0]
    const wall = `${ms.toFixed(0)} (${results[runs - 1].ms.toFixed(0)})`.padStart(16)
    const cells = [
      cpuMs.toFixed(0).padStart(8),
      peakMib.toFixed(0).padStart(8),
      ((rows / ms) * 1000).toFixed(0).padStart(7),
    ]
    process.stdout.write(`${way.padEnd(28)} | ${wall} | ${cells.join(' | ')}\n`)
  }
  const [mine, peer] = Object.values(best)
  if (mine.rows !== peer.rows || mine.distinct !== peer.distinct) {
    throw new Error(
      `The two read different things: ${mine.rows} and ${peer.rows} rows, ${mine.distinct} and ${peer.distinct} values.`,
    )
  }
  const figures = {
    benchmark: 'csv/read',
    rows: mine.rows,
    distinct_values: mine.distinct,
    file_mib: Math.round(mib),
    read_ms: Math.round(mine.ms),
    read_cpu_ms: Math.round(mine.cpuMs),
    read_peak_mib: Math.round(mine.peakMib),
    rows_per_s: Math.round((mine.rows / mine.ms) * 1000),
    csv_parse_ms: Math.round(peer.ms),
    csv_parse_cpu_ms: Math.round(peer.cpuMs),
    csv_parse_peak_mib: Math.round(peer.peakMib),
    runs,
    node: process.version,
    cpu: cpus()[0]?.model ?? '',
  }
  process.stdout.write(`\n${JSON.stringify(figures)}\n`)
}

/** Runs the comparison, or one way of it in a process of its own. */
export async function benchmarkReading(args: readonly string[]): Promise<void> {
  if (args[0] === '--measure') await measure(args[1], args[2])
  else compare(args[0] ?? sampleFile(), Number(args[1] ?? 3))
}
