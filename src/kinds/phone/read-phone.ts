import type { DataTable } from '../../data'
import { type NumberingPlan, planOfNumber, planOfRegion } from './numbering-plans'

/** A telephone number in the forms that are compared. */
export interface PhoneParts {
  /** With country code, as E.164 writes it: `+442079460958`; '' where the country is not known. */
  readonly e164: string
  /** The digits within the country without trunk prefix; without a country the digits at hand, at most the last ten. */
  readonly national: string
  /** Digits of the extension, or ''. */
  readonly extension: string
}

const MAX_LENGTH = 4096
/** A number with labels and extension is not written longer. */
const MAX_NUMBER_LENGTH = 64
/** E.164 allows 15 digits; below 6 there are only short codes. */
const MAX_DIGITS = 15
const MIN_DIGITS = 6
const LOCAL_DIGITS = 10

/** Digits behind a calling code that is written without a plus in a country that dials a trunk prefix: no area is so long without it. */
const MIN_BARE_DIGITS = 9

/**
 * Reads a telephone number. With a country, by its prefix or by `region`, the result has an E.164 form; without one the digits are still
 * there to be compared. An unknown region reads ten digits that could be North American as such, as these come without a country.
 *
 * Extensions (`x123`, `ext. 5`, `;ext=5`) are cut off and kept, labels (`Tel:`, `(h)`) are dropped, letters on the keypad
 * (`1-800-FLOWERS`) become digits, of two numbers in one value the first counts. Numbers of countries with one length are read by counting
 * digits, the others by `ask`, or else by the usual lengths of their country. Whether a number is in service is not checked: `555-0100` is fine.
 *
 * @param raw the value as it came; characters after the 4,096th are not looked at
 * @param region ISO 3166 code (`GB`) of the country whose national numbers these are; unknown codes count as none
 * @param ask numbering plans that were handed in; what they find impossible has no E.164 form
 * @returns the parts, or undefined where there is no number: fewer than six digits, more than 15, one digit repeated, or digits that
 *   count up or down
 */
export function readPhone(raw: string, region?: string, ask?: DataTable['readPhone']): PhoneParts | undefined {
  const length = Math.min(raw.length, MAX_LENGTH)
  if (length < MIN_DIGITS) return undefined
  let digits = ''
  let start = -1
  let plus = false
  for (let i = 0; i < length; i++) {
    const unit = raw.charCodeAt(i)
    if (unit >= 48 && unit <= 57) {
      if (start < 0) start = i
      continue
    }
    if (start >= 0) {
      digits += raw.slice(start, i)
      start = -1
    }
    // Blank ( ) - . are all that the usual forms have between their digits.
    if (unit === 32 || unit === 40 || unit === 41 || unit === 45 || unit === 46) continue
    if (unit === 43 && !plus && digits === '') plus = true
    else return readUnusual(raw, region, ask)
  }
  if (start >= 0) digits += raw.slice(start, length)
  return readDigits(digits, plus, region, '') ?? readByPlans(digits, plus, region, '', ask)
}

/** The number by counting its digits; undefined if that does not do, or if it is junk. */
function readDigits(
  digits: string,
  plus: boolean,
  region: string | undefined,
  extension: string,
): PhoneParts | undefined {
  const count = digits.length
  if (plus) {
    if (count < MIN_DIGITS) return undefined
    const plan = planOfNumber(digits)
    if (plan === undefined || plan.fixed === 0) return undefined
    const { code } = plan
    const first = digits.charCodeAt(code.length)
    if (count !== code.length + plan.fixed || (first === 48 && !plan.keepsZero)) return undefined
    if (code === '1' && first === 49) return undefined
    const national = digits.slice(code.length)
    return isJunk(national) ? undefined : { e164: `+${digits}`, national, extension }
  }
  if (region === undefined || region === 'US' || region === 'CA') {
    const offset = count === 11 && digits.charCodeAt(0) === 49 ? 1 : 0
    if (count - offset !== 10) return undefined
    const area = digits.charCodeAt(offset)
    if (area < 50 || (region === undefined && digits.charCodeAt(offset + 3) < 50)) return undefined
    const national = offset === 0 ? digits : digits.slice(1)
    return isJunk(national) ? undefined : { e164: `+1${national}`, national, extension }
  }
  const plan = planOfRegion(region)
  if (plan === undefined || plan.fixed === 0 || plan.trunks.length > 1 || plan.code === '1') return undefined
  const trunk = plan.trunks.length === 0 ? '' : plan.trunks[0]
  if (count !== trunk.length + plan.fixed || !digits.startsWith(trunk)) return undefined
  if (digits.charCodeAt(trunk.length) === 48 && !plan.keepsZero) return undefined
  const national = digits.slice(trunk.length)
  return isJunk(national) ? undefined : { e164: `+${plan.code}${national}`, national, extension }
}

