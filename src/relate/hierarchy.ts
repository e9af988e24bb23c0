import { type RecordRef, recordKey } from '../identity'
import { type FollowedRelation, followRelation, type IdOfRecord } from './follow-relations'
import { parentPath } from './parent-path'
import { countIssues, type RelateIssue, type RelateIssueCode } from './relate-issue'
import { type CustomerRelation, relationKey } from './relation'
import { holdsAt, readAsOf, readSpan } from './span'

/** A parent edge as it is stated: the `to` of the relation is the parent of its `from`. */
export type ParentRelation = CustomerRelation

/** A parent edge that holds. */
export type ParentEdge = FollowedRelation

interface Stated {
  readonly key: string
  readonly relation: CustomerRelation
  /** Undefined while an end is not known, or where the relation has a fault. */
  edge: FollowedRelation | undefined
  /** Why it is not followed. */
  refused: { readonly code: RelateIssueCode; readonly name: string } | undefined
}

/** Options of all questions to a hierarchy. */
export interface AsOf {
  /** ISO 8601; default: the latest state, of what has not ended. */
  readonly asOf?: string | undefined
}

/**
 * Who belongs to whom in one respect: the `legal`, `sales` or `billing` hierarchy of organisations. A node has at most one parent at any
 * instant, and no chain of parents leads back. Where statements contradict, the stronger one holds (stated before made by a rule, then
 * confidence, then the earlier start, then their text), whatever the order in which they came; the others are reported, and hold as soon
 * as what they contradict is taken back.
 *
 * @example
 * ```ts
 * import { Hierarchy } from 'samewise/customer'
 *
 * const legal = new Hierarchy('legal')
 * const owns = (parent: string, child: string, confidence = 1) => ({
 *   from: { id: child }, to: { id: parent }, type: 'legal', source: 'register', confidence,
 * })
 * legal.update({ add: [owns('Holding', 'Mill'), owns('Mill', 'Bakery'), owns('Bakery', 'Holding', 0.4)] })
 * legal.ultimateParent('Bakery') // 'Holding'
 * legal.issues()[0].examples // ['Holding > Bakery > Mill > Holding']
 * ```
 */
export class Hierarchy {
  private readonly stated = new Map<string, Stated>()
  private readonly byRecord = new Map<string, Set<string>>()
  private readonly up = new Map<string, Set<Stated>>()
  private readonly down = new Map<string, Set<Stated>>()

  /**
   * @param type which relations it takes; others are passed over
   * @param idOf whose a record is; not needed where all ends are IDs
   */
  constructor(
    readonly type: string,
    private readonly idOf: IdOfRecord = () => undefined,
  ) {}

  /**
   * Takes edges in and out, and follows records that are somebody else's now.
   *
   * @param change `moved`: records whose golden ID changed by merge or unmerge; `idOf` gives the new one already
   */
  update(change: {
    readonly add?: Iterable<ParentRelation>
    readonly remove?: Iterable<ParentRelation>
    readonly moved?: Iterable<RecordRef>
  }): void {
    const dirty = new Set<string>()
    for (const relation of change.remove ?? []) this.remove(relation, dirty)
    for (const relation of change.add ?? []) this.add(relation, dirty)
    for (const record of change.moved ?? []) {
      for (const key of [...(this.byRecord.get(recordKey(record)) ?? [])]) {
        const { relation } = this.stated.get(key)!
        this.remove(relation, dirty)
        this.add(relation, dirty)
      }
    }
    if (dirty.size > 0) this.decide(dirty)
  }

  /** The parent, or undefined at the top. */
  parent(id: string, { asOf }: AsOf = {}): string | undefined {
    return this.parentAt(id, readAsOf(asOf))
  }

  /** Parent, its parent and so on, the nearest first. */
  ancestors(id: string, { asOf }: AsOf = {}): string[] {
    const moment = readAsOf(asOf)
    const found: string[] = []
    let at = this.parentAt(id, moment)
    while (at !== undefined) {
      found.push(at)
      at = this.parentAt(at, moment)
    }
    return found
  }

  /** The top of the hierarchy that a node is in; itself where it has no parent. */
  ultimateParent(id: string, options: AsOf = {}): string {
    return this.ancestors(id, options).at(-1) ?? id
  }

  /** All below a node, level by level, each level by ID. */
  descendants(id: string, { asOf }: AsOf = {}): string[] {
    const moment = readAsOf(asOf)
    const found: string[] = []
    for (let level = [id]; level.length > 0; ) {
      const next = new Set<string>()
      for (const parent of level) {
        for (const { edge, refused } of this.down.get(parent) ?? []) {
          if (refused === undefined && holdsAt(edge!, moment)) next.add(edge!.from)
        }
      }
      level = [...next].sort()
      found.push(...level)
    }
    return found
  }

  /**
   * Sum of a metric over a node and all below it, each once.
   *
   * @param metric value of one node; what is not a number counts as 0
   */
  rollup(id: string, metric: (id: string) => number, options: AsOf = {}): number {
    let sum = 0
    for (const node of [id, ...this.descendants(id, options)]) {
      const value = metric(node)
      if (Number.isFinite(value)) sum += value
    }
    return sum
  }

  /** Edges that hold at any time, by child and start. */
  edges(): ParentEdge[] {
    return [...this.stated.values()]
      .filter(({ edge, refused }) => edge !== undefined && refused === undefined)
      .sort(byStrength)
      .map(({ edge }) => edge!)
      .sort((a, b) => (a.from === b.from ? a.since - b.since : a.from < b.from ? -1 : 1))
  }

