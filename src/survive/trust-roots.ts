import { DEFAULT_DAYS, HALF_LIVES, type TrustCurve } from './trust'

/** Trust over a stretch of days d, from 0 at its start: constant + linear·d + square·d² + Σ halving[h]·2^(−d / h). */
export interface Fading {
  readonly constant?: number
  readonly linear?: number
  readonly square?: number
  /** By half-life in days. */
  readonly halving?: ReadonlyMap<number, number>
}

/** Below this a coefficient is what subtraction left of equal ones. */
const NOTHING = 1e-12
/** A millisecond, in days. */
const FINEST = 1 / 86_400_000
/** Halves of halves that are looked at; a stretch that needs more has functions that all but touch along it. */
const MOST_HALVES = 20_000

/**
 * A curve over a stretch on which it does not end.
 *
 * @param age in days at the start of the stretch; NaN where it is not known
 * @param share what failed checks leave of it
 */
export function fadingOf(
  { max = 100, min = 0, decay = 'none', days = DEFAULT_DAYS }: TrustCurve,
  age: number,
  stretch: number,
  share: number,
): Fading {
  if (decay === 'none') return { constant: max * share }
  const end = days * (decay === 'halfLife' ? HALF_LIVES : 1)
  // Looked at in the middle: at an end of the stretch rounding may put it on the wrong side.
  if (!(age + stretch / 2 < end)) return { constant: min * share }
  const span = (max - min) * share
  const base = min * share
  const x = age / days
  if (decay === 'halfLife') return { constant: base, halving: new Map([[days, span * 2 ** -x]]) }
  if (decay === 'linear') return { constant: base + span * (1 - x), linear: -span / days }
  const square = span / (days * days)
  return decay === 'rapidSlow'
    ? { constant: base + span * (1 - x) ** 2, linear: (-2 * span * (1 - x)) / days, square }
    : { constant: base + span * (1 - x * x), linear: (-2 * span * x) / days, square: -square }
}

/** The sum of functions. */
export function sumOfFadings(all: readonly Fading[]): Fading {
  const halving = new Map<number, number>()
  let constant = 0
  let linear = 0
  let square = 0
  for (const own of all) {
    constant += own.constant ?? 0
    linear += own.linear ?? 0
    square += own.square ?? 0
    for (const [days, share] of own.halving ?? []) halving.set(days, (halving.get(days) ?? 0) + share)
  }
  return { constant, linear, square, halving }
}

/** One function less another. */
export function differenceOf(one: Fading, other: Fading): Fading {
  const { constant = 0, linear = 0, square = 0, halving = new Map() } = other
  return sumOfFadings([
    one,
    {
      constant: -constant,
      linear: -linear,
      square: -square,
      halving: new Map([...halving].map(([days, share]) => [days, -share])),
    },
  ])
}

/**
 * Where a function is zero, to a millisecond: bisection of all stretches on which it is not further from zero than its slope can carry it.
 *
 * @returns days from 0 to `stretch`, ascending; none for a function that is zero all along
 */
export function rootsOf(
  { constant = 0, linear = 0, square = 0, halving = new Map() }: Fading,
  stretch: number,
): number[] {
  const halves = [...halving].filter(([, share]) => Math.abs(share) > NOTHING)
  const isFlat = Math.abs(linear * stretch) <= NOTHING && Math.abs(square * stretch * stretch) <= NOTHING
  if (isFlat && halves.length === 0) return []
  const at = (day: number): number =>
    halves.reduce(
      (sum, [days, share]) => sum + share * 2 ** (-day / days),
      constant + linear * day + square * day * day,
    )
  const steepest = (from: number, to: number): number =>
    halves.reduce(
      (sum, [days, share]) => sum + ((Math.abs(share) * Math.LN2) / days) * 2 ** (-from / days),
      Math.max(Math.abs(linear + 2 * square * from), Math.abs(linear + 2 * square * to)),
    )
  const roots: number[] = []
  const stack: [from: number, to: number][] = [[0, stretch]]
  for (let looked = 0; stack.length > 0 && looked < MOST_HALVES; looked++) {
    const [from, to] = stack.pop() as [number, number]
    const middle = (from + to) / 2
    // Rounding may hide a root at the very place where two functions are level.
    if (Math.abs(at(middle)) > steepest(from, to) * (to - from) * 0.5 + NOTHING) continue
    if (to - from <= FINEST) roots.push(middle)
    else stack.push([middle, to], [from, middle])
  }
  return roots
}
