import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeNodes } from '../../src/report/place-nodes'

const edge = (from: number, to: number) => ({ from, to, strength: 1 })

describe('the places of a network', () => {
  it('lie in the unit square, apart from each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), (count) => {
        const places = placeNodes(
          count,
          Array.from({ length: count - 1 }, (_, n) => edge(n, n + 1)),
        )
        for (const { x, y } of places) expect(x >= 0 && x <= 1 && y >= 0 && y <= 1).toBe(true)
        expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(count)
      }),
      { numRuns: 20 },
    )
  })

  it('are the same each time, and linked nodes lie closer than others', () => {
    const edges = [edge(0, 1), edge(1, 2), edge(0, 2), edge(3, 4), edge(4, 5), edge(3, 5), edge(2, 3)]
    const places = placeNodes(6, edges)
    expect(placeNodes(6, edges)).toEqual(places)
    const distance = (a: number, b: number) => Math.hypot(places[a].x - places[b].x, places[a].y - places[b].y)
    expect(distance(0, 1)).toBeLessThan(distance(0, 4))
  })
})
