/** What makes a value look like a placeholder. */
export type PlaceholderReason =
  /** A word for nothing, such as `unknown` or `n/a`. */
  | 'nothing'
  /** A word that people type to try a form out, such as `test` or `asdf`. */
  | 'test-word'
  /** One character throughout: `999-999-9999`, `aaa`. */
  | 'repeated'
  /** Digits that count up or down, or a number known from advertisements. */
  | 'sequence'
  /** A mail address that reaches nobody, such as `test@test.com` or `noreply@shop.org`. */
  | 'test-address'
  /** A date that stands for none, such as `1900-01-01` or `00/00/0000`. */
  | 'date'

/** Nothing longer is a placeholder; also bounds the work on long values. */
const MAX_LENGTH = 64

/** Words of which a value is made that somebody typed to try a form out. */
const testWords: ReadonlySet<string> = /* @__PURE__ */ new Set(
  /* @__PURE__ */ (
    'test tests tester testing teste testuser prueba essai probe dummy fake asdf asdfg asdfgh asdfasdf qwerty qwertz ' +
    'qwert azerty foobar blabla blah lorem placeholder'
  ).split(' '),
)

/** The same for names and addresses, where these words cannot be meant. */
const nameWords: ReadonlySet<string> = /* @__PURE__ */ new Set(
  /* @__PURE__ */ (
    'user customer client anonymous anonym noname firstname lastname surname forename nachname vorname apellido prenom ' +
    'abc xyz example mustermann anystreet anytown noone'
  ).split(' '),
)

/** Full names that stand for anybody. */
const nobodies: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'john doe',
  'jane doe',
  'joe bloggs',
  'max mustermann',
  'erika mustermann',
  'juan perez perez',
  'no name',
  'first name',
  'last name',
  'mickey mouse',
  'donald duck',
])

const emptyMailboxes: ReadonlySet<string> = /* @__PURE__ */ new Set(
  /* @__PURE__ */ (
    'test tester testing none no noemail no-email no_email no.email nomail no-mail no.mail noreply no-reply no.reply donotreply ' +
    'do-not-reply unknown undefined null nil nobody na n/a notavailable notprovided asdf asdfasdf qwerty dummy fake abc xyz xxx aaa a x ' +
    'invalid example email mail user name first.last firstname.lastname'
  ).split(' '),
)

/** Mailboxes that reach nobody at any domain; the others above do so only at an empty domain. */
const nowhereMailboxes: ReadonlySet<string> = /* @__PURE__ */ new Set(
  /* @__PURE__ */ (
    'none noemail no-email no_email no.email nomail no-mail no.mail noreply no-reply no.reply donotreply do-not-reply unknown undefined ' +
    'null nil notavailable notprovided'
  ).split(' '),
)

const emptyDomains: ReadonlySet<string> = /* @__PURE__ */ new Set(
  /* @__PURE__ */ (
    'test none no noemail nomail na null nil unknown invalid nowhere example email mail domain asdf abc xyz xxx aaa a x fake dummy ' +
    'noreply notprovided localhost test-email'
  ).split(' '),
)

/** Numbers of advertisements and forms: the wallet card of 1938, directory assistance. */
const knownNumbers: ReadonlySet<string> = /* @__PURE__ */ new Set(['078051120', '219099999', '8005551212', '5551212'])

const NAME_KINDS: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'person-name',
  'person-list',
  'address',
  'organization-name',
])

/**
 * Why a value looks like a placeholder, judged by the value alone; undefined where it does not. Words for nothing are not looked for
 * here, see `isMissing`; nor are values that only their frequency gives away.
 *
 * @param kind name of the field's kind
 * @param part part of the field the value stands in, '' for the whole
 * @param raw the value as it came; one of more than 64 characters is no placeholder
 */
