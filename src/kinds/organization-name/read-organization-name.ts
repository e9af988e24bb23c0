import type { DataTable } from '../../data'
import { isConnector, standardWord } from './business-words'
import {
  damagedFormAtEnd,
  type FormEntry,
  formAtEnd,
  formAtFront,
  formKey,
  indexLegalForms,
  type LegalFormIndex,
} from './legal-form-index'
import { nameWords } from './name-words'

/** The parts of an organization's name, in comparable form; '' where the name says nothing. */
export interface OrganizationNameParts {
  /** The words that tell it from others, without legal form, branch and leading article. */
  readonly core: string
  /** Standard spelling of its legal form, such as `gmbh`. */
  readonly form: string
  /** What stands in brackets, after a dash or after the form: a place, a department, the number of a store. */
  readonly branch: string
  /** Core of the other name it goes by (`dba`, `trading as`, `formerly`). */
  readonly alias: string
  /** Core and branch: all words but the form. */
  readonly full: string
}

const NOTHING: OrganizationNameParts = { core: '', form: '', branch: '', alias: '', full: '' }

/** Longer names are read by their beginning. */
const MAX_CHARACTERS = 400
const MAX_FORMS = 4

const ALIAS =
  /(?:^|[\s(,;])(d\.?\/?b\.?\/?a\.?|t\/a|a\.?\/?k\.?\/?a\.?|f\.?\/?k\.?\/?a\.?|n\.?\/?k\.?\/?a\.?|o\/a|c\/o|doing business as|trading as|trading name|operating as|also known as|formerly known as|formerly|previously|now known as|care of)(?=[\s:,)])/i
