import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { filesOf } from '../accuracy/measure-set'
import { writeOpaqueCopy } from '../accuracy/opaque-records'
import { type AccuracySet, accuracySets } from '../accuracy/sets'
import { circumstances } from '../measure/circumstances'
import { hasPython } from '../measure/python'
import { writeResult } from '../measure/result-file'
import { round } from '../measure/round'
import { tool } from '../measure/shared-folder'
import { textTable } from '../measure/text-table'
import { buildVariant, copySources, misfitOf, removeCopy } from './build-variant'
import { choices, type Variant } from './choices'
import { type Difference, judge, pays, type Verdict } from './judge'
import { type CopiedSet, runVariant, type VariantOutcome } from './run-variant'
import { worldNames, writeWorld } from './worlds'

// What each choice in the making of the engine is worth on every set; see benchmarks/README.md.
//
//   npm run bench:ablation -- [--sets fake_1000,febrl3] [--choices echo,prior] [--quick] [--people-100k] [--seed 1] [--jobs 2] [--check]

/** Left out by --quick: half of the time is theirs. */
const SLOW_SETS = ['historical_50k', 'people_20k']
const ON_DEMAND = 'people_100k'

const { values: options } = parseArgs({
  options: {
    sets: { type: 'string' },
    choices: { type: 'string' },
    quick: { type: 'boolean', default: false },
    'people-100k': { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    jobs: { type: 'string', default: String(cpus().length) },
    check: { type: 'boolean', default: false },
  },
})
const usual = accuracySets.filter(
  ({ name, large }) =>
    !large && (name !== ON_DEMAND || options['people-100k']) && !(options.quick && SLOW_SETS.includes(name)),
)
const known = [...accuracySets.map(({ name }) => name), ...worldNames]
const names = options.sets?.split(',') ?? [...usual.map(({ name }) => name), ...worldNames]
const unknown = names.filter((name) => !known.includes(name))
const words = options.choices?.split(',')
const wanted = choices.filter(({ name }) => words === undefined || words.some((word) => name.includes(word)))
const seed = Number(options.seed)
const jobs = Number(options.jobs)
if (unknown.length > 0 || wanted.length === 0 || !Number.isInteger(seed) || !Number.isInteger(jobs) || jobs < 1) {
  process.stderr.write(
    `--seed and --jobs take whole numbers. --choices takes parts of: ${choices.map(({ name }) => name).join('; ')}. --sets takes names of: ${known.join(', ')}.\n`,
  )
  process.exit(2)
}

/** A variant with its choice; the first of all is the engine as it is. */
interface Row {
  readonly choice: string
  readonly keptFor?: string | undefined
  readonly variant: Variant
  readonly isWithout: boolean
}

const engine: Row = { choice: 'the engine as it is', variant: { name: '' }, isWithout: false }
const alternatives = wanted.flatMap(({ name, keptFor, without, instead = [] }): Row[] => [
  ...(without === undefined ? [] : [{ choice: name, keptFor, variant: without, isWithout: true }]),
  ...instead.map((variant) => ({ choice: name, variant, isWithout: false })),
])

const where = circumstances()
const sources = copySources()
const folder = mkdtempSync(join(tmpdir(), 'samewise-ablation-sets-'))
process.on('exit', () => {
  removeCopy()
  rmSync(folder, { recursive: true, force: true })
})
/** Tells what is known so far. */
let tellSoFar: (() => void) | undefined
process.once('SIGINT', () => {
  tellSoFar?.()
  process.exit(130)
})
const misfits = alternatives.flatMap(({ choice, variant }) => {
  const misfit = misfitOf(sources, variant)
  return misfit === undefined ? [] : [{ variant, text: `${choice}, ${variant.name}: ${misfit}.` }]
})
for (const { text } of misfits) process.stderr.write(`DOES NOT FIT  ${text}\n`)
if (options.check) {
  process.stdout.write(`${alternatives.length} variants, ${misfits.length} of which do not fit the sources.\n`)
  process.exit(misfits.length === 0 ? 0 : 1)
}
if (!hasPython() || !existsSync(tool('evaluate.py'))) {
  process.stdout.write(`Nothing was measured: scoring needs python3 and ${tool('evaluate.py')}.\n`)
  process.exit(0)
}
const rows = [engine, ...alternatives.filter(({ variant }) => misfits.every((misfit) => misfit.variant !== variant))]

const notes = misfits.map(({ text }) => `Not measured, since it does not fit the sources: ${text}`)
const sets = [
  ...accuracySets.filter(({ name }) => names.includes(name)).flatMap(copyOf),
  ...worldNames.filter((name) => names.includes(name)).map((name) => writeWorld(name, folder, seed)),
]
process.stderr.write(`Bundling ${rows.length} variants…\n`)
const commands: string[] = []
for (const [r, { variant }] of rows.entries()) commands.push(await buildVariant(sources, variant, `variant-${r}`))
report(sets, await runAll(sets, commands))

function copyOf({ name, across, ...set }: AccuracySet): CopiedSet[] {
  const files = filesOf({ name, ...set })
  if ('missing' in files) {
    notes.push(`${name} was left out: ${files.missing}.`)
    return []
  }
  const own = join(folder, name)
  mkdirSync(own)
  const { records, truth } = writeOpaqueCopy(files.records, files.truth, own, seed)
  return [{ name, records: [records], truth, options: [], ...(across === undefined ? {} : { across }) }]
}

/** Outcomes by row and set; `jobs` runs at a time. */
async function runAll(sets: readonly CopiedSet[], commands: readonly string[]): Promise<VariantOutcome[][]> {
  const outcomes: VariantOutcome[][] = rows.map(() => [])
  // Set by set, so that a run that is interrupted tells all about some sets and not a little about all.
  tellSoFar = () => {
    const done = sets.filter((_, s) => outcomes.every((own) => own[s] !== undefined))
    report(
      done,
      outcomes.map((own) => done.map((set) => own[sets.indexOf(set)])),
    )
  }
  const tasks = sets.flatMap((_, s) => rows.map((_, r) => ({ r, s })))
  let next = 0
  const work = async (): Promise<void> => {
    while (next < tasks.length) {
      const { r, s } = tasks[next++]
      if (r === 0) process.stderr.write(`${sets[s].name}…\n`)
      outcomes[r][s] = await runVariant(commands[r], rows[r].variant.options ?? [], sets[s])
    }
  }
  await Promise.all(Array.from({ length: jobs }, work))
  return outcomes
}

function report(sets: readonly CopiedSet[], outcomes: readonly (readonly VariantOutcome[])[]): void {
  const base = outcomes[0]
  const failedBase = base.findIndex((outcome) => 'failed' in outcome)
  if (failedBase >= 0) {
    process.stdout.write(`The engine as it is fails on ${sets[failedBase].name}: nothing can be compared.\n`)
    process.exitCode = 1
    return
  }
  const head = sets.map(({ name }) => (name.startsWith('people') ? name : name.split('_')[0]))
  const lines: string[][] = [
    ['choice', 'instead', ...head, ''],
    [engine.choice, 'pair F1', ...base.map((outcome) => ('failed' in outcome ? '' : outcome.f1.toFixed(4))), ''],
  ]
  const table: object[] = []
  const unpaid: string[] = []
  let failures = 0
  let last = ''
  for (let r = 1; r < rows.length; r++) {
    const { choice, keptFor, variant, isWithout } = rows[r]
    const differences: Difference[] = []
    const same: string[] = []
    const failed: Record<string, string> = {}
    const cells = sets.map(({ name }, s) => {
      const own = outcomes[r][s]
      const engineOwn = base[s]
      if ('failed' in engineOwn) return ''
      if ('failed' in own) {
        failed[name] = own.failed
        return 'failed'
      }
      const f1 = own.f1 - engineOwn.f1
      differences.push({ set: name, records: own.records, f1 })
      if (own.crosswalk !== engineOwn.crosswalk) return (1000 * f1).toFixed(1).replace(/^(?=[\d])/, '+')
      same.push(name)
      return '.'
    })
    const verdict = judge(differences)
    if (isWithout && keptFor === undefined && differences.length > 0 && !pays(verdict))
      unpaid.push(`${choice} (${variant.name}): ${inWords(verdict)}`)
    lines.push([
      choice === last ? '' : withValue(choice, variant),
      variant.name,
      ...cells,
      remarkOn(verdict, isWithout, keptFor),
    ])
    last = choice
    failures += Object.keys(failed).length
    for (const [set, reason] of Object.entries(failed))
      notes.push(`${choice}, ${variant.name}, failed on ${set}: ${reason}`)
    table.push({
      choice: withValue(choice, variant),
      variant: variant.name,
      leaves_the_choice_out: isWithout,
      pair_f1: Object.fromEntries(
        sets.flatMap(({ name }, s) => {
          const own = outcomes[r][s]
          return 'failed' in own ? [] : [[name, round(own.f1, 4)]]
        }),
      ),
      same_result_on: same,
      worse_on: verdict.worse,
      better_on: verdict.better,
      ...(isWithout ? { pays: pays(verdict) } : {}),
      ...(keptFor === undefined ? {} : { kept_for: keptFor }),
      ...(Object.keys(failed).length > 0 ? { failed } : {}),
    })
  }
  process.stdout.write(
    `${textTable(lines, 2)}Thousandths of pair F1 that the variant has more (+) or less (-) than the engine as it is; "." is the very same result.\n`,
  )
  for (const note of notes) process.stdout.write(`${note}\n`)
  const isWhole =
    misfits.length === 0 &&
    failures === 0 &&
    words === undefined &&
    sets.length === names.length &&
    usualNames().every((name) => names.includes(name))
  if (unpaid.length > 0) process.stdout.write(`\nDo not pay on two unrelated sets:\n  ${unpaid.join('\n  ')}\n`)
  const f1 = Object.fromEntries(
    sets.flatMap(({ name }, s) => {
      const own = base[s]
      return 'failed' in own ? [] : [[name, round(own.f1, 4)]]
    }),
  )
  if (isWhole) {
    writeResult('ablation', {
      benchmark: 'ablation',
      ...where,
      seed,
      engine_pair_f1: f1,
      choices_that_do_not_pay: unpaid,
      table,
    })
  } else process.stdout.write('Not kept in benchmarks/results: that takes all choices, each fitting, and all sets.\n')
  process.stdout.write(
    `${JSON.stringify({ benchmark: 'ablation', variants: rows.length - 1, variants_that_do_not_fit: misfits.length, choices_that_do_not_pay: unpaid.length, seed })}\n`,
  )
  process.exitCode = misfits.length === 0 && failures === 0 ? 0 : 1
}

/** A choice of a constant with the value that is in force. */
function withValue(choice: string, { replacements = [] }: Variant): string {
  const [{ find } = { find: '' }] = replacements
  if (typeof find === 'string' || replacements.length > 1) return choice
  const line = [...sources.values()].map((text) => find.exec(text)?.[0]).find((found) => found !== undefined)
  return `${choice}: ${line?.split(' = ')[1] ?? ''}`
}

/** The sets a whole table has. */
function usualNames(): string[] {
  const sets = accuracySets.filter(({ name, large }) => !large && name !== ON_DEMAND)
  return [...sets.map(({ name }) => name), ...worldNames]
}

function remarkOn(verdict: Verdict, isWithout: boolean, keptFor: string | undefined): string {
  const text = inWords(verdict)
  if (!isWithout) return text
  if (keptFor !== undefined && !pays(verdict)) return `kept, since ${keptFor}: ${text}`
  return pays(verdict) ? `the choice pays: ${text}` : `DOES NOT PAY: ${text}`
}

function inWords({ worse, better }: Verdict): string {
  const parts = [
    ...(worse.length > 0 ? [`worse on ${worse.join(', ')}`] : []),
    ...(better.length > 0 ? [`better on ${better.join(', ')}`] : []),
  ]
  return parts.length === 0 ? 'no difference' : parts.join('; ')
}
