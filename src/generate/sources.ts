import { historyDate } from './calendar'
import { withoutAccents } from './contacts'
import type { Dice } from './dice'
import { type Facts, factsFor, retell } from './facts'
import type { Person } from './household'
import { directions, streetTypes } from './places'
import { misspell } from './slips'

/** The fields of a record that a source may or may not know. */
export interface PersonFields {
  first_name: string
  last_name: string
  birth_date: string
  street: string
  city: string
  postcode: string
  phone: string
  email: string
}

/** Habits of one source. To write down a person in another shape, add a source or another `write`: all before it stays the same. */
export interface Source {
  readonly name: string
  /** Share of all records that are of this source. */
  readonly share: number
  /** How often it has the telephone of the household where there is one. */
  readonly landlineShare: number
  /** How often it lacks a field. */
  readonly missing: Readonly<Record<keyof PersonFields, number>>
  /** Puts what it learnt into its own spelling and formats. */
  readonly write: (facts: Facts, dice: Dice) => PersonFields
}

/** Formats of telephone numbers, by cumulative share; see {@link phoneText}. */
type PhoneHabit = readonly number[]

function phoneText(dice: Dice, phone: string, habit: PhoneHabit): string {
  const area = phone.slice(0, 3)
  const exchange = phone.slice(3, 6)
  const line = phone.slice(6)
  switch (dice.place(habit)) {
    case 0:
      return `(${area}) ${exchange}-${line}`
    case 1:
      return `${area}-${exchange}-${line}`
    case 2:
      return phone
    case 3:
      return `+1${phone}`
    case 4:
      return `+1 ${area} ${exchange} ${line}`
    case 5:
      return `${area}.${exchange}.${line}`
    default:
      return `${area}-${exchange}-${line} x${dice.between(1, 99)}`
  }
}

const unitWords = ['Apt ', '#', 'Unit ', 'Apt. ']

function streetText(facts: Facts, dice: Dice, writtenOut: number): string {
  const form = dice.chance(writtenOut) ? 0 : 1
  const direction = facts.direction < 0 ? '' : `${directions[facts.direction][form]} `
  const street = `${facts.houseNumber} ${direction}${facts.streetName} ${streetTypes[facts.streetType][form]}`
  return facts.unit > 0 && dice.chance(0.85)
    ? `${street}${dice.chance(0.25) ? ',' : ''} ${dice.pick(unitWords)}${facts.unit}`
    : street
}

function lastNameText(facts: Facts): string {
  return facts.generation === '' ? facts.lastName : `${facts.lastName} ${facts.generation}`
}

const mailTags = ['news', 'shop', 'web', 'bills']

/** Some people tag the address they give away. */
function taggedMail(dice: Dice, email: string): string {
  const [user, host] = email.split('@')
  return host === 'gmail.com' && dice.chance(0.05) ? `${user}+${dice.pick(mailTags)}@${host}` : email
}

function mapNames(fields: PersonFields, change: (text: string) => string): void {
  fields.first_name = change(fields.first_name)
  fields.last_name = change(fields.last_name)
  fields.street = change(fields.street)
  fields.city = change(fields.city)
}

const upper = (text: string): string => text.toUpperCase()
const lower = (text: string): string => text.toLowerCase()

const crm: Source = {
  name: 'crm',
  share: 0.32,
  landlineShare: 0.1,
  missing: {
    first_name: 0.01,
    last_name: 0.005,
    birth_date: 0.12,
    street: 0.08,
    city: 0.06,
    postcode: 0.08,
    phone: 0.12,
    email: 0.18,
  },
  // Kept by sales people: written out in full, one habit of telephone numbers.
  write: (facts, dice) => ({
    first_name: facts.firstName,
    last_name: lastNameText(facts),
    birth_date: facts.birthDate,
    street: streetText(facts, dice, 0.75),
    city: facts.city,
    postcode: facts.postcode,
    phone: phoneText(dice, facts.phone, [0.6, 0.8, 0.8, 0.85, 0.9, 0.95]),
    email: facts.email,
  }),
}

