import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RowFlattener } from '../../src/columns'

const flat = (row: unknown): [string, string][] => {
  const flattener = new RowFlattener()
  const fault = flattener.flatten(row)
  if (fault !== undefined) throw new Error(fault)
  return flattener.names.slice(0, flattener.count).map((name, i) => [name, flattener.texts[i]])
}
const faultOf = (row: unknown): string | undefined => new RowFlattener().flatten(row)

describe('RowFlattener', () => {
  const cases: [string, unknown, [string, string][]][] = [
    [
      'names the fields of objects with dots',
      { id: 1, contact: { name: { first: 'Ann', last: 'Lee' } } },
      [
        ['id', '1'],
        ['contact.name.first', 'Ann'],
        ['contact.name.last', 'Lee'],
      ],
    ],
    [
      'keeps a list of plain values in one cell',
      { emails: ['a@x.org', 'b@x.org'] },
      [['emails', '["a@x.org","b@x.org"]']],
    ],
    [
      'names the fields of objects in a list by their index',
      { addresses: [{ city: 'Ulm' }, { city: 'Bonn', zip: 53111 }] },
      [
        ['addresses.0.city', 'Ulm'],
        ['addresses.1.city', 'Bonn'],
        ['addresses.1.zip', '53111'],
      ],
    ],
    [
      'goes by index as soon as one element is nested',
      { a: ['x', { b: 'y' }, [1, 2]] },
      [
        ['a.0', 'x'],
        ['a.1.b', 'y'],
        ['a.2', '[1,2]'],
      ],
    ],
    [
      'leaves out what is missing in a list',
      { a: [null, '', 'x', undefined, Number.NaN, false, 0], b: [], c: [null] },
      [
        ['a', '["x",false,0]'],
        ['b', ''],
        ['c', ''],
      ],
    ],
    [
      'takes an object with toJSON as what it gives, a Map as an object and a Set as a list',
      { u: new URL('https://x.org/a'), m: new Map([['k', 1]]), s: new Set(['p', 'q']), d: [new Date(0)], n: [12n] },
      [
        ['u', 'https://x.org/a'],
        ['m.k', '1'],
        ['s', '["p","q"]'],
        ['d', '["1970-01-01T00:00:00.000Z"]'],
        ['n', '["12"]'],
      ],
    ],
    ['has no cell for an object without fields', { a: {}, b: 1 }, [['b', '1']]],
    [
      'takes functions and symbols as missing',
      { a: () => 1, b: Symbol('x') },
      [
        ['a', ''],
        ['b', ''],
      ],
    ],
  ]
  for (const [behaviour, row, cells] of cases) it(behaviour, () => expect(flat(row)).toEqual(cells))

  it('cuts long lists and wide rows, and counts them', () => {
    const flattener = new RowFlattener()
    flattener.flatten({ a: Array.from({ length: 1001 }, (_, i) => i), b: Array.from({ length: 30 }, () => ({ c: 1 })) })
    expect(JSON.parse(flattener.texts[0])).toHaveLength(1000)
    expect(flattener.names[flattener.count - 1]).toBe('b.19.c')
    expect([flattener.cutLists, flattener.cutRows]).toEqual([2, 0])
    flattener.flatten(Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`k${i}`, i])))
    expect([flattener.count, flattener.cutLists, flattener.cutRows]).toEqual([2000, 2, 1])
    flattener.flatten(Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`k${i}`, i])))
    expect([flattener.count, flattener.cutRows]).toEqual([2000, 1])
  })

  it('refuses text that cannot be a cell, also within a list and in a name', () => {
    expect(faultOf({ a: ['\ud800'] })).toBe('text with a lone surrogate')
    expect(faultOf({ a: { b: ['x\u0000'] } })).toBe('text with a NUL character')
    expect(faultOf({ '\udc00': 1 })).toBe('text with a lone surrogate')
    expect(faultOf({ a: 'é'.repeat(1 << 19) })).toBeUndefined()
    expect(faultOf({ a: `${'é'.repeat(1 << 19)}x` })).toBe('a value over 1 MiB')
  })

  it('ends on objects that refer to each other', () => {
    const wide: Record<string, unknown> = {}
    for (let i = 0; i < 40; i++) wide[`k${i}`] = wide
    expect(faultOf(wide)).toBe('nested deeper than 64 levels')
    let node: object = {}
    for (let i = 0; i < 40; i++) node = { left: node, right: node }
    expect(faultOf({ node })).toBe('more than 1,000,000 values')
  })

  it('finds every string of a nested value in some cell', () => {
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => !text.includes('\u0000')),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(fc.constantFrom('a', 'b', '__proto__', 'constructor'), tie('value'), { noNullPrototype: true }),
      ),
    }))
    const stringsOf = (x: unknown): string[] =>
      typeof x === 'string' ? [x] : Object.values(x as object).flatMap(stringsOf)
    fc.assert(
      fc.property(value, (given) => {
        const cells = flat({ given }).map(([, text]) => text)
        for (const text of stringsOf(given)) {
          expect(cells.some((cell) => cell === text || cell.includes(JSON.stringify(text)))).toBe(true)
        }
      }),
    )
  })
})
