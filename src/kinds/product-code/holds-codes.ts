import { type ColumnProfile, shareOf } from '../recognize'
import { readProductCodes } from './read-product-codes'

/** Values with a code from which on a column of texts is worth reading for codes too. */
const ENOUGH = 0.3

/** Whether a column of names or descriptions holds model or part numbers often enough for a `product-code` field of its own. */
export function holdsProductCodes(column: ColumnProfile): boolean {
  return column.meanWords >= 2 && shareOf(column, (value) => readProductCodes(value).length > 0) >= ENOUGH
}
