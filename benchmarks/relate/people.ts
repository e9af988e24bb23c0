import type { HomeRecord } from 'samewise/customer'
import type { PersonRecord, PersonTruth } from 'samewise/generate'
import { generatePeople } from 'samewise/generate'
import { Dice } from '../../src/generate/dice'
import { planHousehold } from '../../src/generate/household'

/** Generated people, as they were written down and as they would have been without errors and gaps. */
export interface MeasuredPeople {
  readonly records: readonly PersonRecord[]
  /** The same records without noise, in the same order. */
  readonly clean: readonly PersonRecord[]
  /** `household_id` is of those who live together as a household: each flatmate has one of their own. */
  readonly truth: readonly PersonTruth[]
}

/** Stream of the people of a generated household. */
const PEOPLE_STREAM = 0

/** Noise changes what is written and nothing else, so that the n-th record is of the same person at the same time. */
export function drawPeople(records: number, seed: number): MeasuredPeople {
  const dice = new Dice()
  const isFlatShare = ({ household_id }: PersonTruth): boolean => {
    const plan = planHousehold(dice.start(seed, Number(household_id.slice(1)) - 1, PEOPLE_STREAM))
    return plan.members[0].role === 'flatmate'
  }
  const noisy = [...generatePeople({ records, seed })]
  const clean = [...generatePeople({ records, seed, noise: 0 })]
  return {
    records: noisy.map(({ record }) => record),
    clean: clean.map(({ record }) => record),
    truth: noisy.map(({ truth }) => (isFlatShare(truth) ? { ...truth, household_id: truth.entity_id } : truth)),
  }
}

/** A generated record as households are told of it. */
export function homeRecordOfPerson(record: PersonRecord): HomeRecord {
  const { record_id, first_name, last_name, birth_date, street, city, postcode, phone, email, updated_at } = record
  return {
    source: record.source,
    recordId: record_id,
    observedAt: updated_at,
    name: { given: first_name, family: last_name },
    ...(birth_date === '' ? {} : { birthDate: birth_date }),
    address: { line: street, city, postcode },
    phones: phone === '' ? [] : [phone],
    emails: email === '' ? [] : [email],
  }
}
