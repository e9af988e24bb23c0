import { SamewiseError } from '../base'
import { openRunFolder } from '../node'
import type { EntityResults, ResolveResult } from '../resolve'
import { RUN_FORMAT } from './run-figures'
import { writeJson } from './write-json'
import { writeRejected } from './write-rejected'
import { writeRelations } from './write-relations'
import { writeRun } from './write-run'
import type { WriteRunOptions } from './write-run-options'

/** What {@link writeEntities} writes, beyond the results themselves. Aborting leaves an earlier result as it was. */
export interface WriteEntitiesOptions extends Omit<WriteRunOptions, 'evaluation' | 'report' | 'warnings'> {
  /** Seconds by stage of what came before writing, for run.json. */
  readonly seconds?: Readonly<Record<string, number>> | undefined
  /** Makes what {@link WriteRunOptions.report} is for one entity. */
  readonly report?: ((entity: string, result: ResolveResult) => WriteRunOptions['report']) | undefined
  /** What the user was told of all, in words, for run.json. */
  readonly warnings?: readonly string[] | undefined
  /** What the user was told of each entity, by its name, for its run.json. */
  readonly warningsByEntity?: ReadonlyMap<string, readonly string[]> | undefined
}

/** A name that is a folder's on any system. */
const FOLDER_NAME = /^[A-Za-z0-9_-]{1,64}$/

/**
 * Checks that entities can have a folder each that bears their name.
 *
 * @param names of the entities
 * @throws SamewiseError `BAD_CONFIG` for a name with other characters than letters, digits, - and _, for one of more than 64, and for names
 *   that differ in small and capital letters only
 */
export function checkEntityNames(names: readonly (string | undefined)[]): void {
  const seen = new Map<string, string>()
  for (const name of names) {
    if (name === undefined) continue
    if (!FOLDER_NAME.test(name)) {
      throw new SamewiseError(
        'BAD_CONFIG',
        `The entity ${JSON.stringify(name.slice(0, 80))} cannot name a folder of the result. Use 1 to 64 of the letters A to Z, digits, - and _.`,
      )
    }
    const known = seen.get(name.toLowerCase())
    if (known !== undefined && known !== name) {
      throw new SamewiseError(
        'BAD_CONFIG',
        `The entities "${known}" and "${name}" would share a folder where small and capital letters are one. Rename one of them.`,
      )
    }
    seen.set(name.toLowerCase(), name)
  }
}

/**
 * Writes the folder of several entities that were resolved together: for each a whole run folder, as {@link writeRun} writes it, under the
 * entity's name; relations.csv and dangling.csv with the relations between their golden records; rejected.csv with the rows that are a
 * record of none; and, last, run.json. The folder takes the place of an earlier result as a whole.
 *
 * @param results what `resolve` returned for a list of entities
 * @param outDir folder to create or replace
 * @param options see {@link WriteEntitiesOptions}
 * @throws SamewiseError `BAD_CONFIG` for names that cannot be a folder's; `OUTPUT_FAILED`, `BAD_USAGE` or `ABORTED`; an earlier result then
 *   stays as it was
 *
 * @example
 * ```ts
 * import { mkdtempSync } from 'node:fs'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { defineEntity, kinds, resolve } from 'samewise'
 * import { writeEntities } from 'samewise/files'
 *
 * const person = defineEntity({
 *   name: 'person',
 *   fields: { contact: kinds.personName() },
 *   sources: { crm: { id: 'id' } },
 *   relations: { 'works-for': { to: 'company' } },
 * })
 * const company = defineEntity({ name: 'company', fields: { firm: kinds.text() }, sources: { crm: { id: 'id' } } })
 * const results = await resolve([person, company], {
 *   crm: [
 *     { id: '1', contact: 'Ann Lee', firm: 'Lee & Daughters' },
 *     { id: '2', contact: 'Tom Hale', firm: 'North Mills' },
 *   ],
 * })
 * const folder = join(mkdtempSync(join(tmpdir(), 'samewise-')), 'result')
 * await writeEntities(results, folder, { version: '1.0.0' })
 * ```
 */
export async function writeEntities(
  results: EntityResults,
  outDir: string,
  { seconds = {}, report, warnings = [], warningsByEntity, ...options }: WriteEntitiesOptions,
): Promise<void> {
  checkEntityNames([...results.entities.keys()])
  const folder = openRunFolder(outDir)
  try {
    const started = performance.now()
    for (const [name, result] of results.entities) {
      await writeRun(result, folder.path(name), {
        ...options,
        // A view may be one of some of the entities.
        views: options.views?.filter((view) => result.state.plan.views.has(view)),
        report: report?.(name, result),
        warnings: warningsByEntity?.get(name),
      })
    }
    writeRelations(results, folder, options)
    writeRejected(results.rejects, folder, options)
    writeJson(folder.path('run.json'), {
      format: RUN_FORMAT,
      samewise: options.version,
      node: process.version,
      entities: Object.fromEntries([...results.entities].map(([name, result]) => [name, countsOf(result)])),
      counts: {
        relations: results.relations.length,
        dangling_references: results.dangling.length,
        rejected: results.rejects.length,
      },
      warnings,
      seconds: { ...seconds, write: (performance.now() - started) / 1000 },
      peak_memory_bytes: process.resourceUsage().maxRSS * 1024,
      inputs: options.inputs,
    })
    folder.commit()
  } finally {
    folder.discard()
  }
}

function countsOf({ recordCount, goldenCount }: ResolveResult): object {
  return { records: recordCount, golden: goldenCount }
}
