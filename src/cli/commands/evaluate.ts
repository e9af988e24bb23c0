import { type Command, Option } from 'commander'
import { SamewiseError } from '../../base'
import type { PrecisionRecall } from '../../evaluate'
import { examplesText } from '../input-options'
import { interruptible } from '../interrupt'
import { words } from '../language'
import { evaluateXref, evaluationNotes, readTruth, readXref } from '../truth'

interface Options {
  readonly across?: 'source'
  readonly json?: boolean
}

const EXAMPLES = ['evaluate result/xref.csv truth.csv']

/** `samewise evaluate`: scores a crosswalk against a truth. */
export function evaluateCommand(program: Command): void {
  const { help } = words
  program
    .command('evaluate')
    .description(help.commandNames.evaluate)
    .argument('<xref>', help.argumentNames.xref)
    .argument('<truth>', help.argumentNames.truth)
    .addOption(new Option('--across <what>', help.optionNames.across).choices(['source']))
    .option('--json', help.optionNames.evaluateJson)
    .addHelpText('after', examplesText(EXAMPLES))
    .action((xref: string, truth: string, options: Options) => interruptible(() => runEvaluate(xref, truth, options)))
}

async function runEvaluate(xref: string, truthFile: string, options: Options): Promise<void> {
  const truth = await readTruth(truthFile)
  const scores = await evaluateXref(truth, readXref(xref), { across: options.across !== undefined })
  if (scores.recordsNotInClusters === scores.records) {
    throw new SamewiseError(
      'UNREADABLE_INPUT',
      `None of the ${scores.records} records of ${truthFile} is in ${xref}. Check that both are of the same run${truth.hasSources ? ', and name the sources alike' : ''}.`,
      { where: { file: truthFile } },
    )
  }
  if (options.json) {
    process.stdout.write(`${JSON.stringify(scores)}\n`)
    return
  }
  for (const note of evaluationNotes(scores)) process.stderr.write(`${words.note(note)}\n`)
  process.stdout.write(`${line(words.evaluate.pairs, scores.pairs)}\n${line(words.evaluate.bCubed, scores.bCubed)}\n`)
}

function line(name: string, { precision, recall, f1 }: PrecisionRecall): string {
  return `${name.padEnd(10)} ${words.evaluate.scores(precision, recall, f1)}`
}
