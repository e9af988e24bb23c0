import { hashString } from '../base'
import { countCodes, featureOf, type RecordTable } from '../columns'
import type { Comparison } from '../compare'
import type { Plan } from '../entity'
import { featureName } from '../kinds'
import {
  bitsOfCounts,
  type DataStatistics,
  findGenericCodes,
  genericCodes,
  type Model,
  measureFrequencies,
  measureWords,
  removeCodes,
  type Scorer,
  type ValueFrequencies,
  type WordFrequencies,
} from '../weigh'

/** What values a feature has, once the generic ones are missing in the table. */
export interface CountedValues {
  /** Codes of generic values. */
  readonly generic: readonly number[]
  /** Occurrences by code, none of generic ones; the first entry, for missing values, is of no use. */
  readonly counts: Int32Array
}

/** Key of the value hashes in a plan's models. */
export function hashKeyOf(plan: Plan): number {
  return hashString(plan.config.match?.hashKey ?? 'samewise')
}

/** Features whose value frequencies count, each once. */
export function frequencyFeatures(comparisons: readonly Comparison[]): string[] {
  return [...new Set(comparisons.map((c) => c.frequencyOf).filter((name) => name !== undefined))]
}

/** Finds the generic values of all features and turns them to missing, in place. Returns what is left, by feature. */
export function removeGenericValues(
  table: RecordTable,
  comparisons: readonly Comparison[],
): ReadonlyMap<string, CountedValues> {
  const values = new Map<string, CountedValues>()
  for (const name of frequencyFeatures(comparisons)) {
    const feature = featureOf(table, name)
    const counts = countCodes(table, feature)
    const generic = findGenericCodes(counts)
    removeCodes(table, feature, generic)
    for (const code of generic) counts[code] = 0
    values.set(name, { generic, counts })
  }
  return values
}

/** Turns the values that a model calls generic to missing, in place. */
export function removeGenericValuesOf(model: Model, table: RecordTable): void {
  for (const [name, frequencies] of Object.entries(model.frequencies)) {
    const feature = featureOf(table, name)
    removeCodes(table, feature, genericCodes(feature, frequencies, model.key))
  }
}

/** Frequencies of words, by text feature. */
export function wordFrequencies(plan: Plan, table: RecordTable): Record<string, WordFrequencies> {
  const words: Record<string, WordFrequencies> = Object.create(null)
  for (const field of plan.fields) {
    if (!field.compared) continue
    for (const definition of field.kind.features) {
      const name = featureName(field.name, definition.name)
      if (definition.words) words[name] = measureWords(table, featureOf(table, name), hashKeyOf(plan))
    }
  }
  return words
}

/**
 * Frequencies of values, by feature.
 *
 * @param acrossOnly agreement is taken over pairs of different sources
 */
export function valueFrequencies(
  plan: Plan,
  table: RecordTable,
  values: ReadonlyMap<string, CountedValues>,
  acrossOnly: boolean,
): Record<string, ValueFrequencies> {
  const frequencies: Record<string, ValueFrequencies> = Object.create(null)
  for (const [name, { generic, counts }] of values) {
    frequencies[name] = measureFrequencies(table, featureOf(table, name), generic, hashKeyOf(plan), acrossOnly, counts)
  }
  return frequencies
}

/** As {@link Scorer.bits}: what a model with these frequencies makes of the values, without looking each of them up in it. */
export function countedBits(
  comparisons: readonly Comparison[],
  values: ReadonlyMap<string, CountedValues>,
  frequencies: Readonly<Record<string, ValueFrequencies>>,
): Scorer['bits'] {
  const bits = new Map<string, Float64Array>()
  for (const [name, { counts }] of values) bits.set(name, bitsOfCounts(counts, frequencies[name]))
  return comparisons.map(({ frequencyOf }) => (frequencyOf === undefined ? undefined : bits.get(frequencyOf)))
}

/** Probability that two records share a value of the comparison's feature: the closed form of u for its exact level. */
export function agreementOf(
  { frequencyOf, levels, sharing = 1 }: Comparison,
  { frequencies }: DataStatistics,
): number | undefined {
  if (frequencyOf === undefined || !levels.some((level) => level.exact)) return undefined
  return frequencies[frequencyOf].agreement * sharing
}
