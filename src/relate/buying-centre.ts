import type { CustomerEvent } from '../event'
import type { FollowedRelation } from './follow-relations'
import { type Dated, holdsAt, readAsOf, writeMoment, writeSpan } from './span'

/** Roles of those who weigh in on a purchase or use what was bought: all of them are buyers, not only who signs. */
export const buyingRoles = [
  'approver',
  'billing',
  'buyer',
  'champion',
  'decider',
  'gatekeeper',
  'influencer',
  'legal',
  'user',
] as const

/** A role that a person has in an organisation. */
export interface MemberRole extends Dated {
  readonly role: string
  readonly confidence: number
  readonly source: string
  /** Whether a rule made it, and which. */
  readonly isDerived: boolean
  readonly rule?: string
  readonly evidence: readonly string[]
}

/** A person affiliated with an organisation. */
export interface Affiliate {
  readonly goldenId: string
  readonly roles: readonly MemberRole[]
}

/** A person of a buying centre. */
export interface BuyingMember extends Affiliate {
  /** When we last heard of each other, and over which channel; left out where no event is known. */
  readonly lastContactAt?: string
  readonly lastChannel?: string
}

/** Who weighs in on purchases of an organisation or uses what was bought. */
export interface BuyingCentre {
  readonly organization: string
  /** By golden ID. */
  readonly members: readonly BuyingMember[]
  /** Golden IDs by role, of the roles that somebody has. */
  readonly filled: Readonly<Record<string, readonly string[]>>
  /** Roles of {@link buyingRoles} that nobody is known to have. */
  readonly missing: readonly string[]
}

/** Options of {@link buyingCentre}. */
export interface BuyingCentreOptions {
  /** ISO 8601; default: the latest state. */
  readonly asOf?: string | undefined
  /** Roles to look for; default {@link buyingRoles}. Roles of one's own may be among them. */
  readonly roles?: readonly string[]
  /** Events that tell of last contacts and, with `product`, of use. */
  readonly events?: Iterable<CustomerEvent>
  /** Golden ID of the person an event is of. */
  readonly personOf?: (event: CustomerEvent) => string | undefined
  /** The product that the purchase is about: affiliates who used it are users of it, by the rule `used-product`. */
  readonly product?: string
}

const AFFILIATION = 'affiliation'
const USER = 'user'

/** Persons affiliated with an organisation, with all their roles, by golden ID. */
export function affiliatesOf(
  organization: string,
  relations: Iterable<FollowedRelation>,
  { asOf }: { readonly asOf?: string | undefined } = {},
): Affiliate[] {
  const moment = readAsOf(asOf)
  const byPerson = new Map<string, MemberRole[]>()
  for (const relation of relations) {
    const { from, to, type, role, confidence, source, isDerived, rule, evidence } = relation
    if (type !== AFFILIATION || to !== organization || role === '' || !holdsAt(relation, moment)) continue
    const said = {
      role,
      confidence,
      source,
      isDerived,
      ...(isDerived ? { rule } : {}),
      evidence,
      ...writeSpan(relation),
    }
    const known = byPerson.get(from)
    if (known === undefined) byPerson.set(from, [said])
    else known.push(said)
  }
  return [...byPerson]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([goldenId, roles]) => ({ goldenId, roles: roles.sort(byRole) }))
}

/**
 * Everyone who weighs in on what an organisation buys, or uses it: roles filled, roles missing, and when each was last in contact.
 *
 * @param organization golden ID
 * @param relations what {@link followRelations} gives; affiliations are `{ type: 'affiliation', role }` from person to organisation
 *
 * @example
 * ```ts
 * import { buyingCentre, followRelations } from 'samewise/customer'
 *
 * const role = (id: string, role: string) => ({ from: { id }, to: { id: 'mill' }, type: 'affiliation', role, source: 'crm' })
 * const { relations } = followRelations([role('ada', 'decider'), role('tom', 'user')], () => undefined)
 * const centre = buyingCentre('mill', relations)
 * centre.filled // { decider: ['ada'], user: ['tom'] }
 * centre.missing.includes('legal') // true
 * ```
 */
export function buyingCentre(
  organization: string,
  relations: Iterable<FollowedRelation>,
  options: BuyingCentreOptions = {},
): BuyingCentre {
  const { asOf, roles = buyingRoles, events = [], personOf = () => undefined, product } = options
  const affiliates = affiliatesOf(organization, relations, { asOf })
  const seen = contactsOf(
    new Set(affiliates.map(({ goldenId }) => goldenId)),
    events,
    personOf,
    readAsOf(asOf),
    product,
  )
  const members = affiliates.flatMap(({ goldenId, roles: all }): BuyingMember[] => {
    const { last, uses = [] } = seen.get(goldenId) ?? {}
    const own = all.filter(({ role }) => roles.includes(role))
    if (uses.length > 0 && roles.includes(USER) && !own.some(({ role }) => role === USER)) own.push(userByUse(uses))
    if (own.length === 0) return []
    const at = last === undefined ? undefined : writeMoment(last.at)
    return [
      {
        goldenId,
        roles: own.sort(byRole),
        ...(at === undefined ? {} : { lastContactAt: at }),
        ...(last?.channel === undefined ? {} : { lastChannel: last.channel }),
      },
    ]
  })
  const filled = [...roles].sort().flatMap((role): [string, string[]][] => {
    const ids = members
      .filter((member) => member.roles.some((own) => own.role === role))
      .map(({ goldenId }) => goldenId)
    return ids.length === 0 ? [] : [[role, ids]]
  })
  const isFilled = new Set(filled.map(([role]) => role))
  const missing = [...roles].filter((role) => !isFilled.has(role)).sort()
  return { organization, members, filled: Object.fromEntries(filled), missing }
}

function userByUse(uses: readonly CustomerEvent[]): MemberRole {
  const evidence = uses.map(({ id }) => id).sort()
  return { role: USER, confidence: 1, source: 'events', isDerived: true, rule: 'used-product', evidence }
}

/** By person: the last event, and those that are about the product. */
function contactsOf(
  persons: ReadonlySet<string>,
  events: Iterable<CustomerEvent>,
  personOf: (event: CustomerEvent) => string | undefined,
  moment: number,
  product: string | undefined,
): Map<string, { last: CustomerEvent; uses: CustomerEvent[] }> {
  const seen = new Map<string, { last: CustomerEvent; uses: CustomerEvent[] }>()
  for (const event of events) {
    if (event.at > moment) continue
    const person = personOf(event)
    if (person === undefined || !persons.has(person)) continue
    const known = seen.get(person) ?? { last: event, uses: [] }
    seen.set(person, known)
    if (event.at > known.last.at || (event.at === known.last.at && event.id < known.last.id)) known.last = event
    const isUse = event.kind === 'interaction' || event.kind === 'case'
    if (isUse && product !== undefined && event.product === product) known.uses.push(event)
  }
  return seen
}

function byRole(a: MemberRole, b: MemberRole): number {
  const left = `${a.role}\u0000${a.since ?? ''}\u0000${a.source}`
  const right = `${b.role}\u0000${b.since ?? ''}\u0000${b.source}`
  return left < right ? -1 : left > right ? 1 : 0
}
