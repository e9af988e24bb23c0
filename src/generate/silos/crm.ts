import { internationalPhone, isMobile, nationalPhone } from '../britain'
import { historyDate } from '../calendar'
import type { Dice } from '../dice'
import { type Company, companyText } from './company'
import { type Habit, lastNameWithGeneration, learn, streetLine } from './learn'
import type { Member } from './member'
import type { Entry, Silo, SiloRow } from './silo'

/** Customers as sales and service keep them: written out, dates as ISO 8601, persons and organisations in one table. */
export const crm: Silo = { name: 'crm', id: 'customer_no', formatId: (number) => `C${200_000 + number}` }

const habit: Habit = { noise: 0.45, landlineShare: 0, otherSpelling: 0.04, accentsLost: 0.1 }

function phoneText(dice: Dice, phone: string): string {
  return dice.chance(0.55) ? internationalPhone(phone) : nationalPhone(phone)
}

/** What is put where the form insists on a value. */
function placePlaceholder(row: SiloRow, dice: Dice): void {
  const kind = dice.next()
  if (kind < 0.012) row.email = 'noemail@larkmoor.co.uk'
  else if (kind < 0.018) row.mobile = '07000 000000'
  else if (kind < 0.03) row.dob = '1900-01-01'
  else if (kind < 0.04) row.street = 'N/A'
}

/** A person as the crm holds one. */
export function writeCrm(member: Member, dice: Dice): Entry {
  const facts = learn(member, habit, dice)
  const { landline } = member.person
  const phone = dice.chance(0.08) ? '' : phoneText(dice, facts.phone)
  const tel = landline !== undefined && dice.chance(0.55) ? phoneText(dice, landline) : ''
  const knowsAddress = dice.chance(0.95)
  const row: SiloRow = {
    customer_no: '',
    type: 'person',
    title: dice.chance(0.7) ? member.title : '',
    first_name: facts.firstName,
    surname: lastNameWithGeneration(facts),
    company: '',
    dob: dice.chance(0.06) ? '' : facts.birthDate,
    email: dice.chance(0.08) ? '' : facts.email,
    mobile: isMobile(facts.phone) ? phone : '',
    tel: isMobile(facts.phone) ? tel : phone,
    street: knowsAddress ? streetLine(facts, dice, 0.15) : '',
    town: knowsAddress ? facts.city : '',
    postcode: knowsAddress ? facts.postcode : '',
    modified: historyDate(facts.updatedOn),
  }
  placePlaceholder(row, dice)
  return { entity: member.entity, row }
}

/** An organisation as the crm holds one, with the person to talk to there. */
export function writeCompanyToCrm(company: Company, dice: Dice): Entry {
  const { contact, address } = company
  return {
    entity: company.entity,
    row: {
      customer_no: '',
      type: 'organisation',
      title: dice.chance(0.6) ? contact.title : '',
      first_name: dice.chance(0.1) ? '' : contact.firstName,
      surname: dice.chance(0.1) ? '' : contact.lastName,
      company: companyText(company, dice, 0.15),
      dob: '',
      email: dice.chance(0.1) ? '' : company.email,
      mobile: '',
      tel: dice.chance(0.08) ? '' : phoneText(dice, company.phone),
      street: streetLine(address, dice, 0.15),
      town: address.place.name,
      postcode: address.postcode,
      modified: historyDate(dice.between(2000, 3650)),
    },
  }
}
