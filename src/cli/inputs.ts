import { readFileSync } from 'node:fs'
import { basename, extname, isAbsolute, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type JobOptions, SamewiseError } from '../base'
import type { RawTable } from '../columns'
import type { EntityConfig, ExtensionKinds } from '../entity'
import { readCsv } from '../files'
import type { Kind } from '../kinds'
import type { Judgement, RecordRef } from '../resolve'

/** Files of the command line with the sources they stand for. */
export function namedFiles(files: readonly string[], named: readonly string[]): Map<string, string> {
  const sources = new Map<string, string>()
  const add = (name: string, path: string): void => {
    const known = sources.get(name)
    if (known !== undefined) {
      throw new SamewiseError('BAD_USAGE', `Two files are called "${name}": ${known} and ${path}. Name one with --source name=path.`)
    }
    sources.set(name, path)
  }
  for (const entry of named) {
    const at = entry.indexOf('=')
    if (at < 1 || at === entry.length - 1) {
      throw new SamewiseError('BAD_USAGE', `--source takes name=path, and got "${entry}".`)
    }
    add(entry.slice(0, at), entry.slice(at + 1))
  }
  for (const path of files) add(basename(path, extname(path)).replaceAll(':', '_') || 'source', path)
  if (sources.size === 0) throw new SamewiseError('BAD_USAGE', 'No input: name at least one file, or use --source name=path.')
  return sources
}

/** Reads all files into columns. */
export async function readTables(sources: ReadonlyMap<string, string>, job: JobOptions): Promise<RawTable[]> {
  const tables: RawTable[] = []
  for (const [name, path] of sources) tables.push(await readCsv(path).readTable(name, job))
  return tables
}

/** Reads a config file: JSON, or a module whose default export is the config. */
export async function readConfig(path: string): Promise<EntityConfig> {
  const extension = extname(path)
  if (extension === '.js' || extension === '.mjs') {
    const loaded = (await importFile(path)) as { default?: EntityConfig }
    if (loaded.default === undefined) {
      throw new SamewiseError('BAD_CONFIG', `${path} has no default export. Export the config as default.`)
    }
    return loaded.default
  }
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    throw new SamewiseError('BAD_CONFIG', `The config ${path} cannot be read. Check the path given to --config.`, { cause })
  }
  try {
    return JSON.parse(text) as EntityConfig
  } catch (cause) {
    throw new SamewiseError('BAD_CONFIG', `The config ${path} is not JSON: ${(cause as Error).message}. Correct it.`, { cause })
  }
}

/** Imports extension modules and collects the kinds they export, as `module#name`. */
export async function readExtensions(specifiers: readonly string[]): Promise<ExtensionKinds> {
  const kinds = new Map<string, Kind>()
  for (const specifier of specifiers) {
    const name = basename(specifier, extname(specifier))
    const loaded = (await importFile(specifier)) as Record<string, unknown>
    for (const [exported, value] of Object.entries(loaded)) {
      if (typeof (value as Kind | undefined)?.field === 'function') kinds.set(`${name}#${exported}`, value as Kind)
    }
  }
  return kinds
}

async function importFile(specifier: string): Promise<unknown> {
  const isPath = specifier.startsWith('.') || isAbsolute(specifier) || extname(specifier) !== ''
  try {
    return await import(isPath ? pathToFileURL(resolve(specifier)).href : specifier)
  } catch (cause) {
    throw new SamewiseError('BAD_CONFIG', `The module ${specifier} cannot be loaded: ${(cause as Error).message}. Check its path.`, {
      cause,
    })
  }
}

/** Splits `source:id` at the first colon. */
export function parseRecordRef(text: string): RecordRef {
  const at = text.indexOf(':')
  if (at < 1 || at === text.length - 1) {
    throw new SamewiseError('BAD_USAGE', `"${text}" names no record. Write source:id, such as crm:42.`)
  }
  return { source: text.slice(0, at), recordId: text.slice(at + 1) }
}

/** Reads judgements: a JSON object a line, `{"judgement":"same","left":"crm:1","right":"web:7"}`. */
export function readJudgements(path: string): Judgement[] {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    throw new SamewiseError('UNREADABLE_INPUT', `${path} cannot be read. Check the path given to --judgements.`, { cause })
  }
  const judgements: Judgement[] = []
  text.split('\n').forEach((line, k) => {
    if (line.trim() === '') return
    const fault = (what: string): SamewiseError =>
      new SamewiseError('UNREADABLE_INPUT', `${path}, line ${k + 1}: ${what}. Correct the line.`, { where: { file: path, line: k + 1 } })
    let entry: { judgement?: unknown; left?: unknown; right?: unknown }
    try {
      entry = JSON.parse(line)
    } catch {
      throw fault('not JSON')
    }
    if (entry.judgement !== 'same' && entry.judgement !== 'different') throw fault('"judgement" is neither "same" nor "different"')
    judgements.push({ judgement: entry.judgement, left: refOf(entry.left, fault), right: refOf(entry.right, fault) })
  })
  return judgements
}

function refOf(value: unknown, fault: (what: string) => SamewiseError): RecordRef {
  if (typeof value === 'string') return parseRecordRef(value)
  const ref = value as Partial<RecordRef> | null
  if (typeof ref?.source === 'string' && typeof ref.recordId === 'string') return { source: ref.source, recordId: ref.recordId }
  throw fault('a record is named as "source:id"')
}
