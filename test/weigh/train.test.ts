import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/base'
import { type Comparison, PatternTable } from '../../src/compare'
import { trainByEm } from '../../src/weigh'

const ladder = (name: string, m: readonly number[], between: 'shared' | 'individual', echo?: number): Comparison => ({
  name,
  field: name,
  between,
  levels: m.map((value, k) => ({ label: `level ${k}`, m: value, ...(k === 0 ? { exact: true as const } : {}) })),
  ...(echo === undefined ? {} : { echo }),
})

// Starting values are some way off the truth that the data is drawn from.
const comparisons = [
  ladder('given', [0.7, 0.2, 0.1], 'individual'),
  ladder('born', [0.7, 0.2, 0.1], 'individual'),
  ladder('family', [0.7, 0.3], 'shared'),
  ladder('home', [0.5, 0.2, 0.3], 'shared'),
]
const u = [
  [0.01, 0.04, 0.95],
  [0.001, 0.02, 0.979],
  [0.005, 0.995],
  [0.002, 0.01, 0.988],
]
const truth = {
  m: [
    [0.85, 0.1, 0.05],
    [0.9, 0.08, 0.02],
    [0.93, 0.07],
    [0.6, 0.25, 0.15],
  ],
  h: [u[0], u[1], [0.8, 0.2], [0.9, 0.05, 0.05]],
}

/** Draws pairs of three classes, some levels missing, and counts their patterns. */
function simulate(matches: number, relatives: number, random: number, seed: number, missing = 0.1): PatternTable {
  const dice = seededRandom(seed)
  const draw = (p: readonly number[]): number => {
    let at = dice.next()
    let level = 0
    while (level < p.length - 1 && at >= p[level]) at -= p[level++]
    return level + 1
  }
  const patterns = new PatternTable(comparisons.length)
  const vector = new Uint8Array(comparisons.length)
  const classes: [number, readonly (readonly number[])[]][] = [
    [matches, truth.m],
    [relatives, truth.h],
    [random, u],
  ]
  for (const [count, probabilities] of classes) {
    for (let i = 0; i < count; i++) {
      for (let k = 0; k < vector.length; k++) vector[k] = dice.next() < missing ? 0 : draw(probabilities[k])
      patterns.count(vector)
    }
  }
  return patterns
}

