import fc from 'fast-check'
import {
  coOccupancyRule,
  defaultHouseholdPolicy,
  type HomeRecord,
  type Household,
  HouseholdState,
  households,
  updateHouseholds,
} from 'samewise/customer'
import { describe, expect, it } from 'vitest'

const OAK = '12 Oak Lane, Linden, GA 30021'
const ELM = '7 Elm Street, Linden, GA 30021'

let serial = 0
/** A record of a person; `of` is its id and, where nothing else is said, its person. */
function home(of: string, name: string, address: HomeRecord['address'], rest: Partial<HomeRecord> = {}): HomeRecord {
  return {
    source: 'crm',
    recordId: of,
    name,
    address,
    observedAt: `2020-01-${String((serial++ % 28) + 1).padStart(2, '0')}`,
    ...rest,
  }
}

/** Members by household, as `1+2`. */
const groups = (found: readonly Household[]): string[] =>
  found.map(({ members }) => members.map(({ goldenId }) => goldenId.replace('crm:', '')).join('+')).sort()

const found = (records: readonly HomeRecord[], ...rest: [] | [Parameters<typeof households>[1]]): string[] =>
  groups(households(records, ...rest).households)

describe('a household', () => {
  it('is of persons with one address and one family name', () => {
    const joe = home('3', 'Joe Stone', OAK, { birthDate: '2011-05-01' })
    expect(found([home('1', 'Ada Brown', OAK), home('2', 'Tom Brown', OAK), joe])).toEqual(['1+2'])
  })

  it.each([
    ['a phone', { phones: ['404-555-0134'] }],
    ['a mailbox', { emails: ['home@example.org'] }],
    ['an account', { accounts: ['A-1'] }],
  ])('is of persons with one address and %s in common', (_, shared) => {
    expect(found([home('1', 'Ada Brown', OAK, shared), home('2', 'Tom Stone', OAK, shared)])).toEqual(['1+2'])
    expect(found([home('1', 'Ada Brown', OAK, shared), home('2', 'Tom Stone', ELM, shared)])).toEqual([])
  })

  it('is of persons with one address who were declared to be partners', () => {
    const records = [
      home('1', 'Ada Brown', OAK, { birthDate: '1950-01-01' }),
      home('2', 'Tom Stone', OAK, { birthDate: '1980-01-01' }),
    ]
    const partners = {
      from: { source: 'crm', recordId: '1' },
      to: { source: 'crm', recordId: '2' },
      type: 'partner-of',
      source: 'crm',
    }
    expect(groups(households(records, {}, { relations: [partners] }).households)).toEqual(['1+2'])
    expect(groups(households(records, {}, { relations: [{ ...partners, type: 'works-with' }] }).households)).toEqual([])
  })

  it('reads addresses through slips, other spellings and a missing postal code', () => {
    const records = [
      home('1', 'Ada Brown', '120 Washington Street, Linden, GA 30021'),
      home('2', 'Tom Brown', '120 Washingtn St, Linden, GA 30021'),
      home('3', 'Joe Brown', { line: '120 WASHINGTON ST', city: 'Linden' }),
      home('4', 'Max Brown', '121 Washington Street, Linden, GA 30021'),
    ]
    expect(found(records)).toEqual(['1+2+3'])
  })

  it('takes Meyer-Landrut for a Meyer and a slip in a long name for none', () => {
    const records = [home('1', 'Ada Meyer-Landrut', OAK), home('2', 'Tom Meyer', OAK), home('3', 'Joe Landrutt', OAK)]
    expect(found(records)).toEqual(['1+2+3'])
  })

  describe('of a couple with two names', () => {
    const ada = home('1', 'Ada Brown', OAK, { birthDate: '1980-02-01' })
    const tom = home('2', 'Tom Stone', OAK, { birthDate: '1983-07-01' })

    it('is of two adults of like age who are seen together, and of the children of either', () => {
      expect(found([ada, tom])).toEqual(['1+2'])
      expect(households([ada, tom]).households[0].members[0].evidence[0].rule).toBe('address-and-couple')
      expect(found([ada, tom, home('3', 'Eve Stone', OAK, { birthDate: '2008-01-01' })])).toEqual(['1+2+3'])
      const ageless = [ada, tom].map((one) => ({ ...one, birthDate: undefined }))
      expect(found(ageless)).toEqual(['1+2'])
    })

    it.each<[string, Partial<HomeRecord>]>([
      ['a generation away', { birthDate: '1955-01-01' }],
      ['a minor', { birthDate: '2007-01-01' }],
      ['seen years later', { observedAt: '2024-01-01' }],
    ])('is not of someone %s', (_, rest) => {
      expect(found([ada, { ...tom, ...rest }])).toEqual([])
    })

    it('is not of three flatmates, nor of two of three adults of like age', () => {
      expect(found([ada, tom, home('3', 'Eve Marsh', OAK)])).toEqual([])
      const sister = home('3', 'Eve Brown', OAK, { birthDate: '1985-01-01' })
      expect(found([ada, tom, sister])).toEqual(['1+3'])
    })

    it('is not of tenants of whom one had left when the other came', () => {
      const personOf = ({ recordId }: { recordId: string }): string => recordId[0]
      const moved = home('1b', 'Ada Brown', ELM, { birthDate: '1980-02-01', observedAt: '2020-06-01' })
      const next = { ...tom, observedAt: '2020-09-01' }
      expect(households([ada, next], {}, { personOf }).households).toHaveLength(1)
      expect(households([ada, moved, next], {}, { personOf }).households).toEqual([])
    })
  })

  it('counts persons who are seen together whatever their names and number only by a rule of the user', () => {
    const records = [home('1', 'Ada Brown', OAK), home('2', 'Tom Stone', OAK), home('3', 'Eve Marsh', OAK)]
    const rules = [...defaultHouseholdPolicy.rules, coOccupancyRule]
    expect(found(records)).toEqual([])
    expect(found(records, { rules })).toEqual(['1+2+3'])
    const after = [records[0], { ...records[1], observedAt: '2026-01-01' }]
    expect(found(after, { rules })).toEqual([])
  })

  it('is never of persons whom someone keeps apart, also not through third ones', () => {
    const records = ['1', '2', '3'].map((of) => home(of, 'Ada Brown', OAK))
    const apart: [HomeRecord, HomeRecord][] = [[records[0], records[2]]]
    for (const { members } of households(records, {}, { apart }).households) {
      const ids = members.map(({ goldenId }) => goldenId)
      expect(ids.includes('crm:1') && ids.includes('crm:3')).toBe(false)
    }
    expect(groups(households(records, {}, { apart }).households)).toEqual(['1+2'])
  })

  it('says by which rule and which records each member belongs to it', () => {
    const [only] = households([home('1', 'Ada Brown', OAK), home('2', 'Tom Brown', OAK)]).households
    expect(only.members[1].evidence).toEqual([
      {
        rule: 'address-and-family',
        same: ['address', 'family'],
        with: 'crm:1',
        records: [
          { source: 'crm', recordId: '2' },
          { source: 'crm', recordId: '1' },
        ],
      },
    ])
    expect(only.householdId).toMatch(/^h_[0-9a-z]{26}$/)
  })
})

