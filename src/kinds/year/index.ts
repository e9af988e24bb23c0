import { compareFeature, type LadderContext, type LevelOfCodes } from '../../compare'
import { defineKind, type FieldKind } from '../kind'
import { cleanText, isMissing } from '../missing'
import { readYear } from '../number/read-number'

/** A year on its own: of a publication, a release, a model. */
export const yearKind = defineKind({
  name: 'year',
  field: compileYear,
})

function compileYear(field: string): FieldKind {
  return {
    features: [{ name: '' }],
    readers: {
      '': (raw, out) => {
        const year = isMissing(raw) ? undefined : readYear(raw)
        out[0] = year === undefined ? '' : String(year)
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
          { label: 'equal', exact: true, m: 0.9 },
          { label: 'one apart', m: 0.06 },
          { label: 'different', m: 0.04 },
        ],
      },
      yearLadder,
    ),
    keys: [{ name: field, field, features: [field], weak: true }],
    goldenParts: [''],
    standardize: (raw) => ({ '': cleanText(raw['']) }),
  }
}

function yearLadder({ pool }: LadderContext): LevelOfCodes {
  const years = Int32Array.from({ length: pool.size }, (_, code) => Number(pool.get(code)))
  return (a, b) => (Math.abs(years[a] - years[b]) === 1 ? 2 : 3)
}
