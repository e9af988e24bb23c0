import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isMissing } from '../../../src/kinds/missing'
import { isNobody } from '../../../src/kinds/person-name/is-nobody'
import { NO_NAME } from '../../../src/kinds/person-name/name-parts'
import { wordClasses } from '../../../src/kinds/person-name/name-words'
import { plainName } from '../../../src/kinds/person-name/plain-name'
import { readFamilyName, readGivenName } from '../../../src/kinds/person-name/read-name'
import { foldText } from '../../../src/text'

it.each([
  ['Anna', 'anna'],
  ['WITTER', 'witter'],
  ['Na', ''],
  ['xxx', ''],
  ['Unknown', ''],
  ['Anonymous', ''],
  ['Jr', ''],
  ['van', ''],
  ['A', ''],
  ['Mary Ann', ''],
  ['Smith-Jones', ''],
  ['José', ''],
  ['', ''],
])('the plain name of %j is %j', (raw, expected) => {
  expect(plainName(raw)).toBe(expected)
})

it('is what the full readers make of a name, and never a word for nothing', () => {
  const word = fc.oneof(
    fc.stringMatching(/^[A-Za-z]{1,8}$/),
    fc.constantFrom(
      ...wordClasses.keys(),
      ...'na nan none unknown test xx xxx tbd null anon nobody dummy newborn void nil'.split(' '),
    ),
  )
  let plain = 0
  fc.assert(
    fc.property(word, fc.boolean(), (lower, isLoud) => {
      const raw = isLoud ? lower.toUpperCase() : lower
      const name = plainName(raw)
      if (name === '') return
      plain++
      expect(isMissing(raw) || isNobody(raw), raw).toBe(false)
      expect(name).toBe(foldText(raw))
      expect(readGivenName(raw)).toEqual({ ...NO_NAME, given: raw })
      expect(readFamilyName(raw)).toEqual({ ...NO_NAME, family: raw })
    }),
    { numRuns: 5000 },
  )
  expect(plain).toBeGreaterThan(500)
})
