import { hashString } from '../base'
import { countCodes, featureOf, type RecordTable } from '../columns'
import type { Comparison } from '../compare'
import type { Plan } from '../entity'
import { featureName } from '../kinds'
import {
  type DataStatistics,
  findGenericCodes,
  genericCodes,
  type Model,
  measureFrequencies,
  measureWords,
  removeCodes,
  type ValueFrequencies,
  type WordFrequencies,
} from '../weigh'

/** Codes of generic values by feature; they are missing in the table by then. */
export type GenericValues = ReadonlyMap<string, readonly number[]>

/** Key of the value hashes in a plan's models. */
export function hashKeyOf(plan: Plan): number {
  return hashString(plan.config.match?.hashKey ?? 'samewise')
}

/** Features whose value frequencies count, each once. */
export function frequencyFeatures(comparisons: readonly Comparison[]): string[] {
  return [...new Set(comparisons.map((c) => c.frequencyOf).filter((name) => name !== undefined))]
}

/** Finds the generic values of all features and turns them to missing, in place. */
export function removeGenericValues(table: RecordTable, comparisons: readonly Comparison[]): GenericValues {
  const generic = new Map<string, readonly number[]>()
  for (const name of frequencyFeatures(comparisons)) {
    const feature = featureOf(table, name)
    const codes = findGenericCodes(countCodes(table, feature))
    removeCodes(table, feature, codes)
    generic.set(name, codes)
  }
  return generic
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
  comparisons: readonly Comparison[],
  generic: GenericValues,
  acrossOnly: boolean,
): Record<string, ValueFrequencies> {
  const frequencies: Record<string, ValueFrequencies> = Object.create(null)
  for (const name of frequencyFeatures(comparisons)) {
    const feature = featureOf(table, name)
    frequencies[name] = measureFrequencies(table, feature, generic.get(name) ?? [], hashKeyOf(plan), acrossOnly)
  }
  return frequencies
}

/** Probability that two records share a value of the comparison's feature: the closed form of u for its exact level. */
export function agreementOf(
  { frequencyOf, levels, sharing = 1 }: Comparison,
  { frequencies }: DataStatistics,
): number | undefined {
  if (frequencyOf === undefined || !levels.some((level) => level.exact)) return undefined
  return frequencies[frequencyOf].agreement * sharing
}