/** Values with more in them than digits and the usual separators. */
function readUnusual(
  raw: string,
  region: string | undefined,
  ask: DataTable['readPhone'] | undefined,
): PhoneParts | undefined {
  let text = raw.slice(0, MAX_LENGTH).normalize('NFKC').toLowerCase().trim()
  text = firstNumber(text).slice(0, MAX_NUMBER_LENGTH)
  const cut = extensionStart(text)
  const extension = cut < 0 ? '' : digitsOf(text.slice(cut)).slice(0, 8)
  if (cut >= 0) text = text.slice(0, cut)
  const digits = isLettered(text) ? keypadDigits(text) : digitsOf(text)
  const plus = text.includes('+') && digitsOf(text.slice(0, text.indexOf('+'))) === ''
  return readDigits(digits, plus, region, extension) ?? readByPlans(digits, plus, region, extension, ask)
}

/** Everything that counting digits cannot tell. */
function readByPlans(
  digits: string,
  plus: boolean,
  region: string | undefined,
  extension: string,
  ask: DataTable['readPhone'] | undefined,
): PhoneParts | undefined {
  // Room for 00 or 011 and a trunk zero before the 15 digits.
  if (digits.length < MIN_DIGITS || digits.length > MAX_DIGITS + 4 || isJunk(digits)) return undefined
  const own = region === undefined ? undefined : planOfRegion(region)
  const international = plus ? digits : withoutInternationalPrefix(digits, own)
  if (international !== '' || own !== undefined) {
    const found =
      ask === undefined
        ? international === ''
          ? readNational(digits, own)
          : readInternational(international)
        : international === ''
          ? ask(digits, region)
          : ask(`+${international}`)
    if (found !== undefined) {
      return isJunk(found.national) ? undefined : { e164: found.e164, national: found.national, extension }
    }
  }
  if (digits.length > MAX_DIGITS + (international === '' ? 0 : 3)) return undefined
  let significant = 0
  while (significant < digits.length && digits.charCodeAt(significant) === 48) significant++
  const national = digits.slice(Math.max(significant, digits.length - LOCAL_DIGITS))
  return national.length < MIN_DIGITS || isJunk(national) ? undefined : { e164: '', national, extension }
}

/** What follows 00, 011 or, from Australia, 0011; '' for a national number. */
function withoutInternationalPrefix(digits: string, own: NumberingPlan | undefined): string {
  if (own?.code === '61' && digits.startsWith('0011') && digits.length > 10) return digits.slice(4)
  if (digits.startsWith('00')) return digits.length > 9 ? digits.slice(2) : ''
  const isAmerican = own === undefined || own.code === '1'
  return isAmerican && digits.startsWith('011') && digits.length > 10 ? digits.slice(3) : ''
}

interface FoundNumber {
  readonly e164: string
  readonly national: string
}

function readInternational(digits: string): FoundNumber | undefined {
  const plan = digits.length < MIN_DIGITS ? undefined : planOfNumber(digits)
  if (plan === undefined) return undefined
  const rest = digits.slice(plan.code.length)
  // Many write a zero that is only dialled within the country, also where there is none to dial.
  const national = significantDigits(rest, plan) ?? significantDigits(rest.startsWith('0') ? rest.slice(1) : '', plan)
  return national === undefined ? undefined : { e164: `+${plan.code}${national}`, national }
}

