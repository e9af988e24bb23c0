/** Longer words are cut: what comes later does not tell names apart. */
const MAX_LENGTH = 32

/** Costs of a slip; a letter for any other is 1. */
const VOWEL_FOR_VOWEL = 0.5
const LIKE_SOUND = 0.5
const VOWEL_MORE = 0.75
const DOUBLED = 0.3
const SILENT_H = 0.5

const LETTERS = 26

/** Cost of one letter of a to z for another; consonants that are heard or typed for one another cost less. */
const changeCosts = /* @__PURE__ */ fillChangeCosts()

function fillChangeCosts(): Float64Array {
  const costs = new Float64Array(LETTERS * LETTERS).fill(1)
  const set = (a: string, b: string, cost: number): void => {
    costs[(a.charCodeAt(0) - 97) * LETTERS + b.charCodeAt(0) - 97] = cost
    costs[(b.charCodeAt(0) - 97) * LETTERS + a.charCodeAt(0) - 97] = cost
  }
  for (const a of 'aeiouy') for (const b of 'aeiouy') set(a, b, VOWEL_FOR_VOWEL)
  for (const [a, b] of 'bp bv dt gk ck cs sz qk mn lr vw vf jy ij xs xk cg gj jz'.split(' ')) set(a, b, LIKE_SOUND)
  return costs
}

/** The table of the alignment, row by row. */
const costs = /* @__PURE__ */ new Float64Array((MAX_LENGTH + 1) * (MAX_LENGTH + 1))

/**
 * What it costs to turn one word into another: the optimal string alignment distance, in which a vowel for a vowel, consonants of like
 * sound, doubled letters and an `h` cost less than other slips. Words are lower case; UTF-16 code units after the 32nd are not looked at.
 *
 * @param limit what is of interest; anything above may come back as Infinity
 */
export function wordCost(left: string, right: string, limit: number): number {
  if (left === right) return 0
  const rows = Math.min(left.length, MAX_LENGTH)
  const columns = Math.min(right.length, MAX_LENGTH)
  if (Math.abs(rows - columns) * DOUBLED > limit) return Infinity
  const width = columns + 1
  costs[0] = 0
  for (let j = 1; j <= columns; j++) costs[j] = costs[j - 1] + letterCost(right, j - 1)
  let leastBefore = 0
  for (let i = 1; i <= rows; i++) {
    const row = i * width
    const letter = left.charCodeAt(i - 1)
    const more = letterCost(left, i - 1)
    costs[row] = costs[row - width] + more
    let least = costs[row]
    for (let j = 1; j <= columns; j++) {
      const other = right.charCodeAt(j - 1)
      let best = costs[row - width + j - 1] + changeCost(letter, other)
      const without = costs[row - width + j] + more
      if (without < best) best = without
      const inserted = costs[row + j - 1] + letterCost(right, j - 1)
      if (inserted < best) best = inserted
      if (i > 1 && j > 1 && letter === right.charCodeAt(j - 2) && left.charCodeAt(i - 2) === other) {
        const exchanged = costs[row - 2 * width + j - 2] + 1
        if (exchanged < best) best = exchanged
      }
      costs[row + j] = best
      if (best < least) least = best
    }
    // An exchange of letters reaches back two rows.
    if (least > limit && leastBefore > limit) return Infinity
    leastBefore = least
  }
  return costs[rows * width + columns]
}

/** How much of {@link wordCost} words of that many letters may cost and still be one name. */
export function costAllowed(letters: number): number {
  if (letters <= 3) return 0.5
  if (letters <= 5) return 1
  if (letters <= 8) return 1.5
  return letters <= 13 ? 2 : letters <= 20 ? 2.5 : 3
}

function changeCost(a: number, b: number): number {
  if (a === b) return 0
  const isPlain = a >= 97 && a <= 122 && b >= 97 && b <= 122
  return isPlain ? changeCosts[(a - 97) * LETTERS + b - 97] : 1
}

/** Of one letter more. */
function letterCost(word: string, at: number): number {
  const letter = word.charCodeAt(at)
  if (at > 0 && word.charCodeAt(at - 1) === letter) return DOUBLED
  if (letter === 104) return SILENT_H
  return isVowel(letter) ? VOWEL_MORE : 1
}

function isVowel(letter: number): boolean {
  return letter === 97 || letter === 101 || letter === 105 || letter === 111 || letter === 117 || letter === 121
}
