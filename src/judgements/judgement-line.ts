import type { RecordRef } from '../identity'
import type { Pin } from '../survive'

/** What every judgement may carry. */
export interface JudgementFacts {
  /** Its id, unique in a log; a hash of its content if left out, see {@link judgementId}. */
  readonly id?: string
  /** Who said so, and why. */
  readonly by?: string
  readonly why?: string
  /** When it was said, ISO 8601. Without it, it counts as said right after the line before it. */
  readonly at?: string
}

/** A word on two records. `unsure` decides nothing; it is kept so that nobody is asked again. */
export interface PairJudgement extends JudgementFacts {
  readonly judgement: 'same' | 'different' | 'unsure'
  readonly left: RecordRef
  readonly right: RecordRef
}

/** Several records, or golden records, are one, by a single decision. It takes back the guards of earlier unmerges between its sides. */
export interface MergeJudgement extends JudgementFacts {
  readonly judgement: 'merge'
  /** Two records and more; left out where golden IDs are given. */
  readonly records?: readonly RecordRef[]
  /** Golden IDs, which `completeJudgements` turns into sides. */
  readonly goldenIds?: readonly string[]
  /** What was apart before: the records of each golden record. Without it, each of `records` is a side. */
  readonly sides?: readonly (readonly RecordRef[])[]
}

/**
 * What keeps the sides of an unmerge apart from then on: `sides` (default) every record of one from every record of another; `pair` the first
 * records of the sides only; `none` nothing, for records whose data was wrong and has been corrected.
 */
export type UnmergeGuard = 'sides' | 'pair' | 'none'

/** One golden record becomes several again: one of `detach`, `tree` and `all` says how. It takes back all that joined the sides. */
export interface UnmergeJudgement extends JudgementFacts {
  readonly judgement: 'unmerge'
  /** This record leaves the others. */
  readonly detach?: RecordRef
  /** What a merge had brought leaves again: the id of a merge, or a golden ID that gave way to another. */
  readonly tree?: string
  /** Every record on its own: a golden ID, or its records. */
  readonly all?: string | readonly RecordRef[]
  readonly guard?: UnmergeGuard
  /** What comes apart. `completeJudgements` finds it from the crosswalk of a run, so that it stays the same in every later run. */
  readonly sides?: readonly (readonly RecordRef[])[]
}

/** A person's word on a golden value. It hangs on a record, and goes with it wherever that is merged or split to; see `Pin`. */
export interface PinJudgement extends JudgementFacts, Omit<Pin, 'at' | 'by' | 'reason'> {
  readonly judgement: 'pin'
}

/** Takes back an earlier judgement, which may be an undo itself. */
export interface UndoJudgement extends JudgementFacts {
  readonly judgement: 'undo'
  /** Id of what is taken back. */
  readonly target: string
}

/** A line of judgements.ndjson, an append-only log of what people decided. */
export type JudgementLine = PairJudgement | MergeJudgement | UnmergeJudgement | PinJudgement | UndoJudgement

/** What is wrong with a judgement that could be read; it was left out, all others count. */
export interface JudgementProblem {
  readonly code: /** An undo of something that was not said before it. */
    | 'unknown-target'
    /** Two judgements that differ have one id; the first counts. */
    | 'id-taken'
    /** A judgement is sent again after it was taken back; it stays so. */
    | 'repeats-undone'
    /** A merge or an unmerge of golden IDs that nobody can tell the records of. */
    | 'unknown-golden-id'
    /** An unmerge of a merge that was not said before it. */
    | 'unknown-tree'
    /** An unmerge of a record that is with no other. */
    | 'nothing-to-unmerge'
    /** A time that is none. */
    | 'bad-time'
  /** Id of the judgement. */
  readonly id: string
  /** In words, with what to do. */
  readonly text: string
}
