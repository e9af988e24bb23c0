import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { isSamewiseError, SamewiseError } from '../base'
import { type EntityConfig, validateConfig } from '../entity'
import { checkEntityNames } from '../files'
import { importModule } from '../node'

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
