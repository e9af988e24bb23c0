import type { DataTable, LegalForm } from '../../data'
import { osa } from '../../text'
import { frequentLegalForms } from './frequent-legal-forms'
import { nameWords } from './name-words'

/** What is known of one spelling of a legal form. */
export interface FormEntry {
  /** The spelling that stands for it. */
  readonly standard: string
  /** Forms it may mean, as places in the list of all. */
  readonly forms: readonly number[]
  /** `company` and its like, which say little and may stand before a form. */
  readonly isVague: boolean
  /** Long enough, and unlike a word, to be a form wherever it stands in a name. */
  readonly isLong: boolean
}

/** Legal forms, to look up by their words. */
export interface LegalFormIndex {
  readonly forms: readonly LegalForm[]
  /** By the joined words of a spelling, see {@link formKey}. */
  readonly byKey: ReadonlyMap<string, FormEntry>
  /** Spellings in scripts that put no space between words, longest first. */
  readonly unspaced: readonly { readonly spelling: string; readonly entry: FormEntry }[]
  /** Most words a spelling has. */
  readonly longest: number
  /** Keys of long spellings by their first letters. */
  readonly longKeys: ReadonlyMap<string, readonly string[]>
}

/** Scripts in which a form may stand at a name without a space. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u
/** Letters from which on a form cannot be part of a name by chance. */
const LONG = 12
/** First letters that must be right for a damaged spelling to be looked for. */
const START = 2
/** Letters of the shortest name whose end may be cut off. */
const MIN_CUT = 30

/** The words of a legal form as one key: `S. A.`, `S.A.` and `SA` are one, and `&` counts for nothing. */
export function formKey(words: readonly string[]): string {
  let key = ''
  for (const word of words) if (word !== 'and') key += word
  return key
}

const indexes = /* @__PURE__ */ new WeakMap<object, LegalFormIndex>()
const NONE: readonly LegalForm[] = []

/** The index of the forms handed in and of those that the kind knows by itself; made once per list of forms. */
export function indexLegalForms(data: DataTable | undefined): LegalFormIndex {
  const forms = data?.legalForms ?? NONE
  const handedIn = forms.length === 0 ? NONE : forms
  let index = indexes.get(handedIn)
  // The standard spellings of what is handed in come first.
  if (index === undefined) indexes.set(handedIn, (index = buildIndex([...handedIn, ...frequentLegalForms()])))
  return index
}

function buildIndex(forms: readonly LegalForm[]): LegalFormIndex {
  const byKey = new Map<string, { standard: string; forms: number[]; isVague: boolean; isLong: boolean }>()
  const spellings = new Map<string, FormEntry>()
  let longest = 1
  // A spelling that several forms have stands for itself where it is the first of one of them.
  const standards = new Map<string, string>()
  for (const { names } of forms) {
    const key = formKey(nameWords(names[0]))
    if (!standards.has(key)) standards.set(key, names[0])
  }
  forms.forEach((form, at) => {
    for (const name of form.names) {
      const words = nameWords(name)
      const key = formKey(words)
      if (key === '') continue
      longest = Math.max(longest, words.length)
      let entry = byKey.get(key)
      if (entry === undefined) {
        entry = {
          standard: standards.get(key) ?? form.names[0],
          forms: [],
          isVague: false,
          isLong: key.length >= LONG && words.length > 1,
        }
        byKey.set(key, entry)
      }
      if (form.countries.length === 0) entry.isVague = true
      if (!entry.forms.includes(at)) entry.forms.push(at)
      if (UNSPACED.test(name)) spellings.set(name.normalize('NFKC'), entry)
    }
  })
  const longKeys = new Map<string, string[]>()
  for (const [key, { isLong }] of byKey) {
    const start = key.slice(0, START)
    if (isLong) longKeys.set(start, [...(longKeys.get(start) ?? []), key])
  }
  return {
    forms,
    byKey,
    longKeys,
    unspaced: [...spellings]
      .map(([spelling, entry]) => ({ spelling, entry }))
      .sort((a, b) => b.spelling.length - a.spelling.length),
    longest,
  }
}

/** The longest form at one end of a name's words, and how many words it has. */
export interface FoundForm {
  readonly entry: FormEntry
  readonly length: number
}

/** The longest form with which the words begin. */
export function formAtFront(words: readonly string[], index: LegalFormIndex): FoundForm | undefined {
  let best: FoundForm | undefined
  let key = ''
  for (let length = 1; length <= index.longest && length <= words.length; length++) {
    const word = words[length - 1]
    if (word === 'and') continue
    key += word
    const entry = index.byKey.get(key)
    if (entry !== undefined) best = { entry, length }
  }
  return best
}

/** The longest form with which the words end. */
export function formAtEnd(words: readonly string[], index: LegalFormIndex): FoundForm | undefined {
  let best: FoundForm | undefined
  let key = ''
  for (let length = 1; length <= index.longest && length <= words.length; length++) {
    const word = words[words.length - length]
    if (word === 'and') continue
    key = word + key
    const entry = index.byKey.get(key)
    if (entry !== undefined) best = { entry, length }
  }
  return best
}

/** A long form with which the words end, one letter of which is wrong, or the end of which is cut off. */
export function damagedFormAtEnd(words: readonly string[], index: LegalFormIndex): FoundForm | undefined {
  const exact = formAtEnd(words, index)
  if (exact !== undefined && !exact.entry.isVague) return undefined
  for (let length = 2; length <= index.longest && length < words.length; length++) {
    const candidates = index.longKeys.get(formKey(words.slice(-length)).slice(0, START))
    if (candidates === undefined) continue
    const key = formKey(words.slice(-length))
    if (key.length < LONG) continue
    const isCut = words.join('').length >= MIN_CUT
    for (const known of candidates) {
      const more = known.length - key.length
      if (more < -1 || known === key || !((isCut && known.startsWith(key)) || (more <= 1 && osa(known, key) === 1)))
        continue
      return { entry: index.byKey.get(known) as FormEntry, length }
    }
  }
  return undefined
}

/** How two standard spellings of legal forms stand to each other. */
export type FormRelation = 'same' | 'compatible' | 'conflict'

/**
 * Whether two legal forms can be the form of one organization: forms of one country that are not the same cannot; forms of different
 * countries may be each other's translation.
 */
export function relateForms(left: string, right: string, index: LegalFormIndex): FormRelation {
  if (left === right) return 'same'
  const a = index.byKey.get(formKey(nameWords(left)))
  const b = index.byKey.get(formKey(nameWords(right)))
  if (a === undefined || b === undefined || a.isVague || b.isVague) return 'compatible'
  let share = false
  for (const formA of a.forms) {
    for (const formB of b.forms) {
      if (formA === formB) return 'same'
      share ||= index.forms[formA].countries.some((country) => index.forms[formB].countries.includes(country))
    }
  }
  return share ? 'conflict' : 'compatible'
}
