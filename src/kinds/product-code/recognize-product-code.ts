import { type ColumnProfile, headerHas, type Recognition, shareOf } from '../recognize'
import { readProductCodeCell } from './read-product-codes'

/** Whether a column holds model or part numbers, by its header and values. */
export function recognizeProductCode(column: ColumnProfile): Recognition | undefined {
  const named = headerHas(
    column,
    'model',
    'model no',
    'model number',
    'modelno',
    'mpn',
    'part number',
    'part no',
    'partno',
    'manufacturer part number',
    'product code',
    'item number',
    'item no',
    'article number',
    'article no',
    'artikelnummer',
    'artikelnr',
    'art nr',
    'style number',
    'modell',
    'modellnummer',
    'modele',
    'modelo',
    'reference fabricant',
    '型番',
  )
  if (!named || headerHas(column, 'year', 'date', 'type', 'status', 'name')) return undefined
  const share = shareOf(column, (value) => readProductCodeCell(value).length > 0 && /\d/.test(value))
  if (share < 0.6 || column.meanWords > 3) return undefined
  return {
    part: '',
    confidence: 0.92,
    evidence: `header names a model or part number; ${Math.round(share * 100)} % of the values are codes`,
  }
}
