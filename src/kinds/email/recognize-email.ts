import { type ColumnProfile, headerHas, type Recognition, shareOf } from '../recognize'
import { readEmail } from './read-email'

/** Whether a column holds e-mail addresses, by its values. */
export function recognizeEmail(column: ColumnProfile): Recognition | undefined {
  const mails = shareOf(column, (value) => value.includes('@') && readEmail(value) !== undefined)
  if (mails < 0.6) return undefined
  const named = headerHas(column, 'email', 'mail', 'e mail', 'correo', 'courriel', 'epost', 'e post')
  return {
    part: '',
    confidence: named ? 0.98 : 0.9,
    evidence: `${Math.round(mails * 100)} % of the values are e-mail addresses`,
  }
}
