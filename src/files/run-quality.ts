import { join } from 'node:path'
import { SamewiseError } from '../base'
import { type ResolveResult, type RunQuality, runQuality } from '../resolve'
import { readRunFigures } from './read-run'

/** Sources that have figures of their own; of more, there are those over all sources alone. */
const MOST_SOURCES = 50
const MOST_DISAGREEMENTS = 500

/** What run.json says of how good the data of a run are: small however large the run. */
export function qualityFigures(result: ResolveResult): RunQuality {
  const { scores, disagreements, ...quality } = runQuality(result)
  const isMany = result.state.records.sourceNames.length > MOST_SOURCES
  return {
    ...quality,
    scores: isMany ? scores.filter(({ source }) => source === '*') : scores,
    disagreements: disagreements.slice(0, MOST_DISAGREEMENTS),
  }
}

/**
 * Reads how good the data of a finished run are, as the run itself measured it; `qualityTrend` of samewise/profile compares two of them.
 *
 * @param dir folder of the finished run
 * @returns of more than 50 sources the figures over all of them alone; of disagreements the 500 that are greatest
 * @throws SamewiseError `UNREADABLE_INPUT` if it is not a run's folder, or its run.json says nothing of quality
 *
 * @example
 * ```ts
 * import { mkdtempSync } from 'node:fs'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { defineEntity, kinds, resolve } from 'samewise'
 * import { readQuality, writeRun } from 'samewise/files'
 *
 * const person = defineEntity({ fields: { name: kinds.personName() }, sources: { crm: { id: 'id' } } })
 * const folder = join(mkdtempSync(join(tmpdir(), 'samewise-')), 'result')
 * await writeRun(await resolve(person, { crm: [{ id: '1', name: 'Ann Lee' }] }), folder, { version: '1.0.0' })
 * readQuality(folder).records // 1
 * ```
 */
export function readQuality(dir: string): RunQuality {
  const { quality } = readRunFigures(dir)
  if (Array.isArray(quality?.scores) && Array.isArray(quality.disagreements)) return quality
  const path = join(dir, 'run.json')
  throw new SamewiseError(
    'UNREADABLE_INPUT',
    `${path} says nothing of quality: the run was made by an earlier version. Run resolve again.`,
    { where: { file: path } },
  )
}
