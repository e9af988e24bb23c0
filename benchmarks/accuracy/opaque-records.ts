import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { type Random, seededRandom } from '../../src/base'

const ID_LETTERS = '0123456789abcdefghjkmnpqrstvwxyz'
const ID_LENGTH = 12

/**
 * Copies a data set so that nothing but its values tells which records belong together: every record id becomes a random one and the
 * rows come in a random order. In several sets the ids name the entity and the records of an entity stand together.
 *
 * @param records CSV with the column record_id
 * @param truth CSV with the column record_id; every id in it must be one of `records`
 * @param folder where records.csv and truth.csv are written
 * @param seed the same seed gives the same bytes
 * @param order seed of the order of rows alone: the same records, ids included, come in another order
 * @throws Error if an id is missing or twice there
 */
export function writeOpaqueCopy(
  records: string,
  truth: string,
  folder: string,
  seed: number,
  order?: number,
): { records: string; truth: string } {
  const copy = { records: join(folder, 'records.csv'), truth: join(folder, 'truth.csv') }
  const random = seededRandom(seed)
  const orderRandom = order === undefined ? random : seededRandom(order)
  const opaque = makeOpaque(readRows(records), readRows(truth), random, orderRandom)
  writeFileSync(copy.records, formatCsv(opaque.records))
  writeFileSync(copy.truth, formatCsv(opaque.truth))
  return copy
}

/** Rows with their head, ids replaced and shuffled; see {@link writeOpaqueCopy}. `random` draws the ids, `order` shuffles. */
export function makeOpaque(
  records: readonly (readonly string[])[],
  truth: readonly (readonly string[])[],
  random: Random,
  order: Random = random,
): { records: string[][]; truth: string[][] } {
  const ids = new Map<string, string>()
  const taken = new Set<string>()
  const recordColumn = idColumn(records)
  for (const row of records.slice(1)) {
    if (ids.has(row[recordColumn])) throw new Error(`Record id ${row[recordColumn]} is there twice.`)
    let id = randomId(random)
    while (taken.has(id)) id = randomId(random)
    taken.add(id)
    ids.set(row[recordColumn], id)
  }
  const renamed = (rows: readonly (readonly string[])[]): string[][] => {
    const column = idColumn(rows)
    const body = rows.slice(1).map((row) => {
      const id = ids.get(row[column])
      if (id === undefined) throw new Error(`The truth has record id ${row[column]}, which no record has.`)
      return row.map((cell, i) => (i === column ? id : cell))
    })
    return [[...rows[0]], ...shuffled(body, order)]
  }
  return { records: renamed(records), truth: renamed(truth) }
}

/** Rows as CSV, a cell quoted where it must be. */
export function formatCsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return `${rows.map((row) => row.map(cell).join(',')).join('\n')}\n`
}

function readRows(path: string): string[][] {
  return parse(readFileSync(path), { bom: true })
}

function idColumn(rows: readonly (readonly string[])[]): number {
  const column = rows[0]?.indexOf('record_id') ?? -1
  if (column < 0) throw new Error('There is no column record_id.')
  return column
}

function randomId(random: Random): string {
  let id = ''
  for (let i = 0; i < ID_LENGTH; i++) id += ID_LETTERS[random.below(ID_LETTERS.length)]
  return id
}

/** Fisher and Yates' shuffle, in place. */
function shuffled<T>(rows: T[], random: Random): T[] {
  for (let i = rows.length - 1; i > 0; i--) {
    const j = random.below(i + 1)
    ;[rows[i], rows[j]] = [rows[j], rows[i]]
  }
  return rows
}
