import type { Chain } from './chain'
import { chooseSum, chooseUnion } from './choose-fold'
import { closeChoice, closeOnOne } from './close-choice'
import { allRunning, contest, gather } from './contest'
import type { Contributions, RecordFacts } from './contributions'
import { filterContributions } from './filter-contributions'
import type { Pin } from './lineage'
import type { LostBy } from './reason'
import { settle } from './settle'

/**
 * A value of one record, named by record and slot.
 *
 * @internal
 */
export interface Contribution {
  readonly record: number
  readonly slot: number
}

/**
 * A contribution that did not win, the strategy that ruled it out, and why.
 *
 * @internal
 */
export interface Loser extends Contribution {
  readonly lostBy: LostBy
  readonly reason: string
}

/**
 * What survived in one field of one cluster.
 *
 * @internal
 */
export interface Choice {
  /** One winner, several for a union or a sum, none where no record has a value. */
  readonly winners: readonly Contribution[]
  /** The strategy that settled it: the last that ruled a differing value out, or the first of the chain where all agreed. */
  readonly decidedBy: LostBy
  /** Contributions with another value than the winner's. */
  readonly losers: readonly Loser[]
  /** The contribution that won by saying that there is no such value any more. */
  readonly cleared?: Contribution
  /** Texts of the parts of the values where they are no winner's own: of a pin, a sum, or a record whose gaps were filled. */
  readonly fixed?: readonly (readonly string[])[]
  /** Trust in each winner, 0 to 100 to three decimals, where the chain weighs. */
  readonly trust?: readonly number[]
  /** The pin that decided. */
  readonly pin?: Pin
}

/**
 * Chooses the surviving value or values of a field.
 *
 * @param members records of the cluster, ascending
 * @param chain strategies in turn; a union anywhere in it keeps all different values, ordered by the other strategies
 * @param choices what was chosen in the fields before, for those that follow another
 */
export function chooseField(
  members: Int32Array,
  field: Contributions,
  facts: RecordFacts,
  chain: Chain,
  choices: readonly Choice[] = [],
): Choice {
  const count = gather(members, field)
  const { filters, fold, first } = chain
  if (count === 0) return { winners: [], decidedBy: first, losers: [] }
  const running = allRunning(count)
  let left = count
  for (const step of filters) left = filterContributions(step, running, left, field, facts, choices)
  if (left === 0) return closeChoice(count, [], [], chain, field, facts)
  if (fold?.name === 'union') return chooseUnion(running.slice(0, left), count, fold, chain, field, facts)
  if (fold?.name === 'sum') return chooseSum(running.slice(0, left), count, fold, chain, field, facts)
  const winner = settle(running, left, chain, field, facts)
  if (contest.isOneValue) return closeOnOne(winner, chain, field, facts)
  return closeChoice(count, [winner], [contest.codes[winner]], chain, field, facts)
}
