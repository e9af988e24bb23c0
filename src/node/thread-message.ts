/** Sent to a thread: units to do, each taken by whichever thread is free. */
export interface WorkOrder {
  /** Number of the run, so that answers to an earlier one are told apart. */
  readonly run: number
  /** What the work builds on; a thread that has it already gets no data. */
  readonly ground?: SentGround | undefined
  readonly task: string
  readonly shared: { readonly plan: unknown }
  readonly units: readonly unknown[]
  /** Whether orders that come later may go first, between units. */
  readonly inBackground: boolean
  /** The next unit that nobody does yet, in shared memory. */
  readonly next: Int32Array
}

/** Sent to a thread: what to make ready for orders to come. */
export interface GroundOrder {
  readonly ground: SentGround
}

/** What works build on. */
export interface SentGround {
  readonly task: string
  readonly shared: { readonly plan: unknown } | undefined
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
