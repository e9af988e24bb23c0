import { describe, expect, it } from 'vitest'
import { Dice } from '../../src/generate/dice'
import { WeightedList } from '../../src/generate/weighted-list'

describe('Dice', () => {
  it('draws the same numbers whenever a stream is started again', () => {
    const dice = new Dice()
    const draws = (): number[] => Array.from({ length: 20 }, () => dice.next())
    dice.start(1, 2, 3)
    const first = draws()
    dice.start(1, 2, 4)
    expect(draws()).not.toEqual(first)
    dice.start(2, 2, 3)
    expect(draws()).not.toEqual(first)
    dice.start(1, 2, 3)
    expect(draws()).toEqual(first)
  })

  it('draws evenly, also over the first draws of many streams', () => {
    const dice = new Dice()
    const counts = new Array<number>(10).fill(0)
    for (let stream = 0; stream < 50_000; stream++) counts[dice.start(7, stream, 0).below(10)]++
    for (const count of counts) expect(Math.abs(count - 5000)).toBeLessThan(300)
  })

  it('draws values in proportion to their weights', () => {
    const dice = new Dice().start(1, 1, 1)
    const list = new WeightedList(['a', 'b', 'c'], (position) => [1, 0.5, 2.5][position])
    const counts: Record<string, number> = { a: 0, b: 0, c: 0 }
    for (let i = 0; i < 40_000; i++) counts[list.draw(dice)]++
    expect(Math.abs(counts.a - 10_000)).toBeLessThan(400)
    expect(Math.abs(counts.b - 5000)).toBeLessThan(300)
  })
})
