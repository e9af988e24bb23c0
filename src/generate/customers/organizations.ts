import type { RecordRef } from '../../identity'
import { HISTORY_DAYS, historyDate } from '../calendar'
import { Dice } from '../dice'
import { drawCompanyName } from '../silos/company'
import { drawSurname } from '../surnames'
import { customerParameters } from './parameters'
import type { Inhabitant } from './population'
import { Scramble } from './scramble'

const { organizations: rates } = customerParameters

/** A firm, and the firms above it: legally, and in the hierarchy of sales where that is another one. */
export interface SimulatedOrganization {
  readonly id: string
  readonly name: string
  readonly parent?: string
  readonly salesParent?: string
}

/** What someone does for a firm. */
export interface SimulatedAffiliation {
  /** A record of the person. */
  readonly record: RecordRef
  readonly organization: string
  readonly role: string
  /** ISO date. */
  readonly since: string
  readonly until?: string
}

/** Firms and affiliations. */
export interface Affiliations {
  readonly organizations: readonly SimulatedOrganization[]
  readonly affiliations: readonly SimulatedAffiliation[]
}

const roles = [
  'employee',
  'employee',
  'employee',
  'buyer',
  'influencer',
  'user',
  'user',
  'approver',
  'contact',
  'owner',
]
const ORGANIZATION_STREAM = 8

/** Draws the firms and who acts for them. A parent is made before its daughters, so that there is no circle. */
export function drawAffiliations(inhabitants: readonly Inhabitant[], seed: number): Affiliations {
  const customers = inhabitants.filter(({ records }) => records.length > 0)
  const dice = new Dice().start(seed, -1, ORGANIZATION_STREAM)
  const ids = new Scramble(seed + 6)
  const organizations: SimulatedOrganization[] = []
  for (let n = 0; n < Math.ceil(customers.length / rates.customersPerFirm); n++) {
    const { name, legalForm } = drawCompanyName(dice, drawSurname(dice))
    const parents =
      n === 0 || !dice.chance(rates.hasParent)
        ? {}
        : {
            parent: dice.pick(organizations).id,
            ...(dice.chance(1 / 3) ? { salesParent: dice.pick(organizations).id } : {}),
          }
    organizations.push({ id: ids.next('o'), name: `${name} ${legalForm}`.trim(), ...parents })
  }
  const affiliations: SimulatedAffiliation[] = []
  for (const { records } of customers) {
    if (!dice.chance(rates.affiliated)) continue
    for (let n = dice.chance(1 / 8) ? 2 : 1; n > 0; n--) {
      const since = dice.below(HISTORY_DAYS)
      affiliations.push({
        record: records[0],
        organization: dice.pick(organizations).id,
        role: dice.pick(roles),
        since: historyDate(since),
        ...(dice.chance(rates.endedAffiliation)
          ? { until: historyDate(since + dice.below(HISTORY_DAYS - since) + 1) }
          : {}),
      })
    }
  }
  return { organizations, affiliations }
}
