import fc from 'fast-check'
import { expect, it } from 'vitest'
import { poolOfTexts } from '../../src/columns'

it('a pool of texts gives each of them back, alike ones too', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.string({ unit: 'binary', maxLength: 400 }))), (texts) => {
      const pool = poolOfTexts(texts)
      expect(texts.map((_, k) => pool.get(k + 1))).toEqual(texts)
    }),
  )
})
