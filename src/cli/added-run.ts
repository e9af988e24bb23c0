import { join } from 'node:path'
import { SamewiseError } from '../base'
import { openRunToAdd, type RunToAdd, readCsv, readRunConfig } from '../files'
import type { RecordRef } from '../identity'
import { type Inputs, openInputs } from './inputs'
import { words } from './language'
import type { ResolveCommandOptions } from './resolve-job'
import { safeText } from './table'

/** The finished run that `--add` names, and what goes from it. */
export interface AddedRun {
  readonly run: RunToAdd
  readonly deleted: readonly RecordRef[]
}

/** Options that say what the finished run has settled. */
const SETTLED = {
  model: '--model',
  previous: '--previous',
  config: '--config',
  data: '--data',
  id: '--id',
  duplicateFree: '--duplicate-free',
} as const

/**
 * Checks what goes with `--add`, and reads the finished run and what is to be deleted.
 *
 * @returns undefined without `--add`
 * @throws SamewiseError `BAD_USAGE` for options that contradict it, `UNREADABLE_INPUT`
 */
export async function openAdded(
  files: readonly string[],
  options: ResolveCommandOptions,
): Promise<{ readonly inputs: Inputs; readonly added: AddedRun } | undefined> {
  const { add, deleted } = options
  if (add === undefined) {
    if (deleted === undefined) return undefined
    throw new SamewiseError(
      'BAD_USAGE',
      '--deleted names records that go from a finished run: name its folder with --add.',
    )
  }
  const settled = Object.entries(SETTLED).filter(([name]) => options[name as keyof typeof SETTLED] !== undefined)
  if (settled.length > 0) {
    const names = settled.map(([, name]) => name).join(', ')
    throw new SamewiseError(
      'BAD_USAGE',
      `--add goes on with the config, the model and the golden IDs of ${add}, so ${names} cannot be given with it. Leave ${settled.length === 1 ? 'it' : 'them'} out, or resolve all files anew with ${names}.`,
    )
  }
  readRunConfig(add)
  const inputs = await openAddedInputs(files, options)
  const run = await openRunToAdd(add, inputs.extensions.kinds, inputs.data)
  const { sourceNames } = run.run.records
  return { inputs, added: { run, deleted: deleted === undefined ? [] : await readDeleted(deleted, sourceNames) } }
}

/** What is added, read by the config of the finished run. */
function openAddedInputs(
  files: readonly string[],
  { source, extensions, deleted, add = '' }: ResolveCommandOptions,
): Promise<Inputs> {
  return openInputs(
    files,
    {
      config: join(add, 'config.json'),
      ...(source === undefined ? {} : { source }),
      ...(extensions === undefined ? {} : { extensions }),
    },
    { mayBeNone: deleted !== undefined },
  )
}

/** Records to delete: CSV with `source,record_id`, the source left out where there is one only; further columns are passed over. */
async function readDeleted(path: string, sources: readonly string[]): Promise<RecordRef[]> {
  const records: RecordRef[] = []
  for await (const row of readCsv(path)) {
    const source = row.source ?? (sources.length === 1 ? sources[0] : undefined)
    if (source === undefined || row.record_id === undefined) {
      throw new SamewiseError(
        'UNREADABLE_INPUT',
        `${path} names no records: it has no column ${row.record_id === undefined ? 'record_id' : 'source'}. It needs source and record_id; the source may be left out where the run has one only.`,
        { where: { file: path } },
      )
    }
    records.push({ source: source.trim(), recordId: row.record_id.trim() })
  }
  return records
}

/** Records to delete that are told by name; run.json has their number. */
const SHOWN = 5

/** A word on records that were to be deleted and are not there. */
export function unknownNotes(unknown: readonly RecordRef[]): string[] {
  if (unknown.length === 0) return []
  const shown = unknown.slice(0, SHOWN).map(({ source, recordId }) => safeText(`${source}:${recordId}`))
  return [words.warnings.unknownDeleted(unknown.length, shown)]
}
