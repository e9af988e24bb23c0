import { hasLetter, isBlank } from './letter-case'
import type { NameDraft } from './name-parts'
import { AND, classOf, GENERATION, keyOf, LATE_GENERATION, LETTERS, wordClasses } from './name-words'

/** Characters of a value that are looked at. */
export const MAX_LENGTH = 4096

/** More words than this are no name; the rest is not looked at. */
const MAX_WORDS = 40

const closers: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '{': '}',
  '"': '"',
  '“': '”',
  '„': '“',
  '«': '»',
  '‘': '’',
  '`': "'",
}

/** Cuts a value into segments at commas and into words at blanks, and takes nicknames and remarks out. */
export function splitName(raw: string): NameDraft {
  const name: NameDraft = {
    segments: [],
    classes: 0,
    titles: [],
    peerages: [],
    suffixes: [],
    nicknames: [],
    peerageFamily: [],
  }
  const text = (raw.length > MAX_LENGTH ? raw.slice(0, MAX_LENGTH) : raw).replaceAll("''", '"')
  let segment: string[] = []
  let words = 0
  let i = 0
  while (i < text.length && words < MAX_WORDS) {
    const character = text[i]
    const unit = text.charCodeAt(i)
    if (isBlank(unit)) {
      i++
    } else if (
      character === ',' ||
      character === ';' ||
      character === '，' ||
      character === '、' ||
      character === '،'
    ) {
      if (segment.length > 0) name.segments.push(segment)
      segment = []
      i++
    } else {
      const closer = character === "'" ? "'" : closers[character]
      const close = closer === undefined ? -1 : closingMark(text, i, closer)
      if (close > 0) {
        takeRemark(name, segment, text.slice(i + 1, close))
        i = close + 1
        continue
      }
      let end = i + 1
      while (end < text.length && !endsWord(text, end)) end++
      const word = text.slice(i, end)
      i = end
      if (!hasLetter(word)) {
        if ((word === '&' || word === '+') && segment.length > 0) {
          name.classes |= AND
          segment.push(word)
        }
        continue
      }
      words++
      const key = keyOf(word)
      if (key === 'née' || key === 'nee' || key === 'geb' || key === 'aka') {
        // What follows is another name of the same person.
        while (i < text.length && text[i] !== ',') i++
        continue
      }
      name.classes |= wordClasses.get(key) ?? 0
      segment.push(word)
    }
  }
  if (segment.length > 0) name.segments.push(segment)
  return name
}

/** Where quotes or parentheses that open at `open` close, or -1. An apostrophe within a word closes nothing. */
function closingMark(text: string, open: number, closer: string): number {
  if (closer !== "'" && closer !== '’') return text.indexOf(closer, open + 1)
  for (let i = text.indexOf(closer, open + 2); i > 0; i = text.indexOf(closer, i + 1)) {
    if (i + 1 === text.length || endsWord(text, i + 1)) return i
  }
  return -1
}

function endsWord(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return (
    isBlank(unit) ||
    unit === 44 ||
    unit === 59 ||
    unit === 40 ||
    unit === 91 ||
    unit === 123 ||
    unit === 34 ||
    unit === 0x201c ||
    unit === 0xff0c ||
    unit === 0x3001 ||
    unit === 0x60c
  )
}

/** What stood in quotes or parentheses: a suffix, a maiden name, or a nickname. */
function takeRemark(name: NameDraft, segment: string[], remark: string): void {
  const words = remark.split(/\s+/).filter(hasLetter).slice(0, MAX_WORDS)
  if (words.length === 0) return
  const first = keyOf(words[0])
  if (first === 'née' || first === 'nee' || first === 'geb' || first === 'born' || first === 'formerly') return
  if (words.every((word) => (classOf(word) & (GENERATION | LETTERS | LATE_GENERATION)) !== 0)) {
    // With the words before it, so that it counts as standing where it stood.
    if (segment.length > 0) name.suffixes.push(...words)
    return
  }
  name.nicknames.push(words.join(' '))
}
