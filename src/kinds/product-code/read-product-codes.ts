import { isMissing } from '../missing'

const MAX_LENGTH = 4096
/** Shorter ones are sizes, units and counts more often than models. */
const LEAST_CHARACTERS = 4
/** Numbers alone are model numbers from five digits on; four are years and prices. */
const LEAST_DIGITS = 5
/** In groups (`010-10723-01`) they are from eight on; fewer are sizes and telephone numbers. */
const LEAST_GROUPED_DIGITS = 8
const MOST_CHARACTERS = 30
const MOST_CODES = 12

/**
 * Endings of measures: behind digits they make a size, a speed or a count, and no model: `32gb`, `1080p`, `4port`, `1200dpi`, `19inch`.
 */
const units: ReadonlySet<string> = /* @__PURE__ */ new Set(
  (
    'g gb gib mb mib kb tb tib bit bits byte bytes mbps gbps kbps mhz ghz khz hz rpm v volt volts vac vdc w watt watts wh kw kwh kva va a amp amps ah mah ma ' +
    'mm cm m km in inch inches ft feet foot yd mp megapixel megapixels pixel pixels px dpi ppi fps p i k x bay port ports channel ch way pack pk pc pcs ' +
    'piece pieces ct count oz lb lbs kg mg ml l liter litre qt cu cuft gal btu db dbi ohm ohms nm nits cd lumens lm lux ms sec s min hr hrs hour hours day days ' +
    'yr year years st nd rd th pin pins page pages sheet sheets disc discs cup cups quart quarts user users core cores speed series degree degrees ppm cpm mg mcg ' +
    'xoptical zoom way stage outlet outlets slot slots line lines button buttons device devices in1 inone gauge awg ply count er t tb ddr gbit mbit'
  ).split(' '),
)

/** Standards and formats that have letters and digits and are no models. */
const standards =
  /^(?:l?p?g?ddr\d{1,5}|pc\d{4,5}|usb\d{1,2}|hdmi\d|mp[34g]\d?|mpeg\d|h26[45]|x26[45]|80211[a-z]{0,3}|ieee\d+|rs232[c]?|rs485|rj\d+|cat\d[a-z]?|dolby\d|ac3|pcie?\d?x?\d*|sata\d*|ata\d+|hd1080|full1080|\d+base[tx]+|\d+x\d+(?:x\d+)?|\d+to\d+|\d+in\d|win\d+|mac\d+|mk\d|ps[1-5]|ipv[46]|wpa2?|a2dp|aes\d+|aa\d|aaa\d|a4|b5|mil\d+|iso\d+|ansi\d+|ul\d+|ip\d\d|i[3579]|s?video\d|top\d+|v\d+|no\d+)$/

/**
 * Finds the codes in a text that are likely model or part numbers: words of letters and digits together of four characters or more, and
 * numbers of five digits or more. Hyphens and dots inside a word, and a slash before a short ending, belong to it and are left out of the code
 * (`AX-90/B` → `ax90b`), so that writings with and without them are equal. Sizes, speeds, counts, standards and formats (`32gb`, `1080p`, `4port`, `ddr2`,
 * `802.11n`) are no codes.
 *
 * @param raw a name, a description, or a code alone; characters after the 4,096th are not looked at
 * @returns the different codes in lower case, in the order of the text, 12 at the most
 */
export function readProductCodes(raw: string): string[] {
  const text = raw.slice(0, MAX_LENGTH).normalize('NFKC').toLowerCase()
  const codes: string[] = []
  let start = -1
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && (isInside(text.charCodeAt(i)) || isSlashBeforeEnding(text, i))) {
      if (start < 0) start = i
      continue
    }
    if (start < 0) continue
    const code = codeOf(text.slice(start, i))
    start = -1
    if (code === '' || codes.includes(code)) continue
    codes.push(code)
    if (codes.length === MOST_CODES) break
  }
  return codes
}

/**
 * The codes of a column of codes: what {@link readProductCodes} finds, or else the whole value without separators, since a catalogue may
 * have codes of any form.
 */
export function readProductCodeCell(raw: string): string[] {
  if (isMissing(raw)) return []
  const codes = readProductCodes(raw)
  if (codes.length > 0) return codes
  const whole = raw
    .slice(0, MAX_LENGTH)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  if (whole.length < 2 || whole.length > MOST_CHARACTERS || /^0+$/.test(whole)) return []
  // Na may be a person, but is no code; and N-A is what it says.
  if (isMissing(whole)) return []
  if (raw.trim().split(/\s+/).length > 2) return []
  // Put together it may hold a code that blanks had parted.
  const joined = readProductCodes(whole)
  return joined.length > 0 ? joined : [whole]
}

/** A slash parts two codes, but not one from its ending of up to three letters: a colour or a region. */
function isSlashBeforeEnding(text: string, at: number): boolean {
  return text.charCodeAt(at) === 47 && /^[a-z]{1,3}(?![a-z0-9])/.test(text.slice(at + 1, at + 5))
}

/** Letters, digits and what stands inside codes. */
function isInside(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || (unit >= 97 && unit <= 122) || unit === 45 || unit === 46 || unit === 95
}

function codeOf(word: string): string {
  const code = word.replace(/[-._/]/g, '')
  if (code.length < LEAST_CHARACTERS || code.length > MOST_CHARACTERS) return ''
  let digits = 0
  for (let i = 0; i < code.length; i++) if (code.charCodeAt(i) < 58) digits++
  if (digits === 0) return ''
  // 33.5, 1.2.3 and 555-1234 are measures, versions and telephone numbers.
  if (digits === code.length) {
    const isGrouped = word !== code
    return digits >= (isGrouped ? LEAST_GROUPED_DIGITS : LEAST_DIGITS) && !word.includes('.') ? code : ''
  }
  return isMeasure(word) || isMeasure(code) || standards.test(code) ? '' : code
}

/** A number, and behind it a unit or a word that is counted; with several parts, each of them such. */
function isMeasure(word: string): boolean {
  const match = /^[-.]?\d[\d.]*[-.]?([a-z]+)[-.]?$/.exec(word)
  if (match !== null && units.has(match[1])) return true
  // A counted word: 10-piece, 30-days-trial. Codes have no such long words.
  return /^\d{1,4}-[a-z]{4,}(?:-[a-z]+)*$/.test(word) || /^[a-z]{4,}-\d{1,3}$/.test(word)
}
