import { parseArgs } from 'node:util'
import { circumstances } from '../measure/circumstances'
import { writeResult } from '../measure/result-file'
import { round } from '../measure/round'
import { textTable } from '../measure/text-table'
import { labelSet } from './label-set'
import { labelSets } from './sets'

// What labels add: sixty pairs chosen by the package and answered from the truth; see benchmarks/README.md.
//
//   npm run bench:labels -- [--sets abt_buy,fake_1000] [--seeds 1,2,3] [--labels 60]

const { values: options } = parseArgs({
  options: {
    sets: { type: 'string' },
    seeds: { type: 'string', default: '1,2,3' },
    labels: { type: 'string', default: '60' },
  },
})
const names = options.sets?.split(',') ?? labelSets.map(({ name }) => name)
const seeds = options.seeds.split(',').map(Number)
const labels = Number(options.labels)
if (names.some((name) => !labelSets.some((set) => set.name === name)) || ![...seeds, labels].every(Number.isInteger)) {
  process.stderr.write(
    `--seeds and --labels take whole numbers, --sets takes names of: ${labelSets.map(({ name }) => name).join(', ')}.\n`,
  )
  process.exit(2)
}

const where = circumstances()
const rows: string[][] = [
  ['set', 'seed', 'without', 'model', 'and answers', 'bar', 'matches', 'strength', 'seconds', ''],
]
const table: Record<string, string | number | boolean>[] = []
const figures: Record<string, number> = {}
let missed = 0
let skipped = 0
for (const set of labelSets.filter(({ name }) => names.includes(name))) {
  for (const seed of seeds) {
    process.stderr.write(`${set.name}, seed ${seed}…\n`)
    const outcome = await labelSet(set, seed, labels)
    if ('missing' in outcome) {
      skipped++
      process.stdout.write(`${set.name} was left out: ${outcome.missing}.\n`)
      break
    }
    const { without, withModel, withAnswers, matches, strength, seconds } = outcome
    const bar = set.bar ?? without - (set.mayLose ?? 0)
    const reached = withAnswers >= bar - 1e-12
    if (!reached) missed++
    rows.push([
      set.name + (set.across === undefined ? '' : ' *'),
      String(seed),
      ...[without, withModel, withAnswers, bar].map((value) => value.toFixed(4)),
      `${matches} of ${outcome.labels}`,
      String(strength),
      seconds.toFixed(1),
      reached ? 'reached' : 'MISSED',
    ])
    table.push({
      set: set.name,
      seed,
      labels: outcome.labels,
      labelled_matches: matches,
      pair_f1_without: round(without, 4),
      pair_f1_model: round(withModel, 4),
      pair_f1_model_and_answers: round(withAnswers, 4),
      bar_pair_f1: round(bar, 4),
      reached,
      strength_bits: strength,
      choose_and_fit_seconds: round(seconds, 2),
    })
    figures[`${set.name}_${seed}_pair_f1`] = round(withAnswers, 4)
    figures[`${set.name}_${seed}_model_alone_pair_f1`] = round(withModel, 4)
  }
}

process.stdout.write(
  `${textTable(rows)}* pairs across sources count\nThe bar is for "and answers": resolve with the model, and with the labels as judgements, as train says.\n`,
)
const isWhole = names.length === labelSets.length && skipped === 0 && options.seeds === '1,2,3' && labels === 60
if (isWhole) writeResult('labels', { benchmark: 'labels', ...where, table })
else process.stdout.write('Not kept in benchmarks/results: that takes all sets, seeds 1, 2, 3 and 60 labels.\n')
process.stdout.write(
  `${JSON.stringify({ benchmark: 'labels', ...figures, bars_missed: missed, sets_skipped: skipped, labels })}\n`,
)
process.exitCode = missed === 0 ? 0 : 1
