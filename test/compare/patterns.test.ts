import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PatternTable } from '../../src/compare'
import { runs } from '../base/runs'

describe('PatternTable', () => {
  it('counts vectors as a Map would', () => {
    const vectors = fc
      .integer({ min: 1, max: 5 })
      .chain((width) =>
        fc.array(fc.uint8Array({ minLength: width, maxLength: width, max: 6 }), { minLength: 1, maxLength: 300 }),
      )
    fc.assert(
      fc.property(vectors, (all) => {
        const table = new PatternTable(all[0].length)
        const counts = new Map<string, number>()
        for (const vector of all) {
          const key = vector.join()
          const pattern = table.count(vector)
          expect(table.levels.subarray(pattern * table.width, (pattern + 1) * table.width).join()).toBe(key)
          counts.set(key, (counts.get(key) ?? 0) + 1)
        }
        expect(table.size).toBe(counts.size)
        for (const [key, count] of counts) {
          expect(table.counts[table.intern(Uint8Array.from(key.split(',').map(Number)))]).toBe(count)
        }
      }),
      runs(40),
    )
  })

  it('gives many vectors the numbers of single ones', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.array(fc.nat(3), { maxLength: 200 }), (width, numbers) => {
        const [single, together] = [new PatternTable(width), new PatternTable(width)]
        const all = numbers.map((n) => Uint8Array.from({ length: width }, (_, k) => (n + k * n) % 5))
        const words = new Int32Array(all.length * together.words)
        const bytes = new Uint8Array(words.buffer)
        for (const [k, vector] of all.entries()) bytes.set(vector, k * together.words * 4)
        const patterns = new Int32Array(all.length)
        together.internMany(words, all.length, patterns)
        expect([...patterns]).toEqual(all.map((vector) => single.intern(vector)))
        expect(together.levels).toEqual(single.levels)
        // In either way the same vectors are found again.
        expect(all.map((vector) => together.intern(vector))).toEqual([...patterns])
      }),
      runs(40),
    )
  })

  it('grows to many patterns, and keeps the number of each', () => {
    const table = new PatternTable(3)
    const vector = new Uint8Array(3)
    const at = (i: number): Uint8Array => {
      vector.set([i % 20, Math.floor(i / 20) % 20, Math.floor(i / 400)])
      return vector
    }
    for (let i = 0; i < 4000; i++) if (table.intern(at(i)) !== i) expect.fail(`pattern ${i}`)
    for (let i = 0; i < 4000; i++) if (table.count(at(i)) !== i) expect.fail(`pattern ${i}`)
    expect(table.size).toBe(4000)
    expect(table.counts.subarray(0, 4000).every((count) => count === 1)).toBe(true)
  })

  it('sorts patterns by their vectors, whatever order they came in', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ minLength: 2, maxLength: 2, max: 9 }), { maxLength: 60 }), (all) => {
        const list = (vectors: Uint8Array[]): string[] => {
          const table = new PatternTable(2)
          for (const vector of vectors) table.count(vector)
          return Array.from(
            table.sorted(),
            (p) => `${table.levels[p * 2]},${table.levels[p * 2 + 1]}:${table.counts[p]}`,
          )
        }
        const ascending = list(all)
        expect(list([...all].reverse())).toEqual(ascending)
        expect(ascending).toEqual([...ascending].sort())
      }),
      runs(30),
    )
  })

  it('reads only as many levels as it is wide', () => {
    const table = new PatternTable(2)
    expect(table.intern(Uint8Array.of(1, 2, 3))).toBe(table.intern(Uint8Array.of(1, 2, 9)))
  })
})
