import { basename, extname } from 'node:path'
import { type JobOptions, SamewiseError } from '../base'
import type { RawTable } from '../columns'
import type { DataTable } from '../data'
import { compilePlan, didYouMean, type EntityConfig, type SourceConfig } from '../entity'
import { readRecords } from '../files'
import { type ColumnGuess, completeConfig, guessConfig } from '../guess'
import { type Extensions, readExtensions } from '../node'
import { compileEntities } from '../resolve'
import { readConfig } from './config-file'
import { DEFAULT_DATA, loadData, namesOf } from './data-tables'
import type { InputOptions } from './input-options'
import { words } from './language'
import { safeText } from './table'

/** What a command works on: files by source name, and the config as far as the user gave one. */
export interface Inputs {
  readonly sources: ReadonlyMap<string, string>
  readonly given: EntityConfig | undefined
  /** Several entities that the user gave, instead of one. */
  readonly entities?: readonly EntityConfig[]
  readonly extensions: Extensions
  readonly data: readonly DataTable[]
}

/**
 * Reads and checks all that the command line names, before any record is read.
 *
 * @param several whether the command can work on several entities
 * @param mayBeNone whether the command can do without a file
 */
export async function openInputs(
  files: readonly string[],
  options: InputOptions,
  { several = false, mayBeNone = false }: { several?: boolean; mayBeNone?: boolean } = {},
): Promise<Inputs> {
  const sources = namedFiles(files, options.source ?? [], mayBeNone)
  const given = options.config === undefined ? undefined : await readConfig(options.config)
  const configs: readonly EntityConfig[] = given === undefined ? [] : [given].flat()
  const isSeveral = Array.isArray(given)
  if (isSeveral && !several) {
    throw new SamewiseError(
      'BAD_USAGE',
      `The config ${options.config} has several entities, and this command takes one. Give it a config of one entity; resolve takes several.`,
    )
  }
  const extensions = await readExtensions([
    ...configs.flatMap((config) => config.extensions ?? []),
    ...(options.extensions ?? []),
  ])
  const named = configs.some((config) => config.data !== undefined)
    ? [...new Set(configs.flatMap((config) => config.data ?? DEFAULT_DATA))]
    : DEFAULT_DATA
  const data = await loadData(options.data === undefined ? named : namesOf(options.data))
  if (isSeveral) {
    compileEntities(configs, { extensions: extensions.kinds, data })
    return { sources, given: undefined, entities: configs, extensions, data }
  }
  for (const config of configs) compilePlan(config, extensions.kinds, data)
  return { sources, given: configs[0], extensions, data }
}

/** Files of the command line by the source they stand for. */
export function namedFiles(files: readonly string[], named: readonly string[], mayBeNone = false): Map<string, string> {
  const sources = new Map<string, string>()
  const add = (name: string, path: string): void => {
    const known = sources.get(name)
    if (known !== undefined) {
      throw new SamewiseError(
        'BAD_USAGE',
        `Two files are called "${name}": ${known} and ${path}. Name one with --source name=path.`,
      )
    }
    sources.set(name, path)
  }
  for (const entry of named) {
    const at = entry.indexOf('=')
    if (at < 1 || at === entry.length - 1) {
      throw new SamewiseError('BAD_USAGE', `--source takes name=path, and got "${entry}".`)
    }
    if (entry.slice(0, at).includes(':')) {
      throw new SamewiseError('BAD_USAGE', `The name of a source holds no colon, and --source got "${entry}".`)
    }
    add(entry.slice(0, at), entry.slice(at + 1))
  }
  for (const path of files) add(basename(path, extname(path)).replaceAll(':', '_') || 'source', path)
  if (sources.size === 0 && !mayBeNone) {
    throw new SamewiseError('BAD_USAGE', 'No input: name at least one file, or use --source name=path.')
  }
  return sources
}

/** Reads all files into columns. */
export async function readTables({ sources }: Inputs, job: JobOptions): Promise<RawTable[]> {
  const tables: RawTable[] = []
  for (const [name, path] of sources) tables.push(await readRecords(path).readTable(name, job))
  return tables
}

/** The config in force, and what was guessed of it. */
export interface ConfigInForce {
  readonly config: EntityConfig
  readonly columns: readonly ColumnGuess[]
}

/** What the user gave, completed by guesses, with the options of the command line on top. */
export function configFor(
  { given, extensions, data }: Inputs,
  tables: readonly RawTable[],
  { id, duplicateFree }: InputOptions,
): ConfigInForce {
  const { config, columns } =
    given === undefined
      ? guessConfig(tables, extensions.kinds, data)
      : completeConfig(given, tables, extensions.kinds, data)
  const specifiers = extensions.modules.map((module) => module.specifier)
  const withExtensions = {
    ...config,
    ...(specifiers.length === 0 ? {} : { extensions: specifiers }),
    data: data.map((table) => table.name),
  }
  if (id === undefined && duplicateFree === undefined) return { config: withExtensions, columns }
  const clean = duplicateFree === undefined ? undefined : duplicateFreeNames(duplicateFree, config, tables)
  // Without a prototype, since a source may be called __proto__.
  const sources: Record<string, SourceConfig> = Object.assign(Object.create(null), config.sources)
  for (const table of tables) {
    sources[table.source] = {
      ...sources[table.source],
      ...(id === undefined ? {} : { id }),
      ...(clean === undefined ? {} : { duplicateFree: clean === 'all' || clean.includes(table.source) ? true : clean }),
    }
  }
  return {
    config: { ...withExtensions, sources },
    columns: id === undefined ? columns : columns.map((guess) => withId(guess, id)),
  }
}

/** The guess of a column as it stands once the user has named the id. */
function withId(guess: ColumnGuess, id: string): ColumnGuess {
  if (guess.column === id) return { ...guess, use: 'id', kind: undefined, evidence: words.guesses.namedById }
  return guess.use === 'id' ? { ...guess, use: undefined, evidence: words.guesses.otherId(safeText(id)) } : guess
}

function duplicateFreeNames(list: string, config: EntityConfig, tables: readonly RawTable[]): 'all' | string[] {
  const names = list.split(',').map((name) => name.trim())
  if (names.includes('all')) return 'all'
  const known = tables.flatMap((table) => sourcesOf(table, config.sources?.[table.source]?.sourceColumn))
  for (const name of names) {
    if (known.includes(name)) continue
    throw new SamewiseError(
      'BAD_USAGE',
      `--duplicate-free names "${name}", which is no source. The sources are ${known.map((text) => safeText(text)).join(', ')}.${didYouMean(name, known)}`,
    )
  }
  return names
}

const MOST_SOURCES = 1000

/** Names of the sources in a file: its own, and those in its source column. */
function sourcesOf(table: RawTable, sourceColumn: string | undefined): string[] {
  const values = table.columns.find((column) => column.name === sourceColumn)?.values
  const names = [table.source]
  for (let code = 1; code < Math.min(values?.size ?? 0, MOST_SOURCES); code++)
    names.push(values?.get(code).trim() ?? '')
  return names
}
