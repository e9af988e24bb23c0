import { isDigit, MAX_LENGTH, makeWord, type Word } from './draft'
import { cityLength, hasStreetType } from './street-end'
import { COMPANY, UNIT } from './words'

/** More words than this are no address; the rest is not looked at. */
const MAX_WORDS = 60

/** Cuts a value into segments at commas and line breaks, and into words at blanks; remarks in parentheses are dropped. */
export function splitSegments(raw: string): Word[][] {
  const text = raw.slice(0, MAX_LENGTH).replaceAll('\\n', '\n')
  const segments: Word[][] = []
  let segment: Word[] = []
  let count = 0
  let i = 0
  while (i < text.length && count < MAX_WORDS) {
    const character = text[i]
    if (isSegmentEnd(character)) {
      if (segment.length > 0) segments.push(segment)
      segment = []
      i++
    } else if (isBlank(text.charCodeAt(i))) {
      i++
    } else if (character === '(') {
      const close = text.indexOf(')', i)
      i = close < 0 ? i + 1 : close + 1
    } else {
      let end = i + 1
      while (end < text.length && !isBlank(text.charCodeAt(end)) && !isSegmentEnd(text[end]) && text[end] !== '(') end++
      addWords(segment, text.slice(i, end))
      count++
      i = end
    }
  }
  if (segment.length > 0) segments.push(segment)
  return segments
}

function isSegmentEnd(character: string): boolean {
  return (
    character === ',' ||
    character === ';' ||
    character === '\n' ||
    character === '\r' ||
    character === '|' ||
    character === '，'
  )
}

/** Adds a word; `#418` and `Unit508` are two. */
function addWords(segment: Word[], text: string): void {
  let plain = trimMarks(text)
  if (plain.startsWith('#')) {
    segment.push({ text: '#', key: '#', bits: UNIT })
    plain = trimMarks(plain.slice(1))
    if (plain === '') return
  } else if (text.includes('&') && plain === '') plain = '&'
  if (plain === '') return
  const joined =
    /^(?:(apt|unit|suite|ste|rm|flat|lo?t)\.?#?(\d\w*)|(bldg?|apt|unit|ste)-(\w{1,4})|(no|nr|d|kat):(\d[\d-]{0,8}[a-z]?))$/i.exec(
      plain,
    )
  if (joined !== null) {
    segment.push(makeWord(joined[1] ?? joined[3] ?? joined[5]), makeWord(joined[2] ?? joined[4] ?? joined[6]))
    return
  }
  segment.push(makeWord(plain))
}

/** Off both ends: quotes, dashes, colons and other marks that belong to no word. The dot of an abbreviation goes as well. */
function trimMarks(text: string): string {
  if (isLetterOrDigit(text.charCodeAt(0)) && isLetterOrDigit(text.charCodeAt(text.length - 1))) return text
  let start = 0
  let end = text.length
  while (start < end && '.-–:*"\'/\\'.includes(text[start])) start++
  while (end > start && '.-–:*"\'/\\)'.includes(text[end - 1])) end--
  // "P.O." and "N.W." keep theirs.
  if (text[end] === '.' && text.indexOf('.', start) < end) end++
  return start === 0 && end === text.length ? text : text.slice(start, end)
}

/** Whether a UTF-16 unit is an ASCII letter or digit. */
function isLetterOrDigit(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || isDigit(unit)
}

/** White space and control characters; most characters are below the first of the rare ones. */
function isBlank(unit: number): boolean {
  if (unit < 0x1680) return unit <= 32 || unit === 0xa0
  return (
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000 ||
    unit === 0xfeff
  )
}

/**
 * A segment without `c/o` or `Attn:` and the name behind it; a house number with a street ends the name. One that is only the legal form
 * of a recipient is none.
 *
 * @param placed a region or postal code stood behind this segment, so that its last words are the city
 */
export function withoutAddressee(words: Word[], placed: boolean): Word[][] {
  if (words.length === 0 || (words.length === 1 && (words[0].bits & COMPANY) !== 0)) return []
  let at = words.findIndex(({ key }) => key === 'c/o' || key === 'attn' || key === 'attention')
  if (at < 0 && words[0].key === 'co' && words[0].text.includes('.')) at = 0
  if (at < 0) return [words]
  const parts = [words.slice(0, at)]
  let from = at + 1
  while (from < words.length && !(isDigit(words[from].key.charCodeAt(0)) && hasStreetType(words.slice(from)))) from++
  if (from < words.length) parts.push(words.slice(from))
  else if (placed && words.length > at + 1) parts.push(words.slice(words.length - cityLength(words)))
  return parts.filter((part) => part.length > 0)
}
