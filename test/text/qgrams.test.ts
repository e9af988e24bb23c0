import { describe, expect, it } from 'vitest'
import { qgrams } from '../../src/text'

describe('qgrams', () => {
  it('are all pieces of the given length, in order and repeated', () => {
    expect(qgrams('banana', 2)).toEqual(['ba', 'an', 'na', 'an', 'na'])
    expect(qgrams('banana', 3)).toEqual(['ban', 'ana', 'nan', 'ana'])
  })

  it('of a shorter text are the text itself, of an empty one none', () => {
    expect(qgrams('a', 3)).toEqual(['a'])
    expect(qgrams('')).toEqual([])
    expect(qgrams('', 3, { pad: true })).toEqual([])
  })

  it('count the ends of the text too when padded', () => {
    expect(qgrams('ab', 3, { pad: true })).toEqual(['  a', ' ab', 'ab ', 'b  '])
  })
})
