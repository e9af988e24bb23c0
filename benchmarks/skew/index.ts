import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { circumstances } from '../measure/circumstances'
import { atLeast, atMost } from '../measure/claim'
import { conclude } from '../measure/conclude'
import { madeOnce } from '../measure/made-once'
import { median } from '../measure/median'
import { buildIfStale, type ResolveRun, resolveFile } from '../measure/resolve-command'
import { withScratchFolder } from '../measure/scratch-folder'
import { takeTurns } from '../measure/take-turns'
import { textTable } from '../measure/text-table'
import { writePeople } from '../measure/write-people'
import { skewed } from './skewed-people'

// Files in which one city, one phone and one name are shared by far too many records, beside the same people without; see
// benchmarks/README.md.
//
//   npm run bench:skew -- [--records 1000000] [--runs 1] [--quick]

const SEED = 11
const DEFAULT_RECORDS = 1_000_000
const QUICK_RECORDS = 30_000

const { values: options } = parseArgs({
  options: {
    records: { type: 'string' },
    runs: { type: 'string', default: '1' },
    quick: { type: 'boolean', default: false },
  },
})
const records = Number(options.records ?? (options.quick ? QUICK_RECORDS : DEFAULT_RECORDS))
const runs = Number(options.runs)
if (![records, runs].every(Number.isInteger) || records <= 20_000 || runs < 1) {
  process.stderr.write('--records takes a whole number above 20000, --runs from 1 on.\n')
  process.exit(2)
}

const where = circumstances()
const isSameBuild = buildIfStale()
const plainFile = madeOnce(`generated-${records}-${SEED}.csv`, (path) => writePeople(path, records, SEED))
const skewedFile = madeOnce(`skewed-${records}-${SEED}.csv`, (path) => writePeople(path, records, SEED, skewed))

await withScratchFolder((folder) => {
  const { runs: all, calibrationsMs } = takeTurns(runs, {
    plain: () => resolveFile(plainFile, join(folder, 'plain')),
    skewed: () => resolveFile(skewedFile, join(folder, 'skewed')),
  })
  const figures: Record<string, number> = {}
  for (const [name, turns] of Object.entries(all)) {
    figures[`${name}_s`] = median(turns.map(({ seconds }) => seconds))
    figures[`${name}_peak_mib`] = Math.max(...turns.map(({ peakMib }) => peakMib))
    figures[`${name}_scored_pairs`] = turns[0].counts.scored_pairs
    figures[`${name}_largest_cluster`] = turns[0].counts.largest_cluster
    figures[`${name}_oversize_blocks`] = sumOf(turns[0], 'oversize_blocks')
    figures[`${name}_skipped_pairs`] = sumOf(turns[0], 'skipped_pairs')
  }
  const [{ blocking, generic_values }] = all.skewed
  const rows = blocking.map((rule) => [
    rule.rule,
    ...[rule.pairs, rule.oversize_blocks, rule.skipped_pairs].map(String),
  ])
  process.stdout.write(textTable([['blocking of the skewed file', 'pairs', 'blocks cut', 'pairs left out'], ...rows]))
  conclude({
    benchmark: 'skew',
    where,
    seed: SEED,
    calibrationsMs,
    figures,
    claims: [
      atMost(
        1.5,
        'peak memory over that of the same people without skew',
        figures.skewed_peak_mib / figures.plain_peak_mib,
      ),
      atMost(12, 'pairs scored per record', figures.skewed_scored_pairs / records),
      atLeast(
        1,
        'pairs left out, or features with generic values, that run.json tells of',
        figures.skewed_skipped_pairs + Object.keys(generic_values).length,
      ),
      atLeast(1, 'records of the run over those of the file', all.skewed[0].counts.records / records),
    ],
    isWhole: records === DEFAULT_RECORDS,
    wholeTakes: `${DEFAULT_RECORDS} records`,
    isSameBuild,
    runs: all,
  })
})

function sumOf({ blocking }: ResolveRun, figure: 'oversize_blocks' | 'skipped_pairs'): number {
  return blocking.reduce((sum, rule) => sum + rule[figure], 0)
}
