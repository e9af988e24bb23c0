import { describe, expect, it } from 'vitest'
import { defineEntity, type SourceConfig } from '../../src/entity'
import { firstGoldenId, type KeepOptions, keepIds, resolveId } from '../../src/identity'
import { kinds as k } from '../../src/kinds'
import { type ResolveOptions, type ResolveResult, resolve } from '../../src/resolve'

const ann = { id: '1', name: 'Ann Lee', email: 'ann@lee.org', at: '2027-01-05' }
const anne = { id: '2', name: 'Anne Lee', email: 'ann@lee.org', at: '2027-01-06' }
const tom = { id: '3', name: 'Tom Hale', email: 'tom@hale.org', at: '2027-01-07' }
const zoe = { id: 'p9', name: 'Zoe Stranger', email: 'zoe@stranger.org' }

const entity = defineEntity({
  name: 'person',
  fields: { name: k.personName(), email: k.email() },
  sources: { crm: { id: 'id', observedAt: 'at' }, partner: { id: 'id', role: 'reference' } },
})

const run = (crm: object[], options: ResolveOptions = {}, partner: object[] = []): Promise<ResolveResult> =>
  resolve(entity, { crm: crm as never, partner: partner as never }, options)

const following = (result: ResolveResult, more: Partial<KeepOptions> = {}): ResolveOptions => ({
  previous: keepIds({ xref: result.xref(), ledger: result.ledger, ...more }),
})

const idsOf = (result: ResolveResult): Map<string, string> =>
  new Map([...result.xref()].map(({ recordId, goldenId }) => [recordId, goldenId]))

describe('golden IDs of resolve', () => {
  it('are born in a first run, at the latest time of the input or at asOf', async () => {
    const first = await run([ann, anne, tom])
    expect(first.idChanges).toBeUndefined()
    expect(first.ledger.runs).toHaveLength(1)
    expect(first.ledger.runs[0]).toMatchObject({ run: 1, at: '2027-01-07' })
    expect(first.ledger.runs[0].events.map(({ id }) => id)).toEqual([...first.golden()].map(({ goldenId }) => goldenId))
    expect((await run([ann], { asOf: '2027-03-01' })).ledger.runs[0].at).toBe('2027-03-01')
  })

  it('go on naming what they named in the run before', async () => {
    const first = await run([anne, tom])
    const second = await run([ann, anne, tom], following(first))
    expect(idsOf(second).get('2')).toBe(idsOf(first).get('2'))
    expect(idsOf(second).get('1')).toBe(firstGoldenId('crm', '2'))
    expect(second.idChanges?.churn).toMatchObject({ kept: 2, created: 0, recordsMoved: 0 })
    expect([...second.golden()].map(({ goldenId }) => goldenId).sort()).toEqual(
      [...new Set(idsOf(second).values())].sort(),
    )
  })

  it('tell of merges, and why', async () => {
    const first = await run([{ ...ann, email: 'x@one.org' }, { ...anne, name: 'Petra Voss', email: 'y@two.org' }, tom])
    expect(first.goldenCount).toBe(3)
    const isChanged = ({ recordId }: { recordId: string }): boolean => recordId === '2'
    const second = await run([ann, anne, tom], following(first, { isChanged }))
    expect(second.idChanges?.merges).toHaveLength(1)
    expect(second.idChanges?.merges[0].because).toEqual(['records-changed'])
    const { id, into } = second.idChanges?.merges[0] ?? { id: '', into: '' }
    expect(resolveId(second.ledger, id)).toMatchObject({ status: 'merged', current: [into] })
    const apart = { winner: 'largest', pinned: [id] } as const
    const pinned = await run([ann, anne, tom], following(first, { policy: apart }))
    expect(idsOf(pinned).get('1')).toBe(id)
  })

  it('are in the ledger for golden records only', async () => {
    const first = await run([ann], {}, [zoe])
    expect(resolveId(first.ledger, idsOf(first).get('p9') ?? '').status).toBe('unknown')
    const second = await run([ann, tom], following(first), [zoe])
    expect(idsOf(second).get('p9')).toBe(idsOf(first).get('p9'))
    expect(second.idChanges?.churn).toMatchObject({ kept: 1, created: 1, retired: 0 })
    const founded = await run([ann, { ...tom, ...zoe, id: '7' }], following(second), [zoe])
    expect(idsOf(founded).get('p9')).toBe(firstGoldenId('crm', '7'))
  })

  it('of a source that becomes one of reference do not name something else', async () => {
    const both = (role: SourceConfig): Promise<ResolveResult> => {
      const config = { ...entity, sources: { crm: { id: 'id' }, partner: { id: 'id', ...role } } }
      return resolve(config, { crm: [ann] as never, partner: [zoe] as never }, before && following(before))
    }
    let before: ResolveResult | undefined
    before = await both({})
    const second = await both({ role: 'reference' })
    expect(second.idChanges?.churn).toMatchObject({ kept: 1, retired: 1 })
    const old = firstGoldenId('partner', 'p9')
    expect(idsOf(before).get('p9')).toBe(old)
    expect(idsOf(second).get('p9')).not.toBe(old)
    expect(resolveId(second.ledger, old).status).toBe('retired')
    before = second
    expect(idsOf(await both({})).get('p9')).toBe(old)
  })

  it('cannot be kept for a source without ids', async () => {
    const nameless = defineEntity({ fields: { name: k.personName(), email: k.email() } })
    const first = await resolve(nameless, { shop: [ann] as never })
    await expect(resolve(nameless, { shop: [ann] as never }, following(first))).rejects.toThrow(
      'the source "shop" has no id column, so a row that changes becomes another record. Name the column as "id"',
    )
  })

  it('are kept for each of several entities', async () => {
    const person = { ...entity, sources: { crm: { id: 'id' } } }
    const mailbox = defineEntity({ name: 'mailbox', fields: { email: k.email() }, sources: { crm: { id: 'id' } } })
    const first = await resolve([person, mailbox], { crm: [anne, tom] as never })
    const previousByEntity = Object.fromEntries(
      [...first.entities].map(([name, result]) => [name, keepIds({ xref: [...result.xref()], ledger: result.ledger })]),
    )
    const onlyOne = { person: previousByEntity.person }
    const second = await resolve([person, mailbox], { crm: [ann, anne, tom] as never }, { previousByEntity })
    for (const [name, result] of second.entities) {
      expect(idsOf(result).get('2')).toBe(idsOf(first.entities.get(name) as ResolveResult).get('2'))
      expect(result.idChanges?.churn.kept).toBe(2)
    }
    const partly = await resolve([person, mailbox], { crm: [anne] as never }, { previousByEntity: onlyOne })
    expect(partly.entities.get('person')?.idChanges?.churn.retired).toBe(1)
    expect(partly.entities.get('mailbox')?.idChanges).toBeUndefined()
  })
})
