import { type FollowedRelation, followRelations, type IdOfRecord } from './follow-relations'
import { type CustomerRelation, endKey, relationKey } from './relation'

/** Relations by the records and IDs they hang on, so that those of one customer are found without looking at the others. */
export class RelationIndex {
  private readonly byKey = new Map<string, CustomerRelation>()
  private readonly byEnd = new Map<string, Set<string>>()

  /** Adds a relation; one that is known already changes nothing. */
  add(relation: CustomerRelation): void {
    const key = relationKey(relation)
    if (this.byKey.has(key)) return
    this.byKey.set(key, relation)
    for (const end of [relation.from, relation.to]) {
      const name = endKey(end)
      const known = this.byEnd.get(name)
      if (known === undefined) this.byEnd.set(name, new Set([key]))
      else known.add(key)
    }
  }

  /** Takes away a relation that was added as it is given. */
  remove(relation: CustomerRelation): void {
    const key = relationKey(relation)
    if (!this.byKey.delete(key)) return
    for (const end of [relation.from, relation.to]) this.byEnd.get(endKey(end))?.delete(key)
  }

  /** All relations. */
  all(): IterableIterator<CustomerRelation> {
    return this.byKey.values()
  }

  /** Relations that hold of a golden ID, given its records. */
  of(id: string, records: Iterable<string>, idOf: IdOfRecord): readonly FollowedRelation[] {
    const keys = new Set(this.byEnd.get(`\u0001${id}`))
    for (const record of records) for (const key of this.byEnd.get(record) ?? []) keys.add(key)
    if (keys.size === 0) return []
    return followRelations(
      [...keys].map((key) => this.byKey.get(key)!),
      idOf,
    ).relations
  }
}
