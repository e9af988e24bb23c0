import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { circumstances } from '../measure/circumstances'
import { hasPython } from '../measure/python'
import { buildIfStale } from '../measure/resolve-command'
import { writeResult } from '../measure/result-file'
import { round } from '../measure/round'
import { tool } from '../measure/shared-folder'
import { textTable } from '../measure/text-table'
import { measureSet, reachesBar, type SetOutcome } from './measure-set'
import { accuracySets } from './sets'

// How well the command line resolves public data sets by its own guesses; see benchmarks/README.md.
//
//   npm run bench:accuracy -- [--sets febrl1,febrl3] [--seed 1]

const { values: options } = parseArgs({ options: { sets: { type: 'string' }, seed: { type: 'string', default: '1' } } })
const names = options.sets?.split(',') ?? accuracySets.map(({ name }) => name)
const seed = Number(options.seed)
const unknown = names.filter((name) => !accuracySets.some((set) => set.name === name))
if (unknown.length > 0 || !Number.isInteger(seed)) {
  process.stderr.write(
    `--seed takes a whole number, --sets takes names of: ${accuracySets.map(({ name }) => name).join(', ')}.\n`,
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
const isSameBuild = cannotScore === undefined ? buildIfStale() : () => true

const rows: string[][] = [['set', 'records', 'precision', 'recall', 'F1', 'B-cubed', 'bar', 'seconds', 'peak MiB', '']]
const table: Record<string, string | number | boolean>[] = []
const figures: Record<string, number> = {}
const notes: string[] = []
let missed = 0
let skipped = 0
for (const set of sets) {
  process.stderr.write(`${set.name}…\n`)
  const outcome: SetOutcome =
    cannotScore === undefined ? measureSet(set, seed) : { kind: 'skipped', reason: cannotScore }
  const reached = reachesBar(set, outcome)
  if (!reached) missed++
  const bar = set.bar === undefined ? '' : set.bar.toFixed(3)
  if (outcome.kind !== 'measured') {
    if (outcome.kind === 'skipped') skipped++
    notes.push(`${set.name} ${outcome.kind === 'skipped' ? 'was left out' : 'failed'}: ${outcome.reason}.`)
    rows.push([set.name, '', '', '', '', '', bar, '', '', outcome.kind])
    continue
  }
  const { score, seconds, peakMib } = outcome
  const verdict = set.bar === undefined ? '' : reached ? 'reached' : 'MISSED'
  rows.push([
    set.name + (set.across === undefined ? '' : ' *'),
    String(score.records),
    ...[score.precision, score.recall, score.f1, score.bCubed].map((value) => value.toFixed(4)),
    bar,
    seconds.toFixed(1),
    peakMib.toFixed(0),
    verdict,
  ])
  table.push({
    set: set.name,
    records: score.records,
    pairs: set.across === undefined ? 'all' : `across ${set.across}`,
    pair_precision: round(score.precision, 4),
    pair_recall: round(score.recall, 4),
    pair_f1: round(score.f1, 4),
    bcubed_f1: round(score.bCubed, 4),
    ...(set.bar === undefined ? {} : { bar_pair_f1: set.bar, reached }),
    seconds: round(seconds, 2),
    peak_mib: Math.round(peakMib),
  })
  figures[`${set.name}_pair_f1`] = round(score.f1, 4)
}

process.stdout.write(`${textTable(rows)}* pairs across sources count, B-cubed is over all records\n`)
for (const note of notes) process.stdout.write(`${note}\n`)
const result = { benchmark: 'accuracy', ...where, seed, table }
if (!isSameBuild()) process.stdout.write('Not kept in benchmarks/results: dist was rebuilt while it was measured.\n')
else if (table.length === accuracySets.length) writeResult('accuracy', result)
else process.stdout.write('Not kept in benchmarks/results: that takes all sets.\n')
process.stdout.write(
  `${JSON.stringify({ benchmark: 'accuracy', ...figures, bars_missed: missed, sets_skipped: skipped, seed })}\n`,
)
process.exitCode = missed === 0 ? 0 : 1
