import { SamewiseError } from '../base'
import { type BlockingKey, type BlockingRule, type BoundKey, bindKey, hashKeys, type KeyHashes } from '../block'
import type { RecordTable } from '../columns'
import { didYouMean } from '../entity'

/** Looks a key of a table up by its name. */
export type KeyBinder = (name: string) => BoundKey

/**
 * Binds keys to a table when they are first asked for.
 *
 * @param hashes hashes of keys that are known already, by the key's name
 */
export function keyBinder(
  keys: readonly BlockingKey[],
  table: RecordTable,
  hashes: ReadonlyMap<string, KeyHashes> = new Map(),
): KeyBinder {
  const bound = new Map<string, BoundKey>()
  return (name) => {
    const known = bound.get(name)
    if (known !== undefined) return known
    const key = keys.find((own) => own.name === name)
    if (key === undefined) throw unknownKey(name, keys)
    const own = bindKey(key, table, hashes.get(name))
    bound.set(name, own)
    return own
  }
}

/** The same, where the keys of some rules are looked up together, which takes less time. */
export function keyBinderFor(
  rules: readonly BlockingRule[],
  keys: readonly BlockingKey[],
  table: RecordTable,
): KeyBinder {
  const used = new Set(rules.flatMap((rule) => rule.keys))
  return keyBinder(
    keys,
    table,
    hashKeys(
      keys.filter((key) => used.has(key.name)),
      table,
    ),
  )
}

function unknownKey(name: string, keys: readonly BlockingKey[]): SamewiseError {
  const names = keys.map((key) => key.name)
  return new SamewiseError(
    'BAD_CONFIG',
    `"match.blocking" names no blocking key: "${name}".${didYouMean(name, names)} The keys are ${names.join(', ')}.`,
  )
}
