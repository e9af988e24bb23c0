import { expect, it } from 'vitest'
import { joinFilled } from '../../src/kinds/join-filled'

it.each([
  [[], ''],
  [['', ''], ''],
  [['a', '', 'b'], 'a, b'],
  [['', 'b'], 'b'],
])('joins what is not empty of %j to %j', (parts, expected) => {
  expect(joinFilled(parts, ', ')).toBe(expected)
})