describe('trainByEm', () => {
  it('finds the m and the number of matches that simulated pairs were drawn with', () => {
    const found = trainByEm(simulate(3000, 2000, 20_000, 1), 1, comparisons, u, 25_000)
    expect(Math.abs(found.matches - 3000)).toBeLessThan(120)
    expect(Math.abs(found.relatives - 2000)).toBeLessThan(400)
    truth.m.forEach((levels, k) => {
      levels.forEach((value, l) => {
        expect(Math.abs(found.m[k][l] - value), `m of ${comparisons[k].name}, level ${l}`).toBeLessThan(0.03)
      })
    })
    expect(Math.abs(found.h[2][0] - 0.8)).toBeLessThan(0.12)
    expect(Math.abs(found.h[3][0] - 0.9)).toBeLessThan(0.12)
  })

  it('finds the same from a sample of the pairs, scaled up', () => {
    const found = trainByEm(simulate(1500, 1000, 10_000, 2), 2, comparisons, u, 25_000)
    expect(Math.abs(found.matches - 3000)).toBeLessThan(200)
  })

  it('finds next to no matches among random pairs', () => {
    const found = trainByEm(simulate(0, 0, 20_000, 3, 0), 1, comparisons, u, 20_000)
    expect(found.matches).toBeLessThan(60)
  })

  it('does not depend on the order pairs were counted in', () => {
    const patterns = simulate(300, 200, 2000, 4)
    const turned = new PatternTable(patterns.width)
    for (let p = patterns.size - 1; p >= 0; p--) {
      const vector = patterns.levels.slice(p * patterns.width, (p + 1) * patterns.width)
      for (let i = 0; i < patterns.counts[p]; i++) turned.count(vector)
    }
    expect(trainByEm(turned, 1, comparisons, u, 5000)).toEqual(trainByEm(patterns, 1, comparisons, u, 5000))
  })

  it('gives probabilities: positive, and adding up to 1 for each comparison', () => {
    const tables = [simulate(300, 200, 2000, 5), simulate(0, 0, 10, 6), simulate(10, 0, 0, 7), new PatternTable(4)]
    for (const patterns of tables) {
      const found = trainByEm(patterns, 1, comparisons, u, 5000)
      for (const table of [found.m, found.h]) {
        for (const levels of table) {
          expect(levels.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 6)
          for (const p of levels) expect(p).toBeGreaterThan(0)
        }
      }
      expect(found.matches).toBeGreaterThanOrEqual(0)
    }
  })

  it('keeps the typical m of a level that the data never shows', () => {
    const found = trainByEm(simulate(0, 0, 3, 8), 1, comparisons, u, 3)
    expect(found.m[0][0]).toBeCloseTo(0.7, 1)
  })

  it('never takes a level that speaks against a match for one that matches have more often than the kind says', () => {
    const [given, ...others] = comparisons
    const levels = given.levels.map((level, l) => (l === 1 ? { ...level, m: 0.001, relatives: 0.05 } : level))
    const found = trainByEm(simulate(3000, 2000, 20_000, 1), 1, [{ ...given, levels }, ...others], u, 25_000)
    expect(found.m[0][1]).toBeLessThanOrEqual(0.0011)
    expect(found.h[0][1]).toBeGreaterThan(0.04)
  })

  it('lets relatives agree on what is individual no more than strangers do, but for the echo', () => {
    const echoing = [ladder('given', [0.7, 0.2, 0.1], 'individual', 0.3), ...comparisons.slice(1)]
    const found = trainByEm(simulate(3000, 2000, 20_000, 1), 1, echoing, u, 25_000)
    found.h[0].forEach((value, l) => {
      expect(value).toBeCloseTo(0.7 * u[0][l] + 0.3 * found.m[0][l], 9)
    })
    expect(found.h[1]).toEqual(u[1])
  })

  it('learns nothing from pairs that have nothing to compare', () => {
    const patterns = new PatternTable(4)
    for (let i = 0; i < 1000; i++) patterns.count(new Uint8Array(4))
    expect(trainByEm(patterns, 1, comparisons, u, 1000).matches).toBeLessThan(10)
  })

  it('finds relatives that share nearly all, though nothing but a number tells them apart', () => {
    const comparisonsOfFirms = [
      ladder('number', [0.9, 0.05, 0.05], 'individual'),
      ladder('name', [0.7, 0.2, 0.1], 'shared'),
      ladder('home', [0.8, 0.1, 0.1], 'shared'),
    ]
    const patterns = new PatternTable(3)
    const add = (levels: readonly number[], pairs: number): void => {
      for (let k = 0; k < pairs; k++) patterns.count(Uint8Array.from(levels))
    }
    add([1, 1, 1], 500)
    add([0, 1, 1], 300)
    add([1, 2, 1], 200)
    add([3, 1, 1], 1200)
    add([3, 2, 1], 2000)
    add([0, 2, 1], 1500)
    add([3, 3, 3], 3000)
    const { matches, relatives, m } = trainByEm(
      patterns,
      1,
      comparisonsOfFirms,
      [
        [0.0001, 0.0001, 0.9998],
        [0.001, 0.003, 0.996],
        [0.005, 0.005, 0.99],
      ],
      600_000,
    )
    expect(m[0][0]).toBeGreaterThan(0.8)
    expect(relatives).toBeGreaterThan(3000)
    expect(matches).toBeLessThan(2000)
  })

  it('takes the class that agrees more for the matches, where nothing else tells the two apart', () => {
    const shared = [ladder('name', [0.5, 0.3, 0.2], 'shared'), ladder('place', [0.5, 0.3, 0.2], 'shared')]
    const patterns = new PatternTable(2)
    for (let k = 0; k < 900; k++) patterns.count(Uint8Array.of(k % 9 === 0 ? 2 : 1, k % 7 === 0 ? 2 : 1))
    for (let k = 0; k < 700; k++) patterns.count(Uint8Array.of(k % 5 === 0 ? 2 : 3, 1))
    const u = [
      [0.001, 0.01, 0.989],
      [0.01, 0.02, 0.97],
    ]
    const { m, h } = trainByEm(patterns, 1, shared, u, 500_000)
    expect(m[0][0]).toBeGreaterThan(h[0][0])
  })

  it('finds no more matches than there are records to be matched, where records compete', () => {
    // Ten records of each source of one product line: all 100 pairs are alike, ten of them also share a code.
    const codes = [ladder('code', [0.8, 0.1, 0.1], 'individual'), ladder('title', [0.4, 0.4, 0.2], 'shared')]
    const u = [
      [0.001, 0.001, 0.998],
      [0.002, 0.01, 0.988],
    ]
    const patterns = new PatternTable(2)
    const pairs: { left: number; right: number; pattern: number }[] = []
    for (let line = 0; line < 20; line++) {
      for (let a = 0; a < 10; a++) {
        for (let b = 0; b < 10; b++) {
          const pattern = patterns.count(Uint8Array.of(a === b ? 1 : 0, 2))
          pairs.push({ left: line * 10 + a, right: 200 + line * 10 + b, pattern })
        }
      }
    }
    const rivals = {
      left: Int32Array.from(pairs, (pair) => pair.left),
      right: Int32Array.from(pairs, (pair) => pair.right),
      pattern: Int32Array.from(pairs, (pair) => pair.pattern),
      records: 400,
      mostMatches: 200,
    }
    const free = trainByEm(patterns, 1, codes, u, 40_000)
    const competing = trainByEm(patterns, 1, codes, u, 40_000, rivals)
    expect(free.matches).toBeGreaterThan(400)
    expect(competing.matches).toBeGreaterThan(150)
    expect(competing.matches).toBeLessThanOrEqual(200)
  })
})