describe('an address of many', () => {
  const pair = (address: HomeRecord['address']): HomeRecord[] => [
    home('1', 'Ada Brown', address),
    home('2', 'Tom Brown', address),
  ]

  it.each([
    ['a post box', 'P.O. Box 77, Linden, GA 30021'],
    ['a hospital', 'St Mary Hospital, 12 Oak Lane, Linden, GA 30021'],
    ['a home for the aged', 'Sunrise Care Home, 12 Oak Lane, Linden, GA 30021'],
    ['a dormitory', '12 Oak Lane, North Dormitory, Linden, GA 30021'],
    ['an office', '12 Oak Lane Suite 400, Linden, GA 30021'],
    ['a street without a number', 'Oak Lane, Linden, GA 30021'],
  ])('makes no household: %s', (_, address) => {
    expect(found(pair(address))).toEqual([])
  })

  it('is not meant by a street that is named after one', () => {
    expect(found(pair('12 Hospital Road, Linden, GA 30021'))).toEqual(['1+2'])
  })

  it('is a block when units are known and none is named', () => {
    const inBlock = (of: string, name: string, unit: string): HomeRecord =>
      home(of, name, { line: `12 Oak Lane${unit}`, city: 'Linden', postcode: '30021' })
    const records = [inBlock('1', 'Ada Brown', ''), inBlock('2', 'Tom Brown', '')]
    expect(found(records)).toEqual(['1+2'])
    const withUnits = [
      ...records,
      inBlock('3', 'Joe Hill', ' Apt 4'),
      inBlock('4', 'Max Reed', ' Apt 5'),
      inBlock('5', 'Eve Reed', ' Apt 5'),
    ]
    const { households: all, issues } = households(withUnits)
    expect(groups(all)).toEqual(['4+5'])
    expect(issues).toEqual([{ code: 'generic-address', count: 1, examples: ['crm:1 (block-without-unit)'] }])
  })

  it('is learned from the family names that are seen there', () => {
    const names = ['Brown', 'Stone', 'Hill', 'Reed', 'Fox', 'Wolf', 'Marsh']
    const records = [home('0', 'Tom Brown', OAK), ...names.map((name, n) => home(String(n + 1), `Ada ${name}`, OAK))]
    expect(found(records.slice(0, 7))).toEqual(['0+1'])
    const { households: all, issues } = households(records)
    expect(all).toEqual([])
    expect(issues[0]).toEqual({ code: 'generic-address', count: 1, examples: ['crm:0 (too-many-surnames)'] })
  })

  it('may be named by the user', () => {
    expect(found(pair(OAK), { genericAddresses: ['12 Oak Ln, Linden, GA 30021'] })).toEqual([])
  })

  it('is told from a household that is too large to be one', () => {
    const records = Array.from({ length: 12 }, (_, n) => home(`${n}`, `An${'abcdefghijkl'[n]} Brown`, OAK))
    const { households: all, issues } = households(records)
    expect(all).toEqual([])
    expect(issues[0].code).toBe('household-too-large')
  })

  it('does not make a contact point of many anybody’s own', () => {
    const phones = ['404-555-0199']
    const crowd = Array.from({ length: 11 }, (_, n) =>
      home(`c${n}`, `P${n} Name${n}x`, `${n + 30} Far Road, Linden, GA 30021`, { phones }),
    )
    const two = [
      home('1', 'Ada Brown', OAK, { phones, birthDate: '1950-01-01' }),
      home('2', 'Tom Stone', OAK, { phones, birthDate: '1980-01-01' }),
    ]
    expect(found(two)).toEqual(['1+2'])
    expect(found([...two, ...crowd])).toEqual([])
  })
})

