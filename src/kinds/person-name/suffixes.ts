import { isCapitals } from './letter-case'
import type { NameDraft } from './name-parts'
import { classOf, DOUBTFUL_LETTERS, GENERATION, keyOf, LATE_GENERATION, LETTERS } from './name-words'
import { isPeerage, takePeerage } from './peerages'
import { MAX_LENGTH } from './split-name'

/** Words that mean the same generation, and the form of it. */
const generations: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ['jr', 'jr'],
  ['jnr', 'jr'],
  ['jun', 'jr'],
  ['junior', 'jr'],
  ['filho', 'jr'],
  ['hijo', 'jr'],
  ['sr', 'sr'],
  ['snr', 'sr'],
  ['senior', 'sr'],
  ['ii', '2'],
  ['2nd', '2'],
  ['iii', '3'],
  ['3rd', '3'],
  ['neto', '3'],
  ['iv', '4'],
  ['4th', '4'],
  ['v', '5'],
  ['5th', '5'],
  ['vi', '6'],
  ['vii', '7'],
  ['viii', '8'],
])

/**
 * The generation that a suffix tells: `jr`, `sr`, or a number from `2` (`II`, `2nd`) on; '' if it tells none (`MD`).
 *
 * @param suffix the suffix of {@link PersonNameParts}, or the value of a column of suffixes
 */
export function readGeneration(suffix: string): string {
  if (suffix === '') return ''
  for (const word of suffix.slice(0, MAX_LENGTH).split(/[\s,]+/)) {
    const generation = generations.get(keyOf(word))
    if (generation !== undefined) return generation
  }
  return ''
}

/**
 * Takes suffixes off the end, and generations from within, as long as `keep` words stay in front.
 *
 * @param doubtfulFrom first place at which a word that may be a name, such as `Senior`, is taken for a suffix
 */
export function takeSuffixes(
  name: NameDraft,
  words: readonly string[],
  keep: number,
  doubtfulFrom = Math.max(keep, 1) + 1,
): string[] {
  let end = words.length
  const atLaw = words.length > 2 && keyOf(words[end - 1]) === 'law' && keyOf(words[end - 2]) === 'at'
  if (atLaw && end - 3 >= keep) end -= (classOf(words[end - 3]) & LETTERS) !== 0 ? 3 : 2
  while (end > keep && isSuffixWord(words, end - 1, doubtfulFrom)) end--
  if (end === words.length && (name.classes & GENERATION) === 0) return words.slice()
  const suffixes = words.slice(end)
  const kept: string[] = []
  for (let i = 0; i < end; i++) {
    if (i >= keep && i > 0 && (classOf(words[i]) & GENERATION) !== 0) suffixes.push(words[i])
    else kept.push(words[i])
  }
  name.suffixes.push(...suffixes)
  return kept
}

function isSuffixWord(words: readonly string[], at: number, doubtfulFrom: number): boolean {
  const bits = classOf(words[at])
  if ((bits & (GENERATION | LETTERS)) !== 0) return true
  if (at < doubtfulFrom) return false
  if ((bits & LATE_GENERATION) !== 0) return !words[at].endsWith('.') && (words[at].length > 1 || words[at] === 'V')
  const shouted = isCapitals(words[at]) && !isCapitals(words[at - 1])
  if ((bits & DOUBTFUL_LETTERS) !== 0) return shouted || words[at].includes('.')
  // Other letters, of which there are hundreds: FRCPC, MBChB.
  return shouted && /^[B-DF-HJ-NP-TV-XZ]{3,5}$/.test(words[at])
}

/** Takes out the segments after the first that hold no name: suffixes, letters, peerages, `of` a place. */
export function takeSuffixSegments(name: NameDraft): void {
  const kept: string[][] = []
  for (const segment of name.segments) {
    if (kept.length === 0) {
      kept.push(segment)
      continue
    }
    const lordship = keyOf(segment[0]) === 'lord' && segment.length > 1 && kept[0].length > 1
    if (lordship || isPeerage(segment)) {
      takePeerage(name, segment, true)
    } else if (isSuffixSegment(segment)) {
      name.suffixes.push(...segment)
    } else if (keyOf(segment[0]) !== 'of') {
      kept.push(segment)
    }
  }
  name.segments = kept
}

function isSuffixSegment(segment: readonly string[]): boolean {
  for (let i = 0; i < segment.length; i++) {
    const word = classOf(segment[i])
    if ((word & (GENERATION | LATE_GENERATION | LETTERS | DOUBTFUL_LETTERS)) !== 0) {
      // `Smith, Ma` is a name; `Smith, MA` is not.
      const doubtful = (word & (GENERATION | LETTERS | LATE_GENERATION)) === 0
      if (doubtful && !isCapitals(segment[i]) && !segment[i].includes('.')) return false
      continue
    }
    const key = keyOf(segment[i])
    if (i > 0 && (key === 'at' || key === 'law' || key === 'of' || key === 'the')) continue
    return false
  }
  return true
}
