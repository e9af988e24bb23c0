import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  blocksOfRule,
  forEachCandidateOf,
  holdsEarlier,
  holdsPair,
  type RuleBlocks,
  RulePacking,
} from '../../src/block'
import { runs } from '../base/runs'

const COUNT = 20

/** A rule whose records hold up to three different keys. */
const rule = fc
  .array(fc.uniqueArray(fc.integer({ min: -4, max: 4 }), { maxLength: 3 }), { minLength: COUNT, maxLength: COUNT })
  .map((lists): RuleBlocks => {
    const slots = Math.max(1, ...lists.map((list) => list.length))
    const hashes = new Int32Array(COUNT * slots)
    lists.forEach((list, i) => {
      hashes.set(list, i * slots)
    })
    return { slots, hashes }
  })

function packRules(rules: readonly RuleBlocks[], count: number) {
  const packing = new RulePacking(
    rules.map(({ slots }) => slots),
    count,
  )
  for (const rule of rules) packing.add(rule)
  return packing.take()
}

const keysOf = ({ hashes, slots }: RuleBlocks, i: number): Set<number> =>
  new Set([...hashes.subarray(i * slots, (i + 1) * slots)].filter((key) => key !== 0))

const agree = (blocks: RuleBlocks, i: number, j: number): boolean => {
  const right = keysOf(blocks, j)
  return [...keysOf(blocks, i)].some((key) => right.has(key))
}

describe('forEachCandidateOf', () => {
  it('visits each admissible pair that a rule holds exactly once, under the first rule that holds it', () => {
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 5 }), (rules, modulus) => {
        const admissible = (i: number, j: number): boolean => (i + j) % modulus !== 1
        const expected: string[] = []
        for (let i = 0; i < COUNT; i++) {
          for (let j = i + 1; j < COUNT; j++) {
            const first = rules.findIndex((blocks) => agree(blocks, i, j))
            if (first >= 0 && admissible(i, j)) expected.push(`${i},${j},${first}`)
          }
        }
        const visited: string[] = []
        const packed = packRules(rules, COUNT)
        const counts = rules.map((_, rule) =>
          forEachCandidateOf(packed, rule, admissible, (left, right, r) => visited.push(`${left},${right},${r}`)),
        )
        expect([...visited].sort()).toEqual(expected.sort())
        rules.forEach((_, r) => {
          expect(counts[r]).toBe(visited.filter((pair) => pair.endsWith(`,${r}`)).length)
        })
      }),
      runs(60),
    )
  })

  it('visits nothing where there is no block', () => {
    const packed = packRules([{ slots: 1, hashes: Int32Array.of(0, 0, 5) }], 3)
    expect(
      forEachCandidateOf(
        packed,
        0,
        () => true,
        () => expect.unreachable(),
      ),
    ).toBe(0)
  })
})

describe('packed rules', () => {
  it('keeps the blocks of every rule', () => {
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 4 }), (rules) => {
        const packed = packRules(rules, COUNT)
        expect(rules.map((_, r) => blocksOfRule(packed, r))).toEqual(rules)
      }),
      runs(20),
    )
  })
})

describe('holdsPair and holdsEarlier', () => {
  it('say whether records share a block, also over slots', () => {
    const single: RuleBlocks = { slots: 1, hashes: Int32Array.of(7, 7, 0, 0) }
    const double: RuleBlocks = { slots: 2, hashes: Int32Array.of(1, 2, 2, 0, 3, 1, 0, 0) }
    const packed = packRules([single, double], 4)
    expect(holdsPair(single, 0, 1)).toBe(true)
    expect(holdsPair(single, 2, 3)).toBe(false)
    expect(holdsPair(double, 0, 1)).toBe(true)
    expect(holdsPair(double, 0, 2)).toBe(true)
    expect(holdsPair(double, 1, 2)).toBe(false)
    expect(holdsPair(double, 2, 3)).toBe(false)
    expect(holdsEarlier(packed, 0, 0, 1)).toBe(false)
    expect(holdsEarlier(packed, 1, 0, 1)).toBe(true)
    expect(holdsEarlier(packed, 2, 0, 2)).toBe(true)
  })
})
