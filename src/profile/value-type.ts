/** What a value looks like, whatever the column it stands in. */
export type ValueType = 'email' | 'url' | 'date' | 'phone' | 'number' | 'code' | 'text'

/** All types, in the order of their numbers. */
export const valueTypes: readonly ValueType[] = ['email', 'url', 'date', 'phone', 'number', 'code', 'text']

const EMAIL = 0
const URL = 1
const DATE = 2
const PHONE = 3
const NUMBER = 4
const CODE = 5
const TEXT = 6

/** No mail address, number or date is longer; a longer value is judged by its beginning. */
const MAX_LENGTH = 320

/**
 * Number of the type that a value looks like, as an index into {@link valueTypes}. It goes by the signs alone and is meant to tell that a
 * column holds more than one sort of thing, not to check a value.
 *
 * @param raw the value as it came; characters after the 320th are not looked at
 */
export function typeOfValue(raw: string): number {
  const text = (raw.length > MAX_LENGTH ? raw.slice(0, MAX_LENGTH) : raw).trim()
  let digits = 0
  let letters = 0
  let blanks = 0
  let signs = 0
  let at = -1
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 48 && unit <= 57) digits++
    else if (unit === 32 || unit === 9) blanks++
    else if (unit >= 0x80 || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122)) letters++
    else {
      if (unit === 64) at = i
      signs++
    }
  }
  if (at > 0 && text.charCodeAt(at - 1) > 32 && text.indexOf('.', at) > at + 1) return EMAIL
  if (letters > 0) {
    if (/^(?:https?:\/\/|www\.)\S/i.test(text)) return URL
    if (/^\d{4}-\d\d-\d\dT\d\d/.test(text)) return DATE
    return digits > 0 && blanks === 0 ? CODE : TEXT
  }
  if (digits === 0) return TEXT
  if (isDateShape(text)) return DATE
  const first = text[0]
  if (digits >= 7 && digits <= 15 && (first === '+' || first === '(' || signs + blanks >= 2)) return PHONE
  return /^[-+]?\d+(?:[.,]\d+)?$/.test(text) ? NUMBER : CODE
}

/** Three groups of digits of which one is a year or all have two digits: `1987-04-13`, `13.4.1987`, `04/13/87 10:15`. */
function isDateShape(text: string): boolean {
  const found = /^(\d{1,4})([-/.])(\d{1,2})([-/.])(\d{1,4})(?:$| \d{1,2}:)/.exec(text)
  if (found === null || found[2] !== found[4]) return false
  const [, year, , , , day] = found
  return (year.length === 4 && day.length <= 2) || (year.length <= 2 && (day.length === 4 || day.length === 2))
}

/** Types that have no place in a field of a kind: a mail address in a phone column. */
const foreignTypes: ReadonlyMap<string, readonly number[]> = /* @__PURE__ */ new Map([
  ['email', [URL, DATE, PHONE, NUMBER]],
  ['phone', [EMAIL, URL, DATE]],
  ['date', [EMAIL, URL, PHONE]],
  ['person-name', [EMAIL, URL, DATE, PHONE, NUMBER]],
  ['address', [EMAIL, URL, DATE]],
  ['organization-name', [EMAIL, DATE, PHONE]],
  ['identifier', [EMAIL]],
  ['category', [EMAIL, URL, PHONE]],
  ['number', [EMAIL, URL, PHONE]],
  ['money', [EMAIL, URL, PHONE, DATE]],
  ['postal-code', [EMAIL, URL, DATE]],
  ['web-address', [EMAIL, DATE, PHONE]],
  ['device', [EMAIL, URL]],
  ['year', [EMAIL, URL, PHONE]],
])

/** Whether a value of that type is out of place in a field of that kind. A kind that is not known here takes everything. */
export function isForeignType(kind: string, type: number): boolean {
  return foreignTypes.get(kind)?.includes(type) ?? false
}
