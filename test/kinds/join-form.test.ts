import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { builtInKinds, joinByForm } from '../../src/kinds'
import { fieldOf } from './laws'

describe('joinByForm', () => {
  it('writes the parts that are filled, with the separator of the innermost form they share', () => {
    const form = { separator: ', ', parts: ['a', { separator: ' ', parts: ['b', 'c'] }, 'd'] }
    expect(joinByForm(form, { a: '1', b: '2', c: '3', d: '4' })).toBe('1, 2 3, 4')
    expect(joinByForm(form, { a: '1', c: '3' })).toBe('1, 3')
    expect(joinByForm(form, { b: '', d: '4' })).toBe('4')
    expect(joinByForm(form, {})).toBe('')
  })
})

describe('kinds whose parts stand apart', () => {
  const apart = [...builtInKinds.values()].flatMap((kind) => {
    const field = fieldOf(kind)
    return field.apart === undefined ? [] : [{ name: kind.name, field, apart: field.apart }]
  })
  const cell = fc.oneof(
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc
      .array(
        fc.constantFrom(
          'Dr.',
          'John',
          'Q.',
          'Smith',
          'Jr.',
          'and',
          'van',
          'der',
          ',',
          'n/a',
          '12',
          'Main',
          'St',
          'NY',
          '10001',
        ),
        { maxLength: 4 },
      )
      .map((words) => words.join(' ')),
  )

  it('are those of names and addresses', () => {
    expect(apart.map(({ name }) => name)).toEqual(['person-name', 'address'])
  })

  for (const { name, field, apart: own } of apart) {
    const parts = Object.keys(own.readers)

    it(`${name}: several parts are standardized to what each of them says alone`, () => {
      const raws = fc.dictionary(fc.constantFrom(...parts), cell)
      fc.assert(
        fc.property(raws, (raw) => {
          const expected: Record<string, string> = {}
          for (const part of parts) {
            if (raw[part] === undefined) continue
            const out = field.goldenParts.map(() => '')
            own.readers[part](raw[part], out)
            field.goldenParts.forEach((golden, p) => {
              if (golden !== '') expected[golden] ||= out[p]
            })
          }
          const standard = field.standardize(raw)
          for (const part of field.goldenParts.slice(1)) expect(standard[part] ?? '', part).toBe(expected[part] ?? '')
          expect(standard[''] ?? '').toBe(joinByForm(own.whole, expected))
        }),
        { numRuns: 300 },
      )
    })
  }
})
