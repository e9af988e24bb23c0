import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SamewiseError } from '../base'
import type { RunFolder } from '../node'
import { type ResolveResult, type RunQuality, runQuality } from '../resolve'
import { readRunConfig } from './read-run'
import { writeJson } from './write-json'

const FILE = 'quality.json'
const FORMAT = 1

/** Sources that have figures of their own; of more, there are those over all sources alone. */
const MOST_SOURCES = 50
const MOST_DISAGREEMENTS = 500

/** Writes quality.json: how good the data of a run are, small however large the run. */
export function writeQuality(result: ResolveResult, folder: RunFolder): void {
  const { scores, disagreements, ...quality } = runQuality(result)
  const isMany = result.state.records.sourceNames.length > MOST_SOURCES
  writeJson(
    folder.path(FILE),
    {
      format: FORMAT,
      ...quality,
      scores: isMany ? scores.filter(({ source }) => source === '*') : scores,
      disagreements: disagreements.slice(0, MOST_DISAGREEMENTS),
    },
    0,
  )
}

/**
 * Reads how good the data of a finished run are, as the run itself measured it; `qualityTrend` of samewise/profile compares two of them.
 *
 * @param dir folder of the finished run
 * @returns of more than 50 sources the figures over all of them alone; of disagreements the 500 that are greatest
 * @throws SamewiseError `UNREADABLE_INPUT` if it is not a run's folder, or has no quality.json that this version can read
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
  // What is no run's folder is told by its first file.
  readRunConfig(dir)
  const path = join(dir, FILE)
  const refuse = (fault: string, cause?: unknown) =>
    new SamewiseError('UNREADABLE_INPUT', `${path} ${fault}. Run resolve again.`, {
      where: { file: path },
      ...(cause === undefined ? {} : { cause }),
    })
  if (!existsSync(path)) throw refuse('is missing: the run was made by an earlier version')
  let read: RunQuality & { readonly format?: unknown }
  try {
    read = JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw refuse('cannot be read', cause)
  }
  const { format, ...quality } = read
  if (format !== FORMAT || !Array.isArray(quality.scores) || !Array.isArray(quality.disagreements)) {
    throw refuse(`is of format ${String(format)}, and this version reads format ${FORMAT}`)
  }
  return quality
}
