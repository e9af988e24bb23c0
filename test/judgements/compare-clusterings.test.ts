import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareClusterings } from '../../src/judgements'
import { runs } from '../base/runs'

/** A crosswalk from clusters of record ids. */
const xref = (clusters: Readonly<Record<string, string>>) =>
  Object.entries(clusters).flatMap(([goldenId, ids]) =>
    [...ids].map((recordId) => ({ goldenId, source: 'crm', recordId })),
  )

const names = (clusters: readonly (readonly { readonly recordId: string }[])[]): string[] =>
  clusters.map((cluster) => cluster.map(({ recordId }) => recordId).join(''))

describe('compareClusterings', () => {
  it('tells merged, split and moved clusters apart, with examples', () => {
    const found = compareClusterings(
      xref({ g1: 'ab', g2: 'c', g3: 'defg', g4: 'hi', g5: 'jk', g6: 'lm', gone: 'x' }),
      xref({ n1: 'abc', n2: 'de', n3: 'fg', n4: 'hj', n5: 'ik', n6: 'ml', born: 'y' }),
    )
    expect(found.records).toEqual({ both: 13, onlyBefore: 1, onlyAfter: 1 })
    expect(found.clusters).toEqual({ before: 6, after: 6, unchanged: 1 })
    const shown = [found.merged, found.split, found.moved].map(({ count, records, examples }) => ({
      count,
      records,
      examples: examples.map(({ before, after }) => [names(before), names(after)]),
    }))
    expect(shown).toEqual([
      { count: 1, records: 3, examples: [[['ab', 'c'], ['abc']]] },
      { count: 1, records: 4, examples: [[['defg'], ['de', 'fg']]] },
      {
        count: 1,
        records: 4,
        examples: [
          [
            ['hi', 'jk'],
            ['hj', 'ik'],
          ],
        ],
      },
    ])
    expect(found.pairs).toEqual({ joined: 2 + 2, separated: 4 + 2 })
  })

  it('shows no more examples than are asked for', () => {
    const found = compareClusterings(xref({ a: '12', b: '34' }), xref({ a: '1', b: '2', c: '3', d: '4' }), {
      examples: 1,
    })
    expect([found.split.count, found.split.examples.length]).toEqual([2, 1])
  })

  it('counts every pair, whatever the order of lines and the names of clusters', () => {
    const partition = fc.array(fc.nat({ max: 4 }), { minLength: 12, maxLength: 12 })
    fc.assert(
      fc.property(partition, partition, (before, after) => {
        const entries = (labels: readonly number[], name: string) =>
          labels.map((label, k) => ({ goldenId: `${name}${label}`, source: 'crm', recordId: String(k) }))
        const found = compareClusterings(entries(before, 'a'), entries(after, 'b'))
        let joined = 0
        let separated = 0
        for (let i = 0; i < 12; i++) {
          for (let j = 0; j < i; j++) {
            if (before[i] !== before[j] && after[i] === after[j]) joined++
            if (before[i] === before[j] && after[i] !== after[j]) separated++
          }
        }
        expect(found.pairs).toEqual({ joined, separated })
        const turned = compareClusterings(entries(before, 'c').reverse(), entries(after, 'd').reverse())
        expect(turned).toEqual(found)
        const back = compareClusterings(entries(after, 'b'), entries(before, 'a'))
        expect([back.merged.count, back.split.count]).toEqual([found.split.count, found.merged.count])
      }),
      runs(150),
    )
  })

  it('finds nothing changed where nothing has', () => {
    const same = xref({ a: '12', b: '3' })
    const found = compareClusterings(same, same)
    expect([found.clusters.unchanged, found.merged.count, found.split.count, found.moved.count]).toEqual([2, 0, 0, 0])
  })
})
