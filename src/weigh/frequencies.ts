import { countCodes, distinctWords, type Feature, type RecordTable, type TokenWeights } from '../columns'
import { HashCounts } from './hash-counts'
import type { ValueFrequencies, WordFrequencies } from './model'
import { valueHash, wordHash } from './value-hash'

/** A value seen fewer times than this is pooled with the other rare ones: a model must not tell who was in the data. */
const RARE = 3
/** A value is generic when it occurs more often than this, and than {@link GENERIC_FACTOR} times the field's 99.9 % quantile. */
const GENERIC_FLOOR = 20
const GENERIC_FACTOR = 5
const GENERIC_QUANTILE = 0.999
/** A field with fewer different values is a list of categories, where one value may well stand far above the others. */
const GENERIC_LEAST_VALUES = 50
/** The rarest a value is taken to be. A value seen once may well be as common as one seen twice. */
const COUNT_FLOOR = 2

/**
 * Codes of generic values: placeholders and shared mailboxes that stand far above the rest of their field. Such a value says nothing
 * about identity, and as a disagreement it would spoil the training, so it counts as missing.
 */
export function findGenericCodes(counts: Int32Array): number[] {
  const present: number[] = []
  for (let code = 1; code < counts.length; code++) if (counts[code] > 0) present.push(counts[code])
  if (present.length < GENERIC_LEAST_VALUES) return []
  const sorted = Int32Array.from(present).sort()
  const quantile = sorted[Math.floor((sorted.length - 1) * GENERIC_QUANTILE)]
  const bound = Math.max(GENERIC_FLOOR, GENERIC_FACTOR * quantile)
  const generic: number[] = []
  for (let code = 1; code < counts.length; code++) if (counts[code] > bound) generic.push(code)
  return generic
}

/** Turns the given codes of a feature to missing in every row, closing the gaps between slots. */
export function removeCodes(table: RecordTable, feature: Feature, codes: readonly number[]): void {
  if (codes.length === 0) return
  const dead = new Uint8Array(feature.pool.size)
  for (const code of codes) dead[code] = 1
  const { rows, stride, count } = table
  for (let i = 0; i < count; i++) {
    const from = i * stride + feature.offset
    let kept = 0
    for (let slot = 0; slot < feature.slots; slot++) {
      const code = rows[from + slot]
      if (code !== 0 && dead[code] === 0) rows[from + kept++] = code
    }
    while (kept < feature.slots) rows[from + kept++] = 0
  }
}

/**
 * Frequencies of a feature's values for the model.
 *
 * @param generic codes already turned to missing in the table
 * @param acrossOnly agreement is taken over pairs of different sources (every source free of duplicates)
 * @param counts occurrences by code, where they are known
 */
export function measureFrequencies(
  table: RecordTable,
  feature: Feature,
  generic: readonly number[],
  key: number,
  acrossOnly: boolean,
  counts = countCodes(table, feature),
): ValueFrequencies {
  let total = 0
  const frequent: [number, number][] = []
  for (let code = 1; code < counts.length; code++) {
    total += counts[code]
    if (counts[code] >= RARE) frequent.push([valueHash(feature.pool, code, key), counts[code]])
  }
  frequent.sort((a, b) => a[0] - b[0])
  return {
    total,
    agreement: acrossOnly ? agreementAcross(table, feature) : agreementWithin(counts, total),
    rare: RARE,
    frequent,
    generic: generic.map((code) => valueHash(feature.pool, code, key)).sort((a, b) => a - b),
  }
}

/** P(two random records with a value have the same one) = sum of c (c - 1) over n (n - 1). */
function agreementWithin(counts: Int32Array, total: number): number {
  let same = 0
  for (let code = 1; code < counts.length; code++) same += counts[code] * (counts[code] - 1)
  return total > 1 ? same / (total * (total - 1)) : 0
}

