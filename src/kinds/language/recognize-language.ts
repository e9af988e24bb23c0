import { type ColumnProfile, headerHas, type Recognition, shareOf } from '../recognize'
import { readLanguage } from './read-language'

/** Whether a column holds languages, by its header and values. */
export function recognizeLanguage(column: ColumnProfile): Recognition | undefined {
  const named = headerHas(
    column,
    'language',
    'lang',
    'locale',
    'sprache',
    'langue',
    'idioma',
    'lingua',
    'taal',
    'sprak',
    'jezyk',
    'kieli',
    'язык',
    '言語',
    '语言',
  )
  if (!named) return undefined
  const share = shareOf(column, (value) => readLanguage(value) !== '')
  if (share < 0.6) return undefined
  return {
    part: '',
    confidence: 0.93,
    evidence: `header says language; ${Math.round(share * 100)} % of the values are languages; kept, not compared`,
  }
}
