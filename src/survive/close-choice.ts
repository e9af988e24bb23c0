import type { Chain } from './chain'
import type { Choice, Contribution, Loser } from './choose-field'
import { CLEARED, contest } from './contest'
import type { Contributions, RecordFacts } from './contributions'
import type { LostBy } from './reason'
import { trustOf } from './weigh-contribution'

const NO_LOSERS: readonly Loser[] = []

/**
 * Puts a choice together. Contributions that say what a winner says have not lost.
 *
 * @param winners numbers of contributions
 * @param kept codes of the values that won
 */
export function closeChoice(
  count: number,
  winners: readonly number[],
  kept: readonly number[],
  chain: Chain,
  field: Contributions,
  facts: RecordFacts,
): Choice {
  const { records, slots, codes, outAt, outBy, because } = contest
  const losers: Loser[] = []
  let last = -1
  for (let c = 0; c < count; c++) {
    if (outAt[c] === 0 || kept.includes(codes[c])) continue
    losers.push({ record: records[c], slot: slots[c], lostBy: outBy[c], reason: because[c] })
    if (last < 0 || outAt[c] > outAt[last]) last = c
  }
  // A fold keeps several, so that none of those it rules out decides.
  const decidedBy = last < 0 || chain.fold !== undefined ? chain.first : outBy[last]
  return choiceOf(winners, kept[0] === CLEARED, decidedBy, losers, chain, field, facts)
}

/** As {@link closeChoice}, where all contributions are one value: so none has lost. */
export function closeOnOne(winner: number, chain: Chain, field: Contributions, facts: RecordFacts): Choice {
  return choiceOf([winner], contest.codes[winner] === CLEARED, chain.first, NO_LOSERS, chain, field, facts)
}

function choiceOf(
  winners: readonly number[],
  isCleared: boolean,
  decidedBy: LostBy,
  losers: readonly Loser[],
  { weighing }: Chain,
  field: Contributions,
  facts: RecordFacts,
): Choice {
  const won: Contribution[] = []
  for (const c of winners) won.push({ record: contest.records[c], slot: contest.slots[c] })
  const choice: { -readonly [K in keyof Choice]: Choice[K] } = { winners: won, decidedBy, losers }
  if (isCleared) {
    choice.winners = []
    choice.cleared = won[0]
  }
  if (weighing !== undefined) {
    const trust: number[] = []
    for (const c of winners) trust.push(Math.round(trustOf(weighing, c, field, facts) * 1000) / 1000)
    choice.trust = trust
  }
  return choice
}
