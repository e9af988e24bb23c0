import { SamewiseError } from '../base'
import type { Comparison } from '../compare'

/** A rule of the user's, on comparison levels. */
export interface LevelRule {
  /** Position in the config, for reasons and explanations. */
  readonly index: number
  /** Comparisons that must be at their exact level, and such that must be present and at their last ladder level. */
  readonly same: readonly number[]
  readonly different: readonly number[]
  readonly outcome: 'match' | 'non-match'
}

/** What the rules say of a pattern: the first rule that holds, vetoes before matches; undefined if none does. */
export type RuleBook = (levels: Uint8Array, at: number) => LevelRule | undefined

/** Turns rules on fields (or `field.part`) into rules on levels. */
export function bindRules(
  rules: readonly {
    readonly when: { readonly same?: readonly string[]; readonly different?: readonly string[] }
    readonly then: 'match' | 'non-match'
  }[],
  comparisons: readonly Comparison[],
): RuleBook | undefined {
  if (rules.length === 0) return undefined
  const numbersOf = (names: readonly string[] | undefined): number[] =>
    (names ?? []).flatMap((name) => {
      const found = comparisons.flatMap((c, k) => (c.name === name || c.field === name ? [k] : []))
      // Left out in silence, the condition would make the rule broader than it was meant.
      if (found.length === 0) {
        throw new SamewiseError(
          'BAD_CONFIG',
          `"match.rules" names "${name}", which is not compared. The comparisons are ${comparisons.map((c) => c.name).join(', ')}.`,
        )
      }
      return found
    })
  const bound = rules.map(
    (rule, index): LevelRule => ({
      index,
      same: numbersOf(rule.when.same),
      different: numbersOf(rule.when.different),
      outcome: rule.then,
    }),
  )
  bound.sort((a, b) => Number(b.outcome === 'non-match') - Number(a.outcome === 'non-match') || a.index - b.index)
  const exact = comparisons.map((comparison) => comparison.levels.findIndex((level) => level.exact) + 1)
  const last = comparisons.map((comparison) => {
    const ladder = comparison.levels.filter((level) => !level.aside)
    return comparison.levels.indexOf(ladder[ladder.length - 1]) + 1
  })
  return (levels, at) =>
    bound.find(
      (rule) =>
        (rule.same.length > 0 || rule.different.length > 0) &&
        rule.same.every((k) => levels[at + k] !== 0 && levels[at + k] === exact[k]) &&
        rule.different.every((k) => levels[at + k] === last[k]),
    )
}
