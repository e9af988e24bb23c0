/** A promise of the project, with what was measured. */
export interface Claim {
  readonly claim: string
  readonly measured: number
  readonly sense: 'at most' | 'at least'
  readonly bar: number
  /** False where nothing could be measured. */
  readonly holds: boolean
}

/** The claim that a figure is no more than its bar. */
export function atMost(bar: number, claim: string, measured: number): Claim {
  return { claim, measured, sense: 'at most', bar, holds: measured <= bar }
}

/** The claim that a figure is no less than its bar. */
export function atLeast(bar: number, claim: string, measured: number): Claim {
  return { claim, measured, sense: 'at least', bar, holds: measured >= bar }
}
