import { type ColumnProfile, headerHas, type Recognition } from '../recognize'

/** Whether a column holds a property that many persons share, by its header. */
export function recognizeCategory(column: ColumnProfile): Recognition | undefined {
  const individual = headerHas(
    column,
    'occupation',
    'job',
    'job title',
    'profession',
    'birth place',
    'place of birth',
    'birthplace',
  )
  if (!individual || column.distinct < 10 || column.meanWords > 5) return undefined
  const ofPerson = headerHas(column, 'occupation', 'job', 'job title', 'profession')
  return {
    part: '',
    confidence: 0.85,
    evidence: `header names a property of the person; ${column.distinct} different values`,
    ...(ofPerson ? { options: { exclusive: true } } : {}),
  }
}
