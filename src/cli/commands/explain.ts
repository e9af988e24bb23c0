import type { Command } from 'commander'
import { join } from 'node:path'
import { SamewiseError } from '../../base'
import { openRun } from '../../files'
import { explainPair, type PairExplanation } from '../../weigh'
import { parseRecordRef, readExtensions } from '../inputs'
import { formatTable, safeText } from '../table'
import { readXref } from '../truth'

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
    .option('--extensions <modules...>', 'modules with kinds of your own')
    .option('--json', 'print JSON')
    .addHelpText('after', EXAMPLE)
    .action(runExplain)
}

async function runExplain(
  dir: string,
  left: string,
  right: string,
  options: { extensions?: string[]; json?: boolean },
): Promise<void> {
  const run = openRun(dir, await readExtensions(options.extensions ?? []))
  const [a, b] = [left, right].map((text) => {
    const { source, recordId } = parseRecordRef(text)
    const record = run.recordOf(source, recordId)
    if (record === undefined) {
      throw new SamewiseError(
        'UNKNOWN_RECORD',
        `The run has no record ${safeText(text)}. Its sources are ${run.table.sourceNames.join(', ')}; xref.csv lists the ids.`,
      )
    }
    return record
  })
  if (a === b) throw new SamewiseError('BAD_USAGE', 'The two records are one and the same. Name two.')
  const explanation = explainPair(run.table, run.scorer, run.prior, Math.min(a, b), Math.max(a, b))
  const golden = await readXref(join(dir, 'xref.csv'), true)
  const isTogether = golden.get(left) === golden.get(right)
  if (options.json) process.stdout.write(`${JSON.stringify({ ...explanation, sameGolden: isTogether })}\n`)
  else process.stdout.write(`${describe(explanation, isTogether)}\n`)
}

function describe({ priorWeight, weight, probability, relativesWeight, comparisons }: PairExplanation, isTogether: boolean): string {
  const bits = (value: number): string => `${value >= 0 ? '+' : ''}${value.toFixed(2)}`
  const rows = comparisons.map((c) => [
    c.comparison,
    c.level,
    bits(c.weight),
    c.left.map(safeText).join(', '),
    c.right.map(safeText).join(', '),
  ])
  return [
    `Match probability ${probability.toFixed(4)}, weight ${bits(weight)} bits. ${isTogether ? 'They are one golden record.' : 'They are two golden records.'}`,
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
