import type { Groundwork } from '../base'
import { type RecordTable, receiveTable, type SentTable, sendTable } from '../columns'
import { bindComparisons, type RecordComparer } from '../compare'
import type { Plan } from '../entity'
import { bindWordWeights, type Model, Scorer } from '../weigh'
import type { SentPlan, Team } from './sent-plan'

/** A team whose other threads have a table with its comparisons bound, for all that scores pairs of it. */
export interface MatchingTeam extends Team {
  readonly ground: Groundwork
}

/** What another thread needs to compare records. */
export interface SentMatching extends Pick<Model, 'words' | 'key'> {
  readonly plan: SentPlan
  readonly table: SentTable
}

/** What compares records on another thread. */
export interface BoundTable {
  readonly table: RecordTable
  readonly comparer: RecordComparer
}

/** Has the other threads of a team bind the comparisons of a table, while the calling one goes on. */
export function gatherMatching(
  team: Team | undefined,
  table: RecordTable,
  { words, key }: Pick<Model, 'words' | 'key'>,
): MatchingTeam | undefined {
  if (team === undefined) return undefined
  const ground = {
    task: 'match',
    shared: (): SentMatching => ({ plan: team.plan, table: sendTable(table), words, key }),
  }
  team.pool.prepare?.(ground)
  return { ...team, ground }
}

/** Makes ready to compare records on another thread. */
export function openMatching(plan: Plan, sent: SentMatching): BoundTable {
  const table = receiveTable(sent.table)
  const comparer = bindComparisons(plan.comparisons, table, bindWordWeights(sent.words, sent.key))
  warmUp(comparer, table.count)
  return { table, comparer }
}

const WARM_UP_BATCHES = 128
const BATCH = 256

/** Compares some pairs, so that the thread has compiled its code before it is waited for. Of few records that is not worth while. */
function warmUp({ comparisons, compareMany }: RecordComparer, count: number): void {
  if (count < WARM_UP_BATCHES * BATCH) return
  const lefts = new Int32Array(BATCH)
  const levels = new Uint8Array(BATCH * comparisons.length)
  for (let batch = 0; batch < WARM_UP_BATCHES; batch++) {
    for (let k = 0; k < BATCH; k++) lefts[k] = batch * BATCH + k
    compareMany(
      lefts,
      lefts.map((left) => (left + 1) % count),
      BATCH,
      levels,
      comparisons.length,
    )
  }
}

/** What weighs pairs on another thread, once it can compare them. */
export interface SentScorer extends Pick<Scorer, 'bits'> {
  /** Without its frequencies, which are in `bits`, and its words, which are bound. */
  readonly model: Model
}

/** A scorer for another thread. */
export function sendScorer({ model, bits }: Scorer): SentScorer {
  return { model: { ...model, frequencies: {}, words: {} }, bits }
}

export function receiveScorer({ table, comparer }: BoundTable, { model, bits }: SentScorer): Scorer {
  return new Scorer(table, comparer, model, bits)
}

/** A scorer with this one's table and model. Patterns are numbered when they are met, so that whoever does only part of a work needs its own. */
export function likeScorer({ table, comparer, model, bits }: Scorer): Scorer {
  return new Scorer(table, comparer, model, bits)
}
