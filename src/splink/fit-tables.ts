import { isSamewiseError } from '../base'
import type { RawTable } from '../columns'
import type { DataTable } from '../data'
import { type ColumnMapping, didYouMean, type MappedColumn } from '../entity'
import { guessConfig } from '../guess'

/** How the values of a column are read, as far as they show it. */
export type Reading = Pick<MappedColumn, 'order' | 'region'>

/** What the tables say of the columns of a model. */
export interface TableFacts {
  /** Names of the columns of a source; undefined where its table was not given. */
  columnsOf(source: string): ReadonlySet<string> | undefined
  /** Order of dates and region of phones of a column. */
  readingOf(source: string, column: string): Reading
}

/** Looks at tables for what a Splink model cannot say: the order of dates and the country of phone numbers. */
export function factsOfTables(tables: readonly RawTable[], data: readonly DataTable[]): TableFacts {
  const columns = new Map(tables.map((table) => [table.source, new Set(table.columns.map(({ name }) => name))]))
  const readings = new Map(tables.map((table) => [table.source, readingsOf(table, data)]))
  return {
    columnsOf: (source) => columns.get(source),
    readingOf: (source, column) => readings.get(source)?.get(column) ?? {},
  }
}

function readingsOf(table: RawTable, data: readonly DataTable[]): Map<string, Reading> {
  const found = new Map<string, Reading>()
  const { fields, sources = {} } = guessed(table, data)
  for (const { map = {} } of Object.values(sources)) {
    for (const [target, mapping] of Object.entries(map)) {
      const { order, region } = fields[target.split('.')[0]] as Reading
      for (const { column, ...own } of listOf(mapping)) {
        const reading = { order: own.order ?? order, region: own.region ?? region }
        found.set(column, {
          ...(reading.order === undefined ? {} : { order: reading.order }),
          ...(reading.region === undefined ? {} : { region: reading.region }),
        })
      }
    }
  }
  return found
}

function listOf(mapping: ColumnMapping): MappedColumn[] {
  const entries = (Array.isArray(mapping) ? mapping : [mapping]) as readonly (string | MappedColumn)[]
  return entries.map((entry) => (typeof entry === 'string' ? { column: entry } : entry))
}

/** A table in which nothing looks like something to match by shows no reading either. */
function guessed(table: RawTable, data: readonly DataTable[]): ReturnType<typeof guessConfig>['config'] {
  try {
    return guessConfig([table], undefined, data).config
  } catch (error) {
    if (isSamewiseError(error) && error.code === 'NO_INPUT') return { fields: {} }
    throw error
  }
}

/** Why a column that a table does not have is a fault, and which one may be meant. */
export function absence(source: string, column: string, known: ReadonlySet<string>): string {
  const listed = [...known].slice(0, 20).join(', ')
  const more = known.size > 20 ? ` and ${known.size - 20} more` : ''
  return `Source "${source}" has no such column. Its columns are ${listed}${more}.${didYouMean(column, [...known])}`
}
