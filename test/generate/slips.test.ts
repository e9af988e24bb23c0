import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Dice } from '../../src/generate/dice'
import { dateSlip, digitSlip, typo } from '../../src/generate/slips'

const dice = fc.integer().map((seed) => new Dice().start(seed, 0, 0))

describe('slips', () => {
  it('change the length of a text by at most one and keep a capital first letter', () => {
    fc.assert(
      fc.property(dice, fc.stringMatching(/^[A-Z][a-z]{1,12}$/), (rolled, name) => {
        const slipped = typo(rolled, name)
        expect(Math.abs(slipped.length - name.length)).toBeLessThanOrEqual(1)
        expect(slipped[0]).toBe(slipped[0].toUpperCase())
      }),
    )
  })

  it('change digits only, and at most two of them', () => {
    fc.assert(
      fc.property(dice, fc.stringMatching(/^[0-9a-c -]{1,12}$/), (rolled, text) => {
        const slipped = digitSlip(rolled, text)
        expect(slipped.replace(/[0-9]/g, '#')).toBe(text.replace(/[0-9]/g, '#'))
        const differing = [...slipped].filter((character, at) => character !== text[at]).length
        expect(differing).toBeLessThanOrEqual(2)
      }),
    )
  })

  it('make of a date another or the same date that exists', () => {
    const date = fc.date({ min: new Date('1920-01-01'), max: new Date('2020-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(dice, date, (rolled, day) => {
        const slipped = dateSlip(rolled, day.toISOString().slice(0, 10))
        expect(new Date(slipped).toISOString().slice(0, 10)).toBe(slipped)
      }),
    )
  })
})
