import { HISTORY_DAYS, valueOn } from './calendar'
import type { Dice } from './dice'
import { shortFormsOf } from './first-names'
import type { Person } from './household'
import type { Source } from './sources'

/**
 * What one source learnt about a person at one time, in parts and before it is written down. {@link retell} and `misspell` of `slips.ts`
 * change it in place.
 */
export interface Facts {
  firstName: string
  lastName: string
  /** ISO 8601. */
  birthDate: string
  houseNumber: string
  /** Position in `directions`; −1 for none. */
  direction: number
  streetName: string
  /** Position in `streetTypes`. */
  streetType: number
  unit: number
  city: string
  postcode: string
  /** Ten digits. */
  phone: string
  email: string
  /** Written behind the last name: `Jr`, `Sr` or nothing. */
  generation: string
  /** The day of the history on which the record was last touched. */
  updatedOn: number
}

/** What was true of the person when the source last heard of it, which may be before the day the record was last touched. */
export function factsFor(person: Person, source: Pick<Source, 'landlineShare'>, dice: Dice): Facts {
  const age = dice.next()
  const updatedOn = Math.floor(HISTORY_DAYS * (1 - age * (0.3 + 0.7 * age)))
  const knownOn = dice.chance(0.12) ? updatedOn - dice.below(700) : updatedOn
  const address = valueOn(person.addresses, knownOn)
  let lastName = valueOn(person.lastNames, knownOn)
  if (person.lastNames.length > 1 && knownOn > person.lastNames[1].from && dice.chance(0.1)) {
    lastName = `${person.lastNames[0].value}-${person.lastNames[1].value}`
  }
  const landline = person.landline !== undefined && dice.chance(source.landlineShare)
  return {
    firstName: person.firstName,
    lastName,
    birthDate: person.birthDate,
    houseNumber: address.houseNumber,
    direction: address.direction,
    streetName: address.streetName,
    streetType: address.streetType,
    unit: address.unit,
    city: address.place.name,
    postcode: address.postcode,
    phone: landline ? person.landline : valueOn(person.phones, knownOn),
    email: valueOn(person.mailboxes, knownOn),
    generation: '',
    updatedOn,
  }
}

/** The ways in which people tell their name: short form, initial, with or as the middle name, the two names the wrong way round. */
export function retell(facts: Facts, person: Person, dice: Dice, noise: number): void {
  const way = dice.next()
  const shortForms = shortFormsOf(person.firstName)
  if (way < 0.025 * noise) facts.firstName = person.firstName[0]
  else if (way < 0.055 * noise) facts.firstName = `${person.firstName} ${person.middleName[0]}`
  else if (way < 0.065 * noise) facts.firstName = `${person.firstName} ${person.middleName}`
  else if (way < 0.075 * noise) facts.firstName = person.middleName
  else if (shortForms !== undefined && way > 1 - 0.16 * noise) facts.firstName = dice.pick(shortForms)
  if (person.generation !== '' && dice.chance(person.generation === 'Jr' ? 0.25 : 0.08))
    facts.generation = person.generation
  if (dice.chance(0.012 * noise)) {
    const { firstName } = facts
    facts.firstName = facts.lastName
    facts.lastName = firstName
  }
}
