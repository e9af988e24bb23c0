import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import type { Command } from 'commander'
import { SamewiseError } from '../../base'
import { compilePlan } from '../../entity'
import { createCsvWriter, writeModel } from '../../files'
import type { RecordRef } from '../../identity'
import { type Judgement, type ResolveResult, recordNumbers, resolveTables, StageClock } from '../../resolve'
import { type Question, Questionnaire, trainWithLabels } from '../../train'
import { examplesText, type InputOptions, parseInteger, withInputOptions } from '../input-options'
import { configFor, openInputs, readTables } from '../inputs'
import { interruptible } from '../interrupt'
import { readJudgements } from '../judgements'
import { type LabelsFile, readLabels } from '../labels'
import { words } from '../language'
import { progressDisplay } from '../progress'
import { valuesOfRecord } from '../question-values'
import { formatTable, safeText } from '../table'

interface TrainOptions extends InputOptions {
  readonly out: string
  readonly labels?: string
  readonly judgements?: string
  readonly questions?: number
  readonly ask?: boolean
  readonly seed: number
}

const EXAMPLES = [
  'train customers.csv --questions 40 --out questions.csv',
  'train customers.csv --labels questions.csv --out model.json',
  'resolve customers.csv --model model.json --judgements questions.csv --out result',
]

/** Questions put in a terminal, and between two fits. */
const ASKED = 60
const BATCH = 5

/** `samewise train`: labels in, an adjusted model out; or questions out, for a person to label. */
export function trainCommand(program: Command): void {
  const { commandNames, optionNames } = words.help
  withInputOptions(program.command('train').description(commandNames.train))
    .requiredOption('--out <file>', optionNames.trainOut)
    .option('--labels <csv>', optionNames.labels)
    .option('--judgements <ndjson>', optionNames.trainJudgements)
    .option('--questions <number>', optionNames.questions, parseInteger)
    .option('--ask', optionNames.ask)
    .option('--seed <number>', optionNames.seed, parseInteger, 1)
    .addHelpText('after', examplesText(EXAMPLES))
    .action((files: string[], options: TrainOptions) => interruptible((signal) => runTrain(files, options, signal)))
}

async function runTrain(files: string[], options: TrainOptions, signal: AbortSignal): Promise<void> {
  const { labels: labelsPath, judgements, questions, ask, out, seed } = options
  if (out === '') throw new SamewiseError('BAD_USAGE', '--out is empty. Name a file.')
  if (questions === 0) throw new SamewiseError('BAD_USAGE', '--questions takes a number from 1 on.')
  if (ask === true && labelsPath === undefined) {
    throw new SamewiseError('BAD_USAGE', '--ask needs --labels: name the file that keeps the answers.')
  }
  if (labelsPath === undefined && judgements === undefined && questions === undefined) {
    throw new SamewiseError(
      'BAD_USAGE',
      'There is nothing to train with. Give --labels or --judgements, or have pairs to label written with --questions 40.',
    )
  }
  if (ask === true && !process.stdin.isTTY) {
    throw new SamewiseError(
      'BAD_USAGE',
      '--ask puts questions in a terminal, and this is none. Use --questions to have them written to a file.',
    )
  }
  const display = progressDisplay(options)
  try {
    const { judged: given, unsure, notes: leftOut } = readJudgements(judgements)
    if (!options.json) for (const note of leftOut) process.stderr.write(`${words.note(note)}\n`)
    const inputs = await openInputs(files, options)
    const isNewFile = labelsPath !== undefined && ask === true && !existsSync(labelsPath)
    const file =
      labelsPath === undefined || isNewFile
        ? { labels: [], unsure: [], open: 0, unreadable: 0 }
        : await readLabels(labelsPath, [...inputs.sources.keys()])
    tellOfLabels(file, options)
    if (ask === true && file.unreadable > 0) {
      throw new SamewiseError(
        'UNREADABLE_INPUT',
        `${labelsPath} has ${file.unreadable} labels that are no answers, and --ask would write it anew without them. Correct them first.`,
      )
    }
    const job = { signal, onProgress: display.onProgress }
    const tables = await readTables(inputs, job)
    const { config } = configFor(inputs, tables, options)
    const plan = compilePlan(config, inputs.extensions.kinds, inputs.data)
    const resolveOptions = {
      ...job,
      seed,
      extensions: inputs.extensions.kinds,
      strategies: inputs.extensions.strategies,
      data: inputs.data,
    }
    const result = await resolveTables(plan, tables, resolveOptions, new StageClock())
    display.stop()
    const answers = [...given, ...file.labels]
    if (questions !== undefined && ask !== true) {
      const chosen = new Questionnaire(result, { seed }).next(answers, questions, [...file.unsure, ...unsure])
      writePairs(
        out,
        result,
        chosen.map((question) => ({ ...question, label: '' })),
      )
      tell(options, { questions: chosen.length, out }, words.train.questions(chosen.length, out))
      return
    }
    if (ask === true) {
      const own = await askAll(result, answers, file, questions ?? ASKED, options, signal)
      writePairs(labelsPath as string, result, own)
      answers.splice(0, answers.length, ...given, ...own.flatMap(toJudgement))
    }
    const training = trainWithLabels(result, answers)
    writeModel(out, training.model, inputs.extensions.modules)
    const { model: _, ...figures } = training
    const notes = [
      ...(training.unknown > 0 ? [words.train.unknown(training.unknown)] : []),
      ...(training.contradictory > 0 ? [words.train.contradictory(training.contradictory)] : []),
    ]
    if (!options.json) for (const note of notes) process.stderr.write(`${words.note(note)}\n`)
    const asKept = labelsPath ?? judgements ?? ''
    tell(
      options,
      { ...figures, warnings: notes, out },
      words.train.trained(training.matches, training.nonMatches, out, asKept),
    )
  } finally {
    display.stop()
  }
}

