import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeData } from '../../../src/data'
import { nicknamesEn } from '../../../src/data/nicknames-en'
import { likenessOfNames } from '../../../src/kinds/person-name/likeness'

const none = mergeData([])

describe('likenessOfNames', () => {
  it('is 0.5 where a name is missing or a title stands for the given name', () => {
    expect(likenessOfNames('', 'John Smith', none)).toBe(0.5)
    expect(likenessOfNames('Dr. Smith', 'John Smith', none)).toBe(0.5)
  })

  it('falls from equal over spelled otherwise and nickname to initial', () => {
    const others = ['Robert Miller', 'Robert Mueller', 'Bob Muller', 'R. Muller', 'Rupert Jones']
    const found = others.map((other) => likenessOfNames('Robert Müller', other, mergeData([nicknamesEn])))
    expect(found[1]).toBeGreaterThan(found[2])
    expect(found[2]).toBeGreaterThan(found[3])
    expect(found[3]).toBeGreaterThan(found[4])
  })

  it('takes II for Jr., and one generation for none', () => {
    expect(likenessOfNames('John Smith II', 'John Smith Jr.', none)).toBeGreaterThan(0.9)
    expect(likenessOfNames('John Smith', 'John Smith III', none)).toBeGreaterThan(0.9)
    expect(likenessOfNames('John Smith Jr.', 'John Smith III', none)).toBeLessThan(0.1)
  })

  it('knows the nicknames that are handed in', () => {
    const data = mergeData([{ name: 'own', nicknames: [['ermintrude', 'trudl']] }])
    expect(likenessOfNames('Ermintrude Gold', 'Trudl Gold', none)).toBeLessThan(0.5)
    expect(likenessOfNames('Ermintrude Gold', 'Trudl Gold', data)).toBeGreaterThan(0.5)
  })

  const word = fc.constantFrom(
    'John',
    'Jon',
    'Maria',
    'Mario',
    'Smith',
    'van',
    'bin',
    'al-Assad',
    'Abdul',
    'J.',
    'Jr.',
    'Dr.',
    'Дмитрий',
    'محمد',
    'כהן',
    '김',
    '李小龙',
    '"Bob"',
    'Chul-soo',
    'Robert',
    ',',
  )
  const names = fc.oneof(
    fc.array(word, { maxLength: 6 }).map((words) => words.join(' ')),
    fc.string({ unit: 'binary' }),
  )

  it('is a probability, whatever the two values', () => {
    fc.assert(
      fc.property(names, names, (left, right) => {
        const likeness = likenessOfNames(left, right, none)
        expect(likeness).toBeGreaterThanOrEqual(0)
        expect(likeness).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('finds a name like itself', () => {
    const name = fc.stringMatching(/^[A-Z][a-z]{3,9}$/)
    fc.assert(
      fc.property(name, name, (given, family) => {
        expect(likenessOfNames(`${given} ${family}`, `${given} ${family}`, none)).toBeGreaterThan(0.9)
      }),
    )
  })

  it('looks at a limited part of long values', () => {
    expect(likenessOfNames('a '.repeat(1 << 19), 'b '.repeat(1 << 19), none)).toBeLessThan(0.5)
    expect(likenessOfNames('x'.repeat(1 << 20), 'y'.repeat(1 << 20), none)).toBeLessThan(0.5)
  })
})
