import type { RawTable } from '../columns'
import type { IdLedger, RecordRef } from '../identity'
import type { PackedSnapshot } from '../node'
import {
  type DeltaResult,
  type DeltaOptions as Options,
  readSource,
  resolveInto,
  type SourceInput,
  StageClock,
} from '../resolve'
import { openRunToAdd, type RunToAdd } from './read-run-snapshot'

/** Options of {@link resolveDelta}; all may be left out. */
export interface DeltaOptions extends Omit<Options, 'previous'> {
  /** Records of the run that are gone; those it does not have are counted and told. */
  readonly deleted?: Iterable<RecordRef>
}

/**
 * Resolves new, changed and deleted records against a finished run, without resolving all of it anew. The result is the same as that of
 * resolving all records as they are now by the run's model, with its golden IDs kept; a given record takes the place of the one with its source
 * and id. Config, model and golden IDs are those of the run; what people said is to be handed in, as to `resolve`.
 *
 * `run.json` tells the work of this run alone where it counts pairs that were scored and what rules brought.
 *
 * @param dir folder of the finished run, written with its values; it is not changed
 * @param inputs new and changed records by source, which are sources of the run; each needs the columns that the run read
 * @param options see {@link DeltaOptions}; without `data` and `extensions` those that the run's config names are missing
 * @returns the result, ready for `writeRun`, and how many records were new, changed, given again as they were, and deleted
 * @throws SamewiseError `UNREADABLE_INPUT` if `dir` is not a whole run of this version, or a record is given and deleted; `BAD_CONFIG` for
 *   columns that are not those of the run; `DUPLICATE_IDS`, `NO_INPUT`, `ABORTED`
 * @example
 * ```ts
 * import { mkdtempSync } from 'node:fs'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { defineEntity, kinds, resolve } from 'samewise'
 * import { resolveDelta, writeRun } from 'samewise/files'
 *
 * const person = defineEntity({ fields: { name: kinds.personName() }, sources: { crm: { id: 'id' } } })
 * const folder = join(mkdtempSync(join(tmpdir(), 'samewise-')), 'result')
 * const rows = [{ id: '1', name: 'Ann Lee' }, { id: '2', name: 'Tom Hale' }]
 * await writeRun(await resolve(person, { crm: rows }), folder, { version: '1.0.0' })
 *
 * const given = { crm: [{ id: '3', name: 'Ann Lee' }] }
 * const delta = await resolveDelta(folder, given, { deleted: [{ source: 'crm', recordId: '2' }] })
 * delta.counts.added // 1
 * await writeRun(delta.result, folder, { version: '1.0.0', delta })
 * ```
 */
export async function resolveDelta(
  dir: string,
  inputs: Readonly<Record<string, SourceInput>>,
  { deleted = [], ...options }: DeltaOptions = {},
): Promise<FinishedDelta> {
  const clock = new StageClock()
  const run = await openRunToAdd(dir, options.extensions ?? new Map(), options.data ?? [])
  const tables: RawTable[] = []
  for (const [name, input] of Object.entries(inputs)) tables.push(await readSource(name, input, options))
  clock.end('read')
  return resolveDeltaTables(run, tables, [...deleted], options, clock)
}

/** What {@link resolveDelta} found. */
export interface FinishedDelta extends DeltaResult {
  /**
   * Folder of the finished run.
   *
   * @internal
   */
  readonly dir: string
  /**
   * Its file `values`.
   *
   * @internal
   */
  readonly values: PackedSnapshot
  /**
   * Its golden IDs.
   *
   * @internal
   */
  readonly previous: IdLedger
}

/**
 * {@link resolveDelta} of tables that are read already.
 *
 * @internal
 */
export async function resolveDeltaTables(
  { dir, run, values, previous }: RunToAdd,
  tables: readonly RawTable[],
  deleted: readonly RecordRef[],
  options: Options,
  clock: StageClock,
): Promise<FinishedDelta> {
  const found = await resolveInto(run, tables, deleted, { ...options, previous }, clock)
  return { ...found, dir, values, previous: previous.ledger }
}
