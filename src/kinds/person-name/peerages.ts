import type { NameDraft } from './name-parts'
import { classOf, GENERATION, keyOf, LINK, ORDINAL, PEERAGE, RANK, TITLE } from './name-words'
import { isTitleWord } from './titles'

/**
 * Cuts a peerage off: from an ordinal before other words, a rank of the peerage that is not the last word, or `of`.
 *
 * @param whole the words may be all peerage, so that nothing is left
 */
export function takePeerage(name: NameDraft, words: readonly string[], whole: boolean): string[] {
  if ((name.classes & (TITLE | RANK | PEERAGE | ORDINAL | LINK)) === 0) return words.slice()
  const from = whole || keyOf(words[0] ?? '') === 'of' ? 0 : 1
  for (let i = from; i < words.length; i++) {
    const bits = classOf(words[i])
    const key = keyOf(words[i])
    const last = i === words.length - 1
    const starts =
      ((bits & ORDINAL) !== 0 && !(last && (bits & GENERATION) !== 0)) ||
      ((bits & PEERAGE) !== 0 && (!last || key !== 'baron')) ||
      ((bits & RANK) !== 0 && !last && keyOf(words[i + 1]) === 'of') ||
      (key === 'lord' && !last) ||
      key === 'of' ||
      (key === 'the' && !last && isTitleWord(words[i + 1]))
    if (!starts) continue
    let inner = i
    while (
      inner < words.length &&
      (isTitleWord(words[inner]) || keyOf(words[inner]) === 'the' || keyOf(words[inner]) === 'of')
    )
      inner++
    let end = inner
    while (end < words.length && keyOf(words[end]) !== 'of') end++
    // `marlow` of "1st baron marlow of ashby"; the place only where a title stands before it.
    if (inner < end && (key !== 'of' || name.titles.length > 0 || i === 0)) name.peerageFamily = words.slice(inner, end)
    if (key === 'of' && name.titles.length === 0) return words.slice(0, i)
    name.peerages.push(...words.slice(i))
    return words.slice(0, i)
  }
  return words.slice()
}

/** `1st baron marlow of ashby`, `earl of derby`, `baronet`, `baron welby`, with or without `the`. */
export function isPeerage(segment: readonly string[]): boolean {
  const first = keyOf(segment[0]) === 'the' ? 1 : 0
  if (first >= segment.length) return false
  const word = classOf(segment[first])
  if ((word & ORDINAL) !== 0 && segment.length > first + 1) return true
  if ((word & PEERAGE) !== 0) return true
  return (word & (RANK | TITLE)) !== 0 && segment.length > first + 1 && keyOf(segment[first + 1]) === 'of'
}
