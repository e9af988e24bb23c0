import { compareFeature, type LadderContext, type LevelOfCodes } from '../../compare'
import { defineKind, type FieldKind } from '../kind'
import { cleanText, isMissing } from '../missing'
import { isYearAlone, readYear } from '../number/read-number'
import { type ColumnProfile, headerHas, type Recognition, shareOf } from '../recognize'

const YEARS = 'year,yr,released,published,jahr,baujahr,erscheinungsjahr,annee,ano,anno,jaar,rok,vintage'.split(',')
/** Headers under which a year may stand alone. */
const DATES = 'date,issued,publication,release,datum,fecha,data'.split(',')

/** A year on its own: of a publication, a release, a model. */
export const yearKind = defineKind({
  name: 'year',
  field: compileYear,
  recognize: recognizeYear,
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

function recognizeYear(column: ColumnProfile): Recognition | undefined {
  const isNamed = headerHas(column, ...YEARS)
  if (!isNamed && (!headerHas(column, ...DATES) || shareOf(column, isYearAlone) < 0.6)) return undefined
  const years = shareOf(column, (value) => readYear(value) !== undefined)
  if (years < 0.8 || column.distinct < 3) return undefined
  return {
    part: '',
    confidence: 0.85,
    evidence: `header says ${isNamed ? 'year' : 'date'}; ${Math.round(years * 100)} % of the values are years`,
  }
}
