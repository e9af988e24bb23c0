import { describe, expect, it } from 'vitest'
import { hashString, isSamewiseError } from '../../src/base'
import { flattenRow, generateSilos, type SampleSilos, type SiloRow } from '../../src/generate'

const sample = generateSilos({ seed: 1 })
const all = [...sample.silos, sample.partner]
const silo = (name: string): readonly SiloRow[] => all.find((one) => one.name === name)!.rows
const texts = (name: string, column: string): string[] => silo(name).map((row) => flattenRow(row)[column] ?? '')
const shareOf = <T>(values: readonly T[], test: (value: T) => boolean): number =>
  values.filter(test).length / values.length

const ids: Readonly<Record<string, string>> = {
  crm: 'customer_no',
  billing: 'account',
  support: 'ticket',
  web: 'user_id',
  loyalty: 'card_no',
  partner: 'ref',
}

const entities = new Map(
  [...sample.truth, ...sample.partnerTruth].map((row) => [`${row.source}:${row.record_id}`, row.entity_id]),
)
const entityOf = (source: string, id: string): string => entities.get(`${source}:${id}`)!

describe('generateSilos', () => {
  it('makes five silos of some 2,000 rows, and a file of a partner', () => {
    expect(sample.silos.map(({ name }) => name)).toEqual(['crm', 'billing', 'support', 'web', 'loyalty'])
    const rows = sample.silos.reduce((sum, { rows }) => sum + rows.length, 0)
    expect(rows).toBeGreaterThan(1900)
    expect(rows).toBeLessThan(2200)
    expect(sample.partner.rows.length).toBeGreaterThan(190)
  })

  it('gives each row an id that is the only one in its file, and that the truth has once', () => {
    for (const { name, rows } of all) {
      const own = rows.map((row) => row[ids[name]])
      expect(new Set(own).size).toBe(rows.length)
      const truth = name === 'partner' ? sample.partnerTruth : sample.truth.filter(({ source }) => source === name)
      expect(truth.map((row) => row.record_id)).toEqual(own)
    }
    expect(entities.size).toBe(sample.truth.length + sample.partnerTruth.length)
  })

  it('has rows of one shape in each flat silo', () => {
    for (const { rows, shape } of all) {
      if (shape === 'nested') continue
      expect(new Set(rows.map((row) => Object.keys(row).join())).size).toBe(1)
      expect(rows.every((row) => Object.values(row).every((value) => typeof value === 'string'))).toBe(true)
    }
  })

  it('makes the same rows for the same seed, also on another machine, and others for another seed', () => {
    const text = (silos: SampleSilos): string => JSON.stringify(silos)
    expect(text(generateSilos({ seed: 1 }))).toBe(text(sample))
    expect(text(generateSilos({ seed: 2 }))).not.toBe(text(sample))
    // Recorded once: a change here changes the files in examples/silos.
    expect(hashString(text(generateSilos({ seed: 7, people: 50 })))).toBe(-2134521015)
  })

  it('keeps the truth out of the rows', () => {
    const told = new Set(entities.values())
    for (const { rows } of all) {
      expect(rows.some((row) => Object.values(flattenRow(row)).some((value) => told.has(value)))).toBe(false)
    }
  })

  it('has a business customer in about one of twenty rows of the crm', () => {
    const share = shareOf(texts('crm', 'type'), (type) => type === 'organisation')
    expect(share).toBeGreaterThan(0.03)
    expect(share).toBeLessThan(0.1)
    for (const row of silo('crm')) expect(row.company !== '').toBe(row.type === 'organisation')
  })

  it('refers to rows that are there, of the same customer but for a few mistakes', () => {
    const referring = silo('billing').filter((row) => row.crm_ref !== '')
    expect(referring.length / silo('billing').length).toBeGreaterThan(0.35)
    expect(referring.every((row) => entities.has(`crm:${row.crm_ref}`))).toBe(true)
    const isRight = ({ crm_ref, account }: SiloRow): boolean =>
      entityOf('crm', String(crm_ref)) === entityOf('billing', String(account))
    expect(shareOf(referring, isRight)).toBeGreaterThan(0.97)
    const cards = silo('web').filter((row) => row.loyalty_card !== '')
    expect(cards.length).toBeGreaterThan(50)
    for (const { loyalty_card, user_id } of cards) {
      expect(entityOf('loyalty', String(loyalty_card))).toBe(entityOf('web', String(user_id)))
    }
  })

  it('has members of the bonus programme of whom no other silo knows, in about half of its rows', () => {
    const elsewhere = new Set(sample.truth.filter(({ source }) => source !== 'loyalty').map((row) => row.entity_id))
    const known = shareOf(texts('loyalty', 'card_no'), (card) => elsewhere.has(entityOf('loyalty', card)))
    expect(known).toBeGreaterThan(0.4)
    expect(known).toBeLessThan(0.65)
    expect(shareOf(texts('loyalty', 'mail'), (mail) => mail !== '')).toBeLessThan(0.35)
  })

  it('has people in the file of the partner who are no customers, about a third', () => {
    const customers = new Set(sample.truth.map((row) => row.entity_id))
    const strangers = shareOf(sample.partnerTruth, (row) => !customers.has(row.entity_id))
    expect(strangers).toBeGreaterThan(0.2)
    expect(strangers).toBeLessThan(0.45)
  })

  it('writes dates and names as each silo does', () => {
    const expectAll = (name: string, column: string, form: RegExp): void => {
      for (const value of texts(name, column)) expect(value).toMatch(form)
    }
    expectAll('crm', 'dob', /^(\d{4}-\d\d-\d\d)?$/)
    expectAll('billing', 'born', /^(\d\d\.\d\d\.\d{4}|-)$/)
    expectAll('web', 'birth', /^(\d\d\/\d\d\/\d{4})?$/)
    expectAll('partner', 'birth_year', /^(\d{4})?$/)
    expectAll('support', 'opened_at', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    expectAll('billing', 'holder', /^[A-Z0-9 .,&'/-]+$/)
    expect(shareOf(texts('web', 'displayName'), (name) => name === name.toLowerCase())).toBeGreaterThan(0.15)
    expect(shareOf(texts('support', 'contact.name.full'), (name) => name !== '')).toBeGreaterThan(0.3)
    const hasOtherScript = (name: string): boolean => /\p{Script=Cyrillic}|\p{Script=Han}|\p{Script=Greek}/u.test(name)
    expect(texts('web', 'displayName').some(hasOtherScript)).toBe(true)
  })

  it('has IBANs with right check digits', () => {
    for (const iban of texts('billing', 'iban')) {
      if (iban === '') continue
      const digits = (iban.slice(4) + iban.slice(0, 4)).replaceAll(/[A-Z]/g, (letter) =>
        String(Number.parseInt(letter, 36)),
      )
      expect(BigInt(digits) % 97n).toBe(1n)
    }
  })

  it('takes the number of people, and refuses numbers out of range', () => {
    expect(generateSilos({ people: 1 }).truth.length).toBeGreaterThan(0)
    const refused = [{ people: 0 }, { people: 1.5 }, { people: 1e9 }, { people: Number.NaN }, { seed: 0.5 }]
    for (const options of refused) {
      let thrown: unknown
      try {
        generateSilos(options)
      } catch (error) {
        thrown = error
      }
      expect(isSamewiseError(thrown) && thrown.code).toBe('BAD_USAGE')
    }
  })
})

describe('flattenRow', () => {
  it('puts nested values under their path and lists into a JSON array', () => {
    expect(flattenRow({ id: '1', name: { first: 'A', last: 'B' }, mails: ['a@x.org', 'b@x.org'], phones: [] })).toEqual(
      {
        id: '1',
        'name.first': 'A',
        'name.last': 'B',
        mails: '["a@x.org","b@x.org"]',
        phones: '',
      },
    )
  })
})
