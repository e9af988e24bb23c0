import { tableFromRows } from '../../src/columns'
import { domains } from '../../src/data/domains'
import { identifiers } from '../../src/data/identifiers'
import { legalForms } from '../../src/data/legal-forms'
import { nicknamesEn } from '../../src/data/nicknames-en'
import { phoneNumbers } from '../../src/data/phone-numbers'
import { scripts } from '../../src/data/scripts'
import { compilePlan, type EntityConfig, type SourceConfig } from '../../src/entity'
import { type ClusterEvaluation, evaluateClusters } from '../../src/evaluate'
import { type ColumnGuess, guessConfig } from '../../src/guess'
import { type ResolveResult, resolveTables, StageClock } from '../../src/resolve'
import type { World } from './world'

/** As the command line hands them in. */
const data = [nicknamesEn, legalForms, scripts, identifiers, domains, phoneNumbers]

/** What the user says beside naming his files. */
export interface WorldQuestion {
  /** Sources that hold no duplicates, as `--duplicate-free` says it; default none are named. */
  readonly duplicateFree?: 'all' | readonly string[]
  /** Only pairs of two sources count. */
  readonly across?: boolean
}

/** How a world came out. */
export interface WorldOutcome {
  readonly guess: { readonly config: EntityConfig; readonly columns: readonly ColumnGuess[] }
  readonly result: ResolveResult
  readonly evaluation: ClusterEvaluation
}

/** Resolves a world as the command line does without a config, and scores the clusters. */
export async function resolveWorld(
  { sources, truth }: World,
  { duplicateFree, across = false }: WorldQuestion = {},
): Promise<WorldOutcome> {
  const tables = await Promise.all(Object.entries(sources).map(([name, rows]) => tableFromRows(name, rows)))
  const guess = guessConfig(tables, new Map(), data)
  const stated = Object.entries(guess.config.sources ?? {}).map(([name, settings]): [string, SourceConfig] => [
    name,
    duplicateFree === undefined
      ? settings
      : { ...settings, duplicateFree: duplicateFree === 'all' || duplicateFree.includes(name) },
  ])
  const config = { ...guess.config, sources: Object.fromEntries(stated) }
  const result = await resolveTables(compilePlan(config, new Map(), data), tables, {}, new StageClock())
  const clusters = [...result.xref()].map(({ source, recordId, goldenId }): [string, string] => [
    `${source}:${recordId}`,
    goldenId,
  ])
  const sourceOf = [...truth.keys()].map((key): [string, string] => [key, key.slice(0, key.indexOf(':'))])
  const evaluation = evaluateClusters(truth, clusters, across ? { across: sourceOf } : {})
  return { guess, result, evaluation }
}
