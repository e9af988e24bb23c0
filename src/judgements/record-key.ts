import { type RecordRef, recordKey } from '../identity'

/** A text for a pair of records, in either order. */
export function pairKey(left: RecordRef, right: RecordRef): string {
  const [a, b] = [recordKey(left), recordKey(right)].sort()
  return `${a}\u0000\u0000${b}`
}

/** A record as it is written in texts: `source:id`. */
export function recordName({ source, recordId }: RecordRef): string {
  return `${source}:${recordId}`
}
