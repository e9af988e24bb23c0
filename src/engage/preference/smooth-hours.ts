import type { DecayedCounts } from './day-tally'

/** Weights of an hour and of the one before and after it. */
const MIDDLE = 0.5
const SIDE = 0.25

/**
 * Counts of hours, each shared with its neighbours on the clock, where 23 and 0 are neighbours. The total stays the same.
 *
 * @param counts by hour, `'0'` to `'23'`; an hour that is missing counts 0
 * @returns all 24 hours
 */
export function smoothHours(counts: ReadonlyMap<string, DecayedCounts>): Map<string, DecayedCounts> {
  const at = (hour: number) => counts.get(String((hour + 24) % 24))
  const mix = (hour: number, read: (counts: DecayedCounts) => number) => {
    const of = (h: number) => {
      const own = at(h)
      return own === undefined ? 0 : read(own)
    }
    return MIDDLE * of(hour) + SIDE * (of(hour - 1) + of(hour + 1))
  }
  const smoothed = new Map<string, DecayedCounts>()
  for (let hour = 0; hour < 24; hour++) {
    smoothed.set(String(hour), {
      n: mix(hour, (c) => c.n),
      successes: mix(hour, (c) => c.successes),
      squares: mix(hour, (c) => c.squares),
    })
  }
  return smoothed
}

/** Hours whose counts share events after smoothing: they are no rivals of each other. */
export function isNeighbourHour(a: string, b: string): boolean {
  const distance = Math.abs(Number(a) - Number(b))
  return Math.min(distance, 24 - distance) <= 2
}
