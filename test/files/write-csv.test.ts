import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSamewiseError, type SamewiseError } from '../../src/base'
import { BytePool } from '../../src/columns'
import { readCsv } from '../../src/files/read-csv'
import { type CsvWriteOptions, type CsvWriter, createCsvWriter } from '../../src/files/write-csv'
import { temporaryPath } from './temporary-file'

function written(write: (writer: CsvWriter) => void, options?: CsvWriteOptions): string {
  const path = temporaryPath()
  const writer = createCsvWriter(path, options)
  write(writer)
  writer.close()
  return readFileSync(path, 'utf8')
}

function writeAll(writer: CsvWriter, rows: readonly (readonly string[])[]): void {
  for (const row of rows) writer.row(row)
}

function failure(work: () => void): SamewiseError {
  try {
    work()
  } catch (error) {
    if (isSamewiseError(error)) return error
    throw error
  }
  throw new Error('expected a SamewiseError')
}

const value = fc.oneof(
  fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '')),
  fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', "'", '=', '+', '-', '@', '\t', '1', ' ', 'x', 'é', '😀') }),
)
const rows = fc
  .integer({ min: 1, max: 4 })
  .chain((width) => fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 10 }))

describe('createCsvWriter', () => {
  it('writes UTF-8 without byte order mark, LF, and quotes only where needed', () => {
    const text = written((w) => {
      w.row(['id', 'name'])
      w.row(['1', 'Zoë, "Z"'])
      w.row(['2', ' a b '])
      w.row(['', 'x\ny'])
      w.row(['3', 'x\ry'])
    })
    expect(text).toBe('id,name\n1,"Zoë, ""Z"""\n2, a b \n,"x\ny"\n3,"x\ry"\n')
  })

  it('guards cells that a spreadsheet may run, unless it is told to leave them', () => {
    const cells = ['=1+1', '@x', '\tx', '+cmd', '-x', '+49 30 1', '-1.5', "'=x", 'a=b', '=a,"b"']
    const guarded = ["'=1+1", "'@x", "'\tx", "'+cmd", "'-x", '+49 30 1', '-1.5', "''=x", 'a=b', '"\'=a,""b"""']
    expect(written((w) => w.row(cells))).toBe(`${guarded.join(',')}\n`)
    expect(written((w) => w.row(cells.slice(0, 9)), { raw: true })).toBe(`${cells.slice(0, 9).join(',')}\n`)
  })

  it('writes an empty value of a table of one column as a record', () => {
    expect(written((w) => writeAll(w, [['a'], [''], ['x']]))).toBe('a\n""\nx\n')
  })

  it('is read back by readCsv, and by csv-parse if raw, to the same values', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (table) => {
        const header = table[0].map((_, i) => `c${i}`)
        const path = temporaryPath('round-trip.csv')
        const writer = createCsvWriter(path)
        for (const row of [header, ...table]) writer.row(row)
        writer.close()
        const back: string[][] = []
        for await (const row of readCsv(path, { delimiter: ',' })) back.push(Object.values(row))
        expect(back).toEqual(table)
        const raw = written((w) => writeAll(w, [header, ...table]), { raw: true })
        expect(parse(raw, { record_delimiter: '\n', bom: false })).toEqual([header, ...table])
      }),
      { numRuns: 300 },
    )
  })

  it('writes the same from strings, bytes, UTF-16 units and codes of a pool', () => {
    fc.assert(
      fc.property(rows, (table) => {
        const pool = new BytePool()
        const fromStrings = written((w) => writeAll(w, table))
        const fromCodes = written((w) => {
          for (const row of table) {
            for (const cell of row) w.cellCode(pool, pool.internString(cell))
            w.endRow()
          }
        })
        const fromBytes = written((w) => {
          for (const row of table) {
            for (const cell of row) {
              const bytes = Buffer.from(`<${cell}>`)
              w.cellBytes(bytes, 1, bytes.length - 1)
            }
            w.endRow()
          }
        })
        const fromUnits = written((w) => {
          for (const row of table) {
            for (const cell of row) {
              const units = Uint16Array.from({ length: cell.length + 2 }, (_, i) => `<${cell}>`.charCodeAt(i))
              w.cellUnits(units, 1, units.length - 1)
            }
            w.endRow()
          }
        })
        expect(fromCodes).toBe(fromStrings)
        expect(fromBytes).toBe(fromStrings)
        expect(fromUnits).toBe(fromStrings)
      }),
    )
  })

  it('writes more than its buffer holds: many rows, and cells longer than it', async () => {
    const path = temporaryPath()
    const writer = createCsvWriter(path)
    writer.row(['a', 'b'])
    const long = [
      'x'.repeat(700_000),
      '"'.repeat(400_000),
      `=${'y'.repeat(900_000)}`,
      'é\n'.repeat(200_000),
      'z'.repeat((1 << 20) - 2),
    ]
    for (const cell of long) writer.row([cell, '1'])
    for (let i = 0; i < 60_000; i++) writer.row([`left ${i}`, `right, ${i}`])
    writer.close()
    const back: [string, string][] = []
    for await (const row of readCsv(path)) back.push([row.a, row.b])
    expect(back.length).toBe(60_005)
    expect(back.slice(0, 5).map(([a]) => a)).toEqual(long)
    expect(back.at(-1)).toEqual(['left 59999', 'right, 59999'])
  })

  it('replaces lone surrogates', () => {
    expect(written((w) => w.row(['a\ud800b']))).toBe('a\ufffdb\n')
  })

  it('can be closed twice', () => {
    const writer = createCsvWriter(temporaryPath())
    writer.row(['a'])
    writer.close()
    writer.close()
    expect(readFileSync(writer.path, 'utf8')).toBe('a\n')
  })

  it('names the file it cannot create', () => {
    const folder = temporaryPath('a-folder')
    mkdirSync(folder)
    for (const path of [join(folder, 'no', 'golden.csv'), folder]) {
      const error = failure(() => createCsvWriter(path))
      expect(error.code).toBe('OUTPUT_FAILED')
      expect(error.message).toContain(path)
      expect(error.where).toEqual({ file: path })
    }
  })

  it.skipIf(!existsSync('/dev/full'))('says that the disk is full, while writing and on closing, and once only', () => {
    const busy = createCsvWriter('/dev/full')
    const error = failure(() => {
      for (let i = 0; i < 3; i++) busy.row(['x'.repeat(600_000)])
    })
    expect(error.code).toBe('OUTPUT_FAILED')
    expect(error.message).toBe(
      '/dev/full cannot be written (ENOSPC). The disk is full: free some space, or choose another output folder.',
    )
    busy.close()
    const idle = createCsvWriter('/dev/full')
    idle.row(['x'])
    expect(failure(() => idle.close()).code).toBe('OUTPUT_FAILED')
    idle.close()
  })
})
