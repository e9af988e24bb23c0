import { describe, expect, it } from 'vitest'
import { soundex } from '../../src/text'

describe('soundex', () => {
  it.each([
    ['Robert', 'R163'],
    ['Rupert', 'R163'],
    ['Rubin', 'R150'],
    ['Ashcraft', 'A261'],
    ['Tymczak', 'T522'],
    ['Pfister', 'P236'],
    ['Honeyman', 'H555'],
    ['Gutierrez', 'G362'],
    ['Jackson', 'J250'],
    ['lee', 'L000'],
    ["O'Hara", 'O600'],
    ['', ''],
    ['123', ''],
  ])('of %j is %j', (word, code) => {
    expect(soundex(word)).toBe(code)
  })
})
