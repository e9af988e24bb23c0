import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  damerau,
  damerauPacked,
  jaro,
  jaroWinkler,
  jaroWinklerPacked,
  levenshtein,
  levenshteinPacked,
  osa,
  osaPacked,
  tokenSetRatio,
} from '../../src/text'
import { inPool } from './text-pairs'

interface Row {
  a: string
  b: string
  levenshtein: number
  osa: number
  damerau: number
  jaro: number
  jaroWinkler: number
  tokenSetRatio: number
}

// Made by benchmarks/peers/make-text-fixtures.py.
const { pairs } = JSON.parse(readFileSync(new URL('../fixtures/text/rapidfuzz.json', import.meta.url), 'utf8')) as {
  pairs: Row[]
}

describe('the values of RapidFuzz', () => {
  it('cover names, addresses, edge lengths and several scripts', () => {
    expect(pairs.length).toBeGreaterThan(290)
  })

  it.each([
    ['levenshtein', levenshtein, levenshteinPacked],
    ['osa', osa, osaPacked],
    ['damerau', damerau, damerauPacked],
  ] as const)('are those of %s', (name, clear, packed) => {
    for (const row of pairs) {
      const { units, aStart, aEnd, bStart, bEnd } = inPool(row.a, row.b)
      expect(clear(row.a, row.b), `${row.a} | ${row.b}`).toBe(row[name])
      expect(packed(units, aStart, aEnd, units, bStart, bEnd, 1000), `${row.a} | ${row.b}`).toBe(row[name])
    }
  })

  it('are those of jaro and jaroWinkler', () => {
    for (const row of pairs) {
      const { units, aStart, aEnd, bStart, bEnd } = inPool(row.a, row.b)
      expect(Math.abs(jaro(row.a, row.b) - row.jaro), `${row.a} | ${row.b}`).toBeLessThan(1e-9)
      expect(Math.abs(jaroWinkler(row.a, row.b) - row.jaroWinkler), `${row.a} | ${row.b}`).toBeLessThan(1e-9)
      const packed = jaroWinklerPacked(units, aStart, aEnd, units, bStart, bEnd, 0)
      expect(Math.abs(packed - row.jaroWinkler), `${row.a} | ${row.b}`).toBeLessThan(1e-9)
    }
  })

  it('are those of tokenSetRatio, except that RapidFuzz calls two empty texts different', () => {
    const words = (text: string) => text.split(' ').filter((word) => word !== '')
    for (const row of pairs) {
      if (row.a === '' && row.b === '') continue
      const ratio = tokenSetRatio(words(row.a), words(row.b))
      expect(Math.abs(ratio - row.tokenSetRatio), `${row.a} | ${row.b}`).toBeLessThan(1e-9)
    }
  })
})
