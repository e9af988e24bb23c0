import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { circumstances } from '../measure/circumstances'
import { atLeast } from '../measure/claim'
import { conclude } from '../measure/conclude'
import { madeOnce } from '../measure/made-once'
import { median } from '../measure/median'
import { buildIfStale, runResolve } from '../measure/resolve-command'
import { withScratchFolder } from '../measure/scratch-folder'
import { takeTurns } from '../measure/take-turns'
import { textTable } from '../measure/text-table'
import { duckdbScoring } from '../peers/duckdb-scoring'
import { sameLevels } from './same-levels'
import { comparedFields, SOURCE, scoringConfig } from './scoring-config'
import { writeScoringFile } from './scoring-file'

// Scoring alone: ten million pairs over six fuzzy comparisons, beside DuckDB SQL on the same pairs and comparisons; see
// benchmarks/README.md.
//
//   npm run bench:scoring -- [--blocks 47620] [--runs 3] [--quick]

const SEED = 11
const DEFAULTS = { blocks: '47620', runs: '3' } as const
const QUICK = { blocks: '2500', runs: '1' } as const
/** Blocks whose pairs are compared level by level. */
const CHECKED_BLOCKS = 1000

const { values: options } = parseArgs({
  options: {
    blocks: { type: 'string' },
    runs: { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
})
const usual = options.quick ? QUICK : DEFAULTS
const [blocks, runs] = [options.blocks ?? usual.blocks, options.runs ?? usual.runs].map(Number)
if (![blocks, runs].every(Number.isInteger) || blocks < 100 || runs < 1) {
  process.stderr.write('--blocks takes a whole number from 100 on, --runs from 1 on.\n')
  process.exit(2)
}

const where = circumstances()
const isSameBuild = buildIfStale()
const duckdb = duckdbScoring(comparedFields)
const file = scoringFile(blocks)
const checked = scoringFile(CHECKED_BLOCKS)

/** Seconds of scoring, and how many pairs were scored. */
interface Scoring {
  readonly seconds: number
  readonly pairs: number
}

await withScratchFolder(async (folder) => {
  const config = join(folder, 'config.json')
  writeFileSync(config, JSON.stringify(scoringConfig))
  const own = (threads: number) => (): Scoring => {
    const args = ['--config', config, '--source', `${SOURCE}=${file}`, '--threads', String(threads)]
    const out = join(folder, `threads-${threads}`)
    const { stages, counts } = runResolve([...args, '--no-report', '--no-lineage', '--no-values'], out)
    return { seconds: stages.score, pairs: counts.scored_pairs }
  }
  const contenders: Record<string, () => Scoring> = { samewise_1_thread: own(1), samewise_2_threads: own(2) }
  let version = {}
  let agreement: { pairs: number; same: number } | undefined
  if ('missing' in duckdb) process.stderr.write(`DuckDB is left out: ${duckdb.missing}.\n`)
  else {
    const sql = (threads: number) => (): Scoring => {
      const told = duckdb.score(file, threads)
      version = { duckdb: told.duckdb }
      return told
    }
    Object.assign(contenders, { duckdb_1_thread: sql(1), duckdb_2_threads: sql(2) })
    const levels = join(folder, 'levels.csv')
    duckdb.writeLevels(checked, CHECKED_BLOCKS, levels)
    agreement = await sameLevels(checked, levels)
  }
  const { runs: all, calibrationsMs } = takeTurns(runs, contenders)

  const figures: Record<string, number> = {}
  const rows: string[][] = [['', 'pairs', 'seconds', 'fastest to slowest', 'million pairs/s']]
  for (const [name, own] of Object.entries(all)) {
    const seconds = own.map((run) => run.seconds)
    const [{ pairs }] = own
    const rate = pairs / median(seconds)
    figures[`${name}_s`] = median(seconds)
    figures[`${name}_pairs`] = pairs
    figures[`${name}_pairs_per_s`] = rate
    const spread = `${Math.min(...seconds).toFixed(2)} to ${Math.max(...seconds).toFixed(2)}`
    rows.push([name, String(pairs), median(seconds).toFixed(2), spread, (rate / 1e6).toFixed(2)])
  }
  process.stdout.write(textTable(rows))
  const ratio = (peer: string, name: string): number => figures[`${peer}_s`] / figures[`${name}_s`]
  const claims = [atLeast(1.7, '2 threads, times as fast as 1', ratio('samewise_1_thread', 'samewise_2_threads'))]
  if (agreement !== undefined) {
    figures.checked_pairs = agreement.pairs
    figures.checked_pairs_of_same_levels = agreement.same
    claims.push(
      atLeast(2.5, 'on 1 thread, times as fast as DuckDB', ratio('duckdb_1_thread', 'samewise_1_thread')),
      atLeast(2.5, 'on 2 threads, times as fast as DuckDB', ratio('duckdb_2_threads', 'samewise_2_threads')),
      atLeast(0.995, 'share of checked pairs with the same six levels', agreement.same / agreement.pairs),
      atLeast(
        1,
        'pairs of DuckDB over those of samewise',
        figures.duckdb_1_thread_pairs / figures.samewise_1_thread_pairs,
      ),
    )
  }
  conclude({
    benchmark: 'scoring',
    where,
    seed: SEED,
    calibrationsMs,
    figures,
    claims,
    isWhole: agreement !== undefined && blocks === Number(DEFAULTS.blocks) && runs >= Number(DEFAULTS.runs),
    wholeTakes: `${DEFAULTS.blocks} blocks, ${DEFAULTS.runs} runs and DuckDB`,
    isSameBuild,
    runs: all,
    more: { peers: version },
  })
})

/** People in so many blocks. */
function scoringFile(count: number): string {
  return madeOnce(`scoring-${count}-${SEED}.csv`, (path) => writeScoringFile(path, count, SEED))
}
