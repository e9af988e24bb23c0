import type { Command } from 'commander'
import { SamewiseError } from '../../base'
import { type OpenRun, openRun, readRunConfig } from '../../files'
import { explainPair, type PairExplanation } from '../../weigh'
import { readExtensions } from '../config-file'
import { DEFAULT_DATA, loadData } from '../data-tables'
import { interruptible } from '../interrupt'
import { parseRecordRef } from '../record-ref'
import { formatTable, safeText } from '../table'

interface Options {
  readonly extensions?: string[]
  readonly json?: boolean
}

const EXAMPLE = `
Example:
  $ samewise explain result crm:1042 web:77
A record is source:id, split at the first colon.`

/** `samewise explain`: why two records of a finished run match or not. */
export function explainCommand(program: Command): void {
  program
    .command('explain')
    .description('explain why two records match or not')
    .argument('<dir>', 'folder of a finished run')
    .argument('<left>', 'source:id')
    .argument('<right>', 'source:id')
    .option('--extensions <modules...>', 'modules with kinds of your own (those of the run are known)')
    .option('--json', 'print JSON')
    .addHelpText('after', EXAMPLE)
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
  const bits = (value: number): string => `${value >= 0 ? '+' : ''}${value.toFixed(2)}`
  const rows = comparisons.map((c) => [
    c.comparison,
    c.level,
    bits(c.weight),
    c.left.map(safeText).join(', '),
    c.right.map(safeText).join(', '),
  ])
  return [
    `Match probability ${probability.toFixed(4)}, weight ${bits(weight)} bits. ${sameGolden ? 'They are one golden record.' : 'They are two golden records.'}`,
    formatTable(
      [
        ['comparison', 'level', 'bits', 'left', 'right'],
        ['(before comparing)', 'chance of any two records', bits(priorWeight), '', ''],
        ...rows,
        ['(relatives)', 'people or things that share such values', bits(relativesWeight), '', ''],
      ],
      [2],
    ),
    'The pair is weighed on its own here; its cluster may decide otherwise, since all records of a cluster have a say.',
  ].join('\n')
}
