import { SamewiseError } from '../base'
import { Dice } from './dice'
import { furnishHousehold, type HouseholdPlan, planHousehold } from './household'
import { permutation } from './permutation'
import { sources, writeDown } from './sources'

/** Columns of a generated record, in the order of a file. */
export const peopleColumns = [
  'record_id',
  'source',
  'first_name',
  'last_name',
  'birth_date',
  'street',
  'city',
  'postcode',
  'phone',
  'email',
  'updated_at',
] as const

/** Columns of the truth, in the order of a file. */
export const peopleTruthColumns = ['record_id', 'entity_id', 'household_id'] as const

/** A record as a source holds it; a missing value is the empty string. */
export type PersonRecord = Record<(typeof peopleColumns)[number], string>

/** Who a record is of. Two records are of one person when their `entity_id` is the same. */
export type PersonTruth = Record<(typeof peopleTruthColumns)[number], string>

/** A record and, apart from it, the truth about it, which no file of records may hold. */
export interface GeneratedPerson {
  readonly record: PersonRecord
  readonly truth: PersonTruth
}

/** Options of {@link generatePeople}. */
export interface GeneratePeopleOptions {
  /** How many records, exactly; 1 to 100 million. */
  readonly records: number
  /** Any integer, of which the low 32 bits count; default 1. The same seed gives the same records on every machine. */
  readonly seed?: number | undefined
  /** Scale of errors and gaps, 0 (none) to 3; default 1. Formats, moves, married names and placeholders stay at 0. */
  readonly noise?: number | undefined
}

const MAX_RECORDS = 100_000_000

/**
 * Makes people with known identity, for tests, examples and benchmarks: households in a made-up country of American habits, with one to six
 * records for each person (2.45 on average) from four sources, in random order.
 *
 * In the data: partners, children, twins and sons named after their fathers at one address, with a shared telephone or mailbox; moves,
 * married names, new telephones and mailboxes; nicknames, initials, swapped names, typing and scanning errors, wrong dates, placeholders,
 * and missing values, capitals and formats as each source has them. The rates are estimates: results rank matchers, they do not predict
 * what one reaches on real data.
 *
 * Every household and every record is made from a random stream of its own, and made again when its place in the random order comes. So
 * what is held is one number for each household: less than a byte a record, 8 MB for 10 million.
 *
 * @returns exactly `records` records, made while they are iterated; it can be iterated again
 * @throws SamewiseError `BAD_USAGE` if a number is out of range
 *
 * @example
 * ```ts
 * import { generatePeople } from 'samewise/generate'
 *
 * for (const { record, truth } of generatePeople({ records: 1000, seed: 7 })) {
 *   record.email // what a source wrote down, may be ''
 *   truth.entity_id // who it is
 * }
 * ```
 */
export function generatePeople({ records, seed = 1, noise = 1 }: GeneratePeopleOptions): Iterable<GeneratedPerson> {
  if (!Number.isInteger(records) || records < 1 || records > MAX_RECORDS) {
    throw new SamewiseError(
      'BAD_USAGE',
      `Cannot generate ${records} records. Give a whole number from 1 to ${MAX_RECORDS}.`,
    )
  }
  if (!Number.isSafeInteger(seed)) {
    throw new SamewiseError('BAD_USAGE', `The seed is ${seed}. Give a whole number.`)
  }
  if (!(noise >= 0 && noise <= 3)) {
    throw new SamewiseError('BAD_USAGE', `The noise is ${noise}. Give a number from 0 to 3.`)
  }
  return { [Symbol.iterator]: () => iteratePeople(records, seed, noise) }
}

// Streams of a household: 0 makes its people, and each record has one above, 8 to a person.
const PEOPLE_STREAM = 0
const STREAMS_PER_PERSON = 8

function* iteratePeople(records: number, seed: number, noise: number): Generator<GeneratedPerson, void, undefined> {
  const dice = new Dice()
  const firstRecords = firstRecordOfHouseholds(records, seed, dice)
  const recordAt = permutation(records, seed)
  const idWidth = Math.max(7, String(records).length)
  for (let place = 0; place < records; place++) {
    const at = recordAt(place)
    const household = lastAtMost(firstRecords, at)
    const plan = planHousehold(dice.start(seed, household, PEOPLE_STREAM))
    const people = furnishHousehold(plan, dice)
    const { member, nth } = memberOf(plan, at - firstRecords[household])
    dice.start(seed, household, 1 + member * STREAMS_PER_PERSON + nth)
    const source = drawSource(dice)
    const record_id = `r${String(place + 1).padStart(idWidth, '0')}`
    const household_id = `h${String(household + 1).padStart(7, '0')}`
    yield {
      record: { record_id, source: source.name, ...writeDown(people[member], source, dice, noise) },
      truth: { record_id, entity_id: `${household_id}p${member + 1}`, household_id },
    }
  }
}

/** Number of the first record of each household, for as many households as it takes to reach `records`. */
function firstRecordOfHouseholds(records: number, seed: number, dice: Dice): Int32Array {
  let first = new Int32Array(Math.ceil(records / 4) + 16)
  let count = 0
  for (let total = 0; total < records; count++) {
    if (count === first.length) {
      const grown = new Int32Array(count * 2)
      grown.set(first)
      first = grown
    }
    first[count] = total
    total += planHousehold(dice.start(seed, count, PEOPLE_STREAM)).recordCount
  }
  return first.slice(0, count)
}

/** Position of the last of the ascending numbers that is at most `value`: a household without records is never found. */
function lastAtMost(ascending: Int32Array, value: number): number {
  let low = 0
  let high = ascending.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (ascending[middle] <= value) low = middle
    else high = middle - 1
  }
  return low
}

/** Whose record, and the how manieth, the n-th record of a household is. */
function memberOf(plan: HouseholdPlan, n: number): { member: number; nth: number } {
  let member = 0
  let nth = n
  while (nth >= plan.members[member].recordCount) nth -= plan.members[member++].recordCount
  return { member, nth }
}

function drawSource(dice: Dice): (typeof sources)[number] {
  let draw = dice.next()
  let at = 0
  while (at < sources.length - 1 && draw >= sources[at].share) draw -= sources[at++].share
  return sources[at]
}
