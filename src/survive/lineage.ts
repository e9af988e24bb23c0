/** A record, by the name of its source and its id there. */
export interface RecordKey {
  readonly source: string
  readonly recordId: string
}

/** Where a value came from, or why another did not survive. */
export interface ValueOrigin extends RecordKey {
  /** ISO 8601; left out where the record carries no time. */
  readonly observedAt?: string
}

/** Where a golden value came from. */
export interface WinnerOrigin extends ValueOrigin {
  /** Whole days from `observedAt` to `asOf`. */
  readonly ageDays?: number
  /** Trust in the value, 0 to 100, where the chain weighs. */
  readonly trust?: number
}

/** How the golden value of a field came to be. */
export interface FieldLineage {
  /** What settled it: the strategy, `group`, `pin`, or `order` where all strategies tied. */
  readonly strategy: string
  readonly winners: readonly WinnerOrigin[]
  /** Records with another value: the strategy each lost by, and why (`older`, `outvoted`, `invalid:<rule>`…). */
  readonly losers: readonly (ValueOrigin & { readonly lostBy: string; readonly reason: string })[]
  /** The winner says that there is no such value any more, so that there is none. */
  readonly cleared?: true
  /** The pin that decided. */
  readonly pin?: Pin
}

/** A value of a golden field: text; an object of parts for names and addresses; a list of either for `many` and unions. */
export type GoldenValue =
  | string
  | Readonly<Record<string, string>>
  | readonly (string | Readonly<Record<string, string>>)[]

/**
 * A steward's word on a field. It hangs on a record, and goes with it wherever that is merged or split to. Of several on one field in a golden record
 * the newest holds, one of a group for each of its fields; of those of one time the one that comes last among all pins.
 */
export interface Pin {
  readonly record: RecordKey
  /** Field or group. */
  readonly field: string
  /** The value; null or '' for none; for a group an object of values by field. Either this or `from` is given. */
  readonly value?: GoldenValue | null
  /** The record whose value it is to be: what a pin of its own says, or what it brings itself. */
  readonly from?: RecordKey
  /**
   * `always` (default); `untilSourceChanges`: until a record brings another value that was observed later than the pin; `fallback`: only where there is
   * nothing else; a pin of a group only where none of its fields has anything else.
   */
  readonly mode?: 'always' | 'untilSourceChanges' | 'fallback'
  /** When it was said, ISO 8601. */
  readonly at: string
  /** From when on it holds no more, ISO 8601. */
  readonly until?: string
  /** Values that were overruled: seeing one of them again is no change of the source. */
  readonly seen?: readonly string[]
  readonly by?: string
  readonly reason?: string
}

/**
 * Modes of a pin.
 *
 * @internal
 */
export const pinModes = ['always', 'untilSourceChanges', 'fallback'] as const satisfies readonly NonNullable<
  Pin['mode']
>[]

/** A pin that has no effect, and why. */
export interface PinIssue {
  readonly pin: Pin
  /**
   * `unknown-record`: there is no such record; `unknown-field`; `unknown-contributor`: the record of `from` is not in the cluster or brings no value;
   * `not-understood`: neither `value` nor `from`, an unknown mode or a time that cannot be read; `cycle`: pins that take each other's value;
   * `expired`: its `until` is over (always so where the run knows no time); `superseded`: a newer pin holds the same field; `source-changed`: a record has brought another value since.
   */
  readonly problem:
    | 'unknown-record'
    | 'unknown-field'
    | 'unknown-contributor'
    | 'not-understood'
    | 'cycle'
    | 'expired'
    | 'superseded'
    | 'source-changed'
  /** The pin that holds in its place. */
  readonly by?: Pin
}