describe('time', () => {
  const at = (day: string): Partial<HomeRecord> => ({ observedAt: day })
  const personOf = ({ recordId }: { recordId: string }): string => recordId[0]

  it('lets a person move out when seen elsewhere, and the household go on', () => {
    const records = [
      home('a1', 'Ada Brown', OAK, at('2018-01-01')),
      home('b1', 'Tom Brown', OAK, at('2018-01-01')),
      home('c1', 'Eve Brown', OAK, at('2018-01-01')),
      home('c2', 'Eve Brown', ELM, at('2021-06-01')),
    ]
    const [only] = households(records, {}, { personOf }).households
    expect(only.members.map(({ goldenId, since, until, isCurrent }) => [goldenId, since, until, isCurrent])).toEqual([
      ['a', '2018-01-01', undefined, true],
      ['b', '2018-01-01', undefined, true],
      ['c', '2018-01-01', '2021-06-01', false],
    ])
    const [before] = households(records, {}, { personOf, asOf: '2020-01-01' }).households
    expect(before.members.every(({ isCurrent }) => isCurrent)).toBe(true)
    expect(before.householdId).toBe(only.householdId)
  })

  it('keeps the household when most of it moves', () => {
    const stays = ['a', 'b', 'c'].map((of) => home(`${of}1`, `X${of} Brown`, OAK, at('2018-01-01')))
    const moved = ['a', 'b', 'c'].map((of) => home(`${of}2`, `X${of} Brown`, ELM, at('2021-06-01')))
    const [old] = households(stays, {}, { personOf }).households
    const now = households([...stays, ...moved], {}, { personOf }).households
    expect(now.map(({ householdId }) => householdId)).toEqual([old.householdId])
    expect(now[0].address?.street).toContain('elm')
  })

  it('makes a household of its own of a child who leaves and marries', () => {
    const records = [
      ...['a', 'b', 'c'].map((of) => home(`${of}1`, `X${of} Brown`, OAK, at('2018-01-01'))),
      home('c2', 'Xc Brown', ELM, at('2021-01-01')),
      home('d1', 'Joe Brown', ELM, at('2021-01-01')),
    ]
    const all = households(records, {}, { personOf }).households
    expect(groups(all)).toEqual(['a+b+c', 'c+d'])
    const primary = all.filter(({ members }) =>
      members.some(({ goldenId, isPrimary }) => goldenId === 'c' && isPrimary),
    )
    expect(groups(primary)).toEqual(['c+d'])
  })

  it('counts the other who stays behind until the last one left', () => {
    const records = [
      home('a1', 'Ada Brown', OAK, at('2018-01-01')),
      home('b1', 'Tom Brown', OAK, at('2018-01-01')),
      home('b2', 'Tom Brown', ELM, at('2020-01-01')),
    ]
    const [only] = households(records, {}, { personOf }).households
    expect(only.members.map(({ until }) => until)).toEqual(['2020-01-01', '2020-01-01'])
    expect(only.head).toBeUndefined()
  })
})

