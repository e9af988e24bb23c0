import { SamewiseError } from '../base'

/** Who keeps an ID where golden records merge or split. */
export interface IdPolicy {
  /**
   * Which ID survives where records of several come together: the `oldest` (default), the one with the `largest` number of records, or the one
   * with a record of the first source in `sourcePriority`. Or a function of one's own: the candidate with the lowest number survives. What
   * ties is settled by the number of records, by whether the record it was made from is there, by age, and by the ID.
   */
  readonly winner?: 'oldest' | 'largest' | { readonly sourcePriority: readonly string[] } | IdRank
  /** Which part keeps the ID where its records come apart: that of the `anchor`, the record it was made from (default), or the `largest`. */
  readonly split?: 'anchor' | 'largest'
  /** IDs that survive whatever they merge with. Of two in one golden record, `winner` decides, and `pinsNotHeld` names the other. */
  readonly pinned?: readonly string[]
}

/** An ID that could name a golden record. */
export interface IdCandidate {
  readonly id: string
  /** Number of the run it was born in. */
  readonly created: number
  /** Its records in the golden record. */
  readonly records: number
  /** Whether the record it was made from is among them. */
  readonly hasAnchor: boolean
  /** Sources of these records. */
  readonly sources: readonly string[]
}

/** A rank by which candidates compete; the lowest wins. It must be pure, and a number. */
export type IdRank = (candidate: IdCandidate) => number

/**
 * Checks a policy.
 *
 * @returns the ranking of candidates, and whether the anchor decides on a split
 * @throws SamewiseError `BAD_CONFIG` naming every fault
 */
export function readPolicy({ winner = 'oldest', split = 'anchor', pinned = [] }: IdPolicy): {
  readonly rank: IdRank
  readonly byAnchor: boolean
} {
  const faults: string[] = []
  const rank = rankOf(winner)
  if (rank === undefined) {
    faults.push(`"winner" must be "oldest", "largest", {"sourcePriority": […]} or a function, and is ${shown(winner)}`)
  }
  if (split !== 'anchor' && split !== 'largest') {
    faults.push(`"split" must be "anchor" or "largest", and is ${shown(split)}`)
  }
  if (!isListOfTexts(pinned)) faults.push('"pinned" must be a list of IDs')
  if (rank === undefined || faults.length > 0) {
    throw new SamewiseError('BAD_CONFIG', `The policy of IDs cannot be used: ${faults.join('; ')}. Correct it.`)
  }
  return { rank, byAnchor: split === 'anchor' }
}

function rankOf(winner: unknown): IdRank | undefined {
  if (winner === 'oldest') return ({ created }) => created
  if (winner === 'largest') return () => 0
  if (typeof winner === 'function') return winner as IdRank
  const priority = (winner as { sourcePriority?: unknown } | null)?.sourcePriority
  if (!isListOfTexts(priority)) return undefined
  const places = new Map(priority.map((source, place) => [source, place]))
  return ({ sources }) => Math.min(...sources.map((source) => places.get(source) ?? priority.length))
}

function isListOfTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string')
}

function shown(value: unknown): string {
  return JSON.stringify(value) ?? String(value)
}
