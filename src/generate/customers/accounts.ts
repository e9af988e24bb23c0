import type { RecordRef } from '../../identity'
import type { Dice } from '../dice'
import type { PersonRecord } from '../generate-people'
import type { Person } from '../household'
import type { Address } from '../places'
import { type Source, sources, writeDown } from '../sources'
import { streetLine } from './addresses'
import { customerParameters } from './parameters'
import type { Scramble } from './scramble'

const { people: rates } = customerParameters

/** Filled in at the till: half of it is missing. */
const loyalty: Source = {
  name: 'loyalty',
  share: 0,
  landlineShare: 0.05,
  missing: {
    first_name: 0.12,
    last_name: 0.06,
    birth_date: 0.55,
    street: 0.6,
    city: 0.55,
    postcode: 0.3,
    phone: 0.45,
    email: 0.3,
  },
  write: (facts) => ({
    first_name: facts.firstName,
    last_name: facts.lastName,
    birth_date: facts.birthDate,
    street: streetLine(facts),
    city: facts.city,
    postcode: facts.postcode,
    phone: facts.phone,
    email: facts.email,
  }),
}

const allSources = [...sources, loyalty]

/** Names of the sources that know simulated customers. */
export const customerSources = ['crm', 'billing', 'support', 'web', 'loyalty'] as const

/** A source that knows simulated customers. */
export type CustomerSource = (typeof customerSources)[number]

/** One to six different sources' entries for a person; the sixth is a second one of the CRM. */
export function drawSources(dice: Dice, count: number): CustomerSource[] {
  const drawn: CustomerSource[] = []
  while (drawn.length < Math.min(count, customerSources.length)) {
    let draw = dice.next()
    let at = 0
    while (at < customerSources.length - 1 && draw >= rates.sources[customerSources[at]])
      draw -= rates.sources[customerSources[at++]]
    if (!drawn.includes(customerSources[at])) drawn.push(customerSources[at])
  }
  if (count > customerSources.length) drawn.push('crm')
  if (drawn.includes('web') && dice.chance(rates.recreatedAccount)) drawn.push('web')
  return drawn
}

/** The id of a new record; its prefix is that of the source. */
export function drawRecordRef(source: CustomerSource, ids: Scramble): RecordRef {
  return { source, recordId: ids.next(`${source[0]}-`) }
}

/** A person as the source of a record wrote it down, here and there with a hospital for a home. */
export function writeRow(dice: Dice, person: Person, ref: RecordRef, hospital: Address, noise: number): PersonRecord {
  const source = allSources.find(({ name }) => name === ref.source)!
  const fields = writeDown(person, source, dice, noise)
  if (ref.source === 'support' && dice.chance(rates.hospitalAddress)) {
    fields.street = streetLine({ ...hospital, unit: 0 })
    fields.city = hospital.place.name
    fields.postcode = hospital.postcode
  }
  return { record_id: ref.recordId, source: ref.source, ...fields }
}
