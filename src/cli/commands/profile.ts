import type { Command } from 'commander'
import { profileTables, type SourceProfile } from '../../profile'
import { type InputOptions, withInputOptions } from '../input-options'
import { configFor, openInputs, readTables } from '../inputs'
import { interruptible } from '../interrupt'
import { progressDisplay } from '../progress'
import { countOf, formatCount, formatShare, formatTable, safeText } from '../table'

const EXAMPLE = `
Example:
  $ samewise profile customers.csv`

/** `samewise profile`: what is in the files, column by column. */
export function profileCommand(program: Command): void {
  withInputOptions(program.command('profile').description('show how complete, valid and unique the values are'))
    .addHelpText('after', EXAMPLE)
    .action((files: string[], options: InputOptions) => interruptible((signal) => runProfile(files, options, signal)))
}

async function runProfile(files: string[], options: InputOptions, signal: AbortSignal): Promise<void> {
  const display = progressDisplay(options)
  try {
    const inputs = await openInputs(files, options)
    const tables = await readTables(inputs, { signal, onProgress: display.onProgress })
    const { config } = configFor(inputs, tables, options)
    const profiles = profileTables(config, tables, inputs.extensions.kinds)
    display.stop()
    if (options.json) for (const profile of profiles) process.stdout.write(`${JSON.stringify(profile)}\n`)
    else process.stdout.write(`${profiles.map(describe).join('\n\n')}\n`)
  } finally {
    display.stop()
  }
}

const SHOWN_UNUSED = 50

function describe({ source, rows, rejected, fields, unusedColumns }: SourceProfile): string {
  const table = fields.map((field) => [
    field.field,
    field.kind,
    safeText(field.column),
    formatShare(field.completeness),
    formatShare(field.validity),
    formatCount(field.distinct),
    formatShare(field.uniqueness),
    field.genericValues === 0 ? '' : `${formatCount(field.genericValues)} in ${countOf(field.genericRows, 'row')}`,
  ])
  const head = ['field', 'kind', 'column', 'filled', 'readable', 'different', 'of filled', 'generic values']
  const lines = [
    `${safeText(source)}: ${countOf(rows, 'row')}${rejected === 0 ? '' : `, ${countOf(rejected, 'line')} that cannot be read`}`,
    formatTable([head, ...table], [3, 4, 5, 6]),
  ]
  if (unusedColumns.length > 0) {
    const shown = unusedColumns.slice(0, SHOWN_UNUSED).map(safeText).join(', ')
    const left = unusedColumns.length - SHOWN_UNUSED
    lines.push(`Not used: ${shown}${left > 0 ? ` and ${formatCount(left)} more` : ''}`)
  }
  return lines.join('\n')
}
