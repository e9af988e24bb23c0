import type { ResolveResult } from '../resolve'

/** What a blocking rule found that no rule before it had. */
export interface RuleFacts {
  readonly rule: string
  readonly pairs: number
  readonly expectedMatches: number
  readonly cutBlocks: number
  readonly largestBlock: number
  readonly skippedPairs: number
}

/** Which pairs were compared, and which never were. */
export interface BlockingFacts {
  readonly rules: readonly RuleFacts[]
  readonly rulesLeftOut: number
  readonly pairs: number
  /** Pairs that could be compared at all. */
  readonly admissiblePairs: number
  readonly expectedMatches: number
  readonly skippedPairs: number
  /** Keys that stand in no rule. */
  readonly unusedKeys: readonly string[]
  /** Values that count as missing because far too many records hold them, by feature. */
  readonly generic: readonly { readonly feature: string; readonly values: number }[]
}

const MOST_RULES = 40
const MOST_KEYS = 40

/** Reads what blocking cost and found; rules stand in the order they were applied. */
export function blockingFacts({ state }: ResolveResult): BlockingFacts {
  const { learned, plan, pairs } = state
  const { model, candidates } = learned
  const rules = candidates.reports.map(({ rule, pairs: own, expectedMatches, oversize }) => ({
    rule,
    pairs: own,
    expectedMatches,
    cutBlocks: oversize.blocks,
    largestBlock: oversize.largestBlock,
    skippedPairs: oversize.skippedPairs,
  }))
  const usedKeys = new Set(model.blocking.flat())
  const isAllPairs = model.blocking.some((keys) => keys.length === 0)
  return {
    rules: rules.slice(0, MOST_RULES),
    rulesLeftOut: Math.max(0, rules.length - MOST_RULES),
    pairs: rules.reduce((sum, rule) => sum + rule.pairs, 0),
    admissiblePairs: model.admissiblePairs,
    expectedMatches: pairs.expectedMatches,
    skippedPairs: rules.reduce((sum, rule) => sum + rule.skippedPairs, 0),
    unusedKeys: isAllPairs
      ? []
      : plan.keys
          .map((key) => key.name)
          .filter((name) => !usedKeys.has(name))
          .slice(0, MOST_KEYS),
    generic: Object.entries(model.frequencies)
      .map(([feature, { generic }]) => ({ feature, values: generic.length }))
      .filter(({ values }) => values > 0),
  }
}
