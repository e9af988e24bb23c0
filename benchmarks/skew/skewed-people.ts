import type { PersonRecord } from 'samewise/generate'

// Of every ten records four are of one city and three have no real name; of every twenty one has the phone of a front desk.

const CITY_OF_TEN = 4
const NAMELESS_OF_TEN = 3
const DESK_OF_TWENTY = 20

/** The n-th record as it would be in files of a company with habits: one city, one phone and one name that far too many records share. */
export function skewed(record: PersonRecord, n: number): PersonRecord {
  return {
    ...record,
    ...(n % 10 < CITY_OF_TEN ? { city: 'Springfield', postcode: '62701' } : {}),
    // Odd steps, so that the three share records in every combination.
    ...((n * 7 + 3) % 10 < NAMELESS_OF_TEN ? { first_name: 'Customer', last_name: 'Private' } : {}),
    ...((n * 11 + 5) % DESK_OF_TWENTY === 0 ? { phone: '217-555-0142' } : {}),
  }
}
