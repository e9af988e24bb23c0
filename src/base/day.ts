/** Milliseconds of a day without changes of the clock. */
export const DAY_MS = 86_400_000
