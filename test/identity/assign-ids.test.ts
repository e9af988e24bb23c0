import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignIds, firstGoldenId, type IdPolicy, resolveId } from '../../src/identity'
import { runs as fcRuns } from '../base/runs'
import { idOf, refOf, runAfter, runs, xrefOf } from './small-run'

describe('assignIds', () => {
  it('names the clusters of a first run after the first of their records', () => {
    const first = runs([['web:2', 'crm:9', 'crm:10'], ['web:1']])
    expect(first.ids).toEqual([firstGoldenId('crm', '10'), firstGoldenId('web', '1')])
    expect(first.created.map(({ id }) => id)).toEqual([...first.ids].sort())
    expect(first.created.some((event) => 'because' in event)).toBe(false)
    expect(first.churn).toMatchObject({ kept: 0, created: 2, merged: 0, records: 0, shareMoved: 0, because: {} })
  })

  it('keeps the ID of a cluster that gains a record, even one that would come first', () => {
    const first = runs([['2', '3'], ['5']])
    const second = runAfter(first, [['1', '2', '3'], ['5']])
    expect(second.ids).toEqual(first.ids)
    expect(second.churn).toMatchObject({ kept: 2, created: 0, records: 3, recordsMoved: 0 })
    expect(second.ledger.runs[1].events).toEqual([{ event: 'joined', id: first.ids[0], records: [refOf('1')] }])
  })

  it('keeps the ID of a cluster that loses the record it was made from', () => {
    const first = runs([['1', '2']])
    const second = runAfter(first, [['2']])
    expect(second.ids).toEqual(first.ids)
    const third = runAfter(second, [['2'], ['1']])
    expect(third.ids[0]).toBe(first.ids[0])
    expect(third.ids[1]).not.toBe(first.ids[0])
    expect(third.ids[1]).toMatch(/^g_[0-9a-hjkmnp-tv-z]{26}$/)
  })

  it('changes nothing for the same clusters, and adds nothing to the ledger', () => {
    const first = runs([['1', '2'], ['3']], [['1', '2', '3']], [['1', '2'], ['3']])
    const again = runAfter(first, [['3'], ['2', '1']])
    expect([...again.ids].reverse()).toEqual(first.ids)
    expect(again.ledger).toBe(first.ledger)
    expect(again.churn).toMatchObject({ kept: 2, merged: 0, split: 0, created: 0, retired: 0, revived: 0 })
  })

  it('lets the oldest ID survive a merge, however small it is', () => {
    const second = runs([['1']], [['1'], ['2', '3', '4']])
    const third = runAfter(second, [['1', '2', '3', '4']])
    expect(third.ids).toEqual([idOf(second, '1')])
    expect(third.merges).toEqual([
      { event: 'merged', id: idOf(second, '2'), into: idOf(second, '1'), because: ['unknown'] },
    ])
    expect(third.churn).toMatchObject({ records: 4, recordsMoved: 3, shareMoved: 0.75 })
  })

  it('lets the ID of most records survive among those of one age', () => {
    const first = runs([['1'], ['2', '3']])
    expect(runAfter(first, [['1', '2', '3']]).ids).toEqual([idOf(first, '2')])
  })

  it.each<[string, IdPolicy, string]>([
    ['the largest', { winner: 'largest' }, 'web:2'],
    ['that of the first source', { winner: { sourcePriority: ['shop', 'web'] } }, 'shop:4'],
    ['that of a source that is named over others', { winner: { sourcePriority: ['web'] } }, 'web:2'],
    ['one by a function', { winner: ({ records, sources }) => (sources[0] === 'crm' ? records : 9) }, 'crm:1'],
    ['a pinned one', { winner: 'largest', pinned: [firstGoldenId('shop', '4')] }, 'shop:4'],
  ])('lets %s survive where the policy says so', (_, policy, winner) => {
    const first = runs([['crm:1']], [['crm:1'], ['web:2', 'web:3'], ['shop:4']])
    const merged = runAfter(first, [['crm:1', 'web:2', 'web:3', 'shop:4']], policy)
    expect(merged.ids).toEqual([idOf(first, winner)])
    expect(merged.churn.merged).toBe(2)
  })

  it('leaves the ID with the record it was made from on a split, or with most records', () => {
    const first = runs([['1', '2', '3']])
    const parts = [['1'], ['2', '3']]
    expect(runAfter(first, parts).ids[0]).toBe(first.ids[0])
    expect(runAfter(first, parts, { split: 'largest' }).ids[1]).toBe(first.ids[0])
    const split = runAfter(first, parts)
    expect(split.splits).toEqual([
      { event: 'split', id: first.ids[0], into: [...split.ids].sort(), because: ['unknown'] },
    ])
    expect(resolveId(split.ledger, first.ids[0])).toMatchObject({ status: 'active', siblings: [split.ids[1]] })
  })

  it('lets an ID that loses its first part stay on another', () => {
    const old = runs(
      [['1', '2']],
      [
        ['1', '2'],
        ['3', '4', '5'],
      ],
    )
    const next = runAfter(old, [
      ['1', '2', '3'],
      ['4', '5'],
    ])
    expect(next.ids).toEqual(old.ids)
    expect(next.churn).toMatchObject({ kept: 2, split: 1, merged: 0, recordsMoved: 1 })
  })

  it('revives the IDs of a merge that is taken back', () => {
    const first = runs([
      ['1', '2'],
      ['3', '4'],
    ])
    const merged = runAfter(first, [['1', '2', '3', '4']])
    const back = runAfter(merged, [
      ['1', '2'],
      ['3', '4'],
    ])
    expect(back.ids).toEqual(first.ids)
    expect(back.revived).toHaveLength(1)
    expect(back.created).toEqual([])
  })

  it('revives the ID of a record that comes back', () => {
    const first = runs([['1', '2'], ['3']])
    const without = runAfter(first, [['1', '2']])
    expect(without.retired).toEqual([{ event: 'retired', id: idOf(first, '3'), because: ['records-left'] }])
    const back = runAfter(without, [['1', '2'], ['3']])
    expect(back.ids).toEqual(first.ids)
    expect(back.revived[0].because).toEqual(['records-joined'])
  })

  it('does not revive an ID for records that it did not have', () => {
    const first = runs(
      [
        ['1', '2'],
        ['3', '4'],
      ],
      [['1', '2', '3', '4']],
    )
    const apart = runAfter(first, [['1'], ['2', '3', '4']])
    expect(apart.revived).toEqual([])
    expect(apart.created).toHaveLength(1)
    expect(apart.created[0].id).not.toBe(firstGoldenId('crm', '3'))
  })

  it('says which pinned IDs it could not hold', () => {
    const first = runs([['1'], ['2'], ['3']], [['1'], ['2', '3']])
    const [one, two, three] = ['1', '2', '3'].map((id) => firstGoldenId('crm', id))
    const pinned = [one, two, three, 'g_none']
    const next = runAfter(first, [['1', '2', '3']], { pinned })
    expect(next.pinsNotHeld).toHaveLength(3)
    expect(next.pinsNotHeld).toContainEqual({ id: 'g_none', reason: 'never-given' })
    expect(next.pinsNotHeld.map(({ reason }) => reason).sort()).toEqual(['another-pin', 'gone-before', 'never-given'])
    expect(runAfter(first, [['1']], { pinned: [idOf(first, '2')] }).pinsNotHeld[0].reason).toBe('no-record-left')
  })

  it('tells why IDs changed', () => {
    const first = runs([['1'], ['2'], ['3', '4'], ['5']])
    const next = runAfter(first, [['1', '2', '9'], ['3'], ['4'], ['7']], {
      isChanged: ({ recordId }) => recordId === '4',
    })
    expect(next.merges[0].because).toEqual(['records-joined'])
    expect(next.splits[0].because).toEqual(['records-changed'])
    expect(next.retired[0].because).toEqual(['records-left'])
    expect(next.churn.because).toEqual({
      merged: { 'records-joined': 1 },
      split: { 'records-changed': 1 },
      retired: { 'records-left': 1 },
      created: { 'records-changed': 1, 'records-joined': 1 },
    })
    const same = runAfter(first, [['1', '2'], ['3', '4'], ['5']], { isChanged: () => false })
    expect(same.merges[0].because).toEqual(['model-or-config'])
  })

  it('takes over the IDs of another system', () => {
    const xref = [
      { source: 'web', recordId: '7', goldenId: 'K-1' },
      { source: 'crm', recordId: '1', goldenId: 'K-1' },
      { source: 'crm', recordId: '2', goldenId: 'K-2' },
    ]
    const { ids, ledger, created } = assignIds({ xref }, [
      [refOf('crm:1')],
      [refOf('crm:2'), refOf('crm:3')],
      [refOf('web:7')],
    ])
    expect(ids.slice(0, 2)).toEqual(['K-1', 'K-2'])
    expect(created.map(({ id }) => id)).toEqual([ids[2]])
    expect(resolveId(ledger, 'K-1')).toMatchObject({ status: 'active', siblings: [ids[2]], since: { run: 1 } })
  })

  it('orders records by code point', () => {
    const [late, early] = ['\u{1f600}', '\uff21']
    expect(runs([[late, early]]).ids).toEqual([firstGoldenId('crm', early)])
  })

  it('refuses what cannot be', () => {
    expect(() => runs([['1'], []])).toThrow('Cluster 1 has no record')
    expect(() => runs([['1'], ['1']])).toThrow('The record crm:1 stands in two clusters')
    const first = runs([['1'], ['2']])
    const xref = xrefOf(first)
    const give = (lines: typeof xref) => assignIds({ xref: lines, ledger: first.ledger }, [[refOf('1')]])
    expect(() => give([...xref, xref[0]])).toThrow('on two lines of the earlier crosswalk')
    expect(() => give([xref[0]])).toThrow(`it has no record of ${first.ids[1]}`)
    const merged = runAfter(first, [['1', '2']])
    expect(() => assignIds({ xref, ledger: merged.ledger }, [[refOf('1')]])).toThrow('by the ledger that ID has gone')
    const newer = { ...first.ledger, format: 3 as 2 }
    expect(() => assignIds({ xref, ledger: newer }, [])).toThrow('of format 3; this version reads formats up to 2')
  })

  it('refuses a policy with every fault of it', () => {
    const bad = { winner: 'youngest', split: 'first', pinned: 'g_1' } as unknown as IdPolicy
    expect(() => runAfter(undefined, [['1']], bad)).toThrow(
      /"winner" must be .* and is "youngest"; "split" must be .* and is "first"; "pinned" must be a list/,
    )
    const first = runs([['1'], ['2']])
    expect(() => runAfter(first, [['1', '2']], { winner: () => Number.NaN })).toThrow('gave g_')
  })

  it('gives the same whatever the order of clusters, records and crosswalk', () => {
    const records = Array.from({ length: 12 }, (_, k) => `${k % 3 === 0 ? 'web' : 'crm'}:${k}`)
    const partition = fc.array(fc.nat({ max: 5 }), { minLength: 12, maxLength: 12 })
    const shuffle = <T>(list: readonly T[], keys: readonly number[]): T[] =>
      list
        .map((entry, k) => [keys[k % keys.length] * 7919 + k * 104729, entry] as const)
        .sort((a, b) => (a[0] % 997) - (b[0] % 997))
        .map(([, entry]) => entry)
    const clustersOf = (labels: readonly number[]) =>
      [...new Set(labels)]
        .map((label) => records.filter((_, k) => labels[k] === label && (k + label) % 7 !== 6))
        .filter((own) => own.length > 0)
    fc.assert(
      fc.property(
        fc.array(partition, { minLength: 2, maxLength: 4 }),
        fc.array(fc.nat(96), { minLength: 5, maxLength: 9 }),
        (history, keys) => {
          const plain = runs(...history.map(clustersOf))
          const mixed = runs(
            ...history.map((labels) =>
              shuffle(
                clustersOf(labels).map((own) => shuffle(own, keys)),
                keys,
              ),
            ),
          )
          expect(mixed.ledger).toEqual(plain.ledger)
          expect(new Map(xrefOf(mixed).map((row) => [row.recordId, row.goldenId]))).toEqual(
            new Map(xrefOf(plain).map((row) => [row.recordId, row.goldenId])),
          )
        },
      ),
      fcRuns(60),
    )
  })
})
