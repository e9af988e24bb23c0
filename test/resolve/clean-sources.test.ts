import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/base'
import { type EntityConfig, kinds as k, type ResolveResult, type Row, resolve } from '../../src/index'

const config: EntityConfig = {
  fields: { name: k.text(), code: k.productCode(), price: k.number() },
  sources: { a: { id: 'id' }, b: { id: 'id' } },
}
const SYLLABLES = ['ka', 'lo', 'mir', 'ten', 'sol', 'ver', 'dun', 'pra', 'eth', 'ri', 'nox', 'bel']
const COMMON = ['black', 'steel', 'kit', 'pro', 'set', 'home', 'wall', 'mount']

/** Products of two shops; every `again`-th record of a shop stands in it a second time, a little altered. */
function shops(products: number, again: number): Record<'a' | 'b', Row[]> {
  const dice = seededRandom(4)
  const pick = (list: readonly string[]): string => list[dice.below(list.length)]
  const word = (): string => pick(SYLLABLES) + pick(SYLLABLES) + pick(SYLLABLES)
  const found: Record<'a' | 'b', Row[]> = { a: [], b: [] }
  for (let i = 0; i < products; i++) {
    const code = `${pick(SYLLABLES)}${1000 + i}x`.toUpperCase()
    const words = [word(), word(), pick(COMMON), pick(COMMON)]
    const price = 20 + dice.below(400)
    for (const shop of ['a', 'b'] as const) {
      if (dice.next() < 0.3) continue
      const copies = i % again === 0 ? 2 : 1
      for (let copy = 0; copy < copies; copy++) {
        const name = [...words, pick(COMMON)].join(' ')
        found[shop].push({ id: `${shop}${i}.${copy}`, name, code, price: price + dice.below(5) })
      }
    }
  }
  return found
}

const methodOf = (result: ResolveResult): string => result.state.clusters.method

describe('sources free of duplicates', () => {
  it('are found where records share rare values across two sources, and hardly ever within one', async () => {
    const result = await resolve(config, shops(300, 1000))
    expect(methodOf(result)).toBe('one-to-one')
    expect(result.state.learned.clean.evidence).toMatch(/of \d+ records of a have a twin inside it/)
  })

  it('are not assumed where every fourth thing stands in its source twice', async () => {
    const result = await resolve(config, shops(300, 4))
    expect(methodOf(result)).toBe('average-linkage')
    const inside = [...result.golden()].filter((golden) => golden.records.length > golden.sources.length)
    expect(inside.length).toBeGreaterThan(50)
  })

  it('are what the user says, whatever the data looks like', async () => {
    const stated = {
      ...config,
      sources: { a: { id: 'id', duplicateFree: true }, b: { id: 'id', duplicateFree: true } },
    }
    const result = await resolve(stated, shops(300, 4))
    for (const golden of result.golden()) expect(golden.records.length).toBe(golden.sources.length)
  })
})
