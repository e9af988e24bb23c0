import { historyDate } from '../calendar'
import { asciiLetters } from '../contacts'
import type { Dice } from '../dice'
import type { Facts } from '../facts'
import { shortFormsOf } from '../first-names'
import { americanDate, type Habit, learn, originalName } from './learn'
import type { Member } from './member'
import type { Entry, Silo } from './silo'

/** Accounts of the self-service site, whose software is American: filled in by the customers themselves. */
export const web: Silo = {
  name: 'web',
  id: 'user_id',
  formatId: (number) => `u${(300_000 + number * 11).toString(36)}`,
}

const habit: Habit = { noise: 0.5, landlineShare: 0, otherSpelling: 0.15, accentsLost: 0.35 }

function displayName(facts: Facts, member: Member, dice: Dice): string {
  const { tradition } = member.family
  const original = dice.chance(0.35) ? originalName(facts, tradition.isFamilyFirst) : undefined
  if (original !== undefined) return original
  const { firstName, lastName } = facts
  const kind = dice.next()
  if (kind < 0.56) return `${firstName} ${lastName}`
  if (kind < 0.8) return `${firstName} ${lastName}`.toLowerCase()
  if (kind < 0.85) return `${firstName} ${lastName[0]}`
  const short = dice.pick(shortFormsOf(member.person.firstName) ?? [firstName])
  if (kind < 0.95) return `${short} ${lastName}`
  return asciiLetters(short) + asciiLetters(lastName).slice(0, 1) + member.person.birthDate.slice(2, 4)
}

/**
 * An account on the site.
 *
 * @param card the row of the loyalty programme whose card was typed in; undefined if none was
 */
export function writeWeb(member: Member, dice: Dice, card: Entry | undefined): Entry {
  const facts = learn(member, habit, dice)
  const email = dice.chance(0.15) ? facts.email[0].toUpperCase() + facts.email.slice(1) : facts.email
  const birth = dice.chance(0.01) ? '01/01/1970' : americanDate(facts.birthDate)
  return {
    entity: member.entity,
    row: {
      user_id: '',
      displayName: displayName(facts, member, dice),
      e_mail: dice.chance(0.02) ? 'N/A' : email,
      birth: dice.chance(0.05) ? '' : birth,
      ip: dice.chance(0.7) ? member.ip : `203.0.113.${dice.between(1, 254)}`,
      device_id: dice.chance(0.12) ? '' : member.device,
      lang: dice.chance(0.4) ? member.family.tradition.language : 'en-GB',
      loyalty_card: '',
      signup: americanDate(historyDate(facts.updatedOn)),
    },
    ...(card && { refersTo: { column: 'loyalty_card', entry: card } }),
  }
}
