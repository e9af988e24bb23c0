import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSamewiseError } from '../../src/base'
import { evaluateClusters } from '../../src/evaluate'

type Rows = [string, string][]
const rows = (text: string): Rows =>
  text
    .split(' ')
    .filter(Boolean)
    .map((row) => row.split(':') as [string, string])

const codeOf = (job: () => unknown): string | undefined => {
  try {
    job()
  } catch (error) {
    return isSamewiseError(error) ? error.code : 'other'
  }
  return undefined
}

describe('evaluateClusters', () => {
  it('scores a worked example', () => {
    // Entities {a b c} {d e}, clusters {a b} {c d e}: of 4 true pairs and 4 predicted ones, ab and de are common.
    const truth = rows('a:1 b:1 c:1 d:2 e:2')
    const result = evaluateClusters(truth, rows('a:x b:x c:y d:y e:y'))
    expect(result).toMatchObject({
      records: 5,
      entities: 2,
      clusters: 2,
      largestCluster: 3,
      recordsNotInClusters: 0,
      recordsNotInTruth: 0,
      pairs: { truePairs: 4, predictedPairs: 4, commonPairs: 2, precision: 0.5, recall: 0.5, f1: 0.5 },
      exactEntities: 0,
      exactEntityShare: 0,
      mergeDistance: { total: 2, splits: 1, merges: 1 },
    })
    // Precision by record: a 1, b 1, c 1/3, d 2/3, e 2/3. Recall: 2/3, 2/3, 1/3, 1, 1.
    expect(result.bCubed.precision).toBeCloseTo(11 / 15, 12)
    expect(result.bCubed.recall).toBeCloseTo(11 / 15, 12)
    // 10 pairs; by chance 4 · 4 / 10 = 1.6 of at most 4 would be common.
    expect(result.adjustedRandIndex).toBeCloseTo((2 - 1.6) / (4 - 1.6), 12)
    // Each side leaves three records in a part that is split one to two.
    const half = (3 * Math.log2(3) - 2) / 5
    expect(result.variationOfInformation.split).toBeCloseTo(half, 12)
    expect(result.variationOfInformation.lumped).toBeCloseTo(half, 12)
    expect(result.variationOfInformation.total).toBeCloseTo(2 * half, 12)
  })

  it('counts a record without a cluster as one of its own, and ignores records the truth does not have', () => {
    const truth = rows('a:1 b:1 c:2')
    const result = evaluateClusters(truth, rows('a:x z:x y:x z:x'))
    expect(result).toMatchObject({
      clusters: 3,
      recordsNotInClusters: 2,
      recordsNotInTruth: 2,
      pairs: { truePairs: 1, predictedPairs: 0, commonPairs: 0, precision: 1, recall: 0, f1: 0 },
      exactEntities: 1,
    })
  })

  it('does not take a record without a cluster for a member of a cluster that has the name of a record', () => {
    expect(evaluateClusters(rows('a:1 b:1'), rows('a:b')).pairs.predictedPairs).toBe(0)
  })

  it('counts only pairs of different sources with across', () => {
    const truth = rows('a1:1 a2:1 b1:1 b2:2')
    const clusters = rows('a1:x a2:x b1:x b2:x')
    const across = new Map(rows('a1:a a2:a b1:b b2:b'))
    expect(evaluateClusters(truth, clusters, { across }).pairs).toMatchObject({
      truePairs: 2,
      predictedPairs: 4,
      commonPairs: 2,
    })
  })

  it('takes Maps as well as rows, and the empty string as an id like any other', () => {
    const truth = new Map(rows('a: b: c:1'))
    expect(evaluateClusters(truth, truth)).toMatchObject({ entities: 2, exactEntityShare: 1, adjustedRandIndex: 1 })
  })

  it('gives full marks to nothing at all and to one record', () => {
    for (const truth of [[], rows('a:1')]) {
      expect(evaluateClusters(truth, truth)).toMatchObject({
        pairs: { precision: 1, recall: 1, f1: 1 },
        bCubed: { precision: 1, recall: 1, f1: 1 },
        exactEntityShare: 1,
        adjustedRandIndex: 1,
        variationOfInformation: { total: 0 },
        mergeDistance: { total: 0 },
      })
    }
  })

  it('refuses rows that contradict', () => {
    expect(codeOf(() => evaluateClusters(rows('a:1 a:1'), []))).toBe('DUPLICATE_IDS')
    expect(codeOf(() => evaluateClusters(rows('a:1'), rows('a:x a:y')))).toBe('DUPLICATE_IDS')
    expect(codeOf(() => evaluateClusters(rows('a:1'), rows('a:x a:x')))).toBeUndefined()
    expect(codeOf(() => evaluateClusters([['', '1']], []))).toBe('UNKNOWN_RECORD')
    expect(codeOf(() => evaluateClusters(rows('a:1 b:1'), [], { across: rows('a:s') }))).toBe('UNKNOWN_RECORD')
  })

  const records = fc.array(
    fc.record({ entity: fc.nat(5), cluster: fc.option(fc.nat(5), { nil: undefined }), source: fc.nat(2) }),
    { minLength: 2, maxLength: 25 },
  )

  it('equals a count over all pairs and records', () => {
    fc.assert(
      fc.property(records, fc.boolean(), (cases, linked) => {
        const truth = cases.map(({ entity }, i): [string, string] => [`r${i}`, `e${entity}`])
        const clusterOf = cases.map(({ cluster }, i) => (cluster === undefined ? `own ${i}` : `c${cluster}`))
        const clusters = clusterOf
          .map((cluster, i): [string, string] => [`r${i}`, cluster])
          .filter((_, i) => cases[i].cluster !== undefined)
        const across = cases.map(({ source }, i): [string, string] => [`r${i}`, `s${source}`])
        const result = evaluateClusters(truth, clusters, linked ? { across } : {})

        let actual = 0
        let predicted = 0
        let common = 0
        let bothSame = 0
        let sameEntity = 0
        let sameCluster = 0
        const all = (cases.length * (cases.length - 1)) / 2
        for (let i = 0; i < cases.length; i++) {
          for (let j = i + 1; j < cases.length; j++) {
            const isTrue = cases[i].entity === cases[j].entity
            const isPredicted = clusterOf[i] === clusterOf[j]
            sameEntity += Number(isTrue)
            sameCluster += Number(isPredicted)
            bothSame += Number(isTrue && isPredicted)
            if (linked && cases[i].source === cases[j].source) continue
            actual += Number(isTrue)
            predicted += Number(isPredicted)
            common += Number(isTrue && isPredicted)
          }
        }
        expect(result.pairs).toMatchObject({ truePairs: actual, predictedPairs: predicted, commonPairs: common })

        let precision = 0
        let recall = 0
        for (let i = 0; i < cases.length; i++) {
          const entity = cases.filter((other) => other.entity === cases[i].entity).length
          const cluster = clusterOf.filter((other) => other === clusterOf[i]).length
          const both = cases.filter((o, j) => o.entity === cases[i].entity && clusterOf[j] === clusterOf[i]).length
          precision += both / cluster / cases.length
          recall += both / entity / cases.length
        }
        expect(result.bCubed.precision).toBeCloseTo(precision, 10)
        expect(result.bCubed.recall).toBeCloseTo(recall, 10)

        const expected = (sameEntity * sameCluster) / all
        const highest = (sameEntity + sameCluster) / 2
        const index = highest === expected ? 1 : (bothSame - expected) / (highest - expected)
        expect(result.adjustedRandIndex).toBeCloseTo(index, 10)
      }),
    )
  })

  it('does not depend on the order of the rows, to the last bit', () => {
    fc.assert(
      fc.property(records, fc.func(fc.nat()), (cases, rank) => {
        const truth = cases.map(({ entity }, i): [string, string] => [`r${i}`, `e${entity}`])
        const clusters = cases.map(({ cluster }, i): [string, string] => [`r${i}`, `c${cluster ?? i + 10}`])
        const shuffled = (list: Rows): Rows => [...list].sort((a, b) => rank(a[0]) - rank(b[0]))
        expect(evaluateClusters(shuffled(truth), shuffled(clusters))).toEqual(evaluateClusters(truth, clusters))
      }),
    )
  })

  it('finds nothing to split or merge in the truth itself, and mirrors when the sides are swapped', () => {
    fc.assert(
      fc.property(records, (cases) => {
        const truth = cases.map(({ entity }, i): [string, string] => [`r${i}`, `e${entity}`])
        const clusters = cases.map(({ cluster }, i): [string, string] => [`r${i}`, `c${cluster ?? 9}`])
        expect(evaluateClusters(truth, truth)).toMatchObject({
          pairs: { f1: 1 },
          exactEntityShare: 1,
          mergeDistance: { total: 0 },
          variationOfInformation: { total: 0 },
        })
        const there = evaluateClusters(truth, clusters)
        const back = evaluateClusters(clusters, truth)
        expect(back.pairs.precision).toBe(there.pairs.recall)
        expect(back.bCubed.recall).toBe(there.bCubed.precision)
        expect(back.mergeDistance.splits).toBe(there.mergeDistance.merges)
        expect(back.variationOfInformation.split).toBe(there.variationOfInformation.lumped)
      }),
    )
  })
})
