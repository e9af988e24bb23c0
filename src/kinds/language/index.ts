import { defineKind, type FieldKind } from '../kind'
import { type ColumnProfile, headerHas, type Recognition, shareOf } from '../recognize'
import { readLanguage } from './read-language'

/** The language somebody is addressed in, as an ISO 639-1 code: kept, and not compared, since millions share one and people change it. */
export const languageKind = defineKind({
  name: 'language',
  field: compileLanguage,
  recognize: recognizeLanguage,
})

function compileLanguage(): FieldKind {
  return {
    features: [{ name: '' }],
    readers: {
      '': (raw, out) => {
        out[0] = readLanguage(raw)
      },
    },
    keys: [],
    goldenParts: [''],
    standardize: (raw) => ({ '': readLanguage(raw[''] ?? '') }),
  }
}

function recognizeLanguage(column: ColumnProfile): Recognition | undefined {
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
