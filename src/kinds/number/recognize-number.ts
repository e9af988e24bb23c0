import { type ColumnProfile, headerHas, type Recognition, shareOf } from '../recognize'
import { isDurationAlone, readDuration } from './read-duration'
import { readNumber } from './read-number'

/** Whether a column holds measures or durations, by its header and values. */
export function recognizeNumber(column: ColumnProfile): Recognition | undefined {
  if (
    !headerHas(
      column,
      'price',
      'list price',
      'cost',
      'weight',
      'height',
      'width',
      'length',
      'size',
      'abv',
      'calories',
      'duration',
      'runtime',
      'running time',
      'playtime',
    )
  ) {
    return undefined
  }
  const isDuration = shareOf(column, isDurationAlone) >= 0.1
  const numbers = shareOf(column, (value) => (isDuration ? readDuration(value) : readNumber(value)) !== undefined)
  if (numbers < 0.6 || column.distinct < 10) return undefined
  return {
    part: '',
    confidence: 0.7,
    evidence: `header names a measure; ${Math.round(numbers * 100)} % of the values are ${isDuration ? 'durations' : 'numbers'}`,
    ...(isDuration ? { options: { duration: true } } : {}),
  }
}
