import type { DataTable } from '../data'
import { builtInKinds, type ColumnProfile, headerWords, recognizeColumn } from '../kinds'

/** A kind's claim on a column of which only the name is known. */
export interface NamedColumn {
  readonly kind: string
  readonly part: string
  readonly options: Readonly<Record<string, unknown>>
  /** A date that is the one of birth. */
  readonly isBirthDate?: true
}

/**
 * Values that each kind takes for its own, since kinds judge a column by its values as well: with these the header alone decides. Kinds that
 * are not here are kept and not compared, or claim columns by their values only.
 */
const SAMPLES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'person-name': [['Mary Smith', 'John Brown', 'Alice Jones', 'Peter Miller']],
  'organization-name': [['Acme Ltd', 'Northwind Traders Inc', 'Brown & Sons GmbH']],
  // Parts first, since the header of a part is one of a date as well.
  date: [
    ['1980', '1975'],
    ['2', '12', '7'],
    ['3', '24', '30'],
    ['1980-02-03', '1971-12-24'],
  ],
  email: [['mary.smith@gmail.com', 'jbrown@yahoo.com']],
  phone: [['+44 20 7946 0018', '+1 212 555 0143']],
  address: [['12 High Street', '45 Park Avenue']],
  identifier: [['AB12345', 'CD67890']],
  'web-address': [['www.acme.com', 'northwind.co.uk', 'brown.de']],
  'social-handle': [['mary80', 'john_b']],
  'geo-point': [
    ['51.5074', '48.8566'],
    ['51.5074, -0.1278', '48.8566, 2.3522'],
  ],
  'postal-code': [['LS1 4AP', '10115']],
  'product-code': [['AB-12345', 'CD-67890']],
  'person-list': [['J. Smith, A. Brown', 'P. Miller and S. Clark']],
  category: [['farmer', 'teacher']],
  text: [['Introduction to the theory of sets']],
  number: [['12.5', '99']],
  year: [['1980', '1975', '2001']],
}

/** Words that are neither of a person nor of a firm: a claim that stands with them rests on the header. */
const CONTROL: readonly string[] = ['blue', 'green', 'seven']
/** A header that says nothing. */
const NEUTRAL = 'zzz'
/** What a claim is worth less that the values of the sample had to support. */
const BY_VALUES = 0.1
/** Kinds whose headers (`customer`, `member`) are also those of ids and properties, so that the values decide. */
const NAMES = new Set(['person-name', 'organization-name'])

/**
 * Asks the kinds what a column holds, by its name alone: the claims of guessing a config, with values that leave the decision to the header.
 * A plural (`emails`) is read as what it is many of.
 *
 * @returns undefined where no kind knows the name
 */
export function recognizeByName(column: string, data: DataTable): NamedColumn | undefined {
  const words = wordsOfColumn(column)
  const found = claimOn(column, words, data)
  if (found !== undefined) return found
  const last = words[words.length - 1] ?? ''
  return last.length > 3 && last.endsWith('s')
    ? claimOn(column, [...words.slice(0, -1), last.slice(0, -1)], data)
    : undefined
}

/** Words of a column's name; of a path such as `contact.name.first` the last two segments count. */
export function wordsOfColumn(column: string): string[] {
  return headerWords(column.split('.').slice(-2).join(' '))
}

function claimOn(name: string, words: readonly string[], data: DataTable): NamedColumn | undefined {
  let best: (NamedColumn & { readonly confidence: number }) | undefined
  for (const [kind, samples] of Object.entries(SAMPLES)) {
    const builtIn = builtInKinds.get(kind)
    if (builtIn === undefined) continue
    const claimWith = (header: string, its: readonly string[], sample: readonly string[]) =>
      recognizeColumn(builtIn, profileOf(header, its, sample), data)
    const byHeader = claimWith(name, words, CONTROL)
    for (const sample of samples) {
      const claim = claimWith(name, words, sample)
      if (claim === undefined) continue
      const neutral = claimWith(NEUTRAL, [NEUTRAL], sample)
      if (neutral !== undefined && neutral.confidence >= claim.confidence) continue
      // `customer_ref` names no person, whatever names were shown for a sample.
      if (byHeader === undefined && NAMES.has(kind) && words.length > 1 && !words.some(isNameWord)) continue
      const confidence = claim.confidence - (byHeader === undefined ? BY_VALUES : 0)
      if (best === undefined || confidence > best.confidence) {
        const { order: _, ...options } = claim.options ?? {}
        best = { kind, part: claim.part, options, confidence }
      }
    }
  }
  if (best === undefined) return undefined
  const { kind, part, options } = best
  // The kind of dates claims dates of birth only.
  return kind === 'date' ? { kind, part, options, isBirthDate: true } : { kind, part, options }
}

function isNameWord(word: string): boolean {
  return word === 'name' || word === 'names'
}

function profileOf(name: string, words: readonly string[], sample: readonly string[]): ColumnProfile {
  const mean = (measure: (value: string) => number): number =>
    sample.reduce((sum, value) => sum + measure(value), 0) / sample.length
  return {
    name,
    words,
    rowCount: 1000,
    filled: 1,
    distinct: 900,
    sample,
    meanWords: mean((value) => value.split(' ').length),
    meanLength: mean((value) => value.length),
  }
}
