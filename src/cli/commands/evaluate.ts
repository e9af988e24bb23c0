import type { Command } from 'commander'
import { SamewiseError } from '../../base'
import { evaluateClusters } from '../../evaluate'
import { readTruth, readXref } from '../truth'

const EXAMPLE = `
Example:
  $ samewise evaluate result/xref.csv truth.csv`

/** `samewise evaluate`: scores a crosswalk against a truth. */
export function evaluateCommand(program: Command): void {
  program
    .command('evaluate')
    .description('score a crosswalk against a truth')
    .argument('<xref>', 'xref.csv of a run')
    .argument('<truth>', 'record_id,entity_id or source,record_id,entity_id')
    .option('--across <source>', 'only "source": count pairs of different sources (the truth must name sources)')
    .option('--json', 'print JSON')
    .addHelpText('after', EXAMPLE)
    .action(runEvaluate)
}

async function runEvaluate(xref: string, truthFile: string, options: { across?: string; json?: boolean }): Promise<void> {
  const { entities, hasSources } = await readTruth(truthFile)
  const clusters = await readXref(xref, hasSources)
  if (options.across !== undefined && !hasSources) {
    throw new SamewiseError('BAD_USAGE', `--across needs a truth with a source column, and ${truthFile} has none. Leave it out.`)
  }
  const sourceOf = [...entities.keys()].map((key) => [key, key.slice(0, key.indexOf(':'))] as const)
  const scores = evaluateClusters(entities, clusters, options.across === undefined ? {} : { across: sourceOf })
  if (options.json) {
    process.stdout.write(`${JSON.stringify(scores)}\n`)
    return
  }
  const { pairs, bCubed } = scores
  const line = (name: string, p: { precision: number; recall: number; f1: number }): string =>
    `${name.padEnd(10)} precision ${p.precision.toFixed(4)}  recall ${p.recall.toFixed(4)}  F1 ${p.f1.toFixed(4)}`
  process.stdout.write(`${line('pairs', pairs)}\n${line('B-cubed', bCubed)}\n`)
}
