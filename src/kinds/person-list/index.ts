import { compareFeature, cosineLadder } from '../../compare'
import { defineKind, type FieldKind } from '../kind'
import { cleanText } from '../missing'
import { readPersonList } from './read-person-list'

/** Cosines of the rarity-weighted family names from which on each level holds. */
const CUTS = [0.9, 0.7, 0.5, 0.25]

/**
 * Lists of persons in one value, such as the authors of a publication: compared by their family names, in any order, written in any of the
 * usual ways. Rare names say more than common ones.
 */
export const personListKind = defineKind({
  name: 'person-list',
  field: compilePersonList,
})

function compilePersonList(field: string): FieldKind {
  return {
    features: [{ name: '', words: true }],
    readers: {
      '': (raw, out) => {
        out[0] = readPersonList(raw)
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
          { label: 'exact', exact: true, m: 0.75 },
          { label: 'nearly all names', m: 0.07 },
          { label: 'most names', m: 0.08 },
          { label: 'half of the names', m: 0.04 },
          { label: 'some names', m: 0.03 },
          { label: 'different', m: 0.03 },
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
