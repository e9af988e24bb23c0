import { compareText } from '../base'

/** A record, by source and id. */
export interface RecordRef {
  readonly source: string
  readonly recordId: string
}

/** A text that is the same for the same record, and for no other: no source is called anything with a NUL. */
export function recordKey({ source, recordId }: RecordRef): string {
  return `${source}\u0000${recordId}`
}

/** A record and the golden record it belongs to: a line of the crosswalk. */
export interface CrosswalkEntry extends RecordRef {
  readonly goldenId: string
}

/** Which of two records comes first, by source and then by id in code-point order: below 0 for the left, 0 for one record. */
export function compareRefs(left: RecordRef, right: RecordRef): number {
  return compareText(left.source, right.source) || compareText(left.recordId, right.recordId)
}
