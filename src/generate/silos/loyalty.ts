import { nationalPhone } from '../britain'
import type { Dice } from '../dice'
import { type Habit, learn } from './learn'
import type { Member } from './member'
import type { Entry, Silo } from './silo'

/** Cards of the bonus programme, taken along at a counter: hardly any personal data. */
export const loyalty: Silo = {
  name: 'loyalty',
  id: 'card_no',
  formatId: (number) => `LM-${String(1000 + ((number * 37) % 9000))}-${String(number * 13).padStart(5, '0')}`,
}

const habit: Habit = { noise: 0.5, landlineShare: 0, otherSpelling: 0.1, accentsLost: 0.5 }

/** How a card can be tied to other rows: by what was left at the counter, by a web account alone, faintly by name and postcode, or not. */
export type LoyaltyTie = 'contact' | 'web' | 'faint' | 'none'

const COUNTER_PHONE = '0191 496 0150'

function nameText(first: string, last: string, dice: Dice): string {
  return dice.chance(0.6) ? `${first[0]}. ${last}` : first
}

/** A card; `tie` says what ties it to other rows. */
export function writeLoyalty(member: Member, tie: LoyaltyTie, dice: Dice): Entry {
  const facts = learn(member, habit, dice)
  const telling = { contact: 0.65, web: 0.5, faint: 1, none: 0.45 }[tie]
  const kind = dice.next()
  const mailOnly = kind < 0.5
  const row = {
    card_no: '',
    name_initial: dice.chance(telling) ? nameText(facts.firstName, facts.lastName, dice) : '',
    zip: tie === 'faint' || dice.chance(0.6) ? facts.postcode : dice.chance(0.4) ? facts.postcode.split(' ')[0] : '',
    points: String(dice.below(60) * dice.below(60) * 5),
    tier: dice.pick(['', 'Bronze', 'Bronze', 'Silver', 'Gold']),
    phone: '',
    mail: '',
  }
  if (tie === 'contact') {
    if (mailOnly || kind > 0.85) row.mail = facts.email
    if (!mailOnly) row.phone = nationalPhone(facts.phone)
  } else if (tie === 'none') {
    if (dice.chance(0.06)) row.name_initial = 'Member'
    if (dice.chance(0.06)) row.phone = COUNTER_PHONE
    else if (dice.chance(0.12)) row.mail = facts.email
  }
  return { entity: member.entity, row }
}
