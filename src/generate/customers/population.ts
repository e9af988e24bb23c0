import type { RecordRef } from '../../identity'
import { always, HISTORY_DAYS, historyDate, valueOn } from '../calendar'
import { Dice } from '../dice'
import type { PersonRecord } from '../generate-people'
import { furnishHousehold, type HouseholdPlan, type Person, planHousehold } from '../household'
import type { Address } from '../places'
import { drawRecordRef, drawSources, writeRow } from './accounts'
import { careHome, hospital, studentBlock } from './addresses'
import { pickShare } from './exact-math'
import { customerParameters } from './parameters'
import { Scramble } from './scramble'
import { drawTraits, type Traits } from './traits'

const { people: rates, devices: deviceRates } = customerParameters

/** Someone who lives in a household, a customer or not. */
export interface Inhabitant {
  readonly id: string
  /** Position among all inhabitants. */
  readonly index: number
  readonly role: HouseholdPlan['members'][number]['role']
  readonly person: Person
  readonly traits: Traits
  readonly hasPhone: boolean
  readonly hasLaptop: boolean
  /** Their records; none for someone who is no customer. */
  readonly records: readonly RecordRef[]
  readonly email: string
  readonly phone: string
}

/** Where someone belonged, and when. */
export interface HouseholdMembership {
  readonly person: string
  readonly household: string
  /** `head`, `partner`, `child`, or `alone`. */
  readonly role: 'head' | 'partner' | 'child' | 'alone'
  /** ISO date of the first day; from before all records where it is left out. */
  readonly since?: string
  /** ISO date of the first day on which it is over. */
  readonly until?: string
}

/** Those who share a home, and a tablet if they have one. */
export interface SimulatedHousehold {
  readonly zone: string
  readonly hasTablet: boolean
  readonly inhabitants: readonly Inhabitant[]
}

/** Everyone there is, with what the sources hold of them. */
export interface Population {
  readonly households: readonly SimulatedHousehold[]
  readonly inhabitants: readonly Inhabitant[]
  readonly rows: readonly PersonRecord[]
  readonly memberships: readonly HouseholdMembership[]
}

const PLAN_STREAM = 0
const TRAITS_STREAM = 1
const SOURCES_STREAM = 2
const ROWS_STREAM = 3
const YOUNG_SINCE = 1995
const OLD_UNTIL = 1948

/** Makes households until they hold so many customers; further people of the last one are none. */
export function drawPopulation(customers: number, seed: number, noise: number): Population {
  const dice = new Dice()
  const records = new RecordBook(seed, noise)
  const housing = new Housing(seed)
  const personIds = new Scramble(seed)
  const householdIds = new Scramble(seed + 1)
  const households: SimulatedHousehold[] = []
  const inhabitants: Inhabitant[] = []
  const memberships: HouseholdMembership[] = []
  let left = customers
  for (let number = 0; left > 0; number++) {
    const plan = planHousehold(dice.start(seed, number, PLAN_STREAM))
    const furnished = furnishHousehold(plan, dice)
    dice.start(seed, number, TRAITS_STREAM)
    const people = housing.house(plan, furnished, dice)
    records.startHousehold(number)
    const own = plan.members.map(({ role, recordCount }, member) => {
      const refs = left > 0 ? records.write(people[member], recordCount) : []
      if (refs.length > 0) left--
      return drawInhabitant(dice, people[member], role, refs, personIds.next('p'), inhabitants.length + member)
    })
    inhabitants.push(...own)
    memberships.push(...membershipsOf(own, householdIds))
    const hasTablet = own.length > 1 && dice.chance(deviceRates.familyTablet)
    households.push({ zone: pickShare(dice, rates.zones), hasTablet, inhabitants: own })
  }
  return { households, inhabitants, rows: records.rows, memberships }
}

function drawInhabitant(
  dice: Dice,
  person: Person,
  role: Inhabitant['role'],
  records: readonly RecordRef[],
  id: string,
  index: number,
): Inhabitant {
  return {
    id,
    index,
    role,
    person,
    traits: drawTraits(dice),
    hasPhone: dice.chance(deviceRates.phone),
    hasLaptop: dice.chance(deviceRates.laptop),
    records,
    email: valueOn(person.mailboxes, HISTORY_DAYS),
    phone: valueOn(person.phones, HISTORY_DAYS),
  }
}

/** Writes the records, with dice of its own, so that errors in them change nothing else. */
class RecordBook {
  readonly rows: PersonRecord[] = []
  private readonly dice = new Dice()
  private readonly rowDice = new Dice()
  private readonly hospitals: readonly Address[]
  private readonly ids: Scramble

  constructor(
    private readonly seed: number,
    private readonly noise: number,
  ) {
    this.ids = new Scramble(seed + 2)
    this.hospitals = Array.from({ length: rates.hospitals }, (_, n) => hospital(this.dice, seed, n))
  }

  startHousehold(number: number): void {
    this.dice.start(this.seed, number, SOURCES_STREAM)
  }

  /** Writes down a person of whom there are so many records, or one more where an account was made again. */
  write(person: Person, count: number): RecordRef[] {
    const { dice, rowDice, hospitals, ids, noise, rows } = this
    if (count === 0) return []
    const refs = drawSources(dice, count).map((source) => drawRecordRef(source, ids))
    for (const ref of refs) {
      rowDice.start(this.seed, rows.length, ROWS_STREAM)
      rows.push(writeRow(rowDice, person, ref, rowDice.pick(hospitals), noise))
    }
    return refs
  }
}

/** Puts some of those who live alone into blocks for students and care homes, one after the other as they fill. */
class Housing {
  private readonly dice = new Dice()
  private students = 0
  private residents = 0

  constructor(private readonly seed: number) {}

  /** The people of a household with the address they really have. */
  house(plan: HouseholdPlan, people: Person[], dice: Dice): Person[] {
    const [{ role, birthYear }] = plan.members
    if (role !== 'alone') return people
    if (birthYear >= YOUNG_SINCE && dice.chance(rates.studentBlock)) {
      return [this.into(people[0], studentBlock, Math.floor(this.students++ / rates.studentsPerBlock))]
    }
    if (birthYear <= OLD_UNTIL && dice.chance(rates.careHome)) {
      return [this.into(people[0], careHome, Math.floor(this.residents++ / rates.residentsPerCareHome))]
    }
    return people
  }

  private into(person: Person, where: (dice: Dice, seed: number, n: number) => Address, n: number): Person {
    return { ...person, addresses: always(where(this.dice, this.seed, n)) }
  }
}

/**
 * A family is one household, of which a child that moved out is part until then; flatmates keep house each for themselves, and so do
 * residents of a block or home.
 */
function membershipsOf(own: readonly Inhabitant[], ids: Scramble): HouseholdMembership[] {
  if (own[0].role !== 'head') return own.map(({ id }) => ({ person: id, household: ids.next('h'), role: 'alone' }))
  const household = ids.next('h')
  const familyMove = own[0].person.addresses[1]
  return own.flatMap(({ id, role, person }): HouseholdMembership[] => {
    const ownRole = role === 'head' || role === 'partner' ? role : 'child'
    const move = person.addresses[1]
    if (ownRole !== 'child' || move === undefined || move.value === familyMove?.value)
      return [{ person: id, household, role: ownRole }]
    // Who stays behind when the family moves is out of the household as well.
    const day = familyMove === undefined ? move.from : Math.min(move.from, familyMove.from)
    const since = historyDate(day)
    return [
      { person: id, household, role: 'child', until: since },
      { person: id, household: ids.next('h'), role: 'alone', since },
    ]
  })
}
