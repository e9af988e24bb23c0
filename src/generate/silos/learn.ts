import { britishStreetTypes } from '../britain'
import { withoutAccents } from '../contacts'
import type { Dice } from '../dice'
import { type Facts, factsFor, retell } from '../facts'
import { misspell } from '../slips'
import { originalOf, spellingsOf } from '../traditions'
import type { Member } from './member'

/** How one system learns of people. */
export interface Habit {
  /** Scale of errors; 1 is typical. */
  readonly noise: number
  /** How often it has the telephone of the household where there is one. */
  readonly landlineShare: number
  /** How often a name with several usual spellings is written another way. */
  readonly otherSpelling: number
  /** How often accents are lost. */
  readonly accentsLost: number
}

/** What a system learnt of someone, with its errors, before it is put into the system's formats. */
export function learn(member: Member, habit: Habit, dice: Dice): Facts {
  const facts = factsFor(member.person, habit, dice)
  retell(facts, member.person, dice, habit.noise)
  if (dice.chance(habit.otherSpelling)) respell(facts, dice)
  misspell(facts, dice, habit.noise)
  if (dice.chance(habit.accentsLost)) {
    facts.firstName = withoutAccents(facts.firstName)
    facts.lastName = withoutAccents(facts.lastName)
  }
  return facts
}

function respell(facts: Facts, dice: Dice): void {
  const first = spellingsOf(facts.firstName)
  if (first.length > 0) facts.firstName = dice.pick(first)
  const last = spellingsOf(facts.lastName)
  if (last.length > 0) facts.lastName = dice.pick(last)
}

/** First and last name in the script they come from; undefined if that is Latin or a name was changed on the way. */
export function originalName(facts: Facts, isFamilyFirst: boolean): string | undefined {
  const first = originalOf(facts.firstName)
  const last = originalOf(facts.lastName)
  if (first === undefined || last === undefined) return undefined
  return isFamilyFirst ? last + first : `${first} ${last}`
}

/** The street line; `short` is how often the kind of street is abbreviated. */
export function streetLine(
  facts: Pick<Facts, 'houseNumber' | 'streetName' | 'streetType' | 'unit'>,
  dice: Dice,
  short: number,
): string {
  const [long, abbreviated] = britishStreetTypes[facts.streetType]
  const separator = /^\d/.test(facts.houseNumber) ? ' ' : ', '
  const street = `${facts.houseNumber}${separator}${facts.streetName} ${dice.chance(short) ? abbreviated : long}`
  if (facts.unit === 0 || dice.chance(0.1)) return street
  return `${dice.chance(0.75) ? 'Flat' : 'Apt'} ${facts.unit}${dice.chance(0.8) ? ',' : ''} ${street}`
}

/** The generation as it is said in Britain, behind the last name. */
export function lastNameWithGeneration({ lastName, generation }: Facts): string {
  if (generation === '') return lastName
  return `${lastName} ${generation === 'Jr' ? 'Jnr' : 'Snr'}`
}

/** `31.12.1980` of `1980-12-31`. */
export function germanDate(date: string): string {
  const [year, month, day] = date.split('-')
  return `${day}.${month}.${year}`
}

/** `12/31/1980` of `1980-12-31`. */
export function americanDate(date: string): string {
  const [year, month, day] = date.split('-')
  return `${month}/${day}/${year}`
}
