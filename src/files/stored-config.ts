import { hashString } from '../base'
import type { EntityConfig, Plan } from '../entity'

/** The config in force as data: a kind that was given inline leaves only its name. */
export function storedConfig({ config }: Plan): EntityConfig {
  const fields = Object.entries(config.fields).map(([name, { kind, ...options }]) => [
    name,
    { kind: typeof kind === 'string' ? kind : kind.name, ...options },
  ])
  return { ...config, fields: Object.fromEntries(fields) }
}

/** Tells by which config values were made, so that a config.json that was changed since is found out. */
export function configHash(config: EntityConfig): number {
  const { $schema: _, ...own } = config as EntityConfig & { readonly $schema?: string }
  // As it comes back from its file.
  return hashString(JSON.stringify(own))
}
