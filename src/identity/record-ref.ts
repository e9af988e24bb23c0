/** A record, by source and id. */
export interface RecordRef {
  readonly source: string
  readonly recordId: string
}
