import { SamewiseError } from '../../base'
import type { RecordRef } from '../../identity'
import type { PersonRecord } from '../generate-people'
import { type CustomerSource, customerSources } from './accounts'
import type { SimulatedEvent } from './event-log'
import { drawAffiliations, type SimulatedAffiliation, type SimulatedOrganization } from './organizations'
import { drawPopulation, type HouseholdMembership, type Population } from './population'
import { type SimulatedMonth, simulateMonths } from './simulate-months'
import { type TrueCustomer, trueCustomer } from './true-customer'

/** Options of {@link simulateCustomers}. */
export interface SimulateCustomersOptions {
  /** How many customers, exactly; 1 to 1,000,000. */
  readonly people: number
  /** How many months they are followed, up to the end of June 2025; 1 to 60, default 12. */
  readonly months?: number | undefined
  /** Any integer, of which the low 32 bits count; default 1. The same seed gives the same world on every machine. */
  readonly seed?: number | undefined
  /** Scale of errors and gaps in the records, 0 (none) to 3; default 1. It changes nothing in the events. */
  readonly noise?: number | undefined
}

/** What is true of the customers, and stands in no record. */
export interface CustomerTruth {
  readonly customers: readonly TrueCustomer[]
  /** The person of a record; undefined if there is no such record. */
  readonly personOfRecord: (record: RecordRef) => string | undefined
  /** Who belonged to which household and when, of customers and of those who live with them. */
  readonly memberships: readonly HouseholdMembership[]
}

/** A simulated world. */
export interface CustomerSimulation {
  /** What each source holds: rows as {@link generatePeople} makes them, one to seven for each customer. */
  readonly records: Readonly<Record<CustomerSource, readonly PersonRecord[]>>
  readonly organizations: readonly SimulatedOrganization[]
  readonly affiliations: readonly SimulatedAffiliation[]
  readonly truth: CustomerTruth
  /** What happened, month by month, with the truth about it. Made while it is iterated; it can be iterated again. */
  readonly months: Iterable<SimulatedMonth>
  /** The events of all months, in the order in which they reached the company. */
  readonly events: Iterable<SimulatedEvent>
}

/**
 * Simulates the customers of a company and what they live through with it, with all that is true of them and that a system may only infer: people
 * in households with their own and shared devices; visits, logins and logouts; terminals in stores and a call centre that many use one
 * after the other; orders, deliveries and returns; complaints and billing disputes; contacts, answers, campaigns with a hold-out group,
 * consents and surveys; leaving with a known probability. About 15 events for a customer and month.
 *
 * All rates are written down in {@link customerParameters}, and what the company does is not clever: it writes at any hour and during disputes.
 * Records come from the same people as {@link generatePeople} makes, with a loyalty programme as the fifth source, residents of blocks
 * and care homes who share an address and nothing else, and hospitals given as addresses.
 *
 * People and their records are held in memory, some 5 kB for each customer. Events are made month by month and never held.
 *
 * @throws SamewiseError `BAD_USAGE` if a number is out of range
 *
 * @example
 * ```ts
 * import { simulateCustomers } from 'samewise/generate'
 *
 * const world = simulateCustomers({ people: 200, months: 2, seed: 7 })
 * world.records.crm[0].last_name // what a source wrote down
 * for (const { event, truth } of world.events) {
 *   event.kind // 'interaction', 'transaction', 'auth', …
 *   truth.person // who it was
 *   truth.known // by what that can be known: 'record', 'signed-in', 'visit' or 'nothing'
 * }
 * for (const month of world.months) month.churn // probability of leaving of each customer
 * ```
 */
export function simulateCustomers(options: SimulateCustomersOptions): CustomerSimulation {
  const { people, months = 12, seed = 1, noise = 1 } = options
  checkOptions(people, months, seed, noise)
  const population = drawPopulation(people, seed, noise)
  const monthly = { [Symbol.iterator]: () => simulateMonths(population, months, seed) }
  return {
    records: rowsBySource(population),
    ...drawAffiliations(population.inhabitants, seed),
    truth: truthOf(population),
    months: monthly,
    events: { [Symbol.iterator]: () => eventsOf(monthly) },
  }
}

function checkOptions(people: number, months: number, seed: number, noise: number): void {
  const faults: string[] = []
  if (!Number.isInteger(people) || people < 1 || people > 1_000_000)
    faults.push(`people is ${people}. Give a whole number from 1 to 1000000.`)
  if (!Number.isInteger(months) || months < 1 || months > 60)
    faults.push(`months is ${months}. Give a whole number from 1 to 60.`)
  if (!Number.isSafeInteger(seed)) faults.push(`seed is ${seed}. Give a whole number.`)
  if (!(noise >= 0 && noise <= 3)) faults.push(`noise is ${noise}. Give a number from 0 to 3.`)
  if (faults.length > 0) throw new SamewiseError('BAD_USAGE', `Customers cannot be simulated: ${faults.join(' ')}`)
}

function* eventsOf(months: Iterable<SimulatedMonth>): Generator<SimulatedEvent, void, undefined> {
  for (const { events } of months) yield* events
}

/** Rows of each source in the order of their ids, which says nothing of who they are. */
function rowsBySource({ rows }: Population): Record<CustomerSource, PersonRecord[]> {
  const bySource = Object.fromEntries(customerSources.map((source) => [source, [] as PersonRecord[]]))
  for (const row of rows) bySource[row.source].push(row)
  for (const some of Object.values(bySource)) some.sort((a, b) => (a.record_id < b.record_id ? -1 : 1))
  return bySource as Record<CustomerSource, PersonRecord[]>
}

function truthOf({ households, inhabitants, memberships }: Population): CustomerTruth {
  const persons = new Map<string, string>()
  const keyOf = ({ source, recordId }: RecordRef): string => `${source}:${recordId}`
  for (const { id, records } of inhabitants) for (const record of records) persons.set(keyOf(record), id)
  return {
    customers: households.flatMap(({ inhabitants: own, zone }) =>
      own.filter(({ records }) => records.length > 0).map((inhabitant) => trueCustomer(inhabitant, zone)),
    ),
    personOfRecord: (record) => persons.get(keyOf(record)),
    memberships,
  }
}