const billing: Source = {
  name: 'billing',
  share: 0.26,
  landlineShare: 0.3,
  missing: {
    first_name: 0.02,
    last_name: 0.005,
    birth_date: 0.33,
    street: 0.03,
    city: 0.03,
    postcode: 0.03,
    phone: 0.2,
    email: 0.2,
  },
  // An old system: no accents, capitals in the older half of it, long postcodes, post-office boxes.
  write: (facts, dice) => {
    const fields: PersonFields = {
      first_name: facts.firstName,
      last_name: lastNameText(facts),
      birth_date: facts.birthDate,
      street: dice.chance(0.05) ? `P.O. Box ${dice.between(1, 4000)}` : streetText(facts, dice, 0.3),
      city: facts.city,
      postcode: dice.chance(0.15) ? `${facts.postcode}-${dice.between(1000, 9999)}` : facts.postcode,
      phone: phoneText(dice, facts.phone, [0.1, 0.35, 0.9, 0.95]),
      email: dice.chance(0.1) ? facts.email.toUpperCase() : facts.email,
    }
    mapNames(fields, withoutAccents)
    if (dice.chance(0.55)) mapNames(fields, upper)
    return fields
  },
}

const support: Source = {
  name: 'support',
  share: 0.2,
  landlineShare: 0.1,
  missing: {
    first_name: 0.03,
    last_name: 0.03,
    birth_date: 0.36,
    street: 0.42,
    city: 0.33,
    postcode: 0.38,
    phone: 0.12,
    email: 0.1,
  },
  // Typed while on the telephone: every format, extensions, blanks left behind.
  write: (facts, dice) => {
    const fields: PersonFields = {
      first_name: facts.firstName,
      last_name: lastNameText(facts),
      birth_date: facts.birthDate,
      street: streetText(facts, dice, 0.35),
      city: facts.city,
      postcode: facts.postcode,
      phone: phoneText(dice, facts.phone, [0.2, 0.5, 0.65, 0.75, 0.8, 0.9]),
      email: facts.email,
    }
    if (dice.chance(0.5)) mapNames(fields, withoutAccents)
    if (dice.chance(0.04)) fields.last_name += ' '
    return fields
  },
}

const web: Source = {
  name: 'web',
  share: 0.22,
  landlineShare: 0.05,
  missing: {
    first_name: 0.02,
    last_name: 0.03,
    birth_date: 0.2,
    street: 0.28,
    city: 0.22,
    postcode: 0.2,
    phone: 0.33,
    email: 0.04,
  },
  // Typed by the customers themselves, often on a telephone.
  write: (facts, dice) => {
    const fields: PersonFields = {
      first_name: facts.firstName,
      last_name: lastNameText(facts),
      birth_date: facts.birthDate,
      street: streetText(facts, dice, 0.45),
      city: facts.city,
      postcode: facts.postcode,
      phone: phoneText(dice, facts.phone, [0.15, 0.35, 0.65, 0.82, 0.92, 1]),
      email: taggedMail(dice, facts.email),
    }
    if (dice.chance(0.4)) mapNames(fields, withoutAccents)
    if (dice.chance(0.3)) mapNames(fields, lower)
    return fields
  },
}

/** The sources of a generated file; their shares add up to 1. */
export const sources: readonly Source[] = [crm, billing, support, web]

const fieldNames = Object.keys(crm.missing) as (keyof PersonFields)[]
const placeholderPhones = ['999-999-9999', '000-000-0000', '(555) 555-5555']
const placeholderMails = ['noemail@example.com', 'none@none.com', 'unknown@example.com']

/** What is put where a form insists on a value. */
function placePlaceholder(fields: PersonFields, dice: Dice): void {
  const kind = dice.next()
  if (kind < 0.004) fields.phone = dice.pick(placeholderPhones)
  else if (kind < 0.009) fields.email = dice.pick(placeholderMails)
  else if (kind < 0.014) fields.birth_date = dice.chance(0.7) ? '1900-01-01' : '1970-01-01'
}

function leaveOut(fields: PersonFields, source: Source, dice: Dice, noise: number): void {
  const { last_name } = fields
  for (const name of fieldNames) if (dice.chance(source.missing[name] * noise)) fields[name] = ''
  if (fields.first_name === '' && fields.last_name === '') fields.last_name = last_name
}

/** A person as one source wrote it down, with the date of the last change: learnt at some time, told and heard with errors, in its formats. */
export function writeDown(
  person: Person,
  source: Source,
  dice: Dice,
  noise: number,
): PersonFields & { updated_at: string } {
  const facts = factsFor(person, source, dice)
  retell(facts, person, dice, noise)
  misspell(facts, dice, noise)
  const fields = source.write(facts, dice)
  placePlaceholder(fields, dice)
  leaveOut(fields, source, dice, noise)
  return { ...fields, updated_at: historyDate(facts.updatedOn) }
}
