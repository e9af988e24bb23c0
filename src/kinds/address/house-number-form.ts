import { foldText } from '../../text'

/** Numbers further apart than this in `45-18` are no range of houses but one number with a hyphen, as in Queens. */
const MAX_RANGE = 40

/**
 * The form of a house number in which its writings are equal: no blanks or signs (`12 A` → `12a`), but a range has a hyphen (`12–14` and `12 14` →
 * `12-14`).
 *
 * @param raw the value as it came; characters after the 100th are not looked at
 */
export function normalizeHouseNumber(raw: string): string {
  if (isDigits(raw)) return raw
  const words = foldText(raw.slice(0, 100)).split(' ')
  if (words.length === 2 && /^\d+$/.test(words[0]) && /^\d+$/.test(words[1])) {
    const from = Number(words[0])
    const to = Number(words[1])
    if (to > from && to - from <= MAX_RANGE) return `${from}-${to}`
  }
  return words.join('')
}

/** Whether a value is up to nine digits and nothing else, as most house numbers are. */
function isDigits(raw: string): boolean {
  if (raw.length > 9) return false
  for (let i = 0; i < raw.length; i++) {
    const unit = raw.charCodeAt(i)
    if (unit < 48 || unit > 57) return false
  }
  return true
}

/** The first number of a range: `12-14` → `12`; other numbers as they are. */
export function firstHouseNumber(normalized: string): string {
  const hyphen = normalized.indexOf('-')
  return hyphen < 0 ? normalized : normalized.slice(0, hyphen)
}
