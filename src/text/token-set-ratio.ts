import { commonSubsequenceLength } from './common-subsequence'

/**
 * Token set ratio (fuzzywuzzy, Cohen 2011; the values of RapidFuzz's `fuzz.token_set_ratio` / 100): the tokens in
 * common are set against the tokens in common with those of one side, and both sides against each other, by insertions
 * and deletions; the best of the three counts. Order and repetition of tokens do not matter, and it is 1 as soon as one
 * list holds the other, so it suits names of things of which one source tells more than another.
 *
 * @returns 0 to 1; two empty lists are equal: 1; an empty and a full one: 0
 *
 * @example
 * ```ts
 * import { tokenSetRatio, tokens } from 'samewise/text'
 *
 * tokenSetRatio(tokens('acme widgets'), tokens('acme widgets limited london')) // 1
 * ```
 */
export function tokenSetRatio(a: readonly string[], b: readonly string[]): number {
  const left = new Set(a)
  const right = new Set(b)
  if (left.size === 0 || right.size === 0) return left.size === right.size ? 1 : 0
  const shared = [...left].filter((token) => right.has(token))
  const onlyLeft = [...left].filter((token) => !right.has(token))
  const onlyRight = [...right].filter((token) => !left.has(token))
  if (shared.length > 0 && (onlyLeft.length === 0 || onlyRight.length === 0)) return 1

  const leftText = onlyLeft.sort().join(' ')
  const rightText = onlyRight.sort().join(' ')
  const sharedLength = shared.join(' ').length
  const gap = sharedLength > 0 ? 1 : 0
  const leftLength = sharedLength + gap + leftText.length
  const rightLength = sharedLength + gap + rightText.length
  const edits = leftText.length + rightText.length - 2 * commonSubsequenceLength(leftText, rightText)
  const sides = 1 - edits / (leftLength + rightLength)
  if (sharedLength === 0) return sides
  return Math.max(
    sides,
    1 - (gap + leftText.length) / (sharedLength + leftLength),
    1 - (gap + rightText.length) / (sharedLength + rightLength),
  )
}
