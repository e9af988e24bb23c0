import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText } from '../../src/text'
import { anyText } from './text-pairs'

describe('foldText', () => {
  it.each([
    ['', ''],
    ['   ', ''],
    ['smith', 'smith'],
    ['  John   SMITH ', 'john smith'],
    ['Smith\t&\nSons, Ltd.', 'smith sons ltd'],
    ["O'Brien", 'obrien'],
    ['O’Brien', 'obrien'],
    ['O´Brien', 'obrien'],
    ['Müller-Lüdenscheidt', 'muller ludenscheidt'],
    ['Mu\u0308ller', 'muller'],
    ['Straße', 'strasse'],
    ['STRAẞE', 'strasse'],
    ['Łódź Øresund Þórður Ærø Đorđe', 'lodz oresund thordur aero dorde'],
    ['İstanbul Iğdır', 'istanbul igdir'],
    ['Nguyễn Thị Hương', 'nguyen thi huong'],
    ['ＡＢＣ　１２３', 'abc 123'],
    ['ﬁn № ½', 'fin no 1 2'],
    ['Gal·la PARAL·LEL Paraŀlel', 'galla parallel parallel'],
    ['约翰·史密斯', '约翰 史密斯'],
    ['soft\u00adhyphen zero\u200bwidth', 'softhyphen zerowidth'],
    ['❤️ love 1️⃣', 'love 1'],
    ['\u0301abc', 'abc'],
    ['a\ud800b', 'a b'],
  ])('turns %j into %j', (value, folded) => {
    expect(foldText(value)).toBe(folded)
  })

  it.each([
    ['ИВАН Йовкович', 'иван йовкович'],
    ['Ελένη ΟΔΥΣΣΕΥΣ', 'ελένη οδυσσευς'],
    ['王 小明', '王 小明'],
    ['がぎぐ ガギグ', 'がぎぐ ガギグ'],
    ['ｶﾞｷﾞ', 'ガギ'],
    ['김민수', '김민수'],
    ['יוסף', 'יוסף'],
    ['محمد', 'محمد'],
    ['हिन्दी', 'हिन्दी'],
    ['ก้าว', 'ก้าว'],
    ['Ձախ', 'ձախ'],
  ])('keeps the letters of other scripts: %j', (value, folded) => {
    expect(foldText(value)).toBe(folded.normalize('NFC'))
  })

  it('gives lower-case letters, marks and digits with single spaces between, and the same when folded again', () => {
    fc.assert(
      fc.property(fc.oneof(anyText(40), fc.string({ unit: 'binary', maxLength: 30 })), (value) => {
        const folded = foldText(value)
        expect(folded).toMatch(/^(?:[\p{L}\p{M}\p{N}]+(?: [\p{L}\p{M}\p{N}]+)*)?$/u)
        expect(folded).not.toMatch(/[A-Z]/)
        expect(foldText(folded)).toBe(folded)
      }),
      { numRuns: 2000 },
    )
  })

  it('loses no letter of a script without Latin forms', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'абвйёαβςאבجمかカ王金अอ')), (letters) => {
        const text = letters.join('')
        expect([...foldText(text)].length).toBe([...text].length)
      }),
    )
  })

  it('folds a character alone as beside others', () => {
    for (let code = 0; code < 0x3100; code++) {
      const character = String.fromCharCode(code)
      // The Greek sigma and combining characters depend on their neighbours.
      if (/[\p{M}Σ·]/u.test(character) || /\p{M}/u.test(character.normalize('NFKD').slice(-1))) continue
      const expected = foldText(`王${character}王`).slice(1, -1)
      expect(foldText(`x${character}x`).slice(1, -1), code.toString(16)).toBe(expected)
    }
  })

  it('takes a text of a million characters', () => {
    expect(foldText('Ab, '.repeat(250_000)).length).toBe(749_999)
    expect(foldText('É\u0301\u0301'.repeat(300_000))).toBe('e'.repeat(300_000))
  })
})
