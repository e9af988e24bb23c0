/** What can be wrong with an event. */
export const eventIssueCodes = [
  'not-an-object',
  'missing-id',
  'missing-time',
  'bad-time',
  'future-time',
  'unknown-kind',
  'missing-name',
  'bad-zone',
  'bad-amount',
  'bad-number',
  'bad-record',
  'bad-identifiers',
  'bad-data',
  'bad-text',
  'differing-repeat',
] as const

/** The name of a fault of an event. */
export type EventIssueCode = (typeof eventIssueCodes)[number]

/** A fault of one event that was handed in. */
export interface EventIssue {
  readonly code: EventIssueCode
  /** Place among the inputs, counted from `firstLine`. */
  readonly line: number
  /** The event's ID, where it has one. */
  readonly eventId?: string
  /** The field at fault. */
  readonly field?: string
  /** Whether the event was kept without what is wrong with it; it was left out otherwise. */
  readonly kept: boolean
  /** What is wrong, and what to do. Values are never in it. */
  readonly message: string
}

/** How many issues of each sort there were. */
export type EventIssueCounts = Readonly<Partial<Record<EventIssueCode, number>>>

/** Collects issues: all are counted, the first ones listed. */
export class IssueList {
  readonly listed: EventIssue[] = []
  private readonly byCode = new Map<EventIssueCode, number>()

  constructor(private readonly limit: number) {}

  add(issue: EventIssue): void {
    this.byCode.set(issue.code, (this.byCode.get(issue.code) ?? 0) + 1)
    if (this.listed.length < this.limit) this.listed.push(issue)
  }

  /** In the order of {@link eventIssueCodes}. */
  counts(): EventIssueCounts {
    return Object.fromEntries(
      eventIssueCodes.flatMap((code) => (this.byCode.has(code) ? [[code, this.byCode.get(code)]] : [])),
    )
  }
}
