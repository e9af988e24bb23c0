import fc from 'fast-check'
import { type Holding, HoldingBook, hierarchy, households, rollUp } from 'samewise/customer'
import { describe, expect, it } from 'vitest'

const account = (id: string, owners: readonly string[], value: number, rest: Partial<Holding> = {}): Holding => ({
  id,
  kind: 'account',
  owners: owners.map((owner) => ({ id: owner })),
  value,
  currency: 'EUR',
  ...rest,
})

describe('a roll-up', () => {
  it('counts a joint account once in the household and once in all', () => {
    const address = '12 Oak Lane, Linden, GA 30021'
    const found = households(
      [
        { source: 'crm', recordId: '1', name: 'Ada Brown', address },
        { source: 'crm', recordId: '2', name: 'Tom Brown', address },
      ],
      {},
      { personOf: ({ recordId }) => recordId },
    ).households
    const holdings = [
      account('joint', ['1', '2'], 100, { product: 'giro' }),
      account('own', ['2'], 50, { kind: 'card' }),
    ]
    const all = rollUp(holdings, { households: found })
    expect(all.customers.map(({ id, worth }) => [id, worth])).toEqual([
      ['1', { EUR: 100 }],
      ['2', { EUR: 150 }],
    ])
    expect(all.households[0]).toMatchObject({
      id: found[0].householdId,
      customers: ['1', '2'],
      holdings: ['joint', 'own'],
      products: ['giro'],
      counts: { account: 1, card: 1 },
      worth: { EUR: 150 },
    })
    expect(all.total.worth).toEqual({ EUR: 150 })
  })

  it('adds up groups under their ultimate parents, by currency', () => {
    const owns = (parent: string, child: string) => ({
      from: { id: child },
      to: { id: parent },
      type: 'legal',
      source: 'r',
    })
    const groups = hierarchy('legal', [owns('holding', 'mill'), owns('mill', 'bakery')])
    const all = rollUp(
      [
        account('a', ['mill'], 1),
        account('b', ['bakery', 'mill'], 2),
        account('c', ['bakery'], 4, { currency: 'USD' }),
        account('d', ['lone'], 8),
      ],
      { groups },
    )
    expect(all.groups.map(({ id, worth }) => [id, worth])).toEqual([['holding', { EUR: 3, USD: 4 }]])
  })

  it('is told as of a day', () => {
    const old = account('old', ['ada'], 10, { since: '2020-01-01', until: '2022-01-01' })
    expect(rollUp([old], { asOf: '2021-01-01' }).total.worth).toEqual({ EUR: 10 })
    expect(rollUp([old]).customers).toEqual([])
  })

  it('counts and names what it cannot use', () => {
    const { issues, total } = rollUp([
      account('', ['ada'], 1),
      account('x', ['ada'], Number.NaN),
      account('y', ['ada'], 1, { since: 'then' }),
      account('z', ['ada'], 1, { since: '2022-01-01', until: '2020-01-01' }),
      { ...account('w', [], 5), owners: [{ source: 'crm', recordId: '9' }] },
    ])
    expect(issues.map(({ code }) => code)).toEqual([
      'invalid-amount',
      'invalid-date',
      'missing-id',
      'since-after-until',
      'unknown-customer',
    ])
    expect(total).toMatchObject({ holdings: ['x'], worth: {} })
  })

  const drawn = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    owners: fc.array(fc.constantFrom('1', '2', '3', '4', '5'), { maxLength: 3 }),
    value: fc.integer({ min: -5, max: 100 }),
  })

  it('counts each holding once for any set of customers, in any order, and follows merge and unmerge', () => {
    fc.assert(
      fc.property(fc.uniqueArray(drawn, { selector: ({ id }) => id }), fc.infiniteStream(fc.nat()), (all, dice) => {
        const record = (recordId: string): { source: string; recordId: string } => ({ source: 'crm', recordId })
        const holdings = all.map(
          ({ id, owners, value }): Holding => ({ ...account(id, [], value), owners: owners.map(record) }),
        )
        const changes = [
          ...holdings.map((holding) => ({ put: [holding] })),
          ...['1', '2', '3', '4', '5'].map((id) => ({ records: [{ ...record(id), goldenId: `g${id}` }] })),
        ]
        const book = new HoldingBook()
        const order = changes
          .map((change) => ({ change, key: dice.next().value as number }))
          .sort((a, b) => a.key - b.key)
        for (const { change } of order) book.update(change)
        const sumOf = (ids: readonly string[]): number =>
          all
            .filter(({ owners }) => owners.some((owner) => ids.includes(owner)))
            .reduce((sum, { value }) => sum + value, 0)
        const before = book.rollUp('x', ['g1', 'g2', 'g2'])
        expect(before.worth.EUR ?? 0).toBe(sumOf(['1', '2']))
        expect(book.total().worth.EUR ?? 0).toBe(sumOf(['1', '2', '3', '4', '5']))
        const batch = rollUp(holdings, { idOf: ({ recordId }) => `g${recordId}` })
        expect(batch.total).toEqual(book.total())
        book.update({ records: [{ ...record('3'), goldenId: 'g1' }] })
        expect(book.rollUp('x', ['g1']).worth.EUR ?? 0).toBe(sumOf(['1', '3']))
        book.update({ records: [{ ...record('3'), goldenId: 'g3' }] })
        expect(book.rollUp('x', ['g1', 'g2'])).toEqual(before)
      }),
      { numRuns: 150 },
    )
  })
})
