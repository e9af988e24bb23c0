import { describe, expect, it } from 'vitest'
import { didYouMean, nearestName } from '../../src/entity'

describe('nearestName', () => {
  const known = ['email', 'phone', 'birthDate', 'address', 'name']
  const cases: [string, string | undefined][] = [
    ['Email', 'email'],
    ['e-mail', 'email'],
    ['emal', 'email'],
    ['emial', 'email'],
    ['nmae', 'name'],
    ['birthdate', 'birthDate'],
    ['birth_date', 'birthDate'],
    ['adress', 'address'],
    ['fone', 'phone'],
    ['loyaltyNumber', undefined],
    ['', undefined],
  ]
  it.each(cases)('of %s is %s', (name, nearest) => {
    expect(nearestName(name, known)).toBe(nearest)
  })

  it('is none of none', () => {
    expect(nearestName('email', [])).toBeUndefined()
  })
})

describe('didYouMean', () => {
  it('asks, or says nothing', () => {
    expect(didYouMean('emal', ['email'])).toBe(' Did you mean "email"?')
    expect(didYouMean('x', ['email'])).toBe('')
  })
})
