import type { EntityConfig } from './config'
import { validateConfig } from './validate-config'

/**
 * Says what an entity is: its fields, where they stand in each source, how records match and which values survive. Checks it at once and
 * freezes it. Everything but `fields` may be left out.
 *
 * @throws SamewiseError `BAD_CONFIG`, listing every fault with its path
 * @example
 * ```ts
 * import { defineEntity, kinds as k } from 'samewise'
 *
 * const customer = defineEntity({
 *   name: 'customer',
 *   fields: { name: k.personName(), birthDate: k.birthDate(), email: k.email() },
 * })
 * customer.name // 'customer'
 * ```
 */
export function defineEntity<const C extends EntityConfig>(config: C): Readonly<C> {
  validateConfig(config)
  return Object.freeze(config)
}
