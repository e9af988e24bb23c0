import { transliterate } from '../../text'

/**
 * The words of a name or a legal form in comparable form: Latin letters where the script has a known spelling, lower case, without
 * signs; initials are one word (`I.B.M.` and `I B M` → `ibm`), `&` and its like are `and`.
 */
export function nameWords(text: string): string[] {
  const folded = transliterate(
    text
      .replace(INITIALS, (initials) => initials.replace(/[./]/g, ''))
      .replace(SHORT_PAIR, '$1$2')
      .replace(/[&+]/g, ' and ')
      .replaceAll('%', ' percent '),
  )
  if (folded === '') return []
  const words: string[] = []
  let isOpen = false
  for (const word of folded.split(' ')) {
    const isLetter = word.length === 1 && (word < '0' || word > '9')
    if (isLetter && isOpen) words[words.length - 1] += word
    else words.push(AND.has(word) ? 'and' : word)
    isOpen = isLetter
  }
  return words
}

/** `S.A.`, `A/S`, `L.L.C`: lone letters between dots or slashes. */
const INITIALS = /(?<![\p{L}\p{N}])\p{L}(?:[./]\p{L}){1,9}(?![\p{L}\p{N}])/gu
/** `AT&T`, `H&M`. */
const SHORT_PAIR = /(?<![\p{L}\p{N}])(\p{L}{1,2})&(\p{L}{1,2})(?![\p{L}\p{N}])/gu
/** Words for "and" that are not a lone letter, which would be an initial more often. */
const AND: ReadonlySet<string> = /* @__PURE__ */ new Set(['und', 'et', 'och'])
