const STEPS = 100_000_000

/** Keeps the result in use, so that the loop is not removed. */
let sink = 0

/**
 * Milliseconds that a fixed loop of integer arithmetic takes now, on one core. It says how fast the machine is at this moment: two
 * results from different machines, or from a busy and an idle one, are set side by side by the ratio of their calibrations.
 */
export function calibrationMs(): number {
  const start = performance.now()
  let state = sink | 1
  for (let i = 0; i < STEPS; i++) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
  }
  sink = state
  return performance.now() - start
}
