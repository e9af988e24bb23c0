import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, extname, isAbsolute, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isSamewiseError, SamewiseError } from '../base'
import { type EntityConfig, type ExtensionKinds, validateConfig } from '../entity'
import { checkEntityNames } from '../files'
import type { Kind } from '../kinds'

/** What a config file says: one entity, or a list of several that are resolved together. */
export type GivenConfig = EntityConfig | readonly EntityConfig[]

/**
 * Reads a config file: JSON, or a module whose default export is the config. `{ "entities": [ … ] }` is one of several entities.
 *
 * @throws SamewiseError `BAD_CONFIG` with every fault of the file
 */
export async function readConfig(path: string): Promise<GivenConfig> {
  const config = await readConfigFile(path)
  return isOfSeveral(config) ? validateEntities(config) : validateConfig(config)
}

function isOfSeveral(config: unknown): config is { readonly entities: unknown } {
  return typeof config === 'object' && config !== null && 'entities' in config
}

/** Checks each entity, and throws one error with the faults of all. */
function validateEntities(config: { readonly entities: unknown }): readonly EntityConfig[] {
  const { entities } = config
  const others = Object.keys(config).filter((key) => key !== 'entities' && key !== '$schema')
  if (!Array.isArray(entities) || entities.length === 0 || others.length > 0) {
    throw new SamewiseError(
      'BAD_CONFIG',
      others.length > 0
        ? `Beside "entities" the config has ${others.map((key) => `"${key}"`).join(', ')}. Put such settings into each entity.`
        : '"entities" must be a list of one config or more, such as { "entities": [{ "name": "person", … }, { "name": "company", … }] }.',
    )
  }
  const faults: string[] = []
  entities.forEach((entity: unknown, k) => {
    try {
      validateConfig(entity)
    } catch (error) {
      if (!isSamewiseError(error)) throw error
      faults.push(`Entity ${k + 1} of "entities": ${error.message}`)
    }
  })
  if (faults.length > 0) throw new SamewiseError('BAD_CONFIG', faults.join('\n'))
  checkEntityNames(entities.map(({ name }: EntityConfig) => name))
  return entities as readonly EntityConfig[]
}

async function readConfigFile(path: string): Promise<unknown> {
  const extension = extname(path)
  if (extension === '.js' || extension === '.mjs') {
    const { default: config } = (await importModule(path)).exports
    if (config === undefined) {
      throw new SamewiseError('BAD_CONFIG', `The config ${path} has no default export. Export the config as default.`)
    }
    return config
  }
  if (extension !== '.json') {
    throw new SamewiseError('BAD_CONFIG', `The config ${path} is neither .json, .js nor .mjs. Give one of these.`)
  }
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    throw new SamewiseError(
      'BAD_CONFIG',
      `The config ${path} cannot be read (${(cause as NodeJS.ErrnoException).code}). Check the path given to --config.`,
      { cause },
    )
  }
  return parseJson(text, path)
}

/** The parser's own message is left out: it quotes the text, which may be anything if the wrong file was named. */
function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (cause) {
    const position = /at position (\d+)/.exec((cause as Error).message)?.[1]
    const line = position === undefined ? '' : ` (line ${text.slice(0, Number(position)).split('\n').length})`
    throw new SamewiseError('BAD_CONFIG', `The config ${path} is not JSON${line}. Correct it.`, { cause })
  }
}

/** Modules with kinds of the user's own. */
export interface Extensions {
  /** By `module#export`, the module by its file name without ending. */
  readonly kinds: ExtensionKinds
  readonly modules: readonly { readonly specifier: string; readonly sha256: string }[]
}

/**
 * Imports extension modules and collects the kinds they export.
 *
 * @param specifiers paths, relative ones from the current folder, or names of packages installed there
 * @throws SamewiseError `BAD_CONFIG` if one cannot be loaded or exports no kind
 */
export async function readExtensions(specifiers: readonly string[]): Promise<Extensions> {
  const kinds = new Map<string, Kind>()
  const modules: { specifier: string; sha256: string }[] = []
  for (const specifier of new Set(specifiers)) {
    const { exports, sha256 } = await importModule(specifier)
    const name = basename(specifier, extname(specifier))
    const own = Object.entries(exports).filter(([, value]) => typeof (value as Kind | undefined)?.field === 'function')
    if (own.length === 0) {
      throw new SamewiseError('BAD_CONFIG', `The module ${specifier} exports no kind. Export what defineKind returns.`)
    }
    for (const [exported, kind] of own) {
      if (kinds.has(`${name}#${exported}`)) {
        throw new SamewiseError(
          'BAD_CONFIG',
          `Two extension modules bring a kind ${name}#${exported}. Rename one of the files.`,
        )
      }
      kinds.set(`${name}#${exported}`, kind as Kind)
    }
    modules.push({ specifier, sha256 })
  }
  return { kinds, modules }
}

async function importModule(specifier: string): Promise<{ exports: Record<string, unknown>; sha256: string }> {
  const fail = (fault: string, remedy: string, cause?: unknown): SamewiseError =>
    new SamewiseError('BAD_CONFIG', `The module ${specifier} ${fault}. ${remedy}`, { cause })
  const path = pathOf(specifier)
  if (path === undefined) throw fail('is not installed here', 'Install the package, or give the path of a file.')
  if (!existsSync(path)) throw fail('does not exist', 'Check the path; a relative one starts from the current folder.')
  try {
    const exports = (await import(pathToFileURL(path).href)) as Record<string, unknown>
    return { exports, sha256: createHash('sha256').update(readFileSync(path)).digest('hex') }
  } catch (cause) {
    const [reason] = (cause instanceof Error ? cause.message : String(cause)).split('\n')
    throw fail(`cannot be loaded (${reason})`, 'Correct it; it must be JavaScript, as .js, .mjs or .cjs.', cause)
  }
}

/** File of a path, or of a package that is installed where the user is (and not where this program is). */
function pathOf(specifier: string): string | undefined {
  if (specifier.startsWith('.') || isAbsolute(specifier) || /\.[cm]?[jt]s$/.test(specifier)) return resolve(specifier)
  try {
    return createRequire(join(process.cwd(), 'index.js')).resolve(specifier)
  } catch {
    return undefined
  }
}
