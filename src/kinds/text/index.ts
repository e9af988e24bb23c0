import { compareFeature, cosineLadder } from '../../compare'
import { foldText } from '../../text'
import { defineKind, type FieldKind } from '../kind'
import { cleanText, isMissing } from '../missing'

/** Cosines from which on each level holds. */
const CUTS = [0.9, 0.75, 0.6, 0.45, 0.3, 0.15]
/** Longer texts are compared by their beginning. */
const MAX_CHARACTERS = 4096

/** Free text: titles, descriptions, names of organisations, sites and products. Words weigh by their rarity in the data. */
export const textKind = defineKind({
  name: 'text',
  field: compileText,
})

function compileText(field: string): FieldKind {
  return {
    features: [{ name: '', words: true }],
    readers: {
      '': (raw, out) => {
        out[0] = isMissing(raw) ? '' : foldText(raw.slice(0, MAX_CHARACTERS))
      },
    },
    comparison: compareFeature(
      field,
      {
        name: field,
        field,
        between: 'shared',
        frequencyOf: field,
        levels: [
          { label: 'exact', exact: true, m: 0.4 },
          { label: 'nearly all words', m: 0.2 },
          { label: 'most words', m: 0.15 },
          { label: 'many words', m: 0.1 },
          { label: 'half of the words', m: 0.06 },
          { label: 'some words', m: 0.04 },
          { label: 'a few words', m: 0.03 },
          { label: 'different', m: 0.02 },
        ],
      },
      cosineLadder(CUTS),
    ),
    keys: [{ name: field, field, features: [field] }],
    nearestBy: [field],
    goldenParts: [''],
    standardize: (raw) => ({ '': cleanText(raw['']) }),
  }
}
