import { hashString, mix32, mixPair } from '../base'
import { type Feature, featureOf, type RecordTable } from '../columns'

/**
 * Something two records may have in common: a feature's value, or a part of it (first three letters, year, sound). Blocking rules are
 * conjunctions of keys.
 */
export interface BlockingKey {
  /** `feature` for the whole value, else `feature:part`, such as `name.given:first-3`; unique in a plan. */
  readonly name: string
  readonly field: string
  /** One feature; or several, then records agree when all of them do. */
  readonly features: readonly string[]
  /** The part that must agree; '' for none. The whole value if left out. */
  readonly part?: (value: string) => string
  /** With two features: they may agree crosswise (given name = family name and the other way round). */
  readonly crosswise?: boolean
  /** Says too little to stand alone or with one more; used in triples. */
  readonly weak?: boolean
}

/** A key's value by record as a content hash: `hashes[i * slots + slot]`, 0 for none. */
export interface BoundKey {
  readonly key: BlockingKey
  readonly slots: number
  readonly hashes: Int32Array
}

/** The content hashes of a key by code of each of its features: 0 for none, and for codes that do not occur. */
export type KeyHashes = readonly Int32Array[]

/**
 * Computes keys once per distinct value that occurs in a table, and reads each value once for all keys.
 *
 * @returns hashes by the key's name
 */
export function hashKeys(keys: readonly BlockingKey[], table: RecordTable): Map<string, KeyHashes> {
  const byFeature = new Map<string, FeatureKey[]>()
  const hashesOf = ({ part }: BlockingKey, name: string): Int32Array => {
    const hashes = new Int32Array(featureOf(table, name).pool.size)
    const own = byFeature.get(name) ?? []
    byFeature.set(name, own)
    own.push({ part, hashes })
    return hashes
  }
  const found = new Map(keys.map((key) => [key.name, key.features.map((name) => hashesOf(key, name))]))
  for (const [name, own] of byFeature) hashFeature(table, featureOf(table, name), own)
  return found
}

/** A key of a feature, and its hashes by code. */
interface FeatureKey {
  readonly part: BlockingKey['part'] | undefined
  readonly hashes: Int32Array
}

function hashFeature(table: RecordTable, feature: Feature, keys: readonly FeatureKey[]): void {
  const { pool } = feature
  const needsText = keys.some(({ part }) => part !== undefined)
  const occurs = codesThatOccur(table, feature)
  for (let code = 1; code < occurs.length; code++) {
    if (occurs[code] === 0) continue
    const text = needsText ? pool.get(code) : ''
    for (let k = 0; k < keys.length; k++) {
      const { part, hashes } = keys[k]
      // 0 means none, so a hash that happens to be 0 becomes 1.
      hashes[code] = part === undefined ? pool.hashes[code] || 1 : partHash(part(text))
    }
  }
}

/** By code, 1 where some record has the value. */
function codesThatOccur({ rows, stride }: RecordTable, { pool, offset, slots }: Feature): Uint8Array {
  const occurs = new Uint8Array(pool.size)
  for (let slot = 0; slot < slots; slot++) {
    for (let at = offset + slot; at < rows.length; at += stride) occurs[rows[at]] = 1
  }
  return occurs
}

/** Looks a key up for each record of a table. */
export function bindKey(
  key: BlockingKey,
  table: RecordTable,
  byCode: KeyHashes = hashKeys([key], table).get(key.name) as KeyHashes,
): BoundKey {
  const features = key.features.map((name) => featureOf(table, name))
  const { rows, stride, count } = table
  if (features.length === 1) {
    const { offset, slots } = features[0]
    const hashes = new Int32Array(count * slots)
    const values = byCode[0]
    for (let slot = 0; slot < slots; slot++) {
      for (let from = offset + slot, to = slot; to < hashes.length; from += stride, to += slots) {
        hashes[to] = values[rows[from]]
      }
    }
    return { key, slots, hashes }
  }
  const hashes = new Int32Array(count)
  for (let i = 0; i < count; i++) {
    let joint = key.crosswise ? 0 : 0x2545f491
    for (let f = 0; f < features.length; f++) {
      const value = byCode[f][rows[i * stride + features[f].offset]]
      if (value === 0) {
        joint = 0
        break
      }
      joint = key.crosswise ? (joint + mix32(value)) | 0 : mixPair(joint, value)
    }
    hashes[i] = joint
  }
  return { key, slots: 1, hashes }
}

function partHash(part: string): number {
  if (part === '') return 0
  const hash = hashString(part)
  return hash === 0 ? 1 : hash
}
