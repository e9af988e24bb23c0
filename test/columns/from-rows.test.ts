import { describe, expect, it } from 'vitest'
import { type RawTable, type Row, tableFromRows } from '../../src/columns'
import { isWellFormed } from '../base/well-formed'

const cells = (table: RawTable): Record<string, string>[] =>
  Array.from({ length: table.rowCount }, (_, row) =>
    Object.fromEntries(table.columns.map((c) => [c.name, c.values.get(c.codes[row])])),
  )

async function read(rows: Iterable<unknown> | AsyncIterable<unknown>): Promise<RawTable> {
  return tableFromRows('crm', rows as Iterable<Row>)
}

describe('tableFromRows', () => {
  it('takes strings, numbers, booleans, dates and lists as text, and null, undefined and invalid dates as missing', async () => {
    const cases: [unknown, string][] = [
      ['text', 'text'],
      [' kept ', ' kept '],
      [0, '0'],
      [-1.5, '-1.5'],
      [12n, '12'],
      [true, 'true'],
      [new Date(0), '1970-01-01T00:00:00.000Z'],
      [new Date(Number.NaN), ''],
      [null, ''],
      [undefined, ''],
      ['', ''],
      [['a', 'b'], '["a","b"]'],
    ]
    const table = await read(cases.map(([value]) => ({ value })))
    expect(cells(table)).toEqual(cases.map(([, value]) => ({ value })))
  })

  it('fills cells that a row leaves out with nothing', async () => {
    const table = await read([{ a: '1' }, { b: '2' }, { a: '3', c: '4' }])
    expect(cells(table)).toEqual([
      { a: '1', b: '', c: '' },
      { a: '', b: '2', c: '' },
      { a: '3', b: '', c: '4' },
    ])
  })

  it('reads arrays, generators and async generators alike', async () => {
    const rows = [{ a: 'x' }, { a: 'y' }, { a: 'x' }]
    function* generator(): Generator<Row> {
      yield* rows
    }
    async function* later(): AsyncGenerator<Row> {
      for (const row of rows) {
        await Promise.resolve()
        yield row
      }
    }
    const expected = await read(rows)
    expect(await read(generator())).toEqual(expected)
    expect(await read(later())).toEqual(expected)
  })

  it('rejects what is not an object, with its position, and goes on', async () => {
    const table = await read([{ a: '1' }, null, 'text', 5, ['x'], undefined, { a: '2' }])
    expect(cells(table)).toEqual([{ a: '1' }, { a: '2' }])
    expect(table.rejects.map(({ source, line, reason }) => [source, line, reason])).toEqual(
      [2, 3, 4, 5, 6].map((line) => ['crm', line, 'not an object']),
    )
  })

  it('rejects text with a lone surrogate, in either order, and takes whole pairs', async () => {
    const table = await read([{ a: 'x\uD800' }, { a: '\uDC00x' }, { a: '\uD835\uDC9C' }, { a: '\uDC00\uD800' }])
    expect(cells(table)).toEqual([{ a: '\uD835\uDC9C' }])
    expect(table.rejects.map(({ line, reason }) => [line, reason])).toEqual(
      [1, 2, 4].map((line) => [line, 'text with a lone surrogate']),
    )
    for (const { raw } of table.rejects) expect(isWellFormed(raw)).toBe(true)
  })

  it('rejects a row whose value has no text form, instead of ending the job', async () => {
    const circle: Record<string, unknown> = {}
    circle.self = circle
    const wide: Record<string, unknown> = {}
    for (const name of ['x', 'y', 'z']) wide[name] = [wide, wide]
    const hostile = {
      get a() {
        throw new Error('no')
      },
    }
    const table = await read([{ a: '1' }, { a: circle }, { a: wide }, hostile, { a: new Uint8Array(3) }, { a: '2' }])
    expect(cells(table)).toEqual([{ a: '1' }, { a: '2' }])
    expect(table.rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'nested deeper than 64 levels'],
      [3, 'nested deeper than 64 levels'],
      [4, 'a value that has no text'],
      [5, 'a value that has no text'],
    ])
  })

  it('takes columns called __proto__ and constructor as any other', async () => {
    const table = await read([JSON.parse('{"__proto__":"p","constructor":"c","toString":"s"}')])
    expect(table.columns.map((c) => [c.name, c.values.get(c.codes[0])])).toEqual([
      ['__proto__', 'p'],
      ['constructor', 'c'],
      ['toString', 's'],
    ])
  })

  it('makes columns with dotted names of nested values', async () => {
    const table = await read([
      { id: 1, contact: { name: { first: 'Ann' } }, emails: ['a@x.org', 'b@x.org'] },
      { id: 2, contact: null, emails: 'c@x.org', addresses: [{ city: 'Ulm' }, { city: 'Bonn' }] },
    ])
    expect(cells(table)).toEqual([
      {
        id: '1',
        'contact.name.first': 'Ann',
        emails: '["a@x.org","b@x.org"]',
        'addresses.0.city': '',
        'addresses.1.city': '',
      },
      {
        id: '2',
        'contact.name.first': '',
        emails: 'c@x.org',
        'addresses.0.city': 'Ulm',
        'addresses.1.city': 'Bonn',
      },
    ])
  })

  it('keeps a column that is empty in all rows', async () => {
    expect(cells(await read([{ a: null, b: '1' }, { a: undefined }]))).toEqual([
      { a: '', b: '1' },
      { a: '', b: '' },
    ])
  })

  it('warns of what it left out, with the first row', async () => {
    const wide = Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`k${i}`, i]))
    const { warnings } = await read([
      { a: '1' },
      { a: Array.from({ length: 2000 }, () => 'x') },
      wide,
      wide,
      { 'a.b': 1, a: { b: 2 } },
    ])
    expect(warnings).toEqual([
      'Source "crm": 1 list is longer than 1,000 values, or 20 objects, and the rest was left out (the first in row 2).',
      'Source "crm": 2 records are made of more than 2,000 values, and the rest was left out (the first in row 3).',
      'Source "crm": 1 record is written with two values of one column, such as "a.b" and b within a; the last counts (the first in row 5).',
    ])
  })

  it('cuts what it shows of a rejected row', async () => {
    const [{ raw }] = (await read([{ a: '1' }, { a: `x${'\ud83d\ude00'.repeat(1 << 20)}` }])).rejects
    expect(raw.length).toBeGreaterThan(1_000_000)
    expect(raw.length).toBeLessThanOrEqual(1 << 20)
    expect(isWellFormed(raw)).toBe(true)
  })

  it('grows with the rows and finds late columns', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => (i < 3000 ? { a: `${i % 7}` } : { a: `${i % 7}`, b: `${i}` }))
    const table = await read(rows)
    expect(table.rowCount).toBe(5000)
    expect(cells(table)[4999]).toEqual({ a: '1', b: '4999' })
    expect(cells(table)[2999]).toEqual({ a: '3', b: '' })
  })

  it('stops when asked to, and tells how far it is', async () => {
    const controller = new AbortController()
    const seen: number[] = []
    const rows = Array.from({ length: 50_000 }, () => ({ a: 'x' }))
    const job = tableFromRows('crm', rows, {
      signal: controller.signal,
      onProgress: ({ done }) => {
        seen.push(done)
        controller.abort()
      },
    })
    await expect(job).rejects.toMatchObject({ code: 'ABORTED' })
    expect(seen).toEqual([20_000])
  })
})
