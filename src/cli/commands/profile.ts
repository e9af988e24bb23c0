import type { Command } from 'commander'
import { compilePlan } from '../../entity'
import { profileTables, type SourceProfile } from '../../profile'
import { namedFiles, readConfig, readExtensions, readTables } from '../inputs'
import { progressDisplay } from '../progress'
import { formatCount, formatShare, formatTable } from '../table'
import { configFor, type InputOptions, withInputOptions } from './resolve'

const EXAMPLE = `
Example:
  $ samewise profile customers.csv`

/** `samewise profile`: what is in the files, column by column. */
export function profileCommand(program: Command): void {
  withInputOptions(program.command('profile').description('show how complete, valid and unique the values are').argument('[files...]', 'CSV files'))
    .addHelpText('after', EXAMPLE)
    .action(runProfile)
}

async function runProfile(files: string[], options: InputOptions): Promise<void> {
  const display = progressDisplay(options)
  const extensions = await readExtensions(options.extensions ?? [])
  const given = options.config === undefined ? undefined : await readConfig(options.config)
  const tables = await readTables(namedFiles(files, options.source ?? []), { onProgress: display.onProgress })
  display.stop()
  const { config } = configFor(given, tables, options)
  const profiles = profileTables(compilePlan(config, extensions), tables)
  if (options.json) for (const profile of profiles) process.stdout.write(`${JSON.stringify(profile)}\n`)
  else process.stdout.write(`${profiles.map(describe).join('\n\n')}\n`)
}

function describe({ source, rows, rejected, fields, unusedColumns }: SourceProfile): string {
  const table = fields.map((field) => [
    field.field,
    field.kind,
    field.column,
    formatShare(field.completeness),
    formatShare(field.validity),
    formatCount(field.distinct),
    formatShare(field.uniqueness),
    field.genericValues === 0 ? '' : `${formatCount(field.genericValues)} in ${formatCount(field.genericRows)} rows`,
  ])
  const head = ['field', 'kind', 'column', 'filled', 'readable', 'different', 'of filled', 'generic values']
  const lines = [
    `${source}: ${formatCount(rows)} rows${rejected === 0 ? '' : `, ${formatCount(rejected)} lines that cannot be read`}`,
    formatTable([head, ...table], [3, 4, 5, 6]),
  ]
  if (unusedColumns.length > 0) lines.push(`Not used: ${unusedColumns.join(', ')}`)
  return lines.join('\n')
}