  /** Edges that do not hold, and why: `cycle` with its path, `contradicting-parents`, dates and ends that cannot be used. */
  issues(): RelateIssue[] {
    const found: [RelateIssueCode, string][] = []
    for (const { refused } of this.stated.values()) if (refused !== undefined) found.push([refused.code, refused.name])
    return countIssues(found)
  }

  private parentAt(id: string, moment: number): string | undefined {
    for (const { edge, refused } of this.up.get(id) ?? []) {
      if (refused === undefined && holdsAt(edge!, moment)) return edge!.to
    }
    return undefined
  }

  private add(relation: ParentRelation, dirty: Set<string>): void {
    if (relation.type !== this.type || relation.denied === true) return
    const key = relationKey(relation)
    if (this.stated.has(key)) return
    const followed = followRelation(relation, this.idOf)
    const entry: Stated = { key, relation, edge: undefined, refused: undefined }
    this.stated.set(key, entry)
    for (const end of [relation.from, relation.to]) {
      if (!('id' in end)) addEntry(this.byRecord, recordKey(end), key)
    }
    if (typeof followed === 'string') {
      entry.refused = { code: followed, name: nameOfFault(relation) }
      return
    }
    entry.edge = followed
    const isAlone = !this.up.has(followed.from) && !this.isAbove(followed.from, followed.to)
    addEntry(this.up, followed.from, entry)
    addEntry(this.down, followed.to, entry)
    // An only parent that closes no cycle decides nothing else.
    if (!isAlone) dirty.add(followed.from)
  }

  private remove(relation: ParentRelation, dirty: Set<string>): void {
    const entry = this.stated.get(relationKey(relation))
    if (entry === undefined) return
    this.stated.delete(entry.key)
    for (const end of [relation.from, relation.to]) {
      if (!('id' in end)) this.byRecord.get(recordKey(end))?.delete(entry.key)
    }
    const { edge } = entry
    if (edge === undefined) return
    deleteEntry(this.up, edge.from, entry)
    deleteEntry(this.down, edge.to, entry)
    if (this.up.has(edge.from) || this.isAbove(edge.from, edge.to)) dirty.add(edge.from)
  }

  /** Whether statements, held or not, lead up from `id` to `above`. */
  private isAbove(above: string, id: string): boolean {
    const seen = new Set([id])
    for (const node of seen) {
      if (node === above) return true
      for (const { edge } of this.up.get(node) ?? []) seen.add(edge!.to)
    }
    return false
  }

  /** Decides all edges anew that hang together with changed nodes: the strongest first, each if it contradicts none before it. */
  private decide(dirty: ReadonlySet<string>): void {
    const nodes = new Set(dirty)
    const entries = new Set<Stated>()
    for (const node of nodes) {
      for (const entry of this.up.get(node) ?? []) {
        entries.add(entry)
        nodes.add(entry.edge!.to)
      }
      for (const entry of this.down.get(node) ?? []) {
        entries.add(entry)
        nodes.add(entry.edge!.from)
      }
    }
    const held = new Map<string, FollowedRelation[]>()
    for (const entry of [...entries].sort(byStrength)) {
      const edge = entry.edge!
      const siblings = held.get(edge.from) ?? []
      const rival = siblings.find(({ to, since, until }) => to !== edge.to && since < edge.until && edge.since < until)
      const path = rival === undefined ? parentPath(edge, held) : undefined
      if (rival !== undefined) {
        entry.refused = { code: 'contradicting-parents', name: `${edge.from}: ${rival.to} and not ${edge.to}` }
      } else if (path !== undefined) entry.refused = { code: 'cycle', name: path.join(' > ') }
      else {
        entry.refused = undefined
        held.set(edge.from, [...siblings, edge])
      }
    }
  }
}

/**
 * A hierarchy out of all its edges at once.
 *
 * @param type which relations it takes
 * @param relations in any order
 * @param idOf whose a record is
 */
export function hierarchy(type: string, relations: Iterable<ParentRelation>, idOf?: IdOfRecord): Hierarchy {
  const made = new Hierarchy(type, idOf)
  made.update({ add: relations })
  return made
}

function nameOfFault(relation: ParentRelation): string {
  const span = readSpan(relation)
  const ends = [relation.from, relation.to].map((end) => ('id' in end ? end.id : `${end.source}:${end.recordId}`))
  return typeof span === 'string'
    ? `${ends.join(' > ')} (${relation.since ?? ''}–${relation.until ?? ''})`
    : ends.join(' > ')
}

function byStrength(a: Stated, b: Stated): number {
  const left = a.edge!
  const right = b.edge!
  if (left.isDerived !== right.isDerived) return left.isDerived ? 1 : -1
  if (left.confidence !== right.confidence) return right.confidence - left.confidence
  if (left.since !== right.since) return left.since < right.since ? -1 : 1
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0
}

function addEntry<T>(sets: Map<string, Set<T>>, key: string, member: T): void {
  const known = sets.get(key)
  if (known === undefined) sets.set(key, new Set([member]))
  else known.add(member)
}

function deleteEntry<T>(sets: Map<string, Set<T>>, key: string, member: T): void {
  const known = sets.get(key)
  if (known?.delete(member) && known.size === 0) sets.delete(key)
}
