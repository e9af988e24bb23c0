import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { circumstances } from '../measure/circumstances'
import { peopleFile } from '../measure/people-file'
import { hasPython } from '../measure/python'
import { buildIfStale, lastLines } from '../measure/resolve-command'
import { writeResult } from '../measure/result-file'
import { round } from '../measure/round'
import { type Score, scoreClusters } from '../measure/score'
import { tool } from '../measure/shared-folder'
import { textTable } from '../measure/text-table'
import { runTimed } from '../measure/timed-process'
import { type Meanings, peopleMeanings, siloMeanings } from './expected-guesses'
import { splitPeople } from './split-people'
import { wrongGuesses } from './wrong-guesses'

// How well several files of different shapes are resolved together by guesses alone; see benchmarks/README.md.
//
//   npm run bench:silos -- [--people 20000] [--seed 12] [--cli dist/cli/main.js]

const { values: options } = parseArgs({
  options: {
    people: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '12' },
    cli: { type: 'string' },
  },
})
const people = Number(options.people)
const seed = Number(options.seed)
if (!Number.isInteger(people) || people < 100 || !Number.isInteger(seed)) {
  process.stderr.write('--people takes a whole number from 100, --seed a whole number.\n')
  process.exit(2)
}

const SILOS_BAR = 0.95
/** How much less the split files may reach than the single one. */
const SPLIT_ALLOWANCE = 0.01
const silos = ['crm.csv', 'billing.csv', 'support.ndjson', 'web.csv', 'loyalty.csv'].map((name) =>
  join('examples', 'silos', name),
)

interface Outcome {
  readonly name: string
  readonly score?: Score
  readonly seconds?: number
  readonly wrong: readonly string[]
  /** Why there is no score. */
  readonly note?: string
  /** Whether the command ended in an error; a set that is left out for want of something is not judged. */
  readonly hasFailed?: boolean
}

const command = options.cli ?? 'dist/cli/main.js'
const where = circumstances()
const folder = mkdtempSync(join(tmpdir(), 'samewise-silos-'))
const outcomes: Outcome[] = []
const isSameBuild = options.cli === undefined ? buildIfStale() : () => false
try {
  if (!hasPython() || !existsSync(tool('evaluate.py'))) {
    process.stderr.write(`Scoring needs python3 and ${tool('evaluate.py')}.\n`)
    process.exit(2)
  }
  outcomes.push(measure('sample silos', silos, join('examples', 'silos', 'truth.csv'), siloMeanings))
  const file = peopleFile(people, seed)
  if ('missing' in file) {
    for (const name of ['people, one file', 'people, split']) outcomes.push({ name, wrong: [], note: file.missing })
  } else {
    outcomes.push(measure('people, one file', [file.records], file.truth))
    const split = splitPeople(file.records, file.truth, folder)
    outcomes.push(measure('people, split', split.files, split.truth, peopleMeanings))
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Resolves files with the command line and nothing but its guesses. */
function measure(name: string, files: readonly string[], truth: string, meanings: Meanings = {}): Outcome {
  process.stderr.write(`${name}…\n`)
  const out = join(folder, name.replaceAll(/\W+/g, '-'))
  const { status, stderr, seconds } = runTimed(process.execPath, [
    command,
    'resolve',
    ...files,
    '--out',
    out,
    '--quiet',
  ])
  if (status !== 0)
    return { name, wrong: [], hasFailed: true, note: `failed with exit code ${status}: ${lastLines(stderr)}` }
  const score = scoreClusters(truth, join(out, 'xref.csv'), 'golden_id')
  const wrong = wrongGuesses(JSON.parse(readFileSync(join(out, 'config.json'), 'utf8')), meanings)
  return { name, score, seconds, wrong }
}

const [sample, single, split] = outcomes
const splitBar = single.score === undefined ? undefined : single.score.f1 - SPLIT_ALLOWANCE
const bars = new Map<Outcome, number | undefined>([
  [sample, SILOS_BAR],
  [split, splitBar],
])

const rows = [['files', 'records', 'precision', 'recall', 'F1', 'B-cubed', 'bar', 'seconds', '']]
const table: Record<string, string | number | boolean | readonly string[]>[] = []
let missed = 0
for (const outcome of outcomes) {
  const { name, score, seconds = 0, wrong, note, hasFailed = false } = outcome
  const bar = bars.get(outcome)
  const isReached = !hasFailed && (bar === undefined || score === undefined || score.f1 >= bar)
  if (!isReached) missed++
  const verdict = hasFailed ? 'FAILED' : bar === undefined ? '' : isReached ? 'reached' : 'MISSED'
  if (score === undefined) rows.push([name, '', '', '', '', '', '', '', verdict || 'left out'])
  else {
    const figures = [score.precision, score.recall, score.f1, score.bCubed].map((value) => value.toFixed(4))
    rows.push([name, String(score.records), ...figures, bar?.toFixed(4) ?? '', seconds.toFixed(1), verdict])
  }
  table.push({
    files: name,
    ...(score && {
      records: score.records,
      pair_precision: round(score.precision, 4),
      pair_recall: round(score.recall, 4),
      pair_f1: round(score.f1, 4),
      bcubed_f1: round(score.bCubed, 4),
      seconds: round(seconds, 2),
    }),
    ...(bar === undefined ? {} : { bar_pair_f1: round(bar, 4), reached: isReached }),
    wrong_guesses: wrong,
    ...(note === undefined ? {} : { note }),
  })
}
process.stdout.write(textTable(rows))
for (const { name, wrong, note } of outcomes) {
  if (note !== undefined) process.stdout.write(`${name}: ${note}\n`)
  for (const line of wrong) process.stdout.write(`${name}: ${line}\n`)
}
if (isSameBuild()) writeResult('silos', { benchmark: 'silos', ...where, people, seed, table })
else
  process.stdout.write('Not kept in benchmarks/results: that takes the build of src, unchanged while it is measured.\n')
process.stdout.write(
  `${JSON.stringify({
    benchmark: 'silos',
    silos_pair_f1: round(sample.score?.f1 ?? 0, 4),
    people_single_pair_f1: round(single.score?.f1 ?? 0, 4),
    people_split_pair_f1: round(split.score?.f1 ?? 0, 4),
    wrong_guesses: outcomes.reduce((sum, { wrong }) => sum + wrong.length, 0),
    bars_missed: missed,
    seed,
  })}\n`,
)
process.exitCode = missed === 0 ? 0 : 1
