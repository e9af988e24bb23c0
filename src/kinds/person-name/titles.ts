import type { NameDraft } from './name-parts'
import { AND, classOf, GENERATION, keyOf, LETTERS, LINK, ORDINAL, PEERAGE, RANK, TITLE } from './name-words'

/** Ranks that are given names far more often, so that only "of" after them makes them titles. */
const givenRanks: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'earl',
  'duke',
  'marquis',
  'dean',
  'count',
  'king',
  'prince',
])

/** Words that belong to the title after them, and are no title by themselves. */
const titleAdverbs: ReadonlySet<string> = /* @__PURE__ */ new Set(
  'the his her your right very most royal state wing squadron'.split(' '),
)

/** Takes titles off the front, as long as `keep` words stay behind. */
export function takeTitles(name: NameDraft, words: readonly string[], keep: number): string[] {
  if ((name.classes & (TITLE | RANK | PEERAGE | ORDINAL | GENERATION | LINK)) === 0) return words.slice()
  let at = 0
  while (at < words.length - keep) {
    const word = classOf(words[at])
    const key = keyOf(words[at])
    const left = words.length - at - 1
    if ((word & (TITLE | ORDINAL)) !== 0) {
      at++
    } else if ((word & PEERAGE) !== 0 || ((word & RANK) !== 0 && isRankBefore(words, at, left))) {
      at++
    } else if ((word & AND) !== 0 && at > 0 && (classOf(words[at + 1]) & (TITLE | RANK)) !== 0) {
      at++
    } else if (titleAdverbs.has(key) && isTitleWord(words[at + 1])) {
      at++
    } else if (key === 'sr' && at === 0) {
      at++
    } else break
  }
  if (at > 0) name.titles.push(...words.slice(0, at).filter((word) => (classOf(word) & AND) === 0))
  return words.slice(at)
}

/** Whether a word can be part of a title. */
export function isTitleWord(word: string): boolean {
  return (classOf(word) & (TITLE | RANK | PEERAGE | ORDINAL)) !== 0 || keyOf(word) === 'leader'
}

/** `Major John Smith` has a rank, `Major Smith` and `Earl James Smith` have not. */
function isRankBefore(words: readonly string[], at: number, left: number): boolean {
  if (keyOf(words[at + 1]) === 'of') return true
  const key = keyOf(words[at])
  if (givenRanks.has(key)) return false
  // After another title a rank is one too: "Lt. General Smith".
  if (at > 0 && left >= 1) return true
  return left >= 2 && (classOf(words[at + 1]) & (GENERATION | LETTERS | AND)) === 0
}

/** A title that names nobody when it stands alone: `reverend`, `baronet`, `1st`. Ranks that are names stay names. */
export function isTitleOnly(word: string): boolean {
  const bits = classOf(word)
  return (bits & (TITLE | ORDINAL)) !== 0 && (bits & RANK) === 0
}
