/** What can be wrong with events that are measured. */
export type MeasureIssueCode =
  | 'missing-score'
  | 'mixed-currencies'
  | 'score-off-scale'
  | 'unknown-objective'
  | 'unknown-respondent'
  | 'unusable-amount'

/** Data that was left out since it could not be used; it never stops a measurement. */
export interface MeasureIssue {
  readonly code: MeasureIssueCode
  readonly count: number
  /** Up to five of the ids it was found at, the first ones in order. */
  readonly examples: readonly string[]
}

const EXAMPLES = 5

/** Counts what was left out; the list does not depend on the order of the data. */
export class MeasureIssues {
  readonly #ids = new Map<MeasureIssueCode, string[]>()

  add(code: MeasureIssueCode, id: string): void {
    const ids = this.#ids.get(code)
    if (ids === undefined) this.#ids.set(code, [id])
    else ids.push(id)
  }

  /** All issues, by code. */
  list(): MeasureIssue[] {
    return [...this.#ids]
      .map(([code, ids]) => ({ code, count: ids.length, examples: ids.sort().slice(0, EXAMPLES) }))
      .sort((a, b) => (a.code < b.code ? -1 : 1))
  }
}
