import { defineEntity, kinds, resolve } from 'samewise'
import { CustomerGraph, eventEdges, homeRecordOf, homeRecords, households, personOfRun } from 'samewise/customer'
import { describe, expect, it } from 'vitest'

const row = (id: string, cells: Record<string, string>): Record<string, string> => ({ id, ...cells })

describe('products and places', () => {
  it('are entities that the same engine resolves', async () => {
    const product = defineEntity({
      name: 'product',
      fields: { title: kinds.text(), ean: kinds.identifier({ exclusive: true }), price: kinds.number() },
      sources: { shop: { id: 'id' }, erp: { id: 'id' } },
    })
    const products = await resolve(product, {
      shop: [
        row('s1', { title: 'Ovena Compact Oven 40 l black', ean: '4006381333931', price: '199' }),
        row('s2', { title: 'Ovena Kettle 2 l', ean: '4006381333948', price: '29' }),
      ],
      erp: [row('e1', { title: 'OVENA oven compact 40l', ean: '4006381333931', price: '199.00' })],
    })
    const productOf = personOfRun(products)
    expect(productOf({ source: 'shop', recordId: 's1' })).toBe(productOf({ source: 'erp', recordId: 'e1' }))
    expect(productOf({ source: 'shop', recordId: 's1' })).not.toBe(productOf({ source: 'shop', recordId: 's2' }))

    const place = defineEntity({
      name: 'place',
      fields: { name: kinds.organizationName(), address: kinds.address(), phone: kinds.phone() },
      sources: { stores: { id: 'id' }, maps: { id: 'id' } },
    })
    const places = await resolve(place, {
      stores: [
        row('p1', { name: 'Ovena Store Linden', address: '3 Market Street, Linden, GA 30021', phone: '404-555-0134' }),
        row('p2', { name: 'Ovena Store Burg', address: '80 Mill Road, Burg, GA 30099', phone: '404-555-0177' }),
      ],
      maps: [
        row('m1', { name: 'OVENA STORE LINDEN', address: '3 Market St, Linden, GA 30021', phone: '(404) 555-0134' }),
      ],
    })
    const placeOf = personOfRun(places)
    expect(placeOf({ source: 'stores', recordId: 'p1' })).toBe(placeOf({ source: 'maps', recordId: 'm1' }))
    expect(placeOf({ source: 'stores', recordId: 'p2' })).not.toBe(placeOf({ source: 'maps', recordId: 'm1' }))

    const oven = productOf({ source: 'erp', recordId: 'e1' })!
    const store = placeOf({ source: 'maps', recordId: 'm1' })!
    const order = { id: 'o1', at: 0, kind: 'transaction', name: 'order', product: oven, location: store } as const
    const graph = new CustomerGraph(
      [
        { id: 'ada', kind: 'person' },
        { id: oven, kind: 'product' },
        { id: store, kind: 'place' },
      ],
      eventEdges([order], () => 'ada'),
    )
    expect(graph.path(oven, store)?.nodes).toEqual([oven, 'ada', store])
  })
})

describe('persons of a run', () => {
  const person = defineEntity({
    name: 'person',
    fields: { name: kinds.personName(), birthDate: kinds.birthDate(), address: kinds.address(), email: kinds.email() },
    sources: { crm: { id: 'id', observedAt: 'seen' }, shop: { id: 'id', observedAt: 'seen' } },
  })
  const oak = '12 Oak Lane, Linden, GA 30021'
  const rows = {
    crm: [
      row('1', {
        name: 'Ada Brown',
        birthDate: '1980-02-01',
        address: oak,
        email: 'ada.brown@example.org',
        seen: '2019-01-01',
      }),
      row('2', {
        name: 'Tom Brown',
        birthDate: '1978-05-01',
        address: oak,
        email: 'tom.brown@example.org',
        seen: '2020-01-01',
      }),
    ],
    shop: [
      row('9', {
        name: 'ADA BROWN',
        birthDate: '1980-02-01',
        address: '7 Elm Street, Linden, GA 30021',
        email: 'ada.brown@example.org',
        seen: '2023-01-01',
      }),
    ],
  }

  it('are found in households by all their records, or by golden records alone', async () => {
    const result = await resolve(person, rows)
    const personOf = personOfRun(result)
    const ada = personOf({ source: 'shop', recordId: '9' })
    expect(ada).toBe(personOf({ source: 'crm', recordId: '1' }))
    const [only] = households(homeRecords(result), {}, { personOf }).households
    expect(only.members.find(({ goldenId }) => goldenId === ada)).toMatchObject({
      since: '2019-01-01',
      until: '2023-01-01',
    })
    expect(only.members).toHaveLength(2)

    const kindOf = { name: 'person-name', birthDate: 'date', address: 'address', email: 'email' }
    const golden = [...result.golden()].map((record) => homeRecordOf(record, kindOf))
    const now = households(golden, {}, { personOf }).households
    // Of what Ada's golden record says of the present, nothing places her with Tom.
    expect(now).toEqual([])
  })
})