export function placeholderReason(kind: string, part: string, raw: string): PlaceholderReason | undefined {
  if (raw.length > MAX_LENGTH) return undefined
  let digits = 0
  let letters = 0
  let at = -1
  for (let i = 0; i < raw.length; i++) {
    const unit = raw.charCodeAt(i)
    if (unit >= 48 && unit <= 57) digits++
    else if (unit >= 0x80 || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122)) letters++
    else if (unit === 64) at = i
  }
  if (at >= 0) return isEmptyMailbox(raw.trim().toLowerCase()) ? 'test-address' : undefined
  if (letters > 0) return reasonOfWords(kind, raw, digits)
  if (kind === 'date') return isEmptyDate(raw) ? 'date' : undefined
  if (part === 'postcode' || kind === 'postal-code')
    return digits >= 4 && /^(?:0+|9+)$/.test(digitsOf(raw)) ? 'repeated' : undefined
  if (kind === 'number' || kind === 'money')
    return /^[-+]?(?:0+(?:[.,]0+)?|9{5,}(?:[.,]9+)?)$/.test(raw.trim()) ? 'repeated' : undefined
  return digits < 4 || NAME_KINDS.has(kind) ? undefined : reasonOfDigits(kind, digitsOf(raw))
}

function reasonOfWords(kind: string, raw: string, digits: number): PlaceholderReason | undefined {
  const text = raw.trim().toLowerCase()
  const isName = NAME_KINDS.has(kind)
  if (isName && nobodies.has(text)) return 'test-word'
  if (digits === 0 && isOneCharacter(text)) return text.length >= 3 ? 'repeated' : undefined
  const isTest = (word: string): boolean => testWords.has(word) || (isName && nameWords.has(word))
  // Nearly all values leave at their first word.
  let end = 0
  while (end < text.length && isLetter(text.charCodeAt(end))) end++
  if (end > 0 && !isTest(text.slice(0, end))) return undefined
  const words = text.split(/[^\p{L}]+/u).filter(Boolean)
  return words.length > 0 && words.every(isTest) ? 'test-word' : undefined
}

function isLetter(unit: number): boolean {
  return unit >= 0x80 || (unit >= 97 && unit <= 122)
}

function isOneCharacter(text: string): boolean {
  const first = text.charCodeAt(0)
  for (let i = 1; i < text.length; i++) if (text.charCodeAt(i) !== first) return false
  return true
}

function reasonOfDigits(kind: string, digits: string): PlaceholderReason | undefined {
  if (knownNumbers.has(digits) || knownNumbers.has(digits.slice(-10))) return 'sequence'
  if (isOneCharacter(digits)) return 'repeated'
  if (digits.length < 6) return undefined
  if (isCounting(digits)) return 'sequence'
  if (kind !== 'phone') return undefined
  // Behind a country or area code the rest gives it away: +1 999 999 9999, (214) 000-0000.
  if (digits.length >= 10 && isOneCharacter(digits.slice(-7))) return 'repeated'
  return digits.length > 10 && isCounting(digits.slice(-10)) ? 'sequence' : undefined
}

/** Whether each digit is one above the last, or each one below; 0 follows and precedes 9. */
function isCounting(digits: string): boolean {
  const step = (digits.charCodeAt(1) - digits.charCodeAt(0) + 10) % 10
  if (step !== 1 && step !== 9) return false
  for (let i = 2; i < digits.length; i++) {
    if ((digits.charCodeAt(i) - digits.charCodeAt(i - 1) + 10) % 10 !== step) return false
  }
  return true
}

function isEmptyMailbox(text: string): boolean {
  const at = text.indexOf('@')
  const local = text.slice(0, at)
  if (nowhereMailboxes.has(local)) return true
  const rest = text.slice(at + 1)
  const dot = rest.indexOf('.')
  const host = dot < 0 ? rest : rest.slice(0, dot)
  return emptyDomains.has(host)
    ? (host !== 'example' && host !== 'mail' && host !== 'email') || emptyMailboxes.has(local)
    : local === 'test' && host === local
}

/** `00/00/0000`, `99.99.9999`, `1111-11-11`, `31/12/9999`, `0001-01-01`. */
function isEmptyDate(raw: string): boolean {
  const digits = digitsOf(raw)
  if (digits.length < 4) return false
  if (isOneCharacter(digits)) return '019'.includes(digits[0])
  if (digits.length < 8) return false
  const start = digits.slice(0, 4)
  const end = digits.slice(4, 8)
  const isDayOfYear = (text: string): boolean =>
    text === '0101' || text === '1231' || text === '3112' || text === '0000'
  const isNoYear = (text: string): boolean => text === '0000' || text === '0001' || text === '9999'
  return (isNoYear(start) && isDayOfYear(end)) || (digits.length === 8 && isNoYear(end) && isDayOfYear(start))
}

function digitsOf(text: string): string {
  let digits = ''
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 48 && unit <= 57) digits += text[i]
  }
  return digits
}
