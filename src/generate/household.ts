import { always, changed, drawBirthday, HISTORY_DAYS, type History } from './calendar'
import type { Dice } from './dice'
import type { Sex } from './first-names'
import type { Address } from './places'
import { america, type World } from './world'

/** What is true of a person, over the whole history. No source knows all of it. */
export interface Person {
  readonly firstName: string
  readonly middleName: string
  readonly lastNames: History<string>
  /** `Jr` for a son named after his father, `Sr` for that father, else empty. */
  readonly generation: 'Jr' | 'Sr' | ''
  /** ISO 8601. */
  readonly birthDate: string
  readonly addresses: History<Address>
  readonly phones: History<string>
  /** The telephone of the household; undefined if it has none. */
  readonly landline: string | undefined
  readonly mailboxes: History<string>
}

type Role = 'alone' | 'flatmate' | 'head' | 'partner' | 'child' | 'twin'

interface Member {
  readonly role: Role
  readonly sex: Sex
  readonly birthYear: number
  /** Records that the sources hold of this person; 0 for one who is no customer. */
  readonly recordCount: number
}

/** Who lives in a household, and how many records there are of each: all that is needed to count records. */
export interface HouseholdPlan {
  readonly members: readonly Member[]
  readonly recordCount: number
}

const LAST_BIRTH_YEAR = 2008
const NOT_A_CUSTOMER = 0.12
// Shares of people with 1, 2 … 6 records; the mean is 2.45.
const recordCounts = [0.35, 0.6, 0.77, 0.88, 0.95, 1]
const childCounts = [0.38, 0.63, 0.87, 0.96, 1]

const other = (sex: Sex): Sex => (sex === 'f' ? 'm' : 'f')

/** First half of a household; {@link furnishHousehold} goes on with the same dice. */
export function planHousehold(dice: Dice): HouseholdPlan {
  const members: Member[] = []
  let recordCount = 0
  const add = (role: Role, sex: Sex, birthYear: number): void => {
    const count = dice.chance(NOT_A_CUSTOMER) ? 0 : dice.place(recordCounts) + 1
    members.push({ role, sex, birthYear, recordCount: count })
    recordCount += count
  }
  const kind = dice.next()
  if (kind < 0.32) add('alone', dice.chance(0.52) ? 'f' : 'm', dice.between(1935, 2004))
  else if (kind < 0.36) {
    const flatmates = dice.between(2, 4)
    for (let i = 0; i < flatmates; i++) add('flatmate', dice.chance(0.5) ? 'f' : 'm', dice.between(1975, 2005))
  } else {
    const headYear = dice.between(1938, 1995)
    const headSex = dice.chance(0.5) ? 'm' : 'f'
    add('head', headSex, headYear)
    if (dice.chance(0.82)) add('partner', dice.chance(0.95) ? other(headSex) : headSex, headYear + dice.between(-4, 4))
    const childCount = dice.place(childCounts)
    let birthYear = headYear + dice.between(20, 34)
    for (let children = 0; children < childCount && birthYear <= LAST_BIRTH_YEAR; children++) {
      const sex = dice.chance(0.49) ? 'f' : 'm'
      add('child', sex, birthYear)
      if (dice.chance(0.035)) {
        add('twin', dice.chance(0.66) ? sex : other(sex), birthYear)
        children++
      }
      birthYear += dice.between(1, 6)
    }
  }
  return { members, recordCount }
}

/** What those who live together share. */
interface Home {
  readonly world: World
  readonly address: Address
  readonly familyName: string
  readonly landline: string | undefined
}

/** Second half: names, addresses and contacts of the planned people, with what changed over time. */
export function furnishHousehold(plan: HouseholdPlan, dice: Dice, world: World = america): Person[] {
  const address = world.drawAddress(dice)
  const home: Home = {
    world,
    address,
    familyName: world.drawSurname(dice),
    landline:
      plan.members[0].role !== 'alone' && dice.chance(0.55) ? world.drawLandline(dice, address.place) : undefined,
  }
  const people: Person[] = []
  for (const member of plan.members) {
    const before = people[people.length - 1]
    switch (member.role) {
      case 'partner':
        people.push(drawPartner(dice, member, before, home))
        break
      case 'child':
        people.push(drawChild(dice, member, people, plan, home))
        break
      case 'twin': {
        const name = drawTwinName(dice, member.sex, people, world)
        people.push({ ...drawPerson(dice, member, name, home.familyName, home), birthDate: before.birthDate })
        break
      }
      default: {
        const lastName = member.role === 'flatmate' ? world.drawSurname(dice) : home.familyName
        people.push(drawPerson(dice, member, world.drawFirstName(dice, member.sex), lastName, home))
      }
    }
  }
  move(dice, plan, people, home)
  return people
}

