import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { circumstances } from '../measure/circumstances'
import { atMost } from '../measure/claim'
import { conclude } from '../measure/conclude'
import { madeOnce } from '../measure/made-once'
import { median } from '../measure/median'
import { buildIfStale, runResolve } from '../measure/resolve-command'
import { withScratchFolder } from '../measure/scratch-folder'
import { takeTurns } from '../measure/take-turns'
import { writePeople } from '../measure/write-people'
import { differingRecords } from './same-clusters'

// Some thousand records added to a finished run, beside the whole run; see benchmarks/README.md.
//
//   npm run bench:delta -- [--records 1000000] [--added 10000] [--runs 3] [--quick]

const SEED = 11
const SOURCE = 'people'
const DEFAULTS = { records: '1000000', added: '10000', runs: '3' } as const
const QUICK = { records: '20000', added: '200', runs: '1' } as const

const { values: options } = parseArgs({
  options: {
    records: { type: 'string' },
    added: { type: 'string' },
    runs: { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
})
const usual = options.quick ? QUICK : DEFAULTS
const chosen = { ...usual, ...options }
const [records, added, runs] = [chosen.records, chosen.added, chosen.runs].map(Number)
if (![records, added, runs].every(Number.isInteger) || added < 1 || records % added !== 0 || runs < 1) {
  process.stderr.write('--records takes a multiple of --added, --added and --runs whole numbers from 1 on.\n')
  process.exit(2)
}

const where = circumstances()
const isSameBuild = buildIfStale()
const every = records / added + 1
const fileOf = (part: string, holds: (n: number) => boolean): string =>
  madeOnce(`delta-${records}-${added}-${SEED}-${part}.csv`, (path) =>
    writePeople(path, records + added, SEED, (record, n) => (holds(n) ? record : undefined)),
  )
const whole = fileOf('whole', () => true)
const before = fileOf('before', (n) => n % every !== 0)
const after = fileOf('added', (n) => n % every === 0)

await withScratchFolder((folder) => {
  const out = (name: string): string => join(folder, name)
  const run = (file: string, name: string, ...args: string[]) =>
    runResolve(['--source', `${SOURCE}=${file}`, ...args], out(name))
  const { runs: all, calibrationsMs } = takeTurns(runs, {
    whole_run: () => run(before, 'before'),
    add: () => run(after, 'after', '--add', out('before')),
  })
  process.stderr.write('The whole run over the same model…\n')
  run(whole, 'whole', '--model', out('before'))
  const figures: Record<string, number> = {
    records_in_other_clusters: differingRecords(join(out('after'), 'xref.csv'), join(out('whole'), 'xref.csv')),
  }
  for (const [name, turns] of Object.entries(all)) {
    figures[`${name}_s`] = median(turns.map(({ seconds }) => seconds))
    figures[`${name}_peak_mib`] = Math.max(...turns.map(({ peakMib }) => peakMib))
  }
  conclude({
    benchmark: 'delta',
    where,
    seed: SEED,
    calibrationsMs,
    figures,
    claims: [
      atMost(0.25, `time to add ${added} records over the run of ${records}`, figures.add_s / figures.whole_run_s),
      atMost(0, 'records in other clusters than by a whole run over the same model', figures.records_in_other_clusters),
    ],
    isWhole: [records, added].join() === [DEFAULTS.records, DEFAULTS.added].join() && runs >= Number(DEFAULTS.runs),
    wholeTakes: `${DEFAULTS.records} and ${DEFAULTS.added} records, ${DEFAULTS.runs} runs`,
    isSameBuild,
    runs: all,
  })
})