/** The same over pairs of different sources: all pairs less those within each source. */
function agreementAcross(table: RecordTable, feature: Feature): number {
  const size = feature.pool.size
  const all = new Int32Array(size)
  let same = 0
  let pairs = 0
  let total = 0
  for (let source = 0; source < table.sourceNames.length; source++) {
    const own = new Int32Array(size)
    for (let i = 0; i < table.count; i++) {
      if (table.sources[i] !== source) continue
      for (let slot = 0; slot < feature.slots; slot++) own[table.rows[i * table.stride + feature.offset + slot]]++
    }
    let ownTotal = 0
    for (let code = 1; code < size; code++) {
      same += own[code] * all[code]
      all[code] += own[code]
      ownTotal += own[code]
    }
    pairs += ownTotal * total
    total += ownTotal
  }
  return pairs > 0 ? same / pairs : 0
}

/**
 * Bits by which an exact agreement on each code is worth less than on the field's average: log2 of the value's frequency over the
 * field's agreement rate (Splink's term-frequency adjustment, with a floor of two occurrences).
 */
export function frequencyBits(feature: Feature, frequencies: ValueFrequencies, key: number): Float64Array {
  const bits = new Float64Array(feature.pool.size)
  if (saysNothing(frequencies)) return bits
  const counts = new HashCounts(frequencies.frequent)
  const bitsOf = bitsOfCount(frequencies)
  for (let code = 1; code < bits.length; code++) bits[code] = bitsOf(counts.get(valueHash(feature.pool, code, key)))
  return bits
}

/** The same where the frequencies were measured in this very table, by occurrences of each code. */
export function bitsOfCounts(counts: Int32Array, frequencies: ValueFrequencies): Float64Array {
  const bits = new Float64Array(counts.length)
  if (saysNothing(frequencies)) return bits
  const bitsOf = bitsOfCount(frequencies)
  // A model does not hold rare values, so that they are all alike.
  const rare = bitsOf(0)
  for (let code = 1; code < bits.length; code++) bits[code] = counts[code] < RARE ? rare : bitsOf(counts[code])
  return bits
}

function saysNothing({ total, agreement }: ValueFrequencies): boolean {
  return total === 0 || agreement === 0
}

function bitsOfCount({ total, agreement }: ValueFrequencies): (count: number) => number {
  const scale = Math.log2(total * agreement)
  return (count) => Math.log2(Math.max(count, COUNT_FLOOR)) - scale
}

/** Codes of a pool that a model calls generic. */
export function genericCodes(feature: Feature, frequencies: ValueFrequencies, key: number): number[] {
  const generic = new Set(frequencies.generic)
  const codes: number[] = []
  if (generic.size === 0) return codes
  for (let code = 1; code < feature.pool.size; code++) {
    if (generic.has(valueHash(feature.pool, code, key))) codes.push(code)
  }
  return codes
}

/** In how many records each word of a text feature occurs. */
export function measureWords(table: RecordTable, feature: Feature, key: number): WordFrequencies {
  const counts = countCodes(table, feature)
  const words = new Map<number, number>()
  let total = 0
  for (let code = 1; code < counts.length; code++) {
    if (counts[code] === 0) continue
    total += counts[code]
    for (const word of distinctWords(feature.pool, code)) words.set(word, (words.get(word) ?? 0) + counts[code])
  }
  const frequent: [number, number][] = []
  for (const [word, count] of words) if (count >= RARE) frequent.push([wordHash(word, key), count])
  return { total, rare: RARE, frequent: frequent.sort((a, b) => a[0] - b[0]) }
}

/** Inverse document frequency of a word, ln(1 + n / df), with df at least {@link COUNT_FLOOR} minus one half for pooled words. */
export function bindWordWeights(words: Readonly<Record<string, WordFrequencies>>, key: number): TokenWeights {
  const byFeature = new Map(
    Object.entries(words).map(([name, w]) => [name, { total: w.total, counts: new HashCounts(w.frequent) }]),
  )
  return {
    weight(feature, hash) {
      const known = byFeature.get(feature)
      if (known === undefined) return 1
      return Math.log(1 + known.total / (known.counts.get(wordHash(hash, key)) || COUNT_FLOOR - 0.5))
    },
  }
}
