import { type ColumnProfile, headerHas, type Recognition, shareOf } from '../recognize'
import { readPersonList } from './read-person-list'

/** Whether a column holds lists of persons, by its header and values. */
export function recognizePersonList(column: ColumnProfile): Recognition | undefined {
  const named = headerHas(
    column,
    'authors',
    'author',
    'author names',
    'autor',
    'autoren',
    'autores',
    'auteurs',
    'auteur',
    'autori',
    'editors',
    'creators',
    'inventors',
    'contributors',
    '著者',
  )
  if (!named || headerHas(column, 'id', 'count', 'number', 'email')) return undefined
  const lists = shareOf(column, (value) => readPersonList(value).includes(' '))
  if (lists < 0.15 || column.distinct < 3) return undefined
  return {
    part: '',
    // Above kind text, which compares all words of a list: that tells slightly more where all lists are written alike (.991 against .992 on
    // a public set), and much less where some shorten given names or turn them round (.89 against .99).
    confidence: 0.62,
    evidence: `header says authors; ${Math.round(lists * 100)} % of the values name several persons`,
  }
}
