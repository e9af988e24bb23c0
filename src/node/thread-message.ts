/** Sent to a thread: units to do, each taken by whichever thread is free. */
export interface WorkOrder {
  /** Number of the run, so that answers to an earlier one are told apart. */
  readonly run: number
  readonly task: string
  readonly shared: { readonly plan: unknown }
  readonly units: readonly unknown[]
  /** The next unit that nobody does yet, in shared memory. */
  readonly next: Int32Array
}

/** What comes back from a thread. */
export type WorkReport =
  | { readonly run: number; readonly unit: number; readonly output: unknown }
  | { readonly run: number; readonly failure: SentFailure }

/** An error on its way between threads: a class of our own arrives as a plain Error. */
export interface SentFailure {
  readonly error: unknown
  /** `code` and `where` of a SamewiseError. */
  readonly code?: string
  readonly where?: Readonly<Record<string, string | number>>
}
