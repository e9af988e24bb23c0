import { type RecordRef, recordKey } from '../identity'
import { type FollowedRelation, type FollowedRelations, followRelations } from './follow-relations'
import type { CustomerRelation } from './relation'
import { RelationIndex } from './relation-index'

/** What is new to a {@link RelationBook}; within a part, the order does not matter. */
export interface RelationChange {
  readonly remove?: Iterable<CustomerRelation>
  readonly add?: Iterable<CustomerRelation>
  /** Whose records are, from now on; undefined for nobody's. */
  readonly records?: Iterable<RecordRef & { readonly goldenId: string | undefined }>
}

/**
 * Relations that are kept up to date, with the crosswalk that they are followed by. What it gives is what {@link followRelations} gives over
 * all relations and the whole crosswalk; relations of one customer cost what that customer has.
 *
 * @example
 * ```ts
 * import { RelationBook } from 'samewise/customer'
 *
 * const book = new RelationBook()
 * const record = { source: 'crm', recordId: '7' }
 * book.update({
 *   add: [{ from: record, to: { id: 'mill' }, type: 'affiliation', role: 'buyer', source: 'crm' }],
 *   records: [{ ...record, goldenId: 'ada' }],
 * })
 * book.update({ records: [{ ...record, goldenId: 'eve' }] }) // an unmerge: the record is of another person
 * book.of('eve').length // 1
 * ```
 */
export class RelationBook {
  private readonly index = new RelationIndex()
  private readonly idOfRecord = new Map<string, string>()
  private readonly recordsOf = new Map<string, Set<string>>()

  /** Takes in what is new. */
  update({ remove = [], add = [], records = [] }: RelationChange): void {
    for (const relation of remove) this.index.remove(relation)
    for (const relation of add) this.index.add(relation)
    for (const { goldenId, ...record } of records) {
      const key = recordKey(record)
      const before = this.idOfRecord.get(key)
      if (before !== undefined) this.recordsOf.get(before)?.delete(key)
      if (goldenId === undefined) {
        this.idOfRecord.delete(key)
        continue
      }
      this.idOfRecord.set(key, goldenId)
      const known = this.recordsOf.get(goldenId)
      if (known === undefined) this.recordsOf.set(goldenId, new Set([key]))
      else known.add(key)
    }
  }

  /** Relations that hold of a golden ID, to and from it. */
  of(goldenId: string): readonly FollowedRelation[] {
    return this.index.of(goldenId, this.recordsOf.get(goldenId) ?? [], this.idOf)
  }

  /** All relations that hold, and what is wrong with others. */
  relations(): FollowedRelations {
    return followRelations(this.index.all(), this.idOf)
  }

  private readonly idOf = (record: RecordRef): string | undefined => this.idOfRecord.get(recordKey(record))
}
