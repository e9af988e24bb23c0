/**
 * Similarities of two lists of tokens or q-grams, 0 to 1. Two empty lists are equal: 1; an empty and a full one share
 * nothing: 0.
 */

/**
 * Jaccard index: distinct elements in common, of all distinct elements.
 *
 * @example
 * ```ts
 * import { jaccard, tokens } from 'samewise/text'
 *
 * jaccard(tokens('smith and sons'), tokens('smith sons')) // 0.67
 * ```
 */
export function jaccard(a: readonly string[], b: readonly string[]): number {
  const left = new Set(a)
  const right = new Set(b)
  const shared = sharedCount(left, right)
  return ratio(shared, left.size + right.size - shared)
}

/**
 * Dice coefficient (Dice 1945, Sørensen 1948): twice the distinct elements in common, of both numbers of distinct
 * elements.
 *
 * @example
 * ```ts
 * import { dice, tokens } from 'samewise/text'
 *
 * dice(tokens('smith and sons'), tokens('smith sons')) // 0.8
 * ```
 */
export function dice(a: readonly string[], b: readonly string[]): number {
  const left = new Set(a)
  const right = new Set(b)
  return ratio(2 * sharedCount(left, right), left.size + right.size)
}

/**
 * Overlap coefficient (Szymkiewicz 1934, Simpson 1943): distinct elements in common, of the smaller number of distinct
 * elements; 1 if one list holds the other.
 *
 * @example
 * ```ts
 * import { overlap, tokens } from 'samewise/text'
 *
 * overlap(tokens('smith and sons'), tokens('smith sons')) // 1
 * ```
 */
export function overlap(a: readonly string[], b: readonly string[]): number {
  const left = new Set(a)
  const right = new Set(b)
  if (left.size === 0 || right.size === 0) return left.size === right.size ? 1 : 0
  return sharedCount(left, right) / Math.min(left.size, right.size)
}

/**
 * Cosine of the angle between the vectors of counts: repeated elements weigh more. (The cosine of sets is another
 * measure.)
 *
 * @example
 * ```ts
 * import { cosine, tokens } from 'samewise/text'
 *
 * cosine(tokens('new york new york'), tokens('new york')) // 1
 * ```
 */
export function cosine(a: readonly string[], b: readonly string[]): number {
  const left = counts(a)
  const right = counts(b)
  if (left.size === 0 || right.size === 0) return left.size === right.size ? 1 : 0
  let product = 0
  for (const [element, count] of left) product += count * (right.get(element) ?? 0)
  return Math.min(1, product / Math.sqrt(squaredLength(left) * squaredLength(right)))
}

function sharedCount(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const element of a) if (b.has(element)) shared++
  return shared
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole
}

function counts(list: readonly string[]): Map<string, number> {
  const result = new Map<string, number>()
  for (const element of list) result.set(element, (result.get(element) ?? 0) + 1)
  return result
}

function squaredLength(vector: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const count of vector.values()) sum += count * count
  return sum
}
