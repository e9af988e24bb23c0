import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { circumstances } from '../measure/circumstances'
import { hasPython } from '../measure/python'
import { buildIfStale } from '../measure/resolve-command'
import { writeResult } from '../measure/result-file'
import { round } from '../measure/round'
import { tool } from '../measure/shared-folder'
import { textTable } from '../measure/text-table'
import { type AccuracyClaim, claimsOn } from './claims'
import { type MeasuredSet, measureSet, type SetOutcome } from './measure-set'
import { type AccuracySet, accuracySets } from './sets'

// How well the command line resolves public data sets by its own guesses; see benchmarks/README.md.
//
//   npm run bench:accuracy -- [--sets febrl1,febrl3] [--large] [--seed 1] [--seeds 2,3] [--orders 2,3] [--cli dist/cli/main.js]

/** Other ids make other samples, which may move the F1 of a large set by this much. */
const SEED_ALLOWANCE = 0.001

const { values: options } = parseArgs({
  options: {
    sets: { type: 'string' },
    large: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '' },
    orders: { type: 'string', default: '' },
    cli: { type: 'string' },
  },
})
const names =
  options.sets?.split(',') ?? accuracySets.filter(({ large }) => options.large || !large).map(({ name }) => name)
const numbersOf = (list: string): number[] => (list === '' ? [] : list.split(',').map(Number))
const seed = Number(options.seed)
const seeds = numbersOf(options.seeds).filter((other) => other !== seed)
const orders = numbersOf(options.orders)
const unknown = names.filter((name) => !accuracySets.some((set) => set.name === name))
if (unknown.length > 0 || ![seed, ...seeds, ...orders].every(Number.isInteger)) {
  process.stderr.write(
    `--seed takes a whole number, --seeds and --orders take lists of them, --sets takes names of: ${accuracySets.map(({ name }) => name).join(', ')}.\n`,
  )
  process.exit(2)
}

const evaluator = tool('evaluate.py')
const cannotScore = !hasPython()
  ? 'scoring needs python3'
  : existsSync(evaluator)
    ? undefined
    : `scoring needs ${evaluator}`
const sets = accuracySets.filter(({ name }) => names.includes(name))
const where = circumstances()
const isSameBuild = cannotScore === undefined && options.cli === undefined ? buildIfStale() : () => true

interface Row {
  readonly set: AccuracySet
  readonly measured: MeasuredSet
  readonly claims: readonly AccuracyClaim[]
  readonly f1BySeed: readonly number[]
}

const rows: Row[] = []
const notes: string[] = []
let missed = 0
let skipped = 0
for (const set of sets) {
  process.stderr.write(`${set.name}…\n`)
  const [outcome, ...copies] = measureCopies(set)
  const unmeasured = [outcome, ...copies].find((own) => own.kind !== 'measured')
  if (outcome.kind !== 'measured' || unmeasured !== undefined) {
    const { kind, reason } = unmeasured as Exclude<SetOutcome, MeasuredSet>
    if (kind === 'skipped') skipped++
    else missed++
    notes.push(`${set.name} ${kind === 'skipped' ? 'was left out' : 'failed'}: ${reason}.`)
    continue
  }
  const measured = copies as MeasuredSet[]
  const f1BySeed = [outcome, ...measured.slice(0, seeds.length)].map(({ score }) => score.f1)
  const claims = [
    ...claimsOn(set, outcome),
    ...claimOfSeeds(f1BySeed),
    ...claimOfOrders(outcome, measured.slice(seeds.length)),
  ]
  if (claims.some(({ reached }) => !reached)) missed++
  rows.push({ set, measured: outcome, claims, f1BySeed })
}

process.stdout.write(`${mainTable()}* pairs across sources count, B-cubed is over all records\n`)
if (rows.some(({ measured }) => measured.score.within !== undefined)) {
  process.stdout.write(`\nPairs within households\n${householdTable()}`)
}
for (const note of notes) process.stdout.write(`${note}\n`)

const notAsked = accuracySets.filter(({ name }) => !names.includes(name)).map(({ name }) => name)
const result = {
  benchmark: 'accuracy',
  ...where,
  seed,
  ...(seeds.length > 0 ? { other_seeds: seeds } : {}),
  ...(orders.length > 0 ? { orders } : {}),
  ...(notAsked.length > 0 ? { not_measured: notAsked } : {}),
  table: rows.map(resultRow),
}
const isWhole = skipped === 0 && accuracySets.every((set) => set.large || names.includes(set.name))
if (options.cli !== undefined) process.stdout.write('Not kept in benchmarks/results: --cli names another program.\n')
else if (!isSameBuild())
  process.stdout.write('Not kept in benchmarks/results: dist was rebuilt while it was measured.\n')
