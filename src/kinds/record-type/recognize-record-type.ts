import { foldText } from '../../text'
import { type ColumnProfile, headerHas, type Recognition } from '../recognize'
import { typeWords } from './type-words'

/** Whether a column says what each record is: by its header, if every value names a type. */
export function recognizeRecordType(column: ColumnProfile): Recognition | undefined {
  if (column.distinct > 4 || column.sample.length === 0) return undefined
  const named = headerHas(
    column,
    'type',
    'record type',
    'customer type',
    'party type',
    'entity type',
    'client type',
    'account type',
    'kind',
    'segment',
    'category',
    'class',
    'typ',
    'tipo',
  )
  if (!named) return undefined
  const types = new Set(column.sample.map((value) => typeWords.get(foldText(value).replaceAll(' ', '-'))))
  if (types.has(undefined)) return undefined
  return {
    part: '',
    confidence: 0.9,
    evidence: `every value names a type: ${[...types].sort().join(', ')}`,
  }
}
