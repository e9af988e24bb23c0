import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { organizations, people, things } from '../../test/worlds/all-worlds'
import { formatCsv } from '../accuracy/opaque-records'
import type { CopiedSet } from './run-variant'

/** Worlds of our own making with a bar, under names that are files as well: `world-guides-four-stated`. */
const worlds = new Map(
  [...things, ...organizations, ...people]
    .filter(({ bar }) => bar !== undefined)
    .map((world) => [world.name.toLowerCase().replace(/[^a-z]+/g, '-'), world]),
)

/** Names of the worlds. */
export const worldNames: readonly string[] = [...worlds.keys()]

/**
 * Writes a world as a user would have it: a CSV file a source.
 *
 * @param folder where a folder of its name is made
 */
export function writeWorld(name: string, folder: string, seed: number): CopiedSet {
  const world = worlds.get(name)
  if (world === undefined) throw new Error(`There is no world called ${name}.`)
  const { sources, truth } = world.make(seed)
  const own = join(folder, name)
  mkdirSync(own)
  const records = Object.entries(sources).map(([source, rows]) => {
    const columns = Object.keys(rows[0])
    const file = join(own, `${source}.csv`)
    writeFileSync(file, formatCsv([columns, ...rows.map((row) => columns.map((column) => String(row[column] ?? '')))]))
    return file
  })
  const truthFile = join(own, 'truth.csv')
  const lines = [...truth].map(([key, entity]) => {
    const [source, id] = key.split(':')
    return [id, entity, source]
  })
  writeFileSync(truthFile, formatCsv([['record_id', 'entity_id', 'source'], ...lines]))
  const { duplicateFree, across } = world.question
  const stated = duplicateFree === undefined ? [] : ['--duplicate-free', [duplicateFree].flat().join(',')]
  return { name, records, truth: truthFile, options: stated, ...(across ? { across: 'source' } : {}) }
}
