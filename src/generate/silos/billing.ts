import { nationalPhone } from '../britain'
import { historyDate } from '../calendar'
import { withoutAccents } from '../contacts'
import type { Dice } from '../dice'
import { type Company, companyText } from './company'
import { germanDate, type Habit, learn, streetLine } from './learn'
import type { Member } from './member'
import type { Entry, Silo } from './silo'

/** Accounts of an old billing system: capitals, no accents, the holder in one column, the address in another. */
export const billing: Silo = { name: 'billing', id: 'account', formatId: (number) => String(70_010_000 + number * 7) }

const habit: Habit = { noise: 0.6, landlineShare: 0.3, otherSpelling: 0.1, accentsLost: 1 }

const PARTICLES = /^((?:van|von|de|der|den|ter|da|dos|el|le|lo) )+/i

/** `BERG, JAN VAN DER` in the half that sorts particles away, `VAN DER BERG, JAN` in the other. */
function holderText(first: string, last: string, dice: Dice): string {
  const particles = PARTICLES.exec(last)?.[0].trim()
  const given = dice.chance(0.06) ? first[0] : first
  if (particles !== undefined && dice.chance(0.5)) return `${last.slice(particles.length + 1)}, ${given} ${particles}`
  return `${last}, ${given}`
}

const upper = (text: string): string => withoutAccents(text).toUpperCase()

/** `01434320123`, or with a blank behind the area code. */
function phoneText(phone: string, dice: Dice): string {
  const [area, ...rest] = nationalPhone(phone).split(' ')
  return `${area}${dice.chance(0.6) ? '' : ' '}${rest.join('')}`
}

/**
 * The account of a person.
 *
 * @param crm a row of the crm that the account is kept under; undefined for an account that was never tied to it
 */
export function writeBilling(member: Member, dice: Dice, crm: Entry | undefined): Entry {
  const facts = learn(member, habit, dice)
  const { landline } = member.person
  const phone = landline !== undefined && dice.chance(0.3) ? landline : facts.phone
  const kind = dice.next()
  return {
    entity: member.entity,
    row: {
      account: '',
      holder: upper(holderText(facts.firstName, facts.lastName, dice)),
      born: dice.chance(0.1) ? '-' : kind < 0.012 ? '01.01.1900' : germanDate(facts.birthDate),
      addr: upper(`${streetLine(facts, dice, 0.7)}, ${facts.city}, ${facts.postcode}`),
      phone1: dice.chance(0.1) ? '-' : kind > 0.99 ? '0000000000' : phoneText(phone, dice),
      iban: dice.chance(0.12) ? '' : member.iban,
      crm_ref: '',
      last_change: germanDate(historyDate(facts.updatedOn)),
    },
    ...(crm && { refersTo: { column: 'crm_ref', entry: crm } }),
  }
}

/** The account of an organisation. */
export function writeCompanyToBilling(company: Company, dice: Dice, crm: Entry | undefined): Entry {
  const { address } = company
  const line = streetLine(address, dice, 0.7)
  return {
    entity: company.entity,
    row: {
      account: '',
      holder: upper(companyText(company, dice, 0.3)),
      born: '-',
      addr: upper(`${line}, ${address.place.name}, ${address.postcode}`),
      phone1: dice.chance(0.1) ? '-' : phoneText(company.phone, dice),
      iban: company.iban,
      crm_ref: '',
      last_change: germanDate(historyDate(dice.between(1500, 3650))),
    },
    ...(crm && { refersTo: { column: 'crm_ref', entry: crm } }),
  }
}