function drawPerson(dice: Dice, member: Member, firstName: string, lastName: string, home: Home): Person {
  const { world, landline, address } = home
  const phones = always(landline !== undefined && dice.chance(0.35) ? landline : world.drawPhone(dice, address.place))
  if (dice.chance(0.16)) changed(phones, dice.below(HISTORY_DAYS), world.drawPhone(dice, address.place))
  const mailboxes = always(world.drawMailbox(dice, firstName, lastName, member.birthYear))
  if (dice.chance(0.22)) {
    changed(mailboxes, dice.below(HISTORY_DAYS), world.drawMailbox(dice, firstName, lastName, member.birthYear))
  }
  return {
    firstName,
    middleName: world.drawFirstName(dice, member.sex),
    lastNames: always(lastName),
    generation: '',
    birthDate: drawBirthday(dice, member.birthYear),
    addresses: always(address),
    phones,
    landline,
    mailboxes,
  }
}

/** Most partners share the name, some since a day in the history; a few share the mailbox as well. */
function drawPartner(dice: Dice, member: Member, head: Person, home: Home): Person {
  const shares = dice.chance(0.8)
  const married = shares && member.sex === 'f' && dice.chance(0.22)
  const { world } = home
  const bornAs = married || !shares ? world.drawSurname(dice) : home.familyName
  // Half of those who took a name have a mailbox with the new one.
  const mailName = married && dice.chance(0.5) ? home.familyName : bornAs
  const person = drawPerson(dice, member, world.drawFirstName(dice, member.sex), mailName, home)
  const lastNames = always(bornAs)
  if (married) changed(lastNames, dice.below(HISTORY_DAYS), home.familyName)
  const mailboxes = dice.chance(0.06) ? always(head.mailboxes[0].value) : person.mailboxes
  return { ...person, lastNames, mailboxes }
}

/** Now and then a son is named after the head of the household; many children have left home since. */
function drawChild(dice: Dice, member: Member, people: Person[], plan: HouseholdPlan, home: Home): Person {
  const [head] = people
  const { world } = home
  const mayBeJunior = member.sex === 'm' && plan.members[0].sex === 'm' && head.generation === ''
  let child: Person
  if (mayBeJunior && dice.chance(0.06)) {
    people[0] = { ...head, generation: 'Sr' }
    child = { ...drawPerson(dice, member, head.firstName, home.familyName, home), generation: 'Jr' }
  } else {
    let name = world.drawFirstName(dice, member.sex)
    while (isTaken(name, people)) name = world.drawFirstName(dice, member.sex)
    child = drawPerson(dice, member, name, home.familyName, home)
  }
  if (dice.chance(0.35)) changed(child.addresses, dice.below(HISTORY_DAYS), world.drawAddress(dice, home.address.place))
  return child
}

const isTaken = (name: string, people: readonly Person[]): boolean => people.some((person) => person.firstName === name)

/** Parents of twins like names that begin alike; the twin born first is the last of `people`. */
function drawTwinName(dice: Dice, sex: Sex, people: readonly Person[], world: World): string {
  const sibling = people[people.length - 1].firstName
  const alike = dice.chance(0.35)
  let name = world.drawFirstName(dice, sex)
  for (let tries = 0; tries < 20 && (isTaken(name, people) || (alike && name[0] !== sibling[0])); tries++) {
    name = world.drawFirstName(dice, sex)
  }
  return name
}

/** A family moves as one; those without a family move each for themselves. */
function move(dice: Dice, plan: HouseholdPlan, people: readonly Person[], { world, address: left }: Home): void {
  if (plan.members[0].role === 'head') {
    if (!dice.chance(0.17)) return
    const day = dice.below(HISTORY_DAYS)
    const address = world.drawAddress(dice, left.place)
    for (const person of people) if (person.addresses.length === 1) changed(person.addresses, day, address)
    return
  }
  for (const person of people) {
    if (dice.chance(0.22)) changed(person.addresses, dice.below(HISTORY_DAYS), world.drawAddress(dice, left.place))
  }
}
