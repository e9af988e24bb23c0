import { compareFeature, jaroWinklerSieve, type LadderContext, type LevelOfCodes, sieveFirst } from '../../compare'
import { foldText, jaroWinklerPacked } from '../../text'
import { defineKind, type FieldKind, type FieldOptions } from '../kind'
import { cleanText, isMissing } from '../missing'

const SIMILAR = 0.9

/** Names of one thing out of many that people share: occupation, birth place, venue, brand. Rare values say more than common ones. */
export const categoryKind = defineKind({
  name: 'category',
  field: compileCategory,
})

function compileCategory(field: string, options: FieldOptions): FieldKind {
  return {
    features: [{ name: '' }],
    readers: {
      '': (raw, out) => {
        out[0] = isMissing(raw) ? '' : foldText(raw)
      },
    },
    comparison: compareFeature(
      field,
      {
        name: field,
        field,
        between: options.exclusive ? 'individual' : 'shared',
        frequencyOf: field,
        levels: [
          { label: 'exact', exact: true, m: 0.8 },
          { label: 'similar', m: 0.05 },
          { label: 'different', m: 0.15 },
        ],
      },
      categoryLadder,
    ),
    keys: [{ name: field, field, features: [field], weak: true }],
    goldenParts: [''],
    standardize: (raw) => ({ '': cleanText(raw['']) }),
  }
}

function categoryLadder({ pool: { units, offsets, size } }: LadderContext): LevelOfCodes {
  // The letters of two values alone turn most pairs away.
  return sieveFirst(jaroWinklerSieve(units, offsets, size, SIMILAR), 3, (a, b) =>
    jaroWinklerPacked(units, offsets[a], offsets[a + 1], units, offsets[b], offsets[b + 1], SIMILAR) >= SIMILAR ? 2 : 3,
  )
}
