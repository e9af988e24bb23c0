import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { circumstances } from '../measure/circumstances'
import { conclude } from '../measure/conclude'
import { peopleFile } from '../measure/people-file'
import { buildIfStale, resolveFile } from '../measure/resolve-command'
import { withScratchFolder } from '../measure/scratch-folder'
import { takeTurns } from '../measure/take-turns'
import { textTable } from '../measure/text-table'
import { splinkJob } from '../peers/splink-job'
import { judgeClaims, SEED } from './claims'
import { contenders, type SpeedInput } from './contenders'
import { accuracyOf, figuresOf } from './figures'

// How long and in how much memory the command line resolves generated people, CSV in and golden records out, beside Splink; see
// benchmarks/README.md.
//
//   npm run bench:speed -- [--runs 3] [--sizes 10000,100000,1000000] [--huge] [--no-splink] [--quick]

const DEFAULTS = { runs: '3', sizes: '10000,100000,1000000' } as const
const QUICK = { runs: '1', sizes: '2000,20000' } as const
const HUGE_SIZE = 10_000_000

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string' },
    sizes: { type: 'string' },
    huge: { type: 'boolean', default: false },
    'no-splink': { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
  },
})
const usual = options.quick ? QUICK : DEFAULTS
const runs = Number(options.runs ?? usual.runs)
const sizes = (options.sizes ?? usual.sizes).split(',').map(Number)
if (!Number.isInteger(runs) || runs < 1 || sizes.some((size) => !Number.isInteger(size) || size < 1)) {
  process.stderr.write('--runs takes a whole number from 1 on, --sizes whole numbers separated by commas.\n')
  process.exit(2)
}
sizes.sort((a, b) => a - b)

const where = circumstances()
const isSameBuild = buildIfStale()
const inputOf = (size: number): SpeedInput => {
  const file = peopleFile(size, SEED)
  if (!('missing' in file)) return { size, ...file }
  process.stderr.write(`Nothing was measured, for there are no people to resolve: ${file.missing}.\n`)
  process.exit(1)
}
const inputs = sizes.map(inputOf)
const hugeInput = options.huge ? inputOf(HUGE_SIZE) : undefined
const job = options['no-splink'] ? { missing: 'left out by --no-splink' } : splinkJob()
const splink = 'missing' in job ? undefined : job

await withScratchFolder((folder) => {
  const { runs: all, calibrationsMs } = takeTurns(runs, contenders(inputs, folder, splink))
  const measured = { ...all }
  if (hugeInput !== undefined) {
    process.stderr.write(`${HUGE_SIZE} records…\n`)
    measured[`resolve_${HUGE_SIZE}`] = [resolveFile(hugeInput.records, join(folder, 'huge'))]
  }
  const figures = {
    ...Object.assign({}, ...Object.entries(measured).map(([name, own]) => figuresOf(name, own))),
    ...accuracyOf(inputs, folder, splink !== undefined),
  } as Record<string, number>

  const out = process.stdout
  const cell = (figure: string, digits: number): string => figures[figure]?.toFixed(digits) ?? ''
  const rows = Object.entries(measured).map(([name, own]) => {
    const seconds = own.map((run) => run.seconds)
    const spread = `${Math.min(...seconds).toFixed(1)} to ${Math.max(...seconds).toFixed(1)}`
    return [
      name,
      cell(`${name}_s`, 2),
      spread,
      cell(`${name}_cpu_s`, 1),
      cell(`${name}_peak_mib`, 0),
      cell(`${name}_pair_f1`, 4),
    ]
  })
  out.write(`${textTable([['', 'seconds', 'fastest to slowest', 'cpu s', 'peak MiB', 'pair F1'], ...rows])}\n`)
  const [first] = all[`resolve_${sizes[0]}`]
  const stages = Object.keys('stages' in first ? first.stages : {})
  const stageRows = Object.keys(measured)
    .filter((name) => !name.startsWith('splink'))
    .map((name) => [name, ...stages.map((stage) => cell(`${name}_${stage}_s`, 2))])
  out.write(`${textTable([['stage, seconds', ...stages], ...stageRows])}\n`)
  out.write(`Medians of ${runs} runs; the peak is the largest.\n`)
  if ('missing' in job) out.write(`Splink was not run: ${job.missing}.\n`)

  const [peer] = Object.values(all).flatMap(([run]) => ('versions' in run ? [run.versions] : []))
  conclude({
    benchmark: 'speed',
    where,
    seed: SEED,
    calibrationsMs,
    figures,
    claims: judgeClaims(figures),
    isWhole: splink !== undefined && sizes.join() === DEFAULTS.sizes && runs >= Number(DEFAULTS.runs),
    wholeTakes: `sizes ${DEFAULTS.sizes}, ${DEFAULTS.runs} runs and Splink`,
    isSameBuild,
    runs: measured,
    more: { peers: peer },
  })
})
