import { type Command, Option } from 'commander'
import { SamewiseError } from '../../base'
import type { PrecisionRecall } from '../../evaluate'
import { interruptible } from '../interrupt'
import { evaluateXref, evaluationNotes, readTruth, readXref } from '../truth'

interface Options {
  readonly across?: 'source'
  readonly json?: boolean
}

const EXAMPLE = `
Example:
  $ samewise evaluate result/xref.csv truth.csv`

/** `samewise evaluate`: scores a crosswalk against a truth. */
export function evaluateCommand(program: Command): void {
  program
    .command('evaluate')
    .description('score a crosswalk against a truth')
    .argument('<xref>', 'xref.csv of a run')
    .argument('<truth>', 'CSV with record_id,entity_id or source,record_id,entity_id')
    .addOption(new Option('--across <what>', 'count only pairs whose records differ in it').choices(['source']))
    .option('--json', 'print all figures as JSON')
    .addHelpText('after', EXAMPLE)
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
  for (const note of evaluationNotes(scores)) process.stderr.write(`Note: ${note}\n`)
  process.stdout.write(`${line('pairs', scores.pairs)}\n${line('B-cubed', scores.bCubed)}\n`)
}

function line(name: string, { precision, recall, f1 }: PrecisionRecall): string {
  return `${name.padEnd(10)} precision ${precision.toFixed(4)}  recall ${recall.toFixed(4)}  F1 ${f1.toFixed(4)}`
}
