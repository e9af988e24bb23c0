import { expect, it } from 'vitest'
import { countryCode } from '../../../src/kinds/address/countries'

it.each([
  ['usa', 'us'],
  ['united kingdom', 'gb'],
  ['deutschland', 'de'],
  ['de', 'de'],
  ['россия', 'ru'],
  ['atlantis', ''],
  ['', ''],
])('the country of %j is %j', (text, code) => {
  expect(countryCode(text)).toBe(code)
})
