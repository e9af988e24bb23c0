import type { Command } from 'commander'
import { SamewiseError } from '../../base'
import { type OpenRun, openRun, readRunConfig } from '../../files'
import { explainPair, type PairExplanation } from '../../weigh'
import { readExtensions } from '../config-file'
import { DEFAULT_DATA, loadData } from '../data-tables'
import { examplesText } from '../input-options'
import { interruptible } from '../interrupt'
import { words } from '../language'
import { parseRecordRef } from '../record-ref'
import { formatTable, safeText } from '../table'

interface Options {
  readonly extensions?: string[]
  readonly json?: boolean
}

const EXAMPLES = ['explain result crm:1042 web:77']

/** `samewise explain`: why two records of a finished run match or not. */
export function explainCommand(program: Command): void {
  const { help } = words
  program
    .command('explain')
    .description(help.commandNames.explain)
    .argument('<dir>', help.argumentNames.runFolder)
    .argument('<left>', help.argumentNames.record)
    .argument('<right>', help.argumentNames.record)
    .option('--extensions <modules...>', help.optionNames.furtherExtensions)
    .option('--json', help.optionNames.explainJson)
    .addHelpText('after', examplesText(EXAMPLES, help.recordRef))
    .action((dir: string, left: string, right: string, options: Options) =>
      interruptible(() => runExplain(dir, left, right, options)),
    )
}

async function runExplain(dir: string, left: string, right: string, options: Options): Promise<void> {
  const { extensions = [], data = DEFAULT_DATA } = readRunConfig(dir)
  const { kinds } = await readExtensions([...extensions, ...(options.extensions ?? [])])
  const run = openRun(dir, kinds, await loadData(data))
  const a = recordOf(run, left)
  const b = recordOf(run, right)
  if (a === b) throw new SamewiseError('BAD_USAGE', 'The two records are one and the same. Name two.')
  const explanation = explainPair(run.table, run.scorer, run.prior, a, b)
  const sameGolden = run.clusters[a] === run.clusters[b]
  process.stdout.write(
    options.json ? `${JSON.stringify({ ...explanation, sameGolden })}\n` : `${describe(explanation, sameGolden)}\n`,
  )
}

function recordOf(run: OpenRun, text: string): number {
  const { source, recordId } = parseRecordRef(text)
  const record = run.recordOf(source, recordId)
  if (record !== undefined) return record
  throw new SamewiseError(
    'UNKNOWN_RECORD',
    `The run has no record ${safeText(text)}. Its sources are ${run.table.sourceNames.map(safeText).join(', ')}; xref.csv lists the ids.`,
  )
}

function describe(
  { priorWeight, weight, probability, relativesWeight, comparisons }: PairExplanation,
  sameGolden: boolean,
): string {
  const { explain } = words
  const { bits } = explain
  const rows = comparisons.map((c) => [
    c.comparison,
    c.level,
    bits(c.weight),
    c.left.map(safeText).join(', '),
    c.right.map(safeText).join(', '),
  ])
  return [
    explain.verdict(probability, weight, sameGolden),
    formatTable(
      [
        [explain.comparison, explain.level, explain.bitsHead, explain.left, explain.right],
        [explain.prior, explain.priorLevel, bits(priorWeight), '', ''],
        ...rows,
        [explain.relatives, explain.relativesLevel, bits(relativesWeight), '', ''],
      ],
      [2],
    ),
    explain.onItsOwn,
  ].join('\n')
}
