import type { CustomerEvent } from '../../event'
import type { FollowedRelation } from '../follow-relations'
import type { Holding } from '../holdings'
import type { Household } from '../household/household'
import type { RelationEnd } from '../relation'
import { readSpan, type Span } from '../span'

const always: Span = { since: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY }

/** Memberships as edges from a person to a household: `member-of`, with the role, made by the first rule of the evidence. */
export function householdEdges(households: Iterable<Household>): FollowedRelation[] {
  return [...households].flatMap(({ householdId, members }) =>
    members.map((member): FollowedRelation => {
      const span = readSpan(member)
      const [first] = member.evidence
      const records = member.evidence.flatMap((evidence) => evidence.records)
      return {
        ...derived('member-of', member.goldenId, householdId, 'households', first?.rule ?? 'household'),
        role: member.role,
        evidence: [...new Set(records.map(({ source, recordId }) => `${source}:${recordId}`))].sort(),
        ...(typeof span === 'string' ? always : span),
      }
    }),
  )
}

/**
 * Holdings as edges: `holds` from each owner to the holding, and `of-product` from the holding to its product. What cannot be followed is left
 * out; `HoldingBook.issues()` names it.
 *
 * @param idOf golden ID of an owner
 */
export function holdingEdges(
  holdings: Iterable<Holding>,
  idOf: (owner: RelationEnd) => string | undefined,
): FollowedRelation[] {
  return [...holdings].flatMap((holding) => {
    const span = readSpan(holding)
    if (typeof span === 'string') return []
    const owners = holding.owners.flatMap((owner) => idOf(owner) ?? [])
    const edges = owners.map(
      (owner): FollowedRelation => ({
        ...derived('holds', owner, holding.id, 'holdings', ''),
        ...span,
      }),
    )
    if (holding.product !== undefined)
      edges.push({ ...derived('of-product', holding.id, holding.product, 'holdings', ''), ...span })
    return edges
  })
}

/**
 * Events as edges, one for each pair of ends whatever the number of events: `bought` from a person to a product for transactions named `order`,
 * `used` for interactions with one, and `visited` from a person to a place (its location).
 *
 * @param personOf golden ID of the person an event is of
 * @returns edges by their ends; each since its first event, with up to five event IDs
 */
export function eventEdges(
  events: Iterable<CustomerEvent>,
  personOf: (event: CustomerEvent) => string | undefined,
): FollowedRelation[] {
  const found = new Map<string, FollowedRelation & { evidence: string[]; since: number }>()
  const add = (type: string, from: string, to: string, { id, at }: CustomerEvent): void => {
    const key = JSON.stringify([type, from, to])
    const known = found.get(key)
    if (known === undefined) {
      found.set(key, { ...derived(type, from, to, 'events', `${type}-by-event`), evidence: [id], since: at })
      return
    }
    known.since = Math.min(known.since, at)
    if (!known.evidence.includes(id)) known.evidence = [...known.evidence, id].sort().slice(0, 5)
  }
  for (const event of events) {
    const person = personOf(event)
    if (person === undefined) continue
    if (event.product !== undefined && event.kind === 'transaction' && event.name === 'order') {
      add('bought', person, event.product, event)
    }
    if (event.product !== undefined && event.kind === 'interaction') add('used', person, event.product, event)
    if (event.location !== undefined) add('visited', person, event.location, event)
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, edge]) => edge)
}

function derived(type: string, from: string, to: string, source: string, rule: string): FollowedRelation {
  return {
    from,
    to,
    type,
    role: '',
    confidence: 1,
    source,
    rule,
    isDerived: rule !== '',
    denied: false,
    evidence: [],
    ...always,
  }
}
