import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSamewiseError, type Progress, type SamewiseError } from '../../src/base'
import type { RawTable } from '../../src/columns'
import { type CsvReadOptions, readCsv } from '../../src/files/read-csv'
import { temporaryFile, temporaryPath } from './temporary-file'

const rowsOf = (table: RawTable): string[][] =>
  Array.from({ length: table.rowCount }, (_, row) => table.columns.map((c) => c.values.get(c.codes[row])))

const read = (content: string | Uint8Array, options?: CsvReadOptions): Promise<RawTable> =>
  readCsv(temporaryFile(content), options).readTable('crm')

async function readRows(content: string | Uint8Array, options?: CsvReadOptions): Promise<string[][]> {
  return rowsOf(await read(content, options))
}

async function failure(work: Promise<unknown>): Promise<SamewiseError> {
  const error = await work.then(
    () => undefined,
    (e: unknown) => e,
  )
  if (!isSamewiseError(error)) throw new Error(`expected a SamewiseError, got ${String(error)}`)
  return error
}

/** Rejects as [line, reason, raw]. */
const rejectsOf = (table: RawTable) => table.rejects.map((r) => [r.line, r.reason, r.raw])

describe('records and cells', () => {
  const cases: [string, string, string[][]][] = [
    [
      'reads plain cells',
      'a,b\n1,2\n3,4\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['needs no line end at the end', 'a,b\n1,2', [['1', '2']]],
    [
      'takes CR LF',
      'a,b\r\n1,2\r\n3,4\r\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      'takes CR alone',
      'a,b\r1,2\r3,4\r',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['takes CR alone as the last byte', 'a,b\n1,2\r', [['1', '2']]],
    [
      'skips empty lines',
      '\n\r\na,b\n\n1,2\n\r\n\n3,4\n\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['skips lines of spaces', 'a,b\n  \t \n1,2\n', [['1', '2']]],
    ['keeps spaces around cells', 'a,b\n 1 ,\t2\n', [[' 1 ', '\t2']]],
    ['reads quoted cells', 'a,b\n"1,x","2\n3"\n', [['1,x', '2\n3']]],
    ['reads doubled quotes', 'a,b\n"say ""hi""",""""\n', [['say "hi"', '"']]],
    ['takes a quote inside an unquoted cell as it is', 'a,b\n5" pipe,x"y"\n', [['5" pipe', 'x"y"']]],
    [
      'reads empty quoted cells',
      'a,b\n"",\n,""\n',
      [
        ['', ''],
        ['', ''],
      ],
    ],
    ['keeps a record of empty cells', 'a,b\n,\n', [['', '']]],
    ['keeps an empty quoted cell in a table of one column', 'a\n""\n1\n', [[''], ['1']]],
    ['keeps a cell of spaces in a table of one column', 'a\n  \n', [['  ']]],
    ['keeps line ends inside quotes as they are', 'a,b\n"1\r\n2","3\r4"\r\n', [['1\r\n2', '3\r4']]],
    ['reads a quoted cell at the end of the file', 'a,b\n1,"2"', [['1', '2']]],
    ['reads a quoted cell with doubled quotes at the end of the file', 'a,b\n1,"2"""', [['1', '2"']]],
    ['reads characters of one to four bytes', 'a,b\né漢,😀\n', [['é漢', '😀']]],
  ]
  for (const [name, content, expected] of cases) {
    it(name, async () => {
      expect(await readRows(content, { delimiter: ',' })).toEqual(expected)
      for (const chunkBytes of [1, 2, 3, 5, 64]) {
        expect(await readRows(content, { delimiter: ',', chunkBytes })).toEqual(expected)
      }
    })
  }

  it('trims the names of columns and keeps those of JavaScript harmless', async () => {
    const path = temporaryFile(' id ,__proto__,constructor\n1,x,y\n')
    const table = await readCsv(path).readTable('crm')
    expect(table.columns.map((c) => c.name)).toEqual(['id', '__proto__', 'constructor'])
    expect(rowsOf(table)).toEqual([['1', 'x', 'y']])
    for await (const row of readCsv(path)) {
      expect(Object.getPrototypeOf(row)).toBeNull()
      expect(Object.entries(row)).toEqual([
        ['id', '1'],
        ['__proto__', 'x'],
        ['constructor', 'y'],
      ])
    }
  })

  it('gives one code to equal cells of a column, however they were quoted', async () => {
    const { columns } = await read('a,b\nx,1\n"x",1\ny,1\nx,2\n,\n')
    expect([...columns[0].codes.subarray(0, 5)]).toEqual([1, 1, 2, 1, 0])
    expect([...columns[1].codes.subarray(0, 5)]).toEqual([1, 1, 1, 2, 0])
  })

  it('reads 5,000 columns', async () => {
    const names = Array.from({ length: 5000 }, (_, i) => `column_number_${i}`)
    const line = names.map((_, i) => String(i % 7)).join(';')
    const table = await read(`${names.join(';')}\n${`${line}\n`.repeat(30)}`)
    expect(table.columns.length).toBe(5000)
    expect(table.rowCount).toBe(30)
    expect(table.columns[4999].values.get(table.columns[4999].codes[29])).toBe(String(4999 % 7))
  })
})

describe('against csv-parse', () => {
  const cell = fc.oneof(
    fc.constantFrom('', 'a', ' ', '"', ',', ';', '\n', '\r\n', '""', 'é', '😀', '+49 30', '-1', '\t|'),
    fc.string({ unit: fc.constantFrom('a', 'B', '1', ' ', '"', ',', ';', '\t', '|', '\n', '\r', 'ß', '漢', '😀') }),
    fc.string({ unit: 'grapheme' }),
  )
  const table = fc.integer({ min: 1, max: 5 }).chain((width) =>
    fc.record({
      width: fc.constant(width),
      rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
      delimiter: fc.constantFrom(',', ';', '\t', '|'),
      lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
      quoteAll: fc.boolean(),
      endsWithLine: fc.boolean(),
      chunkBytes: fc.integer({ min: 1, max: 200 }),
    }),
  )

  it('reads what any writer of RFC 4180 writes, wherever the chunks are cut', async () => {
    await fc.assert(
      fc.asyncProperty(table, async ({ width, rows, delimiter, lineEnd, quoteAll, endsWithLine, chunkBytes }) => {
        const quoted = (value: string) =>
          quoteAll || /["\n\r]/.test(value) || value.includes(delimiter) || (width === 1 && value === '')
            ? `"${value.replaceAll('"', '""')}"`
            : value
        const clean = rows.map((row) => row.map((value) => value.replace(/\0|^'+/g, '')))
        const header = Array.from({ length: width }, (_, i) => `c${i}`)
        const text = [header, ...clean].map((row) => row.map(quoted).join(delimiter)).join(lineEnd)
        const content = endsWithLine ? text + lineEnd : text
        const oracle = parse(content, {
          delimiter,
          record_delimiter: ['\r\n', '\n', '\r'],
          bom: false,
          skip_empty_lines: true,
        })
        const mine = await readRows(content, { delimiter, chunkBytes })
        expect(mine).toEqual(oracle.slice(1))
        expect(mine).toEqual(clean)
      }),
      { numRuns: 300 },
    )
  })

  it('comes to the same rows and rejects on any bytes, wherever the chunks are cut', async () => {
    const byte = fc.constantFrom(...Buffer.from('ab1,,\n\n\r""\'=+\t é').values(), 0, 0xe9, 0xf0)
    const content = fc.array(byte, { maxLength: 160 })
    await fc.assert(
      fc.asyncProperty(content, fc.integer({ min: 1, max: 40 }), async (body, chunkBytes) => {
        const bytes = Buffer.concat([Buffer.from('\ufeffa,b\n'), Buffer.from(body), Buffer.from('\n\n1,2\n')])
        const path = temporaryFile(bytes)
        const outcome = async (options: CsvReadOptions) => {
          try {
            const result = await readCsv(path, { delimiter: ',', ...options }).readTable('crm')
            return { rows: rowsOf(result), rejects: result.rejects }
          } catch (error) {
            return { code: (error as SamewiseError).code, message: (error as SamewiseError).message }
          }
        }
        const whole = await outcome({})
        expect(await outcome({ chunkBytes })).toEqual(whole)
        expect(await outcome({ chunkBytes: 1 })).toEqual(whole)
        // Nothing is lost: whatever character of text was there is in a row or in a reject.
        if (whole.rows === undefined) return
        const letters = (text: string) => text.replace(/[^ab1]/g, '').length
        const kept =
          whole.rows.flat().join('') + whole.rejects.map((reject) => reject.raw.replace(/\\x../g, '')).join('')
        expect(letters(kept)).toBe(letters(bytes.subarray(7).toString('latin1')))
      }),
      { numRuns: 400 },
    )
  })

  const shared = join(import.meta.dirname, '../../../shared/data')
  it.skipIf(!existsSync(shared))('reads the public data sets beside the repository as csv-parse does', async () => {
    let files = 0
    for (const file of readdirSync(shared, { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.csv')) continue
      const path = join(shared, file)
      const table = await readCsv(path).readTable(file)
      const oracle: string[][] = parse(readFileSync(path), { bom: true })
      expect(table.rejects).toEqual([])
      expect(table.columns.map((c) => c.name)).toEqual(oracle[0])
      expect(rowsOf(table)).toEqual(oracle.slice(1))
      files++
    }
    expect(files).toBeGreaterThan(0)
  })
})

describe('delimiter', () => {
  const cases: [string, string, string[]][] = [
    ['comma', 'id,name,city\n1,Ann; Bob,X\n2,Cy,Y\n', ['id', 'name', 'city']],
    ['semicolon beside decimal commas', 'id;price;name\n1;2,50;a,b\n2;3,10;c\n', ['id', 'price', 'name']],
    ['TAB', 'id\tname\n1\tAnn, Bob\n', ['id', 'name']],
    ['bar', 'id|name\n1|a,b\n2|c\n', ['id', 'name']],
    ['one inside quotes does not count', '"a;b;c",d\n1,"2;3;4"\n', ['a;b;c', 'd']],
    ['the one that fits the rows, not only the header', 'last, first;city\nx;Rome\ny;Oslo\n', ['last, first', 'city']],
    ['none: one column', 'name\nAnn\nBob\n', ['name']],
    ['header without records to compare', 'a;b;c,d\n1;2;3\n', ['a', 'b', 'c,d']],
  ]
  for (const [name, content, columns] of cases) {
    it(`is guessed: ${name}`, async () => {
      expect((await read(content)).columns.map((c) => c.name)).toEqual(columns)
    })
  }

  it('is guessed for a header longer than what is looked at', async () => {
    const names = Array.from({ length: 9000 }, (_, i) => `column_${i}`)
    const table = await read(`${names.join('\t')}\n${names.map(() => '1').join('\t')}\n`)
    expect(table.columns.length).toBe(9000)
  })

  it('can be given', async () => {
    expect(await readRows('a:b\n1:2\n', { delimiter: ':' })).toEqual([['1', '2']])
  })

  for (const delimiter of ['', '"', '\n', '\r', ',,', 'é', '\0']) {
    it(`may not be ${JSON.stringify(delimiter)}`, async () => {
      expect((await failure(read('a,b\n1,2\n', { delimiter }))).code).toBe('BAD_USAGE')
    })
  }
})

describe('encodings', () => {
  const text = 'id,name\n1,Zoë 😀\n2,"Łukasz\n漢"\n'
  const rows = [
    ['1', 'Zoë 😀'],
    ['2', 'Łukasz\n漢'],
  ]
  const utf16 = (content: string, isBig: boolean) => {
    const bytes = Buffer.from(`\ufeff${content}`, 'utf16le')
    return isBig ? bytes.swap16() : bytes
  }
  const chunkings = [undefined, 1, 3, 7]

  it('reads UTF-8 with and without byte order mark', async () => {
    for (const chunkBytes of chunkings) {
      expect(await readRows(text, { chunkBytes })).toEqual(rows)
      const table = await read(`\ufeff${text}`, { chunkBytes })
      expect(rowsOf(table)).toEqual(rows)
      expect(table.columns[0].name).toBe('id')
      expect(table.warnings).toEqual([])
    }
  })

  it('reads a first cell in quotes behind a byte order mark', async () => {
    const table = await read('\ufeff"id","name"\n1,x\n')
    expect(table.columns.map((c) => c.name)).toEqual(['id', 'name'])
  })

  it('reads UTF-16 of both byte orders', async () => {
    for (const isBig of [false, true]) {
      for (const chunkBytes of chunkings) expect(await readRows(utf16(text, isBig), { chunkBytes })).toEqual(rows)
    }
  })

  it('rejects the UTF-16 records with lone surrogates, and half a unit at the end', async () => {
    for (const chunkBytes of chunkings) {
      const bytes = utf16('id,name\n1,a\ud83d\n2,\ude00b\n3,\ud83d\ud83d\ude00\n4,ok\n5,x', false)
      const table = await read(Buffer.concat([bytes, Buffer.from([0x41])]), { chunkBytes })
      expect(rowsOf(table)).toEqual([['4', 'ok']])
      expect(table.rejects.map((r) => r.line)).toEqual([2, 3, 4, 6])
      expect(table.rejects[0]).toEqual({
        source: 'crm',
        line: 2,
        reason: 'not valid UTF-16LE (its bytes are shown as \\xNN)',
        raw: '1,a\\xED\\xA0\\xBD',
      })
    }
  })

  it('reads as Windows-1252 what is mostly not UTF-8, with a warning', async () => {
    const bytes = Buffer.from('id,name\n1,Andr\xe9\n2,M\xfcller \x80\x93\n3,\xc3\xa9\n', 'latin1')
    for (const chunkBytes of chunkings) {
      const table = await read(bytes, { chunkBytes })
      expect(rowsOf(table)).toEqual([
        ['1', 'André'],
        ['2', 'Müller €“'],
        ['3', 'Ã©'],
      ])
      expect(table.rejects).toEqual([])
      expect(table.warnings.length).toBe(1)
      expect(table.warnings[0]).toContain('Windows-1252: 4 of its 5 characters')
    }
  })

  it('maps all bytes of Windows-1252 as the Encoding Standard does', async () => {
    const high = Array.from({ length: 128 }, (_, i) => i + 128)
    const bytes = Buffer.concat([Buffer.from('id\n'), Buffer.from(high)])
    const expected = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'
    const latin1 = String.fromCharCode(...high.filter((b) => b >= 0xa0))
    expect(await readRows(bytes)).toEqual([[expected + latin1]])
  })

  it('rejects the odd line that is not UTF-8 in a file that is', async () => {
    const bytes = Buffer.concat([
      Buffer.from('id,name\n1,é\n2,ß\n3,bad '),
      Buffer.from([0xe9, 0x20, 0xc0, 0xaf]),
      Buffer.from(' é\n4,漢\n5,ö\n6,ü\n'),
    ])
    for (const chunkBytes of chunkings) {
      const table = await read(bytes, { chunkBytes })
      expect(rowsOf(table).map((r) => r[0])).toEqual(['1', '2', '4', '5', '6'])
      expect(rejectsOf(table)).toEqual([
        [4, 'not valid UTF-8 (its bytes are shown as \\xNN)', '3,bad \\xE9 \\xC0\\xAF é'],
      ])
      expect(table.warnings).toEqual([])
    }
  })

  it('never takes a file with a UTF-8 byte order mark for Windows-1252', async () => {
    const table = await read(
      Buffer.concat([Buffer.from('\ufeffid,name\n1,'), Buffer.from([0xe9]), Buffer.from('\n2,x\n')]),
    )
    expect(table.rejects.map((r) => r.line)).toEqual([2])
    expect(table.rowCount).toBe(1)
  })

  it('rejects surrogates and overlong forms in UTF-8', async () => {
    const bad = [
      [0xed, 0xa0, 0x80],
      [0xc0, 0xaf],
      [0xf4, 0x90, 0x80, 0x80],
    ]
    const lines = bad.map((bytes) => Buffer.from([...bytes, 0x0a]))
    const table = await read(Buffer.concat([Buffer.from('\ufeffa\né\n'), ...lines]))
    expect(rowsOf(table)).toEqual([['é']])
    expect(table.rejects.map((r) => r.raw)).toEqual(['\\xED\\xA0\\x80', '\\xC0\\xAF', '\\xF4\\x90\\x80\\x80'])
  })
})

describe('formula guard', () => {
  it('is undone where our writer would have put it, and only there', async () => {
    const cells: [string, string][] = [
      ["'=1+1", '=1+1'],
      ["'@x", '@x'],
      ["'\tx", '\tx'],
      ["'+cmd", '+cmd'],
      ["'-x", '-x'],
      ["'-", '-'],
      ["''=x", "'=x"],
      ["'+49 (30) 12.34-5,6", "'+49 (30) 12.34-5,6"],
      ["'-12", "'-12"],
      ["'n Sync", "'n Sync"],
      ["'", "'"],
      ["''", "''"],
      ['=x', '=x'],
    ]
    const content = cells.map(([written]) => `"${written}"\n`).join('')
    expect((await readRows(`a\n${content}"'\rx"\n`)).flat()).toEqual([...cells.map(([, value]) => value), '\rx'])
  })

  it('leaves the value the same code as one that never had it', async () => {
    const { columns } = await read("a,b\n'=x,1\n=x,2\n")
    expect([...columns[0].codes.subarray(0, 2)]).toEqual([1, 1])
  })
})

describe('rejects', () => {
  it('counts ragged lines, with the right line numbers behind quoted line ends', async () => {
    const content = 'a,b,c\n1,"x\ny\r\nz",3\n1,2\n\n1,2,3,4\r\n1,"p\rq"\n5,6,7\n'
    for (const chunkBytes of [undefined, 1, 4]) {
      const table = await read(content, { delimiter: ',', chunkBytes })
      expect(rowsOf(table)).toEqual([
        ['1', 'x\ny\r\nz', '3'],
        ['5', '6', '7'],
      ])
      expect(rejectsOf(table)).toEqual([
        [5, '2 cells where the header has 3', '1,2'],
        [7, '4 cells where the header has 3', '1,2,3,4'],
        [8, '2 cells where the header has 3', '1,"p\rq"'],
      ])
    }
  })

  it('rejects the line of a bad quote and reads on at the next', async () => {
    const content = 'a,b\n1,"x"y\n2,ok\n3,"open\n4,"fine"\n5,"x\ny" z\n6,"a""b"c\n7,ok\n'
    for (const chunkBytes of [undefined, 1, 9]) {
      const table = await read(content, { delimiter: ',', chunkBytes })
      expect(rowsOf(table)).toEqual([
        ['2', 'ok'],
        ['4', 'fine'],
        ['7', 'ok'],
      ])
      expect(rejectsOf(table)).toEqual([
        [2, 'text after a closing quote', '1,"x"y'],
        [4, 'text after a closing quote', '3,"open'],
        [6, 'text after a closing quote', '5,"x'],
        [7, '1 cell where the header has 2', 'y" z'],
        [8, 'text after a closing quote', '6,"a""b"c'],
      ])
    }
  })

  it('rejects only the line of a quote that is never closed', async () => {
    const table = await read('a,b\n1,x\n2,"open\n3,y\n4,z\n')
    expect(rowsOf(table).map((r) => r[0])).toEqual(['1', '3', '4'])
    expect(rejectsOf(table)).toEqual([[3, 'a quote is never closed', '2,"open']])
  })

  it('looks for a closing quote 1 MiB far and no further', async () => {
    const filler = `3,${'y'.repeat(97)}\n`.repeat(10_600)
    for (const tail of ['', '9,"end"\n']) {
      const table = await read(`a,b\n1,x\n2,"open\n${filler}${tail}`)
      expect(table.rowCount).toBe(10_601 + (tail ? 1 : 0))
      expect(rejectsOf(table)).toEqual([[3, 'a quote is not closed within 1 MiB', '2,"open']])
    }
  })

  it('takes a quoted cell of just under 1 MiB, across many chunks', async () => {
    const value = 'line\n'.repeat(200_000)
    for (const chunkBytes of [undefined, 60_000]) {
      expect(await readRows(`a,b\n1,"${value}"\n2,x\n`, { chunkBytes })).toEqual([
        ['1', value],
        ['2', 'x'],
      ])
    }
  })

  it('rejects cells over 1 MiB, and keeps them whole as raw text', async () => {
    const big = 'x'.repeat((1 << 20) + 1)
    const fits = 'y'.repeat(1 << 20)
    for (const chunkBytes of [undefined, 100_000]) {
      const table = await read(`a,b\r\n1,${big}\r\n2,${fits}\r\n3,"${big}"\r\n4,z\r\n`, { chunkBytes })
      expect(rowsOf(table)).toEqual([
        ['2', fits],
        ['4', 'z'],
      ])
      expect(rejectsOf(table)).toEqual([
        [2, 'a cell is longer than 1 MiB', `1,${big}`],
        [4, 'a quote is not closed within 1 MiB', `3,"${big}"`],
      ])
    }
  })

  it('survives a cell of 50 MB', async () => {
    const big = Buffer.alloc(50_000_000, 'x')
    const table = await read(
      Buffer.concat([Buffer.from('a,b\n1,'), big, Buffer.from('\n2,y\n3,"'), big, Buffer.from('"\n4,z\n')]),
    )
    expect(rowsOf(table)).toEqual([
      ['2', 'y'],
      ['4', 'z'],
    ])
    expect(table.rejects.map((r) => [r.line, r.raw.length])).toEqual([
      [2, 50_000_002],
      [4, 50_000_004],
    ])
  })

  it('cuts the raw text of a line over 64 MiB, and says so', async () => {
    const table = await read(
      Buffer.concat([Buffer.from('a,b\n1,y\n2,'), Buffer.alloc(70_000_000, 'x'), Buffer.from('\n')]),
    )
    expect(table.rejects.length).toBe(1)
    expect(table.rejects[0].raw.length).toBe(1 << 26)
    expect(table.rejects[0].reason).toBe(
      'a cell is longer than 1 MiB; the first 67108864 of its 70000002 bytes are kept',
    )
  })

  it('rejects a record over 16 MiB', async () => {
    const names = Array.from({ length: 20 }, (_, i) => `c${i}`)
    const line = names.map(() => 'x'.repeat(1_000_000)).join(',')
    const table = await read(
      `${names.join(',')}\n${names.map(() => '1').join(',')}\n${line}\n${names.map(() => '2').join(',')}\n`,
    )
    expect(table.rowCount).toBe(2)
    expect(table.rejects.map((r) => [r.line, r.reason, r.raw.length])).toEqual([
      [3, 'the record is longer than 16 MiB', line.length],
    ])
  })

  it('rejects records with NUL bytes, shown so that the raw text can be written again', async () => {
    for (const chunkBytes of [undefined, 1]) {
      const table = await read('a,b\n1,x\0y\n2,ok\n3,"\0"\n4,z\n', { chunkBytes })
      expect(rowsOf(table)).toEqual([
        ['2', 'ok'],
        ['4', 'z'],
      ])
      expect(rejectsOf(table)).toEqual([
        [2, 'a NUL byte (shown as \\x00)', '1,x\\x00y'],
        [4, 'a NUL byte (shown as \\x00)', '3,"\\x00"'],
      ])
    }
  })

  it('gives rejects in the order of their lines', async () => {
    const table = await read('a,b\n1\n2,\0\n3\n4,x\n5,\0\n6\n')
    expect(table.rejects.map((r) => r.line)).toEqual([2, 3, 4, 6, 7])
  })

  it('reads what holds many rejects without a row in between', async () => {
    const table = await read(`a,b\n${'bad\n'.repeat(50_000)}1,2\n`)
    expect(table.rejects.length).toBe(50_000)
    expect(rowsOf(table)).toEqual([['1', '2']])
  })
})

describe('input that cannot be used', () => {
  const cases: [string, string | Uint8Array, string, RegExp][] = [
    ['an empty file', '', 'NO_INPUT', /is empty/],
    ['a byte order mark alone', '\ufeff', 'NO_INPUT', /is empty/],
    ['empty lines alone', '\n\r\n\n', 'NO_INPUT', /only empty lines/],
    ['a header alone', 'id,name\n', 'NO_INPUT', /has a header but no record/],
    ['a header and empty lines', 'id,name\n\n\n', 'NO_INPUT', /has a header but no record/],
    ['rejects alone', 'id,name\n1\n2\n', 'NO_INPUT', /all 2 were rejected, the first on line 2 \(1 cell where/],
    [
      'equal names',
      'id,name,x,name,id,name\n1,2,3,4,5,6\n',
      'UNREADABLE_INPUT',
      /"id" \(columns 1, 5\), "name" \(columns 2, 4, 6\)/,
    ],
    ['names equal but for spaces', 'id, id\n1,2\n', 'UNREADABLE_INPUT', /"id" \(columns 1, 2\)/],
    ['an empty name', 'id,,name\n1,2,3\n', 'UNREADABLE_INPUT', /no name for 1 of its 3 columns \(number 2\)/],
    ['an empty last name', 'id,name,\n1,2,\n', 'UNREADABLE_INPUT', /\(number 3\)/],
    ['a broken quote in the header', 'id,"na"me\n1,2\n', 'UNREADABLE_INPUT', /no usable header on line 1: text after/],
    ['a NUL in the header', 'id,na\0me\n1,2\n', 'UNREADABLE_INPUT', /header \(line 1\) that holds NUL/],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]), 'UNREADABLE_INPUT', /gzip archive/],
    ['zip', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(30)]), 'UNREADABLE_INPUT', /zip archive/],
    [
      'xlsx',
      Buffer.concat([Buffer.from('PK\x03\x04\0\0'), Buffer.from('xl/workbook.xml')]),
      'UNREADABLE_INPUT',
      /Excel workbook/,
    ],
    ['Parquet', Buffer.concat([Buffer.from('PAR1\x15\x04'), Buffer.alloc(30)]), 'UNREADABLE_INPUT', /Parquet/],
    [
      'random bytes',
      Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 251)),
      'UNREADABLE_INPUT',
      /not a text file/,
    ],
    ['UTF-16 without its mark', Buffer.from('id,name\n1,x\n', 'utf16le'), 'UNREADABLE_INPUT', /byte order mark/],
  ]
  for (const [name, content, code, message] of cases) {
    it(`is named: ${name}`, async () => {
      const path = temporaryFile(content)
      const error = await failure(readCsv(path).readTable('crm'))
      expect(error.code).toBe(code)
      expect(error.message).toMatch(message)
      expect(error.message).toMatch(/^Source "crm" \(.*\) .*\. [A-Z].*\.$/)
      expect(error.where).toEqual({ source: 'crm', file: path })
      await expect(
        readCsv(path, { onReject: () => {} })
          [Symbol.asyncIterator]()
          .next(),
      ).rejects.toMatchObject({ code })
    })
  }

  it('is named: a header that is not valid in the encoding', async () => {
    const error = await failure(
      read(Buffer.concat([Buffer.from('\ufeffid,na'), Buffer.from([0xe9]), Buffer.from('\n1,2\n')])),
    )
    expect(error.message).toContain('header (line 1) that is not valid UTF-8')
  })

  it('is named: a header over the limits', async () => {
    const error = await failure(read(`id,${'x'.repeat(1 << 21)}\n1,2\n`))
    expect(error.message).toContain('no usable header on line 1: a cell is longer than 1 MiB')
    const wide = await failure(read(`${Array.from({ length: 70_000 }, (_, i) => `c${i}`).join(',')}\n`))
    expect(wide.message).toContain('has 70000 columns; at most 65536 can be read')
  })

  it('is named: a missing file, a folder, a path through a file, a device', async () => {
    const folder = temporaryPath('folder')
    mkdirSync(folder)
    const cases: [string, string][] = [
      [temporaryPath('missing.csv'), 'does not exist'],
      [join(temporaryFile('x\n'), 'inside.csv'), 'does not exist'],
      [folder, 'is a folder'],
      ['/dev/null', 'is not a regular file'],
    ]
    for (const [path, words] of cases) {
      const error = await failure(readCsv(path).readTable('crm'))
      expect(error.code).toBe('UNREADABLE_INPUT')
      expect(error.message).toContain(words)
    }
  })

  it('is named: a file without permission', async () => {
    const path = temporaryFile('a\n1\n')
    chmodSync(path, 0)
    chmodSync(dirname(path), 0o755)
    const isRoot = process.getuid?.() === 0
    if (isRoot) process.seteuid?.(65534)
    try {
      const error = await failure(readCsv(path).readTable('crm'))
      expect(error.code).toBe('UNREADABLE_INPUT')
      expect(error.message).toContain('may not be read by this user')
    } finally {
      if (isRoot) process.seteuid?.(0)
    }
  })

  it('never shows a value of a record in an error', async () => {
    const error = await failure(read('id,name\nsecret-value\n"secret-value"x,\n'))
    expect(error.message).not.toContain('secret')
  })
})

describe('reading as a job', () => {
  const many = `id,name\n${Array.from({ length: 300_000 }, (_, i) => `${i},name ${i % 1000}\n`).join('')}`

  it('reports its progress up to the size of the file', async () => {
    const seen: Progress[] = []
    await readCsv(temporaryFile(many)).readTable('crm', { onProgress: (p) => seen.push(p) })
    const last = seen.at(-1)
    expect(last).toEqual({ stage: 'read', done: many.length, total: many.length })
    expect(seen.every((p, i) => p.stage === 'read' && (i === 0 || p.done >= seen[i - 1].done))).toBe(true)
  })

  it('stops when it is aborted, before and while it reads', async () => {
    const before = await failure(readCsv(temporaryFile('a\n1\n')).readTable('crm', { signal: AbortSignal.abort() }))
    expect(before.code).toBe('ABORTED')
    const controller = new AbortController()
    let calls = 0
    const reader = readCsv(temporaryFile(many), { chunkBytes: 20 })
    const during = await failure(
      reader.readTable('crm', {
        signal: controller.signal,
        onProgress: () => {
          calls++
          controller.abort()
        },
      }),
    )
    expect(during.code).toBe('ABORTED')
    expect(calls).toBe(1)
  })

  it('grows codes and pools when the first records were not like the rest', async () => {
    const start = 'same,same,same,same,same,same,same,same\n'.repeat(9000)
    const rest = Array.from({ length: 120_000 }, (_, i) => `${i},,,,,,,\n`).join('')
    const table = await read(`a,b,c,d,e,f,g,h\n${start}${rest}`)
    expect(table.rowCount).toBe(129_000)
    expect(table.columns[0].values.size).toBe(120_002)
    expect(table.columns[0].values.get(table.columns[0].codes[128_999])).toBe('119999')
    expect(table.columns[7].codes[128_999]).toBe(0)
  })

  it('can be read again, from the same reader', async () => {
    const reader = readCsv(temporaryFile('a\n1\n'))
    expect(rowsOf(await reader.readTable('x'))).toEqual(rowsOf(await reader.readTable('y')))
  })
})

describe('iteration', () => {
  it('gives the same values as the columns', async () => {
    const content = 'a,b\n"x ""y""",é\n\'=z,\n'
    const rows: string[][] = []
    for await (const row of readCsv(temporaryFile(content))) rows.push(Object.values(row))
    expect(rows).toEqual(await readRows(content))
  })

  it('tells of rejects, or ends with an error if nobody listens', async () => {
    const path = temporaryFile('a,b\n1,2\nbad\n3,4\n')
    const lines: number[] = []
    const ids: string[] = []
    for await (const row of readCsv(path, { onReject: (r) => lines.push(r.line) })) ids.push(row.a)
    expect(ids).toEqual(['1', '3'])
    expect(lines).toEqual([3])
    const all = (async () => {
      for await (const row of readCsv(path)) expect(row.a).toBeTypeOf('string')
    })()
    const error = await failure(all)
    expect(error.code).toBe('UNREADABLE_INPUT')
    expect(error.message).toContain('on line 3: 1 cell where the header has 2')
  })

  it.skipIf(!existsSync('/proc/self/fd'))('closes the file when it is left early', async () => {
    const path = temporaryFile('a\n1\n2\n')
    const open = () => readdirSync('/proc/self/fd').length
    const before = open()
    for await (const row of readCsv(path)) {
      expect(row.a).toBe('1')
      break
    }
    expect(open()).toBe(before)
  })
})
