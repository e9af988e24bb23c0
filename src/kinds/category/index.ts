import { compareFeature, type LadderContext, type LevelOfCodes } from '../../compare'
import { foldText, jaroWinklerPacked } from '../../text'
import { defineKind, type FieldKind, type FieldOptions } from '../kind'
import { cleanText, isMissing } from '../missing'
import { type ColumnProfile, headerHas, type Recognition } from '../recognize'

const SIMILAR = 0.9

/** Names of one thing out of many that people share: occupation, birth place, venue, brand. Rare values say more than common ones. */
export const categoryKind = defineKind({
  name: 'category',
  field: compileCategory,
  recognize: recognizeCategory,
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

function categoryLadder({ pool }: LadderContext): LevelOfCodes {
  const { units, offsets } = pool
  return (a, b) =>
    jaroWinklerPacked(units, offsets[a], offsets[a + 1], units, offsets[b], offsets[b + 1], SIMILAR) >= SIMILAR ? 2 : 3
}

function recognizeCategory(column: ColumnProfile): Recognition | undefined {
  const individual = headerHas(
    column,
    'occupation',
    'job',
    'job title',
    'profession',
    'birth place',
    'place of birth',
    'birthplace',
  )
  if (!individual || column.distinct < 10 || column.meanWords > 5) return undefined
  const ofPerson = headerHas(column, 'occupation', 'job', 'job title', 'profession')
  return {
    part: '',
    confidence: 0.85,
    evidence: `header names a property of the person; ${column.distinct} different values`,
    ...(ofPerson ? { options: { exclusive: true } } : {}),
  }
}