/** What follows these is somebody else. */
const CARE_OF = /^c/i
const NUMBERED =
  /(?:[#№] ?|[ (,-](?:no|nr|num|number|store|branch|shop|unit|location|site|outlet|filiale|sucursal|agence)\.? ?#? ?)(\d{1,6})$/i
const DASH = / [-–—|@:~] |: /
const BRACKETS = /[([{]([^()[\]{}]*)[)\]}]/
const CYRILLIC = /^["'«„“]?[\u0400-\u04ff]/

/** Words of a legal form that stand in brackets before the rest of it: `(Pvt) Ltd`. */
const FORM_PIECES: ReadonlySet<string> = /* @__PURE__ */ new Set(
  'pvt private pty proprietary public publ soc edms rf haftungsbeschrankt'.split(' '),
)
/** Countries in brackets before a form of theirs: `(M) Sdn Bhd`, `(S) Pte Ltd`. */
const COUNTRY_LETTERS: ReadonlySet<string> = /* @__PURE__ */ new Set(['m', 's', 'b', 'p'])
/** Abbreviations that stand before a name; others there are part of it (`AS Roma`, `SA Water`). */
const FRONT: ReadonlySet<string> = /* @__PURE__ */ new Set(
  'pt tnhh ctcp ooo oao zao pao nao too tov tdv vat zat prat uab sia sarl sasu eurl snc selarl gie asbl vzw srl jsc ojsc pjsc cjsc llc ltd mchj mmc qsc fgup gup mup odo vsi shrka congty congtytnhh'.split(
    ' ',
  ),
)
const BRANCH_WORDS: ReadonlySet<string> = /* @__PURE__ */ new Set(
  'branch filiale sucursal succursale zweigniederlassung zweigstelle filial filiaal'.split(' '),
)
/** Roman numerals that are no initials or words. */
const ROMAN = /* @__PURE__ */ 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ')

/**
 * Reads the name of an organization: takes its legal form off either end, its branch and its other name, spells out abbreviations
 * (`Intl`, `Mfg`), writes numbers in digits, and spells Cyrillic, Greek, Arabic, Hebrew, kana and Hangul in Latin letters. At least one
 * word stays in the core, so that `SA Water` and `The Limited` keep their names.
 *
 * @param raw the name as it came; what lies beyond 400 characters is not looked at
 * @param data further legal forms, and how to spell other scripts in Latin letters
 */
export function readOrganizationName(raw: string, data?: DataTable): OrganizationNameParts {
  const index = indexLegalForms(data)
  let text = raw.slice(0, MAX_CHARACTERS).normalize('NFKC').replace(/\s+/g, ' ').trim()
  let alias = ''
  const marker = ALIAS.exec(text)
  if (marker !== null && marker.index > 0) {
    const after = text.slice(marker.index + marker[0].length)
    if (!CARE_OF.test(marker[1])) alias = readPart(after, index, data).core
    text = text.slice(0, marker.index).trim()
  }
  const parts = readPart(text, index, data)
  if (parts.core === '') return NOTHING
  const full = settle([...parts.core.split(' '), ...parts.branch.split(' ')].filter(Boolean), index).join(' ')
  return {
    core: parts.core,
    form: parts.form,
    branch: parts.branch,
    alias: alias === full ? parts.alias : alias || parts.alias,
    full,
  }
}

interface NamePart {
  readonly core: string
  readonly form: string
  readonly branch: string
  readonly alias: string
}

function readPart(given: string, index: LegalFormIndex, data: DataTable | undefined): NamePart {
  const open = openBrackets(given, index)
  let text = open.text
  let branch = open.branch
  let alias = ''
  const number = NUMBERED.exec(text)
  if (number !== null && number.index > 0) {
    branch = `${number[1]} ${branch}`
    text = text.slice(0, number.index)
  }
  const dash = DASH.exec(text)
  if (dash !== null && dash.index > 0) {
    const tail = text.slice(dash.index + dash[0].length)
    const tailForm = formAtEnd(nameWords(tail), index)
    text = text.slice(0, dash.index)
    // The form belongs to the whole, so the dash only joins: `A.P. Møller - Mærsk A/S`.
    if (tailForm !== undefined && !tailForm.entry.isVague) text = `${text} ${tail}`
    else branch = `${tail} ${branch}`
  }
  const comma = placeAfterForm(text, index)
  if (comma > 0) {
    branch = `${text.slice(comma + 1)} ${branch}`
    text = text.slice(0, comma)
  }
  const found: FormEntry[] = []
  text = takeUnspaced(text, index, found)
  if (data?.toLatin !== undefined) text = data.toLatin(text)
  const all = nameWords(text)
  const damaged = damagedFormAtEnd(all, index)
  if (damaged !== undefined) found.push(damaged.entry)
  let words = takeForms(damaged === undefined ? all : all.slice(0, -damaged.length), index, found, CYRILLIC.test(text))
  if (words.length > 3 && BRANCH_WORDS.has(words[words.length - 1])) {
    branch = `${words[words.length - 2]} ${branch}`
    words = words.slice(0, -2)
  }
  const core = settle(words, index)
  let branchWords = settle(nameWords(data?.toLatin === undefined ? branch : data.toLatin(branch)), index)
  if (core.length === 0) return { core: branchWords.join(' '), form: '', branch: '', alias: '' }
  if (branchWords.length === 1 && branchWords[0] === acronymOf(words)) {
    alias = branchWords[0]
    branchWords = []
  }
  const form = found.find((entry) => !entry.isVague) ?? found[0]
  return { core: core.join(' '), form: form?.standard ?? '', branch: branchWords.join(' '), alias }
}

/** Takes what stands in brackets out of a name, unless it is part of the legal form. */
function openBrackets(given: string, index: LegalFormIndex): { text: string; branch: string } {
  let text = given
  let branch = ''
  for (let round = 0; round < 4; round++) {
    const bracket = BRACKETS.exec(text)
    if (bracket === null) break
    const inner = bracket[1].trim()
    const before = text.slice(0, bracket.index)
    const after = text.slice(bracket.index + bracket[0].length)
    const words = nameWords(inner)
    const isPiece = words.length === 1 && FORM_PIECES.has(words[0])
    const isForm = isPiece || index.byKey.has(formKey(words))
    if (COUNTRY_LETTERS.has(words.join(' ')) || words.length === 0) text = `${before} ${after}`
    // Unspaced scripts: （株） stands at the name.
    else if (isForm) text = `${before} ${inner} ${after}`
    else if (`${before}${after}`.trim() === '') text = inner
    else {
      text = `${before.trim()} ${after.trim()}`
      branch = `${branch} ${inner}`
    }
  }
  return { text: text.trim(), branch }
}

/** Where the comma stands that parts a name with its legal form from a place: `Acme GmbH, Berlin`. -1 for none. */
function placeAfterForm(text: string, index: LegalFormIndex): number {
  let comma = text.indexOf(',')
  while (comma > 0) {
    const before = nameWords(text.slice(0, comma))
    const after = nameWords(text.slice(comma + 1))
    const entry = before.length > 1 ? formAtEnd(before, index) : undefined
    if (entry !== undefined && !entry.entry.isVague && formAtEnd(after, index)?.length !== after.length) {
      return after.length === 0 ? -1 : comma
    }
    comma = text.indexOf(',', comma + 1)
  }
  return -1
}

/** Takes forms off a name in a script without spaces: 株式会社トヨタ, トヨタ自動車(株). */
function takeUnspaced(given: string, index: LegalFormIndex, found: FormEntry[]): string {
  let text = given
  if (!/[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/.test(text)) return text
  for (let round = 0; round < MAX_FORMS; round++) {
    const form = index.unspaced.find(
      ({ spelling }) => text.length > spelling.length && (text.startsWith(spelling) || text.endsWith(spelling)),
    )
    if (form === undefined) return text
    text = (
      text.startsWith(form.spelling) ? text.slice(form.spelling.length) : text.slice(0, -form.spelling.length)
    ).trim()
    found.push(form.entry)
  }
  return text
}

function hasCore(words: readonly string[]): boolean {
  return words.some((word) => !isConnector(word) || word.length < 2)
}

/** Takes legal forms off both ends; what was found is added to `found`, the outermost at the end first. */
function takeForms(given: readonly string[], index: LegalFormIndex, found: FormEntry[], isCyrillic: boolean): string[] {
  let words = [...given]
  for (let round = 0; round < MAX_FORMS; round++) {
    const form = formAtEnd(words, index)
    if (form === undefined) break
    const rest = words.slice(0, -form.length)
    while (rest.length > 0 && rest[rest.length - 1] === 'and') rest.pop()
    const last = rest[rest.length - 1]
    // "Bank of SA": a short form does not follow a preposition.
    if (!hasCore(rest) || (isConnector(last) && last.length > 1 && !form.entry.isLong)) break
    words = rest
    found.push(form.entry)
  }
  for (let round = 0; round < MAX_FORMS; round++) {
    const form = formAtFront(words, index)
    if (form === undefined) break
    const rest = words.slice(form.length)
    const key = formKey(words.slice(0, form.length))
    const isRomanianCompany = key === 'sc' && (found[0]?.standard === 'srl' || found[0]?.standard === 'sa')
    if (!hasCore(rest) || !(form.entry.isLong || isCyrillic || FRONT.has(key) || isRomanianCompany)) break
    words = rest
    found.push(form.entry)
  }
  return words
}

/** Words in their standard spelling, without articles, `and` and what is left of forms; stable under another pass. */
function settle(given: readonly string[], index: LegalFormIndex): string[] {
  let words = [...given]
  for (let round = 0; round < 8; round++) {
    const before = words.join(' ')
    words = takeForms(words, index, [], false)
    if (words.length > 1 && words[0] === 'the') words.shift()
    if (words.length > 1 && words[words.length - 1] === 'the') words.pop()
    if (words.length > 1) words = joinLetters(words.filter((word) => word !== 'and'))
    words = words.map((word, at) => numeral(standardWord(word), at, words))
    if (words.join(' ') === before) break
  }
  return words
}

function joinLetters(words: readonly string[]): string[] {
  const joined: string[] = []
  let isOpen = false
  for (const word of words) {
    const isLetter = word.length === 1 && (word < '0' || word > '9')
    if (isLetter && isOpen) joined[joined.length - 1] += word
    else joined.push(word)
    isOpen = isLetter
  }
  return joined
}

/** Roman numerals after a name in digits; a lone letter is one only as the last of three words. */
function numeral(word: string, at: number, words: readonly string[]): string {
  if (at === 0 || word.length > 5) return word
  const value = ROMAN.indexOf(word) + 1
  if (value === 0) return word
  if (word.length === 1 && (at < 2 || at !== words.length - 1)) return word
  return String(value)
}

/** First letters of a name's words, without the words that only join: `international business machines` → `ibm`. */
export function acronymOf(words: readonly string[]): string {
  let letters = ''
  for (const word of words) if (!isConnector(word)) letters += word[0] ?? ''
  return letters
}
