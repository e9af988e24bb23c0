import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  affordJoin,
  affordRule,
  type BlockEntries,
  type BoundKey,
  blocksOfEntries,
  costOfRule,
  cutOversizeBlocks,
  forEachBlock,
  joinKeys,
  type RuleBlocks,
  ruleName,
  sortKeys,
} from '../../src/block'
import { runs } from '../base/runs'

const COUNT = 24

/** A key over records 0…COUNT-1 whose values are small numbers; 0 is none. */
function keyOf(lists: readonly (readonly number[])[]): BoundKey {
  const slots = Math.max(1, ...lists.map((list) => list.length))
  const hashes = new Int32Array(lists.length * slots)
  lists.forEach((list, i) => {
    for (const [slot, value] of list.entries()) hashes[i * slots + slot] = value
  })
  return { key: { name: 'k', field: 'k', features: ['k'] }, slots, hashes }
}

const lists = (maxLength: number) =>
  fc.array(fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength }), { minLength: COUNT, maxLength: COUNT })

function sharesBlock({ hashes, slots }: RuleBlocks, left: number, right: number): boolean {
  for (let s = 0; s < slots; s++) {
    for (let t = 0; t < slots; t++) {
      if (hashes[left * slots + s] !== 0 && hashes[left * slots + s] === hashes[right * slots + t]) return true
    }
  }
  return false
}

function blockSizes(blocks: RuleBlocks): number[] {
  const sizes: number[] = []
  forEachBlock(sortKeys(blocks.hashes, blocks.slots), (from, to) => sizes.push(to - from))
  return sizes
}

const pairsOf = (size: number): number => (size * (size - 1)) / 2
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

describe('joinKeys', () => {
  it('puts two records in one block exactly when they agree on every key, in any of their values', () => {
    fc.assert(
      fc.property(fc.array(lists(3), { minLength: 1, maxLength: 3 }), (keys) => {
        const blocks = joinKeys(keys.map(keyOf), COUNT)
        for (let i = 0; i < COUNT; i++) {
          for (let j = i + 1; j < COUNT; j++) {
            const agree = keys.every((key) => key[i].some((value) => value !== 0 && key[j].includes(value)))
            expect(sharesBlock(blocks, i, j)).toBe(agree)
          }
        }
      }),
      runs(25),
    )
  })

  it('holds a record once in a block, also when two of its values give the same key', () => {
    const blocks = joinKeys([keyOf([[5, 5, 7], [5, 7, 7], [7]])], 3)
    for (let i = 0; i < 3; i++) {
      const own = [...blocks.hashes.subarray(i * blocks.slots, (i + 1) * blocks.slots)].filter((h) => h !== 0)
      expect(new Set(own).size).toBe(own.length)
    }
    expect(blockSizes(blocks).sort()).toEqual([2, 3])
  })

  it('joins keys of one value in steps, and into room that is handed in, to the same', () => {
    fc.assert(
      fc.property(lists(1), lists(1), lists(1), (a, b, c) => {
        const keys = [a, b, c].map(keyOf)
        const room = new Int32Array(COUNT).fill(7)
        const steps = joinKeys([joinKeys(keys.slice(0, 2), COUNT), keys[2]], COUNT, room)
        expect(steps.hashes).toBe(room)
        expect(steps).toEqual(joinKeys(keys, COUNT))
        expect(joinKeys(keys, COUNT, room)).toEqual(joinKeys(keys, COUNT))
      }),
      runs(20),
    )
  })

  it('leaves the hashes of the keys as they were', () => {
    const key = keyOf([
      [5, 5],
      [5, 7],
    ])
    const before = key.hashes.slice()
    joinKeys([key], 2)
    joinKeys([key, key], 2)
    expect(key.hashes).toEqual(before)
  })
})

describe('costOfRule', () => {
  it('counts the pairs under the cap and what is above it, exactly', () => {
    fc.assert(
      fc.property(lists(3), fc.integer({ min: 1, max: 10 }), (values, cap) => {
        const blocks = joinKeys([keyOf(values)], COUNT)
        const sizes = blockSizes(blocks)
        expect(costOfRule(blocks, cap)).toEqual({
          pairs: sum(sizes.filter((size) => size <= cap).map(pairsOf)),
          oversizePairs: sum(sizes.filter((size) => size > cap).map(pairsOf)),
        })
      }),
      runs(40),
    )
  })

  it('is nothing for a rule without blocks', () => {
    const blocks = joinKeys([keyOf([[0], [0]])], 2)
    expect(costOfRule(blocks, 10)).toEqual({ pairs: 0, oversizePairs: 0 })
  })
})

