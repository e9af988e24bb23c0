import { type ColumnProfile, headerHas, type Recognition, shareOf } from '../recognize'

/** Whether a column holds free text, by its header and the number of words and of different values. */
export function recognizeText(column: ColumnProfile): Recognition | undefined {
  const letters = shareOf(column, (value) => /\p{L}{2}/u.test(value))
  if (letters < 0.6) return undefined
  const distinctShare = column.distinct / Math.max(1, column.filled * column.rowCount)
  const named = headerHas(
    column,
    'title',
    'description',
    'name',
    'company',
    'organization',
    'organisation',
    'product',
    'site',
    'site name',
    'authors',
    'author',
    'artist',
    'album',
    'song',
    'org',
  )
  if (named && distinctShare > 0.02 && column.distinct > 20) {
    return {
      part: '',
      confidence: 0.6,
      evidence: `header and contents are free text; ${column.distinct} different values`,
    }
  }
  if (column.meanWords >= 4 && distinctShare > 0.2) {
    return { part: '', confidence: 0.5, evidence: `${column.meanWords.toFixed(1)} words a value, mostly different` }
  }
  return undefined
}
