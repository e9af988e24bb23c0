/** What can be wrong with data that engagement reads. */
export type EngageIssueCode =
  | 'consent-without-purpose'
  | 'consent-without-subject'
  | 'contradicting-consents'
  | 'customer-in-two-arms'
  | 'empty-segment'
  | 'mixed-currencies'
  | 'no-zone'
  | 'unknown-consent-name'
  | 'unknown-purpose'
  | 'unknown-zone'
  | 'unusable-attribute'
  | 'unusable-time'

/** Data that could not be used as it stands. It never stops a run; it is counted and handed back. */
export interface EngageIssue {
  readonly code: EngageIssueCode
  readonly count: number
  /** Up to five of the event IDs, golden IDs, zones or names it was found at: the first ones in order. */
  readonly examples: readonly string[]
}

const EXAMPLES = 5

/** Counts issues; what it lists does not depend on the order they came in. */
export class IssueCounter {
  readonly #counts = new Map<EngageIssueCode, { count: number; examples: string[] }>()

  /** Counts one issue, found at `example`. */
  add(code: EngageIssueCode, example: string, count = 1): void {
    let entry = this.#counts.get(code)
    if (entry === undefined) this.#counts.set(code, (entry = { count: 0, examples: [] }))
    entry.count += count
    const { examples } = entry
    if (examples.includes(example)) return
    if (examples.length === EXAMPLES && example > examples[EXAMPLES - 1]) return
    examples.push(example)
    examples.sort()
    if (examples.length > EXAMPLES) examples.pop()
  }

  /** Adds the issues that another count found. */
  addAll(issues: Iterable<EngageIssue>): void {
    for (const { code, count, examples } of issues) {
      examples.forEach((example, i) => {
        this.add(code, example, i === 0 ? count : 0)
      })
    }
  }

  /** All issues, by code. */
  list(): EngageIssue[] {
    return [...this.#counts]
      .map(([code, { count, examples }]) => ({ code, count, examples: [...examples] }))
      .sort((a, b) => (a.code < b.code ? -1 : 1))
  }
}