describe('affordRule', () => {
  it('costs what costOfRule says, and keeps the blocks of two records to the cap, and no other', () => {
    fc.assert(
      fc.property(lists(3), fc.integer({ min: 1, max: 10 }), (values, cap) => {
        const blocks = joinKeys([keyOf(values)], COUNT)
        const kept = blockSizes(blocks).filter((size) => size > 1 && size <= cap)
        const { entries, ...cost } = affordRule(blocks, { cap, mostPairs: Number.POSITIVE_INFINITY })
        expect(cost).toEqual(costOfRule(blocks, cap))
        const afforded = blocksOfEntries(entries as BlockEntries, COUNT)
        expect(blockSizes(afforded).sort()).toEqual(kept.sort())
        for (let i = 0; i < COUNT; i++) {
          for (let j = 0; j < i; j++) if (sharesBlock(afforded, i, j)) expect(sharesBlock(blocks, i, j)).toBe(true)
        }
        expect(affordRule(blocks, { cap, mostPairs: cost.pairs - 1 }).entries).toBeUndefined()
      }),
      runs(30),
    )
  })
})

describe('affordJoin', () => {
  it('finds what the joined keys hold, whichever of them is given as entries', () => {
    fc.assert(
      fc.property(lists(1), lists(1), fc.integer({ min: 1, max: 10 }), (a, b, cap) => {
        const [first, second] = [keyOf(a), keyOf(b)]
        const affordable = { cap, mostPairs: Number.POSITIVE_INFINITY, isJoined: true }
        const joined = affordRule(joinKeys([first, second], COUNT), affordable)
        const sharedOf = (key: BoundKey): BlockEntries =>
          affordRule(joinKeys([key], COUNT), affordable).shared as BlockEntries
        expect(affordJoin(sharedOf(first), second.hashes, false, affordable)).toEqual(joined)
        expect(affordJoin(sharedOf(second), first.hashes, true, affordable)).toEqual(joined)
        expect(joined.shared?.records.length).toBe(
          sum(blockSizes(joinKeys([first, second], COUNT)).filter((size) => size > 1)),
        )
      }),
      runs(30),
    )
  })
})

describe('cutOversizeBlocks', () => {
  it('leaves no block above the cap, counts the loss exactly, and makes no new pairs', () => {
    fc.assert(
      fc.property(
        lists(2),
        fc.array(lists(1), { maxLength: 2 }),
        fc.integer({ min: 2, max: 10 }),
        (values, refiners, cap) => {
          const blocks = joinKeys([keyOf(values)], COUNT)
          const before = joinKeys([keyOf(values)], COUNT)
          const sizes = blockSizes(before)
          const loss = cutOversizeBlocks(blocks, cap, refiners.map(keyOf))
          const after = blockSizes(blocks)
          expect(Math.max(0, ...after)).toBeLessThanOrEqual(cap)
          const oversize = sizes.filter((size) => size > cap)
          expect(loss.blocks).toBe(oversize.length)
          expect(loss.largestBlock).toBe(Math.max(0, ...oversize))
          expect(loss.pairs).toBe(sum(oversize.map(pairsOf)))
          expect(loss.skippedPairs).toBe(sum(sizes.map(pairsOf)) - sum(after.map(pairsOf)))
          for (let i = 0; i < COUNT; i++) {
            for (let j = i + 1; j < COUNT; j++) {
              if (sharesBlock(blocks, i, j)) expect(sharesBlock(before, i, j)).toBe(true)
            }
          }
        },
      ),
      runs(40),
    )
  })

  it('leaves blocks at the cap alone, and keeps pairs that a refiner holds together', () => {
    const blocks = joinKeys([keyOf([[1], [1], [1], [1], [2], [2], [2]])], 7)
    const refiner = keyOf([[8], [9], [8], [9], [8], [9], [9]])
    expect(cutOversizeBlocks(blocks, 3, [refiner])).toEqual({ blocks: 1, largestBlock: 4, pairs: 6, skippedPairs: 4 })
    expect(sharesBlock(blocks, 0, 2)).toBe(true)
    expect(sharesBlock(blocks, 1, 3)).toBe(true)
    expect(sharesBlock(blocks, 0, 1)).toBe(false)
    expect(sharesBlock(blocks, 4, 5) && sharesBlock(blocks, 5, 6)).toBe(true)
  })

  it('thins what no refiner splits to records that follow each other', () => {
    const blocks = joinKeys([keyOf(Array.from({ length: 10 }, () => [1]))], 10)
    expect(cutOversizeBlocks(blocks, 4, [])).toEqual({ blocks: 1, largestBlock: 10, pairs: 45, skippedPairs: 32 })
    expect(sharesBlock(blocks, 0, 3)).toBe(true)
    expect(sharesBlock(blocks, 3, 4)).toBe(false)
    expect(sharesBlock(blocks, 8, 9)).toBe(true)
  })
})

describe('ruleName', () => {
  it('joins the names of its keys', () => {
    expect(ruleName({ keys: ['email', 'name.given'] })).toBe('email + name.given')
  })
})
