import type { RecordRef } from '../identity'

/** A text that is the same for the same record, and for no other: no source is called anything with a NUL. */
export function recordKey({ source, recordId }: RecordRef): string {
  return `${source}\u0000${recordId}`
}

/** A text for a pair of records, in either order. */
export function pairKey(left: RecordRef, right: RecordRef): string {
  const [a, b] = [recordKey(left), recordKey(right)].sort()
  return `${a}\u0000\u0000${b}`
}

/** A record as it is written in texts: `source:id`. */
export function recordName({ source, recordId }: RecordRef): string {
  return `${source}:${recordId}`
}
