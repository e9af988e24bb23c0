import { isYearAlone, readYear } from '../number/read-number'
import { type ColumnProfile, headerHas, type Recognition, shareOf } from '../recognize'

const YEARS =
  /* @__PURE__ */ 'year,yr,released,published,jahr,baujahr,erscheinungsjahr,annee,ano,anno,jaar,rok,vintage'.split(',')
/** Headers under which a year may stand alone. */
const DATES = /* @__PURE__ */ 'date,issued,publication,release,datum,fecha,data'.split(',')

/** Whether a column holds years, by its header and values. */
export function recognizeYear(column: ColumnProfile): Recognition | undefined {
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
