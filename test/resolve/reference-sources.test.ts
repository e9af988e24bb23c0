import { describe, expect, it } from 'vitest'
import { defineEntity, type SourceConfig } from '../../src/entity'
import { kinds as k } from '../../src/kinds'
import { type ResolveOptions, type ResolveResult, resolve } from '../../src/resolve'

const crm = [
  { id: '1', name: 'Ann Lee', email: 'ann@lee.org', phone: '', changed: '2026-03-01' },
  { id: '2', name: 'Bert Moss', email: 'bert@moss.org', phone: '0161 496 0001', changed: '2026-04-01' },
  { id: '3', name: 'Cleo Dart', email: 'cleo@dart.org', phone: '', changed: '2026-05-01' },
]
const partner = [
  { ref: 'p1', name: 'Ann Lee', email: 'ann@lee.org', phone: '0161 496 0009' },
  { ref: 'p2', name: 'Bert Moss', email: 'bert@moss.org', phone: '0161 496 0002' },
  { ref: 'p9', name: 'Zoe Stranger', email: 'zoe@stranger.org', phone: '0161 496 0003' },
]

async function run(settings: SourceConfig = {}, options: ResolveOptions = {}): Promise<ResolveResult> {
  const entity = defineEntity({
    fields: { name: k.personName(), email: k.email(), phone: k.phone() },
    sources: {
      crm: { id: 'id', observedAt: 'changed' },
      partner: { id: 'ref', role: 'reference', licence: 'one year, own use', ...settings },
    },
  })
  return resolve(entity, { crm, partner }, options)
}

const goldenWith = (result: ResolveResult, recordId: string) =>
  [...result.golden()].find(({ records }) => records.some((r) => r.recordId === recordId))

describe('a reference source', () => {
  it('fills gaps of a golden record, and its values yield to those of other sources', async () => {
    const result = await run()
    expect(goldenWith(result, '1')?.values.phone).toBe(goldenWith(result, 'p1')?.values.phone)
    expect(goldenWith(result, '1')?.lineage.phone.winners[0].source).toBe('partner')
    const { phone } = goldenWith(result, '2')?.lineage ?? {}
    expect(phone?.winners[0].source).toBe('crm')
    expect(phone?.losers).toMatchObject([{ source: 'partner', lostBy: 'reference' }])
  })

  it('founds no golden record, though its records stay in the crosswalk', async () => {
    const result = await run()
    expect(result.goldenCount).toBe(3)
    expect([...result.golden()]).toHaveLength(3)
    expect(goldenWith(result, 'p9')).toBeUndefined()
    expect([...result.xref()]).toHaveLength(6)
  })

  it('can be withdrawn as a whole: nothing of it is left, and golden IDs stay', async () => {
    const before = await run()
    const after = await run({ withdrawn: true })
    expect([...after.golden()].map(({ goldenId }) => goldenId)).toEqual(
      [...before.golden()].map(({ goldenId }) => goldenId),
    )
    expect([...after.xref()].every(({ source }) => source === 'crm')).toBe(true)
    expect(JSON.stringify([...after.golden()])).not.toContain('0009')
    expect(after.state.warnings).toEqual(['Source "partner" is withdrawn: its 3 rows take no part.'])
  })

  it('counts as withdrawn from the day its licence expires, by the latest time in the input', async () => {
    const usedOn = async (expires: string, options?: ResolveOptions): Promise<boolean> =>
      [...(await run({ expires }, options)).xref()].some(({ source }) => source === 'partner')
    expect(await usedOn('2026-05-02')).toBe(true)
    expect(await usedOn('2026-05-01')).toBe(false)
    expect(await usedOn('2026-05-02', { asOf: '2027-01-01' })).toBe(false)
    expect(await usedOn('2026-05-01', { asOf: '2026-04-30' })).toBe(true)
  })
})
