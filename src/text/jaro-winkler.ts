import { lowMasks } from './kernel-scratch'

/** A pair gets the bonus for a common prefix only above this Jaro similarity. */
const BOOST_ABOVE = 0.7
/**
 * Characters of a common prefix that count, at most.
 *
 * @internal
 */
export const MAX_PREFIX = 4
const PREFIX_WEIGHT = 0.1

/**
 * Jaro similarity (Jaro 1989): how many characters two strings share within half the length of the longer one, and how
 * many of these stand in another order. Half transpositions are dropped, as in the Census Bureau's code and in
 * RapidFuzz. A character is a UTF-16 code unit. This is the clear version.
 *
 * @returns 0 (nothing shared) to 1 (equal); two empty strings are equal
 *
 * @example
 * ```ts
 * import { jaro } from 'samewise/text'
 *
 * jaro('martha', 'marhta') // 0.944…
 * ```
 */
export function jaro(a: string, b: string): number {
  const reach = windowOf(a.length, b.length)
  const aMatched = new Array<boolean>(a.length).fill(false)
  const bMatched: string[] = []
  for (let j = 0; j < b.length; j++) {
    for (let i = Math.max(0, j - reach); i <= Math.min(a.length - 1, j + reach); i++) {
      if (!aMatched[i] && a[i] === b[j]) {
        aMatched[i] = true
        bMatched.push(b[j])
        break
      }
    }
  }
  let misplaced = 0
  let k = 0
  for (let i = 0; i < a.length; i++) {
    if (aMatched[i] && a[i] !== bMatched[k++]) misplaced++
  }
  return jaroOf(bMatched.length, misplaced, a.length, b.length)
}

/**
 * Jaro-Winkler similarity (Winkler 1990): {@link jaro} plus a tenth of what is missing to 1 for each of the first four
 * characters in common, given only where Jaro is above 0.7, as Winkler's own code, RapidFuzz and DuckDB do (many
 * packages give it always). A character is a UTF-16 code unit. This is the clear version; {@link jaroWinklerPacked} is
 * the fast one.
 *
 * @returns 0 (nothing shared) to 1 (equal); two empty strings are equal
 *
 * @example
 * ```ts
 * import { jaroWinkler } from 'samewise/text'
 *
 * jaroWinkler('dixon', 'dicksonx') // 0.813…
 * ```
 */
export function jaroWinkler(a: string, b: string): number {
  let prefix = 0
  while (prefix < MAX_PREFIX && prefix < a.length && prefix < b.length && a[prefix] === b[prefix]) prefix++
  return boosted(jaro(a, b), prefix)
}

/** Length of the common prefix, at most {@link MAX_PREFIX}. */
function commonPrefix(
  a: Uint16Array,
  aStart: number,
  aEnd: number,
  b: Uint16Array,
  bStart: number,
  bEnd: number,
): number {
  const end = Math.min(aStart + MAX_PREFIX, aEnd, aStart + bEnd - bStart)
  let i = aStart
  for (let j = bStart; i < end && a[i] === b[j]; i++) j++
  return i - aStart
}

/** Farthest distance of two matching characters. */
function windowOf(aLength: number, bLength: number): number {
  return Math.max(0, (Math.max(aLength, bLength) >> 1) - 1)
}

/** The lowest `count` bits, all of them from 32 on. */
function lowBits(count: number): number {
  return count < 32 ? (1 << count) - 1 : -1
}

function jaroOf(matches: number, misplaced: number, aLength: number, bLength: number): number {
  if (matches === 0) return aLength === 0 && bLength === 0 ? 1 : 0
  return (matches / aLength + matches / bLength + (matches - (misplaced >> 1)) / matches) / 3
}

function boosted(similarity: number, prefix: number): number {
  return similarity > BOOST_ABOVE ? similarity + prefix * PREFIX_WEIGHT * (1 - similarity) : similarity
}

/**
 * A bound for the number of matches without which two texts do not reach the similarity `min`: solves the formulas
 * above for it, all matches being in order. Made a little smaller against rounding.
 *
 * @internal
 */
export function fewestMatches(min: number, prefix: number, aLength: number, bLength: number): number {
  const boost = prefix * PREFIX_WEIGHT
  const leastJaro = min > BOOST_ABOVE ? Math.max(BOOST_ABOVE, (min - boost) / (1 - boost)) : min
  return ((3 * leastJaro - 1) * aLength * bLength) / (aLength + bLength) - 1e-6
}

/**
 * {@link jaroWinkler} of `a[aStart, aEnd)` and `b[bStart, bEnd)`, cut off at `min`. Bit-parallel while the shorter text
 * has at most 32 characters (after RapidFuzz), above that by lists of positions, in time that grows with the sum of the
 * lengths. Leaves as soon as the lengths, the prefix or the number of matches show that `min` is out of reach.
 *
 * @param min least similarity of interest, 0 to 1; the higher, the faster
 * @returns the similarity, or 0 if it is below `min`
 *
 * @example
 * ```ts
 * import { jaroWinklerPacked, toUnits } from 'samewise/text'
 *
 * const a = toUnits('dwayne')
 * const b = toUnits('duane')
 * jaroWinklerPacked(a, 0, a.length, b, 0, b.length, 0.8) // 0.84
 * jaroWinklerPacked(a, 0, a.length, b, 0, b.length, 0.9) // 0, which says: below 0.9
 * ```
 */
