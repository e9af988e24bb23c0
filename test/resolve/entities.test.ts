import { describe, expect, it } from 'vitest'
import { isSamewiseError } from '../../src/base'
import type { Row } from '../../src/columns'
import { defineEntity } from '../../src/entity'
import { kinds as k } from '../../src/kinds'
import { resolve } from '../../src/resolve'

const rows: Row[] = [
  { id: '1', contact: 'Ann Lee', mail: 'ann@lee.org', company: 'Lee Bakery' },
  { id: '2', contact: 'Ann Lee', mail: 'ann@lee.org', company: 'Lee Bakery' },
  { id: '3', contact: 'Tom Hale', mail: 'tom@hale.org' },
  { id: '4', company: 'North Mills' },
  { id: '5', note: 'nothing at all' },
]

const person = defineEntity({
  name: 'person',
  fields: { name: k.personName(), email: k.email() },
  sources: { crm: { id: 'id', map: { name: 'contact', email: 'mail' }, where: { column: 'contact' } } },
  relations: { 'works-for': { to: 'company' } },
})
const company = defineEntity({
  name: 'company',
  fields: { firm: k.text() },
  sources: { crm: { id: 'id', map: { firm: 'company' }, where: { column: 'company' } } },
})

const codeOf = async (job: Promise<unknown>): Promise<string | undefined> =>
  job.then(
    () => undefined,
    (error: unknown) => (isSamewiseError(error) ? `${error.code}: ${error.message}` : String(error)),
  )

describe('resolve with several entities', () => {
  it('feeds each entity the rows that are meant for it, and loses none', async () => {
    const { entities, rejects } = await resolve([person, company], { crm: rows })
    const idsOf = (name: string): string[] =>
      [...(entities.get(name)?.xref() ?? [])].map(({ recordId }) => recordId).sort()
    expect(idsOf('person')).toEqual(['1', '2', '3'])
    expect(idsOf('company')).toEqual(['1', '2', '4'])
    expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([[5, 'a record of no entity']])
  })

  it('relates the golden records that one row feeds, once, with the records that say so', async () => {
    const { entities, relations } = await resolve([person, company], { crm: rows })
    const idOf = (entity: string, record: string): string | undefined =>
      [...(entities.get(entity)?.xref() ?? [])].find(({ recordId }) => recordId === record)?.goldenId
    expect(idOf('person', '1')).toBe(idOf('person', '2'))
    expect(relations).toHaveLength(1)
    expect(relations[0]).toMatchObject({
      relation: 'works-for',
      from: { entity: 'person', goldenId: idOf('person', '1') },
      to: { entity: 'company', goldenId: idOf('company', '1') },
    })
    expect(relations[0].statedBy.map(({ recordId }) => recordId)).toEqual(['1', '2'])
  })

  it('refuses entities without names of their own, and relations that lead nowhere', async () => {
    const unnamed = defineEntity({ fields: { name: k.text() } })
    expect(await codeOf(resolve([unnamed, company], { crm: rows }))).toMatch(/^BAD_CONFIG: .*"name" of its own/)
    expect(await codeOf(resolve([company, company], { crm: rows }))).toMatch(/^BAD_CONFIG/)
    const lost = defineEntity({ ...company, relations: { 'owned-by': { to: 'persn' } } })
    expect(await codeOf(resolve([lost, person], { crm: rows }))).toMatch(/^BAD_CONFIG: .*"persn".*company, person/)
  })
})

describe('relations by foreign key', () => {
  const entity = defineEntity({
    name: 'customer',
    fields: { name: k.personName(), email: k.email() },
    sources: { crm: { id: 'id' }, shop: { id: 'no', map: { name: 'buyer', email: 'mail' } } },
    relations: { 'referred-by': { by: { shop: { column: 'friend', source: 'crm' } } } },
  })
  const inputs = {
    crm: [
      { id: 'a', name: 'Ann Lee', email: 'ann@lee.org' },
      { id: 'b', name: 'Bert Moss', email: 'bert@moss.org' },
    ],
    shop: [
      { no: '1', buyer: 'Bert Moss', mail: 'bert@moss.org', friend: 'a' },
      { no: '2', buyer: 'Cleo Dart', mail: 'cleo@dart.org', friend: 'zz' },
      { no: '3', buyer: 'Ann Lee', mail: 'ann@lee.org', friend: 'a' },
      { no: '4', buyer: 'Dora Finn', mail: 'dora@finn.org' },
    ],
  }

  it('are followed to the golden record of the record meant', async () => {
    const result = await resolve(entity, inputs)
    const { relations, dangling } = result.relations()
    const goldenIdOf = (source: string, id: string): string | undefined =>
      [...result.xref()].find((line) => line.source === source && line.recordId === id)?.goldenId
    expect(goldenIdOf('crm', 'b')).toBe(goldenIdOf('shop', '1'))
    expect(relations.map(({ from, to }) => [from.goldenId, to.goldenId])).toEqual([
      [goldenIdOf('crm', 'b'), goldenIdOf('crm', 'a')],
    ])
    expect(dangling).toEqual([
      { relation: 'referred-by', source: 'shop', recordId: '2', refersTo: { source: 'crm', recordId: 'zz' } },
    ])
  })
})
