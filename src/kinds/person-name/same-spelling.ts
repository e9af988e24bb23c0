import type { TextPool } from '../../columns'
import { isUnvowelled } from './romanize'
import { spellingKey } from './spelling-key'
import { spellsConsonants } from './spells-consonants'

/** Shorter names share a key by chance. */
const MIN_LENGTH = 3

/** Key of a name in Arabic or Hebrew letters, of one that is too short, and of one that nobody asked for yet. */
const UNVOWELLED = -1
const NONE = 1
const UNKNOWN = 0

/** Whether two names of a pool, by their codes, are spellings of one name; their keys are made when first needed. */
export function sameSpelling(pool: TextPool): (left: number, right: number) => boolean {
  const keys = new Int32Array(pool.size)
  const keyOf = (code: number): number => {
    if (keys[code] !== UNKNOWN) return keys[code]
    const name = pool.get(code)
    keys[code] = isUnvowelled(name) ? UNVOWELLED : name.length < MIN_LENGTH ? NONE : keyNumber(spellingKey(name))
    return keys[code]
  }
  return (left, right) => {
    const a = keyOf(left)
    const b = keyOf(right)
    if (a === b) return a !== NONE && a !== UNVOWELLED
    if (a === UNVOWELLED) return spellsConsonants(pool.get(right), pool.get(left))
    if (b === UNVOWELLED) return spellsConsonants(pool.get(left), pool.get(right))
    return false
  }
}

/** FNV-1a over the UTF-16 code units, moved off the numbers above: two of a million keys share a number with a chance of 1 in 4,000 million. */
function keyNumber(key: string): number {
  let hash = 0x811c9dc5 | 0
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193)
  return hash >= -1 && hash <= 1 ? 2 : hash
}
