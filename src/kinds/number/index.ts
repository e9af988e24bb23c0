import { compareFeature, type FieldComparison, type LadderContext, type LevelOfCodes } from '../../compare'
import { defineKind, type FieldKind, type FieldOptions } from '../kind'
import { cleanText, isMissing } from '../missing'
import { readDuration } from './read-duration'
import { readNumber } from './read-number'

/** Largest relative differences of the levels after `equal`. */
const CUTS = [0.001, 0.05, 0.15, 0.3, 0.5]

/**
 * Amounts and measures: prices, weights, sizes. Zero counts as missing, since it nearly always stands for it.
 *
 * Options: `duration` (the values say how long something lasts, such as `3:52`; they are compared in seconds).
 */
export const numberKind = defineKind({
  name: 'number',
  options: ['duration'],
  field: compileNumber,
})

function compileNumber(field: string, options: FieldOptions): FieldKind {
  const isDuration = options.duration === true
  return {
    features: [{ name: '' }],
    readers: {
      '': (raw, out) => {
        const value = isMissing(raw) ? undefined : isDuration ? readDuration(raw) : readNumber(raw)?.value
        out[0] = value === undefined || value === 0 ? '' : String(value)
      },
    },
    comparison: compareNumbers(field),
    keys: [{ name: field, field, features: [field], weak: true }],
    goldenParts: [''],
    standardize: (raw) => ({ '': cleanText(raw['']) }),
  }
}

/** Compares the numbers of a feature by their ratio. */
export function compareNumbers(field: string): FieldComparison {
  return compareFeature(
    field,
    {
      name: field,
      field,
      between: 'shared',
      levels: [
        { label: 'equal', exact: true, m: 0.4 },
        { label: 'within 0.1 %', m: 0.05 },
        { label: 'within 5 %', m: 0.2 },
        { label: 'within 15 %', m: 0.15 },
        { label: 'within 30 %', m: 0.08 },
        { label: 'within 50 %', m: 0.05 },
        { label: 'different', m: 0.07 },
      ],
    },
    numberLadder,
  )
}

function numberLadder({ pool }: LadderContext): LevelOfCodes {
  const values = new Float64Array(pool.size)
  for (let code = 1; code < pool.size; code++) values[code] = Number(pool.get(code))
  return (a, b) => {
    const difference = Math.abs(values[a] - values[b]) / Math.max(Math.abs(values[a]), Math.abs(values[b]))
    let k = 0
    while (k < CUTS.length && difference > CUTS[k]) k++
    return k + 2
  }
}
