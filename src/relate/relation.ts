import { type RecordRef, recordKey } from '../identity'
import type { Relations } from '../resolve'
import type { Dated } from './span'

/** What persons are to an organisation. Roles of one's own may be used beside them. */
export const affiliationRoles = [
  'approver',
  'billing',
  'buyer',
  'champion',
  'contact',
  'decider',
  'employee',
  'gatekeeper',
  'influencer',
  'legal',
  'owner',
  'referrer',
  'user',
] as const

/** Types of relations that say that two persons are family or live together. */
export const familyTypes = [
  'child-of',
  'family-of',
  'lives-with',
  'parent-of',
  'partner-of',
  'sibling-of',
  'spouse-of',
] as const

/** One end of a relation: a source record, whose golden ID is looked up, or an ID that stands for itself. */
export type RelationEnd = RecordRef | { readonly id: string }

/**
 * That one customer, organisation, product or place has to do with another. It hangs on records, and golden IDs are looked up when it is
 * read, so that it follows merge and unmerge by itself.
 */
export interface CustomerRelation extends Dated {
  readonly from: RelationEnd
  readonly to: RelationEnd
  /** `affiliation`, `parent-of`, `partner-of`, `holds`, `located-at`, … */
  readonly type: string
  /** Of an affiliation: one of {@link affiliationRoles}, or a role of one's own. */
  readonly role?: string
  /** 0 to 1, how sure it is; default 1. */
  readonly confidence?: number
  /** System or person that says so. */
  readonly source: string
  /** Name of the rule that made it; left out for what a person or a source stated, which no rule overrides. */
  readonly rule?: string
  /** The relation does not hold: takes back what rules made of it. */
  readonly denied?: boolean
  /** Records or events that it rests on, such as `crm:17`. */
  readonly evidence?: readonly string[]
}

/** An end as text: `source:recordId`, or the ID. */
export function endName(end: RelationEnd): string {
  return 'id' in end ? end.id : `${end.source}:${end.recordId}`
}

/** An end as a key, of a record the same as the record's own. */
export function endKey(end: RelationEnd): string {
  return 'id' in end ? `\u0001${end.id}` : recordKey(end)
}

/** A relation as one text, equal for equal relations. */
export function relationKey(relation: CustomerRelation): string {
  const { from, to, type, role, since, until, confidence, source, rule, denied, evidence } = relation
  return JSON.stringify([
    endKey(from),
    endKey(to),
    type,
    role,
    since,
    until,
    confidence,
    source,
    rule,
    denied,
    evidence,
  ])
}

/**
 * The relations that a run found, as relations of customers: one for each record that states it, so that an unmerge takes it to the right side.
 *
 * @param relations what `ResolveResult.relations()` gives
 * @param types type and role by the name of the relation in the config; a name that is not in it becomes the type itself
 *
 * @example
 * ```ts
 * import { relationsOfRun } from 'samewise/customer'
 *
 * const ada = { entity: 'person', goldenId: 'g_ada' }
 * const mill = { entity: 'firm', goldenId: 'g_mill' }
 * const run = { relations: [{ relation: 'works-for', from: ada, to: mill, statedBy: [{ source: 'crm', recordId: '1' }] }], dangling: [] }
 * relationsOfRun(run, { 'works-for': { type: 'affiliation', role: 'employee' } })[0].role // 'employee'
 * ```
 */
export function relationsOfRun(
  { relations }: Relations,
  types: Readonly<Record<string, { readonly type: string; readonly role?: string }>> = {},
): CustomerRelation[] {
  return relations.flatMap(({ relation, from, to, statedBy }) =>
    (statedBy.length === 0 ? [undefined] : statedBy).map((record) => ({
      from: record ?? { id: from.goldenId },
      to: { id: to.goldenId },
      ...(Object.hasOwn(types, relation) ? types[relation] : { type: relation }),
      source: record?.source ?? from.entity,
      evidence: record === undefined ? [] : [endName(record)],
    })),
  )
}