function readNational(digits: string, plan: NumberingPlan | undefined): FoundNumber | undefined {
  if (plan === undefined) return undefined
  const { code, trunks } = plan
  let national = significantDigits(digits, plan)
  if (digits.startsWith(code)) {
    const rest = digits.slice(code.length)
    const lacksTrunk = trunks.length > 0 && national === digits && rest.length >= MIN_BARE_DIGITS
    if (national === undefined || lacksTrunk) national = significantDigits(rest, plan) ?? national
  }
  return national === undefined ? undefined : { e164: `+${code}${national}`, national }
}

/** The digits without trunk prefix, if they are as many as numbers of the plan have. */
function significantDigits(digits: string, plan: NumberingPlan): string | undefined {
  const { min, max, code, keepsZero } = plan
  let national = digits
  for (const trunk of plan.trunks) {
    // Numbers may start with the 8 or 1 that is also dialled before them, but not with a 0.
    if (!digits.startsWith(trunk) || (trunk[0] !== '0' && digits.length <= max)) continue
    const rest = digits.length - trunk.length
    if (rest < min || rest > max) continue
    national = digits.slice(trunk.length)
    break
  }
  if (national.length < min || national.length > max) return undefined
  const first = national.charCodeAt(0)
  return (first === 48 && !keepsZero) || (code === '1' && first === 49) ? undefined : national
}

/** Of `555-1234 / 555-9876` the first; a slash or comma within one number has too few digits on one side. */
function firstNumber(text: string): string {
  for (let i = 0; i < text.length && i < MAX_NUMBER_LENGTH * 2; i++) {
    const character = text[i]
    const separates =
      character === '/' || character === ';' || character === ',' || character === '|' || character === '&'
    if (!separates && !text.startsWith(' or ', i) && !text.startsWith('\n', i)) continue
    if (text.startsWith(';ext', i)) return text
    if (digitsOf(text.slice(0, i)).length >= 7 && digitsOf(text.slice(i, i + MAX_NUMBER_LENGTH)).length >= 7) {
      return text.slice(0, i)
    }
  }
  return text
}

/** Where `x123`, `ext. 5`, `extension 5`, `#5` starts behind a number, or -1. */
function extensionStart(text: string): number {
  for (let i = 1; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit !== 120 && unit !== 101 && unit !== 35) continue
    if (unit === 101 && !text.startsWith('ext', i)) continue
    if (digitsOf(text.slice(0, i)).length < MIN_DIGITS) continue
    // Digits have to follow, after nothing but the rest of the word and its punctuation.
    let next = i + 1
    while (next < text.length && next < i + 12 && !isDigit(text.charCodeAt(next))) next++
    if (next < text.length && isDigit(text.charCodeAt(next))) return i
  }
  return -1
}

/** A run of letters that stands for digits: at least three, straight after a digit or separator, and not a label. */
function isLettered(text: string): boolean {
  if (!/^\+?[\d(]/.test(text) || digitsOf(text).length < 3) return false
  let letters = 0
  let digits = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 97 && unit <= 122) letters++
    else if (isDigit(unit)) digits++
    else if (unit > 0x80) return false
  }
  return letters >= 3 && digits < 10 && letters + digits >= 10 && letters + digits <= 13
}

const keypad = '22233344455566677778889999'

function keypadDigits(text: string): string {
  let digits = ''
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 97 && unit <= 122) digits += keypad[unit - 97]
    else if (isDigit(unit)) digits += text[i]
  }
  // Words may be longer than the number; what is dialled too much is ignored.
  return digits.slice(0, digits.startsWith('1') ? 11 : 10)
}

function digitsOf(text: string): string {
  let digits = ''
  for (let i = 0; i < text.length; i++) if (isDigit(text.charCodeAt(i))) digits += text[i]
  return digits
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57
}

/** One digit repeated, or counting up or down, which is what people type to get past a form. */
function isJunk(digits: string): boolean {
  const first = digits.charCodeAt(0)
  const second = digits.charCodeAt(1)
  const step = second - first
  // Most numbers leave here.
  if (step !== 0 && step !== 1 && step !== -1 && step !== 9 && step !== -9) return false
  for (let i = 2; i < digits.length; i++) {
    const found = digits.charCodeAt(i) - digits.charCodeAt(i - 1)
    if (found !== step && found !== step - 10 && found !== step + 10) return false
  }
  return true
}
