import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RawTable } from '../../src/columns'
import { type NdjsonReadOptions, readNdjson, readRecords } from '../../src/files'
import { temporaryFile, temporaryPath } from './temporary-file'

const cellsOf = (table: RawTable): Record<string, string>[] =>
  Array.from({ length: table.rowCount }, (_, row) =>
    Object.fromEntries(
      table.columns.map((c) => [c.name, c.values.get(c.codes[row])]).filter(([, text]) => text !== ''),
    ),
  )
const read = (content: string | Uint8Array, options?: NdjsonReadOptions): Promise<RawTable> =>
  readNdjson(temporaryFile(content), options).readTable('crm')
const rejectsOf = (table: RawTable) => table.rejects.map((r) => [r.line, r.reason, r.raw])
const linesOf = (table: RawTable) => [...(table.lines ?? [])].slice(0, table.rowCount)

describe('records of a JSON file', () => {
  const cases: [string, string | Uint8Array, Record<string, string>[], number[]][] = [
    ['reads an object a line', '{"a":1}\n{"a":"x","b":true}\n', [{ a: '1' }, { a: 'x', b: 'true' }], [1, 2]],
    ['needs no line end at the end', '{"a":1}\n{"a":2}', [{ a: '1' }, { a: '2' }], [1, 2]],
    ['takes CR LF and skips blank lines', '\n \r\n{"a":1}\r\n\r\n\t\n{"a":2}\r\n', [{ a: '1' }, { a: '2' }], [3, 6]],
    ['takes a byte order mark', '\ufeff{"a":"é"}\n', [{ a: 'é' }], [1]],
    [
      'takes UTF-16 with a byte order mark',
      Buffer.from('\ufeff{"a":"é😀"}\n{"a":2}', 'utf16le'),
      [{ a: 'é😀' }, { a: '2' }],
      [1, 2],
    ],
    ['reads one array of objects', '[{"a":1},{"a":2}]', [{ a: '1' }, { a: '2' }], [1, 1]],
    [
      'reads an array over many lines',
      '\n[\n  {\n    "a": "]},{[",\n    "b": ["x", "\\"]"]\n  },\n\n  {"a": 2}\n]\n',
      [{ a: ']},{[', b: '["x","\\"]"]' }, { a: '2' }],
      [3, 8],
    ],
    ['reads lines that follow an array', '[{"a":1}]\n{"a":2}\n', [{ a: '1' }, { a: '2' }], [1, 2]],
    [
      'keeps the digits of large numbers',
      '{"id":12345678901234567890,"ids":[12345678901234567890,7]}',
      [{ id: '12345678901234567890', ids: '["12345678901234567890",7]' }],
      [1],
    ],
    [
      'flattens objects with dots and lists of objects by index',
      '{"contact":{"name":{"first":"Ann"}},"emails":["a@x.org"],"addresses":[{"city":"Ulm"},{"city":"Bonn"}]}',
      [{ 'contact.name.first': 'Ann', emails: '["a@x.org"]', 'addresses.0.city': 'Ulm', 'addresses.1.city': 'Bonn' }],
      [1],
    ],
    [
      'has no column for a field that is null here and an object there',
      '{"a":null}\n{"a":{"b":1}}',
      [{}, { 'a.b': '1' }],
      [1, 2],
    ],
  ]
  for (const [behaviour, content, rows, lines] of cases) {
    it(behaviour, async () => {
      const table = await read(content)
      expect(cellsOf(table)).toEqual(rows)
      expect(linesOf(table)).toEqual(lines)
      expect([table.rejects, table.warnings]).toEqual([[], []])
    })
  }

  it('takes names such as __proto__ as columns and reaches no prototype', async () => {
    const content = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":2}},"toString":3}'
    const names = ['__proto__.polluted', 'constructor.prototype.polluted', 'toString']
    expect((await read(content)).columns.map((c) => c.name)).toEqual(names)
    for await (const row of readNdjson(temporaryFile('{"__proto__":"p","constructor":"c"}'))) {
      expect(Object.getPrototypeOf(row)).toBeNull()
      expect(Object.entries(row)).toEqual([
        ['__proto__', 'p'],
        ['constructor', 'c'],
      ])
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  it('rejects what is no record, with its line and reason, and goes on', async () => {
    const table = await read(
      Buffer.concat([
        Buffer.from('{"a":"é"}\n{"a":}\r\n5\nnull\n["x"]\n{"a":"\\ud800"}\n{"a":"\\u0000"}\n{"a":"'),
        Buffer.from([0xff]),
        Buffer.from('"}\n{"a":"x\u0000"}\n{"a":1}{"a":2}\n{"a":2}'),
      ]),
    )
    expect(cellsOf(table)).toEqual([{ a: 'é' }, { a: '2' }])
    expect(linesOf(table)).toEqual([1, 11])
    expect(rejectsOf(table)).toEqual([
      [2, 'not JSON: no value at character 6', '{"a":}'],
      [3, 'not an object', '5'],
      [4, 'not an object', 'null'],
      [5, 'not an object', '["x"]'],
      [6, 'text with a lone surrogate', '{"a":"\\ud800"}'],
      [7, 'text with a NUL character', '{"a":"\\u0000"}'],
      [8, 'not valid UTF-8 (its bytes are shown as \\xNN)', '{"a":"\\xFF"}'],
      [9, 'a NUL byte (shown as \\x00)', '{"a":"x\\x00"}'],
      [10, 'not JSON: text after the end at character 8', '{"a":1}{"a":2}'],
    ])
  })

  it('loses one element of an array to a fault, not those after it', async () => {
    const table = await read('[{"a":[1},{"a":1},5,{"a":"x\n},{"a":2},"s",[{"a":1}],}{"a":3}]')
    expect(cellsOf(table)).toEqual([{ a: '1' }, { a: '2' }, { a: '3' }])
    expect(rejectsOf(table).map(([line, , raw]) => [line, raw])).toEqual([
      [1, '{"a":[1}'],
      [1, '5'],
      [1, '{"a":"x\n}'],
      [2, '"s"'],
      [2, '[{"a":1}]'],
      [2, '}'],
    ])
    expect(linesOf(table)).toEqual([1, 2, 2])
  })

  it('says that an array has no end', async () => {
    const table = await read('[{"a":1},\n{"a":2')
    expect(cellsOf(table)).toEqual([{ a: '1' }])
    expect(rejectsOf(table)).toEqual([[2, 'not JSON: no comma or } after a value at character 7', '{"a":2']])
    expect(table.warnings[0]).toContain('ends within its array')
  })

  it('rejects lines over 16 MiB and values over 1 MiB, keeps the raw text short, and goes on', async () => {
    const long = 'x'.repeat((1 << 24) + 10)
    const wide = 'y'.repeat((1 << 20) + 1)
    const table = await read(`{"a":1}\n{"a":"${long}"}\n{"a":"${wide}"}\n{"a":2}\n`)
    expect(cellsOf(table)).toEqual([{ a: '1' }, { a: '2' }])
    expect(table.rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [2, `a line over 16 MiB; the first 65536 of its ${long.length + 8} bytes are kept`],
      [3, 'a value over 1 MiB'],
    ])
    expect(table.rejects[0].raw).toHaveLength(65536)
    const list = await read(`[{"a":1},{"a":"${long}"},{"a":2}]`)
    expect(cellsOf(list)).toEqual([{ a: '1' }])
    expect(list.rejects.map(({ line, reason }) => [line, reason.slice(0, 22)])).toEqual([[1, 'an element over 16 MiB']])
  })

  it('rejects deep nesting and cuts long lists with a warning', async () => {
    const deep = `{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`
    const numbers = JSON.stringify(Array.from({ length: 5000 }, (_, i) => i))
    const objects = JSON.stringify(Array.from({ length: 50 }, (_, i) => ({ n: i })))
    const table = await read(`${deep}\n{"a":${numbers},"b":${objects}}\n`)
    expect(table.rejects.map(({ line, reason }) => [line, reason])).toEqual([[1, 'nested deeper than 64 levels']])
    expect(table.columns.map((c) => c.name)).toEqual(['a', ...Array.from({ length: 20 }, (_, i) => `b.${i}.n`)])
    expect(table.warnings).toEqual([
      'Source "crm": 2 lists are longer than 1,000 values, or 20 objects, and the rest was left out (the first in line 2).',
    ])
  })

  it('lets the last of equal names win and counts the records', async () => {
    const table = await read('{"a":1}\n{"a":1,"a":2}\n{"b":{"c":1,"c":3}}\n{"b.c":1,"b":{"c":4}}\n')
    expect(cellsOf(table)).toEqual([{ a: '1' }, { a: '2' }, { 'b.c': '3' }, { 'b.c': '4' }])
    expect(table.warnings).toHaveLength(2)
    expect(table.warnings[0]).toContain('2 records with a name that is there twice in an object, the first on line 2')
    expect(table.warnings[1]).toContain('1 record is written with two values of one column')
  })

  it('gives the same table whatever the size of the pieces', async () => {
    const record = fc.dictionary(
      fc.constantFrom('a', 'b', 'é'),
      fc.oneof(fc.string(), fc.constant('\\"😀}'), fc.integer()),
    )
    const bad = fc.constantFrom('{"a":', '[1]', '}', '"x', '7')
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            record.map((value) => JSON.stringify(value)),
            bad,
          ),
          { minLength: 1, maxLength: 12 },
        ),
        fc.boolean(),
        fc.integer({ min: 1, max: 40 }),
        async (texts, isArray, chunkBytes) => {
          const content = `{"id":1}\n${texts.join('\n')}`
          const list = `[{"id":1},\n${texts.join(',\n')}]`
          const path = temporaryFile(isArray ? list : content)
          const whole = await readNdjson(path).readTable('crm')
          expect(await readNdjson(path, { chunkBytes }).readTable('crm')).toEqual(whole)
          if (!isArray) expect(whole.rowCount + whole.rejects.length).toBe(texts.length + 1)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('iterates over flat rows, and over rejects only where they are taken', async () => {
    const path = temporaryFile('{"a":{"b":1}}\nx\n{"c":[1,2]}\n')
    const rows: unknown[] = []
    const lines: number[] = []
    for await (const row of readNdjson(path, { onReject: ({ line }) => lines.push(line) })) rows.push({ ...row })
    expect([rows, lines]).toEqual([[{ 'a.b': '1' }, { c: '[1,2]' }], [2]])
    const all = async (): Promise<void> => {
      for await (const _ of readNdjson(path));
    }
    await expect(all()).rejects.toMatchObject({ code: 'UNREADABLE_INPUT', message: expect.stringContaining('line 2') })
  })

  it('stops when asked to, before the file is opened and while it is read', async () => {
    const missing = readNdjson('/nowhere').readTable('crm', { signal: AbortSignal.abort() })
    await expect(missing).rejects.toMatchObject({ code: 'ABORTED' })
    const controller = new AbortController()
    const path = temporaryFile('{"a":"x"}\n'.repeat(400_000))
    const job = readNdjson(path).readTable('crm', { signal: controller.signal, onProgress: () => controller.abort() })
    await expect(job).rejects.toMatchObject({ code: 'ABORTED' })
  })

  const failures: [string, string | Uint8Array, string, string][] = [
    ['an empty file', '', 'NO_INPUT', 'is empty'],
    ['a file of blank lines', '\n \n', 'NO_INPUT', 'holds no record'],
    ['an empty array', '[ ]', 'NO_INPUT', 'holds no record'],
    ['an object over many lines', '{\n"a": 1\n}', 'NO_INPUT', 'all 3 were rejected, the first on line 1'],
    ['a packed file', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), 'UNREADABLE_INPUT', 'is a gzip archive'],
  ]
  for (const [what, content, code, words] of failures) {
    it(`has a clear word for ${what}`, async () => {
      await expect(read(content)).rejects.toMatchObject({ code, message: expect.stringContaining(words) })
    })
  }
})

describe('readRecords', () => {
  const json = '{"a":"1"}\n'
  const csv = 'a\n1\n'
  const cases: [string, string, string | Uint8Array][] = [
    ['takes .ndjson, .jsonl and .json as JSON', 'x.ndjson', json],
    ['does so whatever the case', 'x.JSON', '[{"a":"1"}]'],
    ['takes another file that begins like JSON as JSON', 'x.txt', json],
    ['also an array', 'y.dat', ' [\n {"a":"1"}]'],
    ['also in UTF-16', 'z.dat', Buffer.from(`\ufeff${json}`, 'utf16le')],
    ['takes all others as CSV', 'x.csv', csv],
    ['takes a header in brackets as CSV', 'y.csv', '[a],[b]\n1,2\n'],
  ]
  for (const [behaviour, name, content] of cases) {
    it(behaviour, async () => {
      const path = temporaryPath(`kind/${name}`)
      mkdirSync(dirname(path), { recursive: true })
      const { columns, rowCount } = await readRecords(temporaryFile(content, `kind/${name}`)).readTable('crm')
      expect([rowCount, columns[0].values.get(1)]).toEqual([1, '1'])
    })
  }

  it('throws what the readers throw', async () => {
    await expect(readRecords('/nowhere').readTable('crm')).rejects.toMatchObject({
      code: 'UNREADABLE_INPUT',
      where: { source: 'crm' },
    })
    await expect(readRecords('src').readTable('crm')).rejects.toMatchObject({
      message: expect.stringContaining('is a folder'),
    })
  })
})
