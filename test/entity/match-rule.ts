import type { MatchRule } from '../../src/entity'

/** A rule of a config. */
export function matchRule(when: MatchRule['when'], outcome: MatchRule['then']): MatchRule {
  // biome-ignore lint/suspicious/noThenProperty: `then` is the rule's word for its outcome
  return { when, then: outcome }
}
