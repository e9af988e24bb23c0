import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { EntityConfig } from '../entity'
import { readPreviousRun } from '../files'
import type { ResolveOptions } from '../resolve'

/**
 * Reads the earlier result whose golden IDs are kept: a run folder, or for several entities a folder with one for each. An entity that is not
 * in it is a new one.
 *
 * @param dir what `--previous` names, if anything
 * @throws SamewiseError `UNREADABLE_INPUT`
 */
export async function readPrevious(
  dir: string | undefined,
  entities: readonly EntityConfig[] | undefined,
): Promise<Pick<ResolveOptions, 'previous' | 'previousByEntity'>> {
  if (dir === undefined) return {}
  if (entities === undefined) return { previous: await readPreviousRun(dir) }
  const names = entities.flatMap(({ name }) => (name !== undefined && existsSync(join(dir, name)) ? [name] : []))
  // Where none of them is there, the folder itself is what is wrong.
  if (names.length === 0) await readPreviousRun(join(dir, entities[0]?.name ?? ''))
  const runs = await Promise.all(names.map(async (name) => [name, await readPreviousRun(join(dir, name))] as const))
  return { previousByEntity: Object.fromEntries(runs) }
}
