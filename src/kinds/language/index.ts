import { defineKind, type FieldKind } from '../kind'
import { readLanguage } from './read-language'

/** The language somebody is addressed in, as an ISO 639-1 code: kept, and not compared, since millions share one and people change it. */
export const languageKind = defineKind({
  name: 'language',
  field: compileLanguage,
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
