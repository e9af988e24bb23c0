import type { Chain, Step } from './chain'
import type { Choice } from './choose-field'
import { closeChoice } from './close-choice'
import { CLEARED, contest, ruleOut } from './contest'
import type { Contributions, RecordFacts } from './contributions'
import { isSameValue } from './count-votes'
import { numberOf, sumOf } from './read-number'
import { settle } from './settle'

/**
 * Keeps all different values, in the order of the chain's other strategies, up to the limit.
 *
 * @param all numbers of the contributions that take part
 * @param count how many there are with those that do not
 */
export function chooseUnion(
  all: Int32Array,
  count: number,
  fold: Step,
  chain: Chain,
  field: Contributions,
  facts: RecordFacts,
): Choice {
  const { codes } = contest
  let left = all.filter((c) => codes[c] !== CLEARED)
  const winners: number[] = []
  const kept: number[] = []
  while (left.length > 0 && winners.length < fold.limit) {
    const winner = settle(left.slice(), left.length, chain, field, facts)
    winners.push(winner)
    kept.push(codes[winner])
    left = left.filter((c) => !isSameValue(fold, winner, c, field))
  }
  for (const c of all) {
    ruleOut(c, 'union', codes[c] === CLEARED ? 'cleared' : left.includes(c) ? fold.reason : 'duplicate')
  }
  return closeChoice(count, winners, kept, chain, field, facts)
}

/** Adds the numbers of all contributions; `all` and `count` as for {@link chooseUnion}. */
export function chooseSum(
  all: Int32Array,
  count: number,
  fold: Step,
  chain: Chain,
  field: Contributions,
  facts: RecordFacts,
): Choice {
  const { codes } = contest
  const texts: string[] = []
  const winners: number[] = []
  for (const c of all) {
    const text = codes[c] === CLEARED ? '' : field.textsOf(codes[c])[0]
    texts.push(text)
    if (Number.isNaN(numberOf(text))) ruleOut(c, 'sum', fold.reason)
    else winners.push(c)
  }
  // Each counts, also where two bring the same number.
  const choice = closeChoice(count, winners, [], chain, field, facts)
  return winners.length === 0 ? choice : { ...choice, decidedBy: fold.lostBy, fixed: [[sumOf(texts)]] }
}
