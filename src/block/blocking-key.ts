import { hashString, mix32, mixPair } from '../base'
import { featureOf, type RecordTable } from '../columns'

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

/** The content hashes of a key by code of each of its features: 0 for none. */
export type KeyHashes = readonly Int32Array[]

/**
 * Computes keys once per distinct value, and reads each value once for all keys. The hashes hold for every table over the same pools, such
 * as a sample.
 *
 * @returns hashes by the key's name
 */
export function hashKeys(keys: readonly BlockingKey[], table: RecordTable): Map<string, KeyHashes> {
  const texts = new Map<string, readonly string[]>()
  const textsOf = (feature: string): readonly string[] => {
    const known = texts.get(feature)
    if (known !== undefined) return known
    const { pool } = featureOf(table, feature)
    const own = Array.from({ length: pool.size }, (_, code) => pool.get(code))
    texts.set(feature, own)
    return own
  }
  const hashFeature = ({ part }: BlockingKey, feature: string): Int32Array => {
    const { pool } = featureOf(table, feature)
    const hashes = new Int32Array(pool.size)
    // 0 means none, so a hash that happens to be 0 becomes 1.
    if (part === undefined) for (let code = 1; code < hashes.length; code++) hashes[code] = pool.hashes[code] || 1
    else {
      const values = textsOf(feature)
      for (let code = 1; code < hashes.length; code++) hashes[code] = partHash(part(values[code]))
    }
    return hashes
  }
  return new Map(keys.map((key) => [key.name, key.features.map((feature) => hashFeature(key, feature))]))
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
    for (let i = 0, at = 0; i < count; i++) {
      for (let slot = 0; slot < slots; slot++) hashes[at++] = values[rows[i * stride + offset + slot]]
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