export const jaroWinklerPacked: (
  a: Uint16Array,
  aStart: number,
  aEnd: number,
  b: Uint16Array,
  bStart: number,
  bEnd: number,
  min: number,
) => number = /* @__PURE__ */ jaroWinklerKernel(lowMasks)

function jaroWinklerKernel(low: Int32Array) {
  /**
   * The masks of the matched characters of `b`, in their order. The entry behind the last is written to as well, never
   * read.
   */
  const found = new Int32Array(33)

  function jaroWinklerPacked(
    a: Uint16Array,
    aStart: number,
    aEnd: number,
    b: Uint16Array,
    bStart: number,
    bEnd: number,
    min: number,
  ): number {
    const aLength = aEnd - aStart
    const bLength = bEnd - bStart
    if (aLength > 32) return longPacked(a, aStart, aEnd, b, bStart, bEnd, min)
    const prefix = commonPrefix(a, aStart, aEnd, b, bStart, bEnd)
    const fewest = fewestMatches(min, prefix, aLength, bLength)
    if (aLength < fewest || bLength < fewest) return 0

    for (let i = aStart, bit = 1; i < aEnd; i++, bit <<= 1) low[a[i]] |= bit
    // Bit tricks instead of branches, which would be mispredicted half of the time; `0 - x` because `-x` could be the
    // float -0.
    const reach = windowOf(aLength, bLength)
    let window = lowBits(reach + 1)
    let free = -1
    let matches = 0
    const growing = bStart + reach
    const last = Math.min(bEnd, bStart + aLength + reach)
    for (let j = bStart; j < last; j++) {
      const positions = low[b[j]]
      const open = positions & window & free
      free &= ~open | (open - 1)
      found[matches] = positions
      matches += (open | (0 - open)) >>> 31
      // The window of positions in `a` first grows at its upper end, then moves.
      window = (window << 1) | ((j - growing) >>> 31)
    }
    for (let i = aStart; i < aEnd; i++) low[a[i]] = 0
    if (matches < fewest) return 0
    const similarity = boosted(jaroOf(matches, misplacedOf(~free, matches), aLength, bLength), prefix)
    return similarity < min ? 0 : similarity
  }

  /** How many of the matched characters of the two texts differ when both are read in order. */
  function misplacedOf(used: number, matches: number): number {
    let misplaced = matches
    for (let k = 0; k < matches; k++) {
      const rest = used & (used - 1)
      const placed = found[k] & (used ^ rest)
      misplaced += (placed | (0 - placed)) >> 31
      used = rest
    }
    return misplaced
  }

  function longPacked(
    a: Uint16Array,
    aStart: number,
    aEnd: number,
    b: Uint16Array,
    bStart: number,
    bEnd: number,
    min: number,
  ): number {
    if (bEnd - bStart > 32) return byPositions(a, aStart, aEnd, b, bStart, bEnd, min)
    return jaroWinklerPacked(b, bStart, bEnd, a, aStart, aEnd, min)
  }

  return jaroWinklerPacked
}

/** First free position of every unit in the pattern, counted from 1; all zero between calls. */
const heads = /* @__PURE__ */ new Int32Array(65536)
/** The next position of the same unit for each position of the pattern, behind it the marks of the matched ones. */
let chain = /* @__PURE__ */ new Int32Array(256)
/** The matched characters of the text, in their order. */
let matched = /* @__PURE__ */ new Uint16Array(128)

/**
 * Similarity for patterns of any length. The positions of a character that fall behind the window stay behind it, so a
 * chain is walked once in all, and its head is always the first free position.
 */
function byPositions(
  pattern: Uint16Array,
  patternStart: number,
  patternEnd: number,
  text: Uint16Array,
  textStart: number,
  textEnd: number,
  min: number,
): number {
  const patternLength = patternEnd - patternStart
  const textLength = textEnd - textStart
  const prefix = commonPrefix(pattern, patternStart, patternEnd, text, textStart, textEnd)
  const fewest = fewestMatches(min, prefix, patternLength, textLength)
  if (patternLength < fewest || textLength < fewest) return 0
  if (matched.length <= patternLength) {
    chain = new Int32Array(4 * patternLength)
    matched = new Uint16Array(2 * patternLength)
  }
  for (let i = patternLength; i > 0; i--) {
    const unit = pattern[patternStart + i - 1]
    chain[i] = heads[unit]
    heads[unit] = i
    chain[patternLength + i] = 0
  }
  const reach = windowOf(patternLength, textLength)
  const last = Math.min(textLength, patternLength + reach)
  let matches = 0
  for (let j = 1; j <= last; j++) {
    const unit = text[textStart + j - 1]
    let position = heads[unit]
    while (position !== 0 && position < j - reach) position = chain[position]
    if (position !== 0 && position <= j + reach) {
      matched[matches++] = unit
      chain[patternLength + position] = 1
      position = chain[position]
    }
    heads[unit] = position
  }
  for (let i = patternStart; i < patternEnd; i++) heads[pattern[i]] = 0

  if (matches < fewest) return 0
  let misplaced = 0
  let k = 0
  for (let i = 1; i <= patternLength; i++) {
    if (chain[patternLength + i] === 1 && pattern[patternStart + i - 1] !== matched[k++]) misplaced++
  }
  const similarity = boosted(jaroOf(matches, misplaced, patternLength, textLength), prefix)
  return similarity < min ? 0 : similarity
}
