/** What is wrong with something that was handed in. */
export type RelateIssueCode =
  | 'contradicting-parents'
  | 'cycle'
  | 'duplicate-record'
  | 'generic-address'
  | 'household-too-large'
  | 'invalid-amount'
  | 'invalid-confidence'
  | 'invalid-date'
  | 'missing-id'
  | 'overruled'
  | 'since-after-until'
  | 'to-itself'
  | 'unknown-customer'
  | 'unknown-node'

/** Something wrong in the data, counted, with the first of those it befell. */
export interface RelateIssue {
  readonly code: RelateIssueCode
  readonly count: number
  /** Up to five, in code-point order: `source:recordId`, a golden ID, or the path of a cycle. */
  readonly examples: readonly string[]
}

const EXAMPLES = 5

/** Issues by code, whatever the order in which they are found. */
export function countIssues(found: Iterable<readonly [RelateIssueCode, string]>): RelateIssue[] {
  const byCode = new Map<RelateIssueCode, string[]>()
  for (const [code, example] of found) {
    const known = byCode.get(code)
    if (known === undefined) byCode.set(code, [example])
    else known.push(example)
  }
  return [...byCode]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, all]) => ({ code, count: all.length, examples: all.sort().slice(0, EXAMPLES) }))
}
