import { parseArgs } from 'node:util'
import { circumstances } from '../measure/circumstances'
import { median } from '../measure/median'
import { peopleFile } from '../measure/people-file'
import { buildIfStale } from '../measure/resolve-command'
import { writeResult } from '../measure/result-file'
import { round } from '../measure/round'
import { textTable } from '../measure/text-table'
import { splinkJob } from '../peers/splink-job'
import { judgeClaims } from './claims'
import { measureRounds, type SpeedInput } from './measure-rounds'

// How long and in how much memory the command line resolves generated people, CSV in and golden records out, beside Splink; see
// benchmarks/README.md.
//
//   npm run bench:speed -- [--runs 3] [--sizes 100000,300000] [--no-splink]

const SEED = 11
const DEFAULT_SIZES = '100000,300000'
const DEFAULT_RUNS = '3'

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: DEFAULT_RUNS },
    sizes: { type: 'string', default: DEFAULT_SIZES },
    'no-splink': { type: 'boolean', default: false },
  },
})
const runs = Number(options.runs)
const sizes = options.sizes.split(',').map(Number)
if (!Number.isInteger(runs) || runs < 1 || sizes.some((size) => !Number.isInteger(size) || size < 1)) {
  process.stderr.write('--runs takes a whole number from 1 on, --sizes whole numbers separated by commas.\n')
  process.exit(2)
}

const where = circumstances()
const isSameBuild = buildIfStale()
const inputs: SpeedInput[] = []
for (const size of sizes) {
  const file = peopleFile(size, SEED)
  if ('missing' in file) {
    process.stderr.write(`Nothing was measured, for there are no people to resolve: ${file.missing}.\n`)
    process.exit(1)
  }
  inputs.push({ size, ...file })
}
const job = options['no-splink'] ? { missing: 'left out by --no-splink' } : splinkJob()
const hasSplink = !('missing' in job)
const rounds = measureRounds(inputs, runs, hasSplink ? job : undefined)

const medianOf = <T>(of: readonly T[], figure: (run: T) => number): number => median(of.map(figure))
const spread = (of: readonly number[]): string => `${Math.min(...of).toFixed(1)} to ${Math.max(...of).toFixed(1)}`
const rows: string[][] = [['', 'records', 'seconds', 'fastest to slowest', 'cpu s', 'peak MiB', 'pair F1']]
const stageRows: string[][] = []
const figures: Record<string, number> = {}
const sizeFigures = new Map<number, { seconds: number; peakMib: number }>()

for (const [size, all] of rounds.resolve) {
  const seconds = medianOf(all, (run) => run.seconds)
  const peakMib = Math.max(...all.map((run) => run.peakMib))
  const cpuSeconds = medianOf(all, (run) => run.cpuSeconds ?? Number.NaN)
  const stages = Object.keys(all[0].stages)
  sizeFigures.set(size, { seconds, peakMib })
  const f1 = size === sizes[0] ? rounds.score.f1.toFixed(4) : ''
  rows.push([
    'samewise',
    String(size),
    seconds.toFixed(2),
    spread(all.map((run) => run.seconds)),
    Number.isNaN(cpuSeconds) ? '' : cpuSeconds.toFixed(1),
    peakMib.toFixed(0),
    f1,
  ])
  if (stageRows.length === 0) stageRows.push(['stage, seconds', ...stages])
  const stageSeconds = stages.map((stage) => medianOf(all, (run) => run.stages[stage]))
  stageRows.push([String(size), ...stageSeconds.map((value) => value.toFixed(2))])
  figures[`resolve_${size}_s`] = round(seconds, 3)
  if (!Number.isNaN(cpuSeconds)) figures[`resolve_${size}_cpu_s`] = round(cpuSeconds, 2)
  figures[`resolve_${size}_peak_mib`] = round(peakMib, 1)
  figures[`resolve_${size}_records_per_s`] = Math.round(size / seconds)
  stages.forEach((stage, i) => {
    figures[`resolve_${size}_${stage}_s`] = round(stageSeconds[i], 3)
  })
}
figures[`resolve_${sizes[0]}_pair_f1`] = round(rounds.score.f1, 4)

if (rounds.splink.length > 0) {
  const seconds = medianOf(rounds.splink, (run) => run.seconds)
  const cpuSeconds = medianOf(rounds.splink, (run) => run.cpuSeconds)
  const peakMib = Math.max(...rounds.splink.map((run) => run.peakMib))
  rows.push([
    'Splink, lean, to clusters',
    String(sizes[0]),
    seconds.toFixed(2),
    spread(rounds.splink.map((run) => run.seconds)),
    cpuSeconds.toFixed(1),
    peakMib.toFixed(0),
    rounds.splinkScore?.f1.toFixed(4) ?? '',
  ])
  figures[`splink_${sizes[0]}_s`] = round(seconds, 3)
  figures[`splink_${sizes[0]}_stages_only_s`] = round(
    medianOf(rounds.splink, (run) => run.stagesTotalSeconds),
    3,
  )
  figures[`splink_${sizes[0]}_cpu_s`] = round(cpuSeconds, 2)
  figures[`splink_${sizes[0]}_peak_mib`] = round(peakMib, 1)
  if (rounds.splinkScore !== undefined) figures[`splink_${sizes[0]}_pair_f1`] = round(rounds.splinkScore.f1, 4)
}
figures.calibration_ms = round(median(rounds.calibrationMs), 1)

const claims = judgeClaims(
  sizeFigures,
  hasSplink ? { size: sizes[0], seconds: medianOf(rounds.splink, (run) => run.seconds) } : undefined,
)
const out = process.stdout
out.write(`${textTable(rows)}\n${textTable(stageRows)}\n`)
out.write(`Medians of ${runs} runs; the peak is the largest. Calibration: ${spread(rounds.calibrationMs)} ms.\n`)
if (!hasSplink) out.write(`Splink was not run: ${job.missing}.\n`)
if (claims.length > 0) {
  const claimRows = claims.map(({ claim, measured, limit, holds }) => [
    claim,
    measured.toFixed(2),
    `at most ${limit}`,
    holds ? 'holds' : 'FAILS',
  ])
  out.write(`\n${textTable([['claim', 'measured', 'limit', ''], ...claimRows])}`)
}

const isWhole = hasSplink && options.sizes === DEFAULT_SIZES && runs >= Number(DEFAULT_RUNS)
if (!isSameBuild()) {
  out.write('Not kept in benchmarks/results: dist was rebuilt while it was measured.\n')
} else if (isWhole) {
  const versions = rounds.splink[0].versions
  writeResult('speed', {
    benchmark: 'speed',
    ...where,
    peers: versions,
    seed: SEED,
    runs,
    figures,
    runs_s: Object.fromEntries([
      ...[...rounds.resolve].map(([size, all]) => [`resolve_${size}`, all.map((run) => round(run.seconds, 2))]),
      [`splink_${sizes[0]}`, rounds.splink.map((run) => round(run.seconds, 2))],
    ]),
    calibrations_ms: rounds.calibrationMs.map((value) => round(value, 1)),
    claims: claims.map((claim) => ({ ...claim, measured: round(claim.measured, 3) })),
  })
} else {
  out.write(`Not kept in benchmarks/results: that takes sizes ${DEFAULT_SIZES}, ${DEFAULT_RUNS} runs and Splink.\n`)
}
const failed = claims.filter(({ holds }) => !holds).length
out.write(`${JSON.stringify({ benchmark: 'speed', ...figures, runs, claims_failed: failed })}\n`)
process.exitCode = failed === 0 ? 0 : 1
