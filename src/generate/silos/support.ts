import { internationalPhone, nationalPhone } from '../britain'
import { historyDate } from '../calendar'
import type { Dice } from '../dice'
import type { Facts } from '../facts'
import { type Company, companyText } from './company'
import { type Habit, lastNameWithGeneration, learn, streetLine } from './learn'
import type { Member } from './member'
import type { Entry, Silo, SiloRow } from './silo'

/** Tickets of the help desk, typed in a hurry: nested, some names in parts and some in full, gaps everywhere. */
export const support: Silo = { name: 'support', id: 'ticket', formatId: (number) => `T-${40_000 + number * 3}` }

const habit: Habit = { noise: 1, landlineShare: 0.12, otherSpelling: 0.25, accentsLost: 0.6 }

function phoneText(phone: string, dice: Dice): string {
  const kind = dice.next()
  if (kind < 0.4) return nationalPhone(phone).replaceAll(' ', '')
  if (kind < 0.65) return nationalPhone(phone)
  if (kind < 0.8) return internationalPhone(phone).replaceAll(' ', '')
  if (kind < 0.9) return `0044${phone}`
  return nationalPhone(phone).replaceAll(' ', '-')
}

function nameOf(first: string, last: string, dice: Dice): SiloRow {
  const kind = dice.next()
  if (kind < 0.5) return { first, last }
  const full = `${first} ${last}`
  return { full: kind < 0.62 ? full.toLowerCase() : full }
}

function locationOf(facts: Facts, dice: Dice): SiloRow {
  const zip = dice.chance(0.5) ? facts.postcode : facts.postcode.replace(' ', '').toLowerCase()
  const kind = dice.next()
  if (kind < 0.25) return { city: facts.city, zip }
  if (kind < 0.35) return { line: `${streetLine(facts, dice, 0.6)}, ${facts.city}`, zip }
  return { line: streetLine(facts, dice, 0.6), city: facts.city, zip }
}

function openedAt(day: number, dice: Dice): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${historyDate(day)}T${two(dice.between(7, 21))}:${two(dice.below(60))}:${two(dice.below(60))}Z`
}

/** A ticket of a person. */
export function writeSupport(member: Member, dice: Dice): Entry {
  const facts = learn(member, habit, dice)
  const emails = dice.chance(0.9) ? [facts.email] : []
  if (emails.length > 0 && dice.chance(0.06)) emails.push(member.person.mailboxes[0].value)
  const phones = emails.length === 0 || dice.chance(0.78) ? [phoneText(facts.phone, dice)] : []
  const { landline } = member.person
  if (landline !== undefined && phones.length > 0 && dice.chance(0.15)) phones.push(phoneText(landline, dice))
  if (phones.length === 0 && dice.chance(0.1)) phones.push('unknown')
  return {
    entity: member.entity,
    row: {
      ticket: '',
      contact: { name: nameOf(facts.firstName, lastNameWithGeneration(facts), dice) },
      emails: [...new Set(emails)],
      phones: [...new Set(phones)],
      ...(dice.chance(0.55) ? { location: locationOf(facts, dice) } : {}),
      opened_at: openedAt(facts.updatedOn, dice),
    },
  }
}

/** A ticket that someone opened for an organisation. */
export function writeCompanyToSupport(company: Company, dice: Dice): Entry {
  const { firstName, lastName } = company.contact
  return {
    entity: company.entity,
    row: {
      ticket: '',
      contact: { name: nameOf(firstName, lastName, dice), company: companyText(company, dice, 0.5) },
      emails: [company.email],
      phones: dice.chance(0.7) ? [phoneText(company.phone, dice)] : [],
      opened_at: openedAt(dice.between(1500, 3650), dice),
    },
  }
}
