import { describe, expect, it } from 'vitest'
import { drawnPairs } from '../../src/resolve/drawn-pairs'

describe('drawnPairs', () => {
  it('numbers each pair once, and weighs those that are asked for, each once', () => {
    const asked: string[] = []
    const pairs = drawnPairs(200, (lefts, rights, count, found) => {
      for (let k = 0; k < count; k++) {
        asked.push(`${lefts[k]} ${rights[k]}`)
        found[k] = lefts[k] / rights[k]
      }
    })
    const all = Array.from({ length: 9000 }, (_, k) => [k % 90, 100 + Math.floor(k / 90)])
    const numbers = all.map(([left, right]) => pairs.numberOf(left, right))
    expect(numbers).toEqual(all.map((_, k) => k))
    expect(all.map(([left, right]) => pairs.numberOf(left, right))).toEqual(numbers)
    expect(pairs.left.length).toBe(9000)
    const wanted = numbers.filter((number) => number % 7 === 0)
    for (const number of [...wanted, ...wanted]) pairs.ask(number)
    pairs.answer()
    for (const number of wanted) pairs.ask(number)
    pairs.answer()
    expect(asked).toEqual(wanted.map((number) => all[number].join(' ')))
    for (const number of wanted) expect(pairs.probability[number]).toBe(all[number][0] / all[number][1])
  })
})
