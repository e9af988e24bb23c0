import type { RecordRef } from '../identity'
import { countIssues, type RelateIssue, type RelateIssueCode } from './relate-issue'
import { type CustomerRelation, endName, type RelationEnd, relationKey } from './relation'
import { readSpan, type Span } from './span'

/** Looks up whose a record is: the golden ID, or undefined for a record that nobody knows. */
export type IdOfRecord = (record: RecordRef) => string | undefined

/** A relation between golden IDs, checked, its dates numbers. */
export interface FollowedRelation extends Span {
  readonly from: string
  readonly to: string
  readonly type: string
  readonly role: string
  readonly confidence: number
  readonly source: string
  /** Whether a rule made it. */
  readonly isDerived: boolean
  readonly rule: string
  readonly denied: boolean
  readonly evidence: readonly string[]
}

/** Relations that hold, and what was wrong with others. */
export interface FollowedRelations {
  readonly relations: readonly FollowedRelation[]
  readonly issues: readonly RelateIssue[]
}

/**
 * Follows relations from the records they hang on to golden IDs. What a rule made is left out where a person or a source states the same
 * relation at a time that overlaps, or denies it; equal statements of one source count once. So a rule never overrides a word.
 *
 * @param relations in any order
 * @param idOf whose a record is
 * @returns relations by from, to, type, role, start and source; issues: `unknown-customer`, `invalid-date`, `since-after-until`,
 * `invalid-confidence`, `to-itself`, `overruled`
 *
 * @example
 * ```ts
 * import { followRelations } from 'samewise/customer'
 *
 * const crm = (recordId: string) => ({ source: 'crm', recordId })
 * const { relations } = followRelations(
 *   [{ from: crm('7'), to: { id: 'g_mill' }, type: 'affiliation', role: 'buyer', source: 'crm' }],
 *   ({ recordId }) => (recordId === '7' ? 'g_ada' : undefined),
 * )
 * relations[0].from // 'g_ada'
 * ```
 */
export function followRelations(relations: Iterable<CustomerRelation>, idOf: IdOfRecord): FollowedRelations {
  const found: [RelateIssueCode, string][] = []
  const words: FollowedRelation[] = []
  const made: FollowedRelation[] = []
  const unique = new Map<string, CustomerRelation>()
  for (const relation of relations) unique.set(relationKey(relation), relation)
  for (const relation of unique.values()) {
    const followed = followRelation(relation, idOf)
    if (typeof followed === 'string') found.push([followed, nameOf(relation)])
    else (followed.isDerived ? made : words).push(followed)
  }
  const stated = new Map<string, FollowedRelation[]>()
  for (const word of words) {
    const key = sameRelation(word)
    const known = stated.get(key)
    if (known === undefined) stated.set(key, [word])
    else known.push(word)
  }
  const held = words.filter((word) => !word.denied)
  for (const rule of made) {
    const isSaid = stated.get(sameRelation(rule))?.some((word) => word.since < rule.until && rule.since < word.until)
    if (isSaid === true) found.push(['overruled', `${rule.from} ${rule.type} ${rule.to}`])
    else if (!rule.denied) held.push(rule)
  }
  return { relations: withoutRepeats(held), issues: countIssues(found) }
}

/** A relation with its golden IDs, or what is wrong with it. */
export function followRelation(relation: CustomerRelation, idOf: IdOfRecord): FollowedRelation | RelateIssueCode {
  const from = idOfEnd(relation.from, idOf)
  const to = idOfEnd(relation.to, idOf)
  if (from === undefined || to === undefined) return 'unknown-customer'
  if (from === to) return 'to-itself'
  const span = readSpan(relation)
  if (typeof span === 'string') return span
  const { type, role = '', confidence = 1, source, rule = '', denied = false, evidence = [] } = relation
  if (!(confidence >= 0 && confidence <= 1)) return 'invalid-confidence'
  return { from, to, type, role, confidence, source, rule, isDerived: rule !== '', denied, evidence, ...span }
}

function idOfEnd(end: RelationEnd, idOf: IdOfRecord): string | undefined {
  return 'id' in end ? end.id || undefined : idOf(end)
}

const nameOf = ({ from, to, type }: CustomerRelation): string => `${endName(from)} ${type} ${endName(to)}`

const sameRelation = ({ from, to, type, role }: FollowedRelation): string => JSON.stringify([from, to, type, role])

/** In order, each once; statements that differ in nothing but their evidence are one. */
function withoutRepeats(relations: readonly FollowedRelation[]): FollowedRelation[] {
  const byKey = new Map<string, FollowedRelation>()
  for (const relation of relations) {
    const { from, to, type, role, since, source, until, confidence, rule } = relation
    const key = JSON.stringify([from, to, type, role, String(since), source, String(until), confidence, rule])
    const known = byKey.get(key)
    const evidence = [...new Set([...(known?.evidence ?? []), ...relation.evidence])].sort()
    byKey.set(key, { ...relation, evidence })
  }
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, relation]) => relation)
}
