import type { DataTable } from '../../data'
import { looksLikePersonName } from '../person-name/looks-like-person-name'
import { isDescriptive, isTelling, standardWord } from './business-words'
import { formAtEnd, formAtFront, formKey, indexLegalForms } from './legal-form-index'
import { nameWords } from './name-words'
import { readOrganizationName } from './read-organization-name'

/** Short forms that are neither letters after a person's name nor a name; others of up to three letters may be. */
const SURE: ReadonlySet<string> = /* @__PURE__ */ new Set(
  'co cie cia inc llc ltd llp lllp plc pty pte bhd sdn doo ood ead sro kft zrt uab srl ag bv nv kg oy ooo oao zao pao aps oyj jsc lda gie cic dac tov wll'.split(
    ' ',
  ),
)
const MAX_DOUBTFUL = 3
const TITLES = /\b(?:mr|mrs|ms|miss|dr)\b/i
const MAX_CHARACTERS = 400

/**
 * Whether a value reads like the name of an organization: it has a legal form, or a word that stands in names of organizations and not
 * of persons (`bank`, `university`, `services`). Names of one word without a sign, such as `Nestlé`, do not tell and are none.
 *
 * @param value the name as it came; what lies beyond 400 characters is not looked at
 * @param data further legal forms, and given names
 *
 * @example
 * ```ts
 * import { looksLikeOrganization } from 'samewise'
 *
 * looksLikeOrganization('Müller & Söhne GmbH') // true
 * looksLikeOrganization('Anna Müller') // false
 * ```
 */
export function looksLikeOrganization(value: string, data?: DataTable): boolean {
  const text = value.slice(0, MAX_CHARACTERS).trim()
  if (text === '' || (text.includes('@') && !text.includes(' '))) return false
  if (hasOrganizationSign(text, data)) return true
  const words = nameWords(text)
  const telling = words.filter(hasTelling).length
  const isOpen = telling === 1 || /[&+]/.test(text) || words.filter(says).length >= (words.length > 2 ? 1 : 2)
  return isOpen && words.length > 1 - telling && !TITLES.test(text) && !looksLikePersonName(text, data)
}

/**
 * Whether a value has a sign that only organizations have: a legal form that is nothing else, or words of organizations in company. What
 * names products and publications too (`steel`, `digital`) is none.
 */
export function hasOrganizationSign(value: string, data?: DataTable): boolean {
  const text = value.slice(0, MAX_CHARACTERS)
  const { core, form } = readOrganizationName(text, data)
  const words = nameWords(text)
  if (form !== '' && core !== '') {
    const key = writtenForm(words, data)
    // In a script without spaces the form is not among the words.
    if (key === '' || key.length > MAX_DOUBTFUL || SURE.has(key)) return true
    // In capitals behind small letters a short form is one, unless the rest is a person.
    if (isWrittenAsForm(text, key) && !looksLikePersonName(core, data)) return true
  }
  const telling = words.filter(hasTelling).length
  return telling > 1 || (telling === 1 && words.length > 2)
}

/** The legal form at either end as it was written. */
function writtenForm(words: readonly string[], data: DataTable | undefined): string {
  const index = indexLegalForms(data)
  const end = formAtEnd(words, index)
  if (end !== undefined && end.length < words.length) return formKey(words.slice(-end.length))
  const front = formAtFront(words, index)
  return front === undefined ? '' : formKey(words.slice(0, front.length))
}

/** Whether a word, or its singular, is one of organizations and not of persons. */
function hasTelling(word: string): boolean {
  return isTelling(standardWord(word)) || (word.endsWith('s') && isTelling(word.slice(0, -1)))
}

/** Whether a word, or its singular, says what an organization does. */
function says(word: string): boolean {
  if (/\d/.test(word)) return false
  return isDescriptive(standardWord(word)) || (word.endsWith('s') && isDescriptive(word.slice(0, -1)))
}

function isWrittenAsForm(text: string, key: string): boolean {
  const last = text.slice(text.lastIndexOf(' ') + 1).replace(/[^\p{L}]/gu, '')
  return last.toLowerCase() === key && last === last.toUpperCase() && text !== text.toUpperCase()
}
