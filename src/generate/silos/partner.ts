import { internationalPhone, nationalPhone } from '../britain'
import type { Dice } from '../dice'
import { type Habit, learn, streetLine } from './learn'
import type { Member } from './member'
import type { Entry, Silo } from './silo'

/** A file of addresses bought from a partner: complete, a little stale, and about a third of its people are no customers. */
export const partner: Silo = { name: 'partner', id: 'ref', formatId: (number) => `NRD${1_500_000 + number * 29}` }

const habit: Habit = { noise: 0.5, landlineShare: 0.4, otherSpelling: 0.1, accentsLost: 0.5 }

/** A person as the partner sells one. */
export function writePartner(member: Member, dice: Dice): Entry {
  const facts = learn(member, habit, dice)
  const middle = dice.chance(0.15) ? ` ${member.person.middleName[0]}` : ''
  const title = dice.chance(0.5) ? `${member.title} ` : ''
  return {
    entity: member.entity,
    row: {
      ref: '',
      full_name: `${title}${facts.firstName}${middle} ${facts.lastName}`,
      address_line: streetLine(facts, dice, 0.3),
      address_town: facts.city,
      address_postcode: facts.postcode,
      birth_year: dice.chance(0.1) ? '' : facts.birthDate.slice(0, 4),
      phone: dice.chance(0.35)
        ? 'unknown'
        : dice.chance(0.5)
          ? nationalPhone(facts.phone)
          : internationalPhone(facts.phone),
    },
  }
}