describe('heads and roles', () => {
  const family = [
    home('1', 'Ada Brown', OAK, { birthDate: '1980-02-01', observedAt: '2019-01-01' }),
    home('2', 'Tom Brown', OAK, { birthDate: '1978-05-01', observedAt: '2020-01-01' }),
    home('3', 'Eve Brown', OAK, { birthDate: '2010-05-01', observedAt: '2015-01-01' }),
    home('4', 'Old Brown', OAK, { birthDate: '1950-05-01', observedAt: '2020-01-01' }),
  ]
  const rolesOf = ([only]: readonly Household[]): string[] => only.members.map(({ role }) => role)
  const ref = (recordId: string): { source: string; recordId: string } => ({ source: 'crm', recordId })

  it('go by tenure among adults, and by ages', () => {
    expect(rolesOf(households(family).households)).toEqual(['head', 'partner', 'child', 'parent'])
  })

  it('go by the holder of an account before tenure, and by a declaration before all', () => {
    const holder = family.map((record, n) => (n === 1 ? { ...record, holds: ['A-1'] } : record))
    expect(rolesOf(households(holder).households)).toEqual(['partner', 'head', 'child', 'parent'])
    const relations = [
      { from: ref('4'), to: ref('1'), type: 'family-of', role: 'head', source: 'crm' },
      { from: ref('2'), to: ref('4'), type: 'child-of', source: 'crm' },
    ]
    const [only] = households(holder, {}, { relations }).households
    expect(only.head).toBe('crm:4')
    expect(only.members[1]).toMatchObject({ role: 'child', roleFrom: 'declared' })
  })

  it('lets a declaration alone make a member without an address', () => {
    const records = [...family.slice(0, 2), { source: 'crm', recordId: '9', name: 'Kim Lee' }]
    const relations = [{ from: ref('9'), to: ref('1'), type: 'lives-with', since: '2022-01-01', source: 'crm' }]
    const [only] = households(records, {}, { relations }).households
    expect(groups([only])).toEqual(['1+2+9'])
    expect(only.members[2]).toMatchObject({ since: '2022-01-01', isPrimary: true })
  })
})

describe('merging persons', () => {
  const pairs = [
    home('a', 'Ada Brown', OAK),
    home('b', 'Tom Brown', OAK),
    home('c', 'Ada Brown', ELM),
    home('d', 'Joe Brown', ELM),
  ]

  it('unions their memberships and never merges households, and unmerging takes it back', () => {
    const state = new HouseholdState()
    const line = (recordId: string, goldenId: string) => ({ source: 'crm', recordId, goldenId })
    updateHouseholds(state, { put: pairs, persons: pairs.map(({ recordId }) => line(recordId, recordId)) })
    const before = state.households()
    updateHouseholds(state, { persons: [line('c', 'a')] })
    expect(state.households()).toHaveLength(2)
    expect(state.householdsOf('a').map(({ householdId }) => householdId)).toEqual(
      before.map(({ householdId }) => householdId),
    )
    expect(
      state
        .households()
        .flatMap(({ members }) => members.filter(({ goldenId, isPrimary }) => goldenId === 'a' && isPrimary)),
    ).toHaveLength(1)
    updateHouseholds(state, { persons: [line('c', 'c')] })
    expect(state.households()).toEqual(before)
  })
})

describe('a policy', () => {
  it('names every fault and what was meant', () => {
    const policy = { rules: [{ name: 'x', same: ['address'] }], maxSize: 0, maxPerson: 3 } as never
    expect(() => households([], policy)).toThrowError(/3 faults|2 faults/)
    expect(() => households([], policy)).toThrowError(/maxPersons/)
    expect(() => households([], { rules: [{ name: 'x', same: ['address'] }] })).toThrowError(
      /nothing but the "address"/,
    )
    expect(() => households([], { rules: [{ name: 'x', same: ['family'] }] })).toThrowError(/does not ask/)
  })
})

describe('bad input', () => {
  it('is counted and named, and the rest goes on', () => {
    const records = [
      home('1', 'Ada Brown', OAK, { observedAt: 'soon' }),
      home('2', 'Tom Brown', OAK, { since: '2022-01-01', until: '2021-01-01' }),
      home('2', 'Tom Brown', OAK, { since: '2022-01-01', until: '2021-01-01', observedAt: '2019-01-01' }),
      home('3', 'Eve Brown', OAK),
    ]
    const { households: all, issues } = households(
      records,
      {},
      {
        personOf: ({ recordId }) => (recordId === '3' ? undefined : recordId),
        relations: [
          { from: { id: 'nobody' }, to: { source: 'crm', recordId: '1' }, type: 'lives-with', source: 'crm' },
        ],
      },
    )
    expect(groups(all)).toEqual(['1+2'])
    expect(issues.map(({ code, count }) => [code, count])).toEqual([
      ['duplicate-record', 1],
      ['invalid-date', 1],
      ['since-after-until', 1],
      ['unknown-customer', 2],
    ])
    expect(() => households(records, {}, { asOf: 'yesterday' })).toThrowError(/no moment/)
  })
})

