import type { Dice } from '../dice'

/**
 * e to the power of x, from additions, multiplications and divisions only, which IEEE 754 rounds the same everywhere; engines are free in
 * `Math.exp`. Taylor's series after halving the argument until it is below 1/64, to within some 1e-14 of the value.
 *
 * @param x −700 to 700
 */
export function exactExp(x: number): number {
  let halvings = 0
  let part = x
  while (part > 0.015625 || part < -0.015625) {
    part /= 2
    halvings++
  }
  let term = 1
  let sum = 1
  for (let n = 1; n < 8; n++) sum += term *= part / n
  for (let i = 0; i < halvings; i++) sum *= sum
  return sum
}

/** The probability of some log odds. */
export function logistic(logOdds: number): number {
  return 1 / (1 + exactExp(-logOdds))
}

/** A draw of mean 0 and standard deviation 1, between −3.5 and 3.5: the sum of four even draws (Irwin and Hall), near to a normal one. */
export function drawNormal(dice: Dice): number {
  return (dice.next() + dice.next() + dice.next() + dice.next() - 2) * 1.7320508075688772
}

/** How many times something happens, of this mean: Poisson, by multiplying even draws (Knuth). For means below 30. */
export function drawCount(dice: Dice, mean: number): number {
  const stop = exactExp(-mean)
  let count = 0
  for (let left = dice.next(); left > stop; left *= dice.next()) count++
  return count
}

/** The parts of a cumulative list in reach of a draw: the position of the first whose second half is above it. */
export function pickShare<T>(dice: Dice, shares: readonly (readonly [T, number])[]): T {
  const draw = dice.next()
  let at = 0
  while (at < shares.length - 1 && draw >= shares[at][1]) at++
  return shares[at][0]
}

/** A number evenly between two. */
export function drawWithin(dice: Dice, [low, high]: readonly [number, number]): number {
  return low + (high - low) * dice.next()
}