function tell({ json }: TrainOptions, figures: object, text: string): void {
  process.stdout.write(json ? `${JSON.stringify(figures)}\n` : `${text}\n`)
}

/** Rows of a labels file that teach nothing. */
function tellOfLabels({ unsure, open, unreadable, firstUnreadable }: LabelsFile, { json, labels }: TrainOptions): void {
  if (json || labels === undefined) return
  const notes = [
    ...(unreadable > 0 ? [words.train.unreadable(unreadable, firstUnreadable ?? 0)] : []),
    ...(unsure.length > 0 ? [words.train.unsure(unsure.length)] : []),
    ...(open > 0 ? [words.train.open(open)] : []),
  ]
  for (const note of notes) process.stderr.write(`${words.note(note)}\n`)
}

type LabelledPair = Pick<Question, 'left' | 'right'> & { readonly label: string }

/** Writes pairs side by side, with their labels as far as they have one. */
function writePairs(path: string, result: ResolveResult, pairs: readonly LabelledPair[]): void {
  const fields = result.state.plan.fields.map(({ name }) => name)
  const numberOf = recordNumbers(result.state.records)
  const valuesOf = (ref: RecordRef): string[] => {
    const record = numberOf(ref)
    return record === undefined ? fields.map(() => '') : valuesOfRecord(result, record)
  }
  const writer = createCsvWriter(path)
  try {
    writer.row([
      ...['left_source', 'left_id', 'right_source', 'right_id', 'label'],
      ...fields.flatMap((name) => [`left ${name}`, `right ${name}`]),
    ])
    for (const { left, right, label } of pairs) {
      const own = valuesOf(left)
      const others = valuesOf(right)
      writer.row([
        ...[left.source, left.recordId, right.source, right.recordId, label],
        ...own.flatMap((value, f) => [value, others[f]]),
      ])
    }
  } finally {
    writer.close()
  }
}

const LABELS = { y: 'match', n: 'no-match', u: 'unsure' } as const

function toJudgement({ left, right, label }: LabelledPair): Judgement[] {
  if (label === 'match') return [{ judgement: 'same', left, right }]
  return label === 'no-match' ? [{ judgement: 'different', left, right }] : []
}

/** Puts questions one by one; gives back all labelled pairs, those of the file first. */
async function askAll(
  result: ResolveResult,
  before: readonly Judgement[],
  file: LabelsFile,
  count: number,
  options: TrainOptions,
  signal: AbortSignal,
): Promise<LabelledPair[]> {
  const questionnaire = new Questionnaire(result, { seed: options.seed })
  const pairs: LabelledPair[] = [
    ...file.labels.map(({ judgement, left, right }) => ({
      left,
      right,
      label: judgement === 'same' ? 'match' : 'no-match',
    })),
    ...file.unsure.map(({ left, right }) => ({ left, right, label: 'unsure' })),
  ]
  const answers = [...before]
  const passed = [...file.unsure]
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  let asked = 0
  try {
    while (asked < count) {
      const batch = questionnaire.next(answers, Math.min(BATCH, count - asked), passed)
      if (batch.length === 0) break
      for (const question of batch) {
        asked++
        process.stderr.write(`${describe(result, question, asked, count)}\n`)
        const answer = await askOne(terminal, signal)
        if (answer === 'q') return pairs
        const pair = { left: question.left, right: question.right, label: LABELS[answer] }
        pairs.push(pair)
        answers.push(...toJudgement(pair))
        if (answer === 'u') passed.push(pair)
      }
    }
  } finally {
    terminal.close()
  }
  return pairs
}

async function askOne(
  terminal: ReturnType<typeof createInterface>,
  signal: AbortSignal,
): Promise<keyof typeof LABELS | 'q'> {
  for (;;) {
    const answer = (await terminal.question(words.train.prompt, { signal })).trim().toLowerCase()
    if (answer === 'y' || answer === 'n' || answer === 'u' || answer === 'q') return answer
  }
}

function describe(result: ResolveResult, { left, right, records }: Question, at: number, count: number): string {
  const own = valuesOfRecord(result, records[0])
  const others = valuesOfRecord(result, records[1])
  const rows = result.state.plan.fields.map(({ name }, f) => [safeText(name), safeText(own[f]), safeText(others[f])])
  const nameOf = ({ source, recordId }: RecordRef): string => safeText(`${source}:${recordId}`)
  return `\n${formatTable([[words.train.question(at, count), nameOf(left), nameOf(right)], ...rows])}`
}