describe('updates', () => {
  const streets = [
    '12 Oak Lane',
    '12 Oak Ln',
    '12 Oka Lane',
    '12 Oak Lane Apt 1',
    '12 Oak Lane Apt 2',
    '7 Elm Street',
    'P.O. Box 9',
    '',
  ]
  const record = fc.record({
    person: fc.constantFrom('p', 'q', 'r', 's', 't'),
    name: fc.constantFrom('Ada Brown', 'Tom Brown', 'Eve Stone', 'Joe Stone-Brown', ''),
    street: fc.constantFrom(...streets),
    city: fc.constantFrom('Linden', ''),
    postcode: fc.constantFrom('30021', '30022', ''),
    phone: fc.constantFrom('404-555-0134', '404-555-0135', ''),
    day: fc.option(fc.integer({ min: 0, max: 3000 })),
    born: fc.constantFrom(undefined, '1980-01-01', '2012-01-01'),
  })
  const day = (n: number): string => new Date(Date.UTC(2015, 0, 1 + n)).toISOString().slice(0, 10)
  const toHome = (drawn: typeof record extends fc.Arbitrary<infer R> ? R : never, n: number): HomeRecord => ({
    source: 'crm',
    recordId: `r${n}`,
    name: drawn.name,
    address: { line: drawn.street, city: drawn.city, postcode: drawn.postcode },
    phones: [drawn.phone],
    birthDate: drawn.born,
    observedAt: drawn.day === null ? undefined : day(drawn.day),
  })

  it('in any order give what one batch gives, through moves, merges, unmerges and removals', () => {
    const rules = [...defaultHouseholdPolicy.rules, { ...coOccupancyRule, surnamesAtMost: 2 }]
    const policy = { rules, maxContactHolders: 3, maxSurnames: 3 }
    fc.assert(
      fc.property(
        fc.array(record, { minLength: 2, maxLength: 14 }),
        fc.infiniteStream(fc.nat()),
        fc.array(fc.nat(), { maxLength: 3 }),
        (drawn, dice, extra) => {
          const homes = drawn.map(toHome)
          const ref = (n: number): { source: string; recordId: string } => ({
            source: 'crm',
            recordId: `r${n % homes.length}`,
          })
          const apart = extra.slice(0, 2).map((n) => [ref(n), ref(n + 1)] as const)
          const relations = extra
            .slice(2)
            .map((n) => ({ from: ref(n), to: ref(n + 1), type: 'lives-with', source: 'crm' }))
          const personOf = ({ recordId }: { recordId: string }): string => drawn[Number(recordId.slice(1))].person
          const batch = households(homes, policy, { personOf, apart, relations })

          const changes = [
            ...homes.map((put) => ({ put: [put] })),
            ...homes.map((one) => ({ persons: [{ ...ref(Number(one.recordId.slice(1))), goldenId: personOf(one) }] })),
            ...apart.map((pair) => ({ apart: [pair] })),
            ...relations.map((relation) => ({ relate: [relation] })),
          ]
          const order = changes
            .map((change) => ({ change, key: dice.next().value as number }))
            .sort((a, b) => a.key - b.key)
          const state = new HouseholdState(policy)
          // A detour: others' records, wrong persons and a record that goes again must leave no trace.
          updateHouseholds(state, {
            put: [{ ...toHome(drawn[0], 99), name: 'Kim Brown' }],
            persons: [{ source: 'crm', recordId: 'r99', goldenId: 'p' }],
          })
          updateHouseholds(state, { persons: [{ ...ref(0), goldenId: 'zz' }] })
          for (const { change } of order) {
            updateHouseholds(state, change)
            state.householdsOf('p')
          }
          updateHouseholds(state, {
            remove: [{ source: 'crm', recordId: 'r99' }],
            persons: [{ source: 'crm', recordId: 'r99', goldenId: undefined }],
          })
          updateHouseholds(state, { persons: [{ ...ref(0), goldenId: personOf(homes[0]) }] })
          expect(state.households()).toEqual(batch.households)
          expect(state.issues()).toEqual(batch.issues)
        },
      ),
      { numRuns: 100 },
    )
  })
})