else if (isWhole && rows.length === sets.length) writeResult('accuracy', result)
else process.stdout.write('Not kept in benchmarks/results: that takes all sets, but for the large ones.\n')
const figures = Object.fromEntries(rows.map(({ set, f1BySeed }) => [`${set.name}_pair_f1`, round(f1BySeed[0], 4)]))
process.stdout.write(
  `${JSON.stringify({ benchmark: 'accuracy', ...figures, bars_missed: missed, sets_skipped: skipped, sets_not_asked_for: notAsked, seed })}\n`,
)
process.exitCode = missed === 0 ? 0 : 1

/** The copy that counts, then one for each further seed, then one for each further order of rows. */
function measureCopies(set: AccuracySet): SetOutcome[] {
  if (cannotScore !== undefined) return [{ kind: 'skipped', reason: cannotScore }]
  const command = options.cli
  const first = measureSet(set, seed, { command })
  if (first.kind !== 'measured') return [first]
  return [
    first,
    ...seeds.map((other) => measureSet(set, other, { command })),
    ...orders.map((order) => measureSet(set, seed, { command, order })),
  ]
}

function claimOfSeeds(f1BySeed: readonly number[]): AccuracyClaim[] {
  if (f1BySeed.length < 2) return []
  const value = Math.max(...f1BySeed) - Math.min(...f1BySeed)
  return [{ what: 'F1 by seed', value, bar: SEED_ALLOWANCE, reached: value <= SEED_ALLOWANCE }]
}

/** The order of rows must not tell in the result: the crosswalk is the same to the byte. */
function claimOfOrders({ crosswalk }: MeasuredSet, reordered: readonly MeasuredSet[]): AccuracyClaim[] {
  if (reordered.length === 0) return []
  const value = reordered.filter((copy) => copy.crosswalk !== crosswalk).length
  return [{ what: 'same result in any order', value, bar: 0, reached: value === 0 }]
}

function mainTable(): string {
  const head = ['set', 'records', 'precision', 'expected', 'recall', 'expected', 'F1', 'bar', 'B-cubed']
  const several = seeds.length > 0 ? ['F1 by seed'] : []
  const body = rows.map(({ set, measured: { score, expected, seconds, peakMib }, claims, f1BySeed }) => [
    set.name + (set.across === undefined ? '' : ' *'),
    String(score.records),
    score.precision.toFixed(4),
    expected?.precision.toFixed(3) ?? '',
    score.recall.toFixed(4),
    expected?.recall.toFixed(3) ?? '',
    score.f1.toFixed(4),
    set.bar?.toFixed(4) ?? '',
    score.bCubed.toFixed(4),
    ...(seeds.length > 0 ? [spreadOf(f1BySeed)] : []),
    seconds.toFixed(1),
    peakMib.toFixed(0),
    verdictOn(claims),
  ])
  return textTable([[...head, ...several, 'seconds', 'peak MiB', ''], ...body])
}

function householdTable(): string {
  const body = rows.flatMap(({ set, measured: { score } }) =>
    score.within === undefined
      ? []
      : [[set.name, score.within.precision, score.within.recall, set.householdBar].map((cell) => cellOf(cell))],
  )
  return textTable([['set', 'precision', 'recall', 'bar of both'], ...body])
}

function cellOf(value: string | number | undefined): string {
  return typeof value === 'number' ? value.toFixed(4) : (value ?? '')
}

function spreadOf(values: readonly number[]): string {
  return `${Math.min(...values).toFixed(4)} to ${Math.max(...values).toFixed(4)}`
}

function verdictOn(claims: readonly AccuracyClaim[]): string {
  if (claims.length === 0) return ''
  const open = claims.filter(({ reached }) => !reached).map(({ what }) => what)
  return open.length === 0 ? 'reached' : `MISSED ${open.join(', ')}`
}

function resultRow({ set, measured: { score, expected, seconds, peakMib }, claims, f1BySeed }: Row): object {
  return {
    set: set.name,
    records: score.records,
    pairs: set.across === undefined ? 'all' : `across ${set.across}`,
    pair_precision: round(score.precision, 4),
    pair_recall: round(score.recall, 4),
    pair_f1: round(score.f1, 4),
    bcubed_f1: round(score.bCubed, 4),
    ...(expected === undefined
      ? {}
      : { expected_precision: round(expected.precision, 4), expected_recall: round(expected.recall, 4) }),
    ...(score.within === undefined
      ? {}
      : {
          household_precision: round(score.within.precision, 4),
          household_recall: round(score.within.recall, 4),
        }),
    ...(f1BySeed.length > 1 ? { pair_f1_by_seed: f1BySeed.map((f1) => round(f1, 4)) } : {}),
    ...(set.bar === undefined ? {} : { bar_pair_f1: set.bar }),
    ...(claims.length === 0 ? {} : { reached: claims.every(({ reached }) => reached) }),
    missed: claims.filter(({ reached }) => !reached).map(({ what }) => what),
    seconds: round(seconds, 2),
    peak_mib: Math.round(peakMib),
  }
}
