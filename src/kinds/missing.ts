/** Words for "there is no value", lower case. Single words that are also names are left to the letter case, see `isMissing`. */
const missingWords: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'n/a',
  'n\\a',
  'n.a.',
  'n.a',
  'n/k',
  'n/d',
  'null',
  'nul',
  'none',
  'nil',
  'undefined',
  'undef',
  'unknown',
  'unkown',
  'unk',
  'not known',
  'not available',
  'not applicable',
  'not provided',
  'not given',
  'not stated',
  'not specified',
  'not recorded',
  'not set',
  'not found',
  'no data',
  'no value',
  'no info',
  'no information',
  'no name',
  'none given',
  'none provided',
  'unavailable',
  'unspecified',
  'missing',
  'missing value',
  'empty',
  'blank',
  'void',
  'tbd',
  'tba',
  'tbc',
  'to be determined',
  'to be advised',
  'withheld',
  'refused',
  'declined',
  'k.a.',
  'k. a.',
  'keine angabe',
  'unbekannt',
  'inconnu',
  'inconnue',
  'non renseigné',
  'desconocido',
  'desconocida',
  'sconosciuto',
  'desconhecido',
  'onbekend',
  'okänd',
  'ukjent',
  'ukendt',
  'неизвестно',
  '不明',
  '未知',
  '\\n',
  '#n/a',
  '#n/a n/a',
  '#na',
  '#null!',
  '#value!',
  '#ref!',
  '#name?',
  '#num!',
  '#div/0!',
])

/** The longest entry above, with room for blanks and brackets around it; anything longer is a value. */
const LONGEST = 24

/**
 * Whether a raw value says that there is no value: empty, blank, nothing but punctuation, or one of the usual words for nothing
 * ("n/a", "null", "Unknown", "TBD", "#N/A", "(blank)", "xxx") in any letter case.
 *
 * "Na" and "Nan" are names of people, so they count as missing only where they are written as software writes them: `NA`, `na`, `NaN`,
 * `nan`, `NAN`.
 *
 * @param raw the value as it came, of any length
 */
export function isMissing(raw: string): boolean {
  const length = raw.length
  if (length === 0) return true
  // Most values start with a letter or digit and are longer than any word for nothing.
  if (length > LONGEST && isAsciiWord(raw.charCodeAt(0))) return false
  if (hasDigit(raw)) return false
  const text = trimInvisible(raw)
  if (text.length === 0) return true
  if (text.length > LONGEST) return isPunctuation(text)
  if (text === 'NA' || text === 'na' || text === 'NaN' || text === 'nan' || text === 'NAN') return true
  const lower = unwrap(text.toLowerCase())
  return missingWords.has(lower) || isPunctuation(lower) || isRowOfX(lower)
}

/** Whether a word in lower case is one of the usual words for nothing, in whatever letter case it was written. */
export function isWordForNothing(lower: string): boolean {
  return missingWords.has(lower) || lower === 'na' || lower === 'nan' || isRowOfX(lower)
}

function isAsciiWord(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57)
}

/** Whether an ASCII digit stands in a value without `#`: no word for nothing has one but `#div/0!`. */
function hasDigit(raw: string): boolean {
  let found = false
  for (let i = 0; i < raw.length; i++) {
    const unit = raw.charCodeAt(i)
    if (unit === 35) return false
    if (unit >= 48 && unit <= 57) found = true
  }
  return found
}

/** Blanks, byte order marks, soft hyphens and zero-width characters off both ends. */
function trimInvisible(raw: string): string {
  let start = 0
  let end = raw.length
  while (start < end && isInvisible(raw.charCodeAt(start))) start++
  while (end > start && isInvisible(raw.charCodeAt(end - 1))) end--
  return start === 0 && end === raw.length ? raw : raw.slice(start, end)
}

function isInvisible(unit: number): boolean {
  if (unit <= 0x20) return true
  if (unit < 0xa0) return unit === 0x7f
  return (
    unit === 0xa0 ||
    unit === 0xad ||
    (unit >= 0x2000 && unit <= 0x200f) ||
    (unit >= 0x2028 && unit <= 0x202f) ||
    (unit >= 0x205f && unit <= 0x2064) ||
    unit === 0x3000 ||
    unit === 0xfeff
  )
}

/** `(none)`, `<null>`, `[blank]`, `"n/a"` → what stands between. */
function unwrap(text: string): string {
  const first = text.charCodeAt(0)
  const last = text.charCodeAt(text.length - 1)
  const wrapped =
    text.length > 2 &&
    ((first === 40 && last === 41) ||
      (first === 60 && last === 62) ||
      (first === 91 && last === 93) ||
      (first === 34 && last === 34) ||
      (first === 39 && last === 39))
  return wrapped ? text.slice(1, -1).trim() : text
}

/** Whether all characters are ASCII punctuation, dashes, dots or blanks. Stops at the first other one. */
function isPunctuation(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80 ? isAsciiWord(unit) : !isInvisible(unit) && !(unit >= 0x2010 && unit <= 0x2027)) return false
  }
  return true
}

function isRowOfX(text: string): boolean {
  if (text.length < 3) return false
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) !== 120) return false
  return true
}

/** A raw value as it is shown: white space folded, words for nothing empty. */
export function cleanText(raw: string | undefined): string {
  if (raw === undefined || isMissing(raw)) return ''
  return isTidy(raw) ? raw : raw.trim().replace(/\s+/g, ' ')
}

/** Whether all white space is single blanks between ASCII characters. */
function isTidy(text: string): boolean {
  let before = 32
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 32 || unit >= 0x80 || (unit === 32 && before === 32)) return false
    before = unit
  }
  return before !== 32
}
