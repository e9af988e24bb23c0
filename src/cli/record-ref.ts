import { SamewiseError } from '../base'
import type { RecordRef } from '../identity'

/** Splits `source:id` at the first colon. */
export function parseRecordRef(text: string): RecordRef {
  const at = text.indexOf(':')
  if (at < 1 || at === text.length - 1) {
    throw new SamewiseError('BAD_USAGE', `"${text}" names no record. Write source:id, such as crm:42.`)
  }
  return { source: text.slice(0, at), recordId: text.slice(at + 1) }
}
