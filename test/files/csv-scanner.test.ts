import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashBytes } from '../../src/base'
import { CsvScanner, Scanned } from '../../src/files/csv-scanner'

function scannerOf(text: string): CsvScanner {
  const bytes = Buffer.from(text)
  const scanner = new CsvScanner(0x2c, bytes.length, 64)
  bytes.copy(scanner.bytes)
  scanner.filled = bytes.length
  scanner.isAtEnd = true
  return scanner
}

describe('CsvScanner', () => {
  it('hashes each cell as hashBytes does: plain, quoted, with doubled quotes, with a formula guard', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', "'", '=', '+', '1', 'é'), maxLength: 8 })
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 10 }), fc.boolean(), (cells, quoteAll) => {
        const quoted = (v: string) => (quoteAll || /[",\n]/.test(v) ? `"${v.replaceAll('"', '""')}"` : v)
        const scanner = scannerOf(`${cells.map(quoted).join(',')},end\n`)
        expect(scanner.scan(0, 64)).toBe(Scanned.Record)
        expect(scanner.cellCount).toBe(cells.length + 1)
        for (let i = 0; i <= cells.length; i++) {
          const expected = hashBytes(scanner.bytes, scanner.starts[i], scanner.ends[i])
          expect(scanner.hashes[i]).toBe(expected)
        }
      }),
    )
  })

  it('leaves the text as it was, for the raw text of rejects', () => {
    const text = 'a,"x ""y"" z",b\n'
    const scanner = scannerOf(text)
    scanner.scan(0, 64)
    expect(scanner.bytes.toString('utf8', scanner.starts[1], scanner.ends[1])).toBe('x "y" z')
    expect(scanner.bytes.toString('utf8', 0, scanner.filled)).toBe(text)
  })

  it('counts the cells beyond the limit without keeping them', () => {
    const scanner = scannerOf('1,2,3,4,5\n')
    scanner.ends.fill(-1)
    expect(scanner.scan(0, 2)).toBe(Scanned.Record)
    expect(scanner.cellCount).toBe(5)
    expect([...scanner.ends.subarray(0, 4)]).toEqual([1, 3, -1, -1])
  })

  it('asks for more bytes wherever the end of a record may still change', () => {
    for (const text of ['', 'a', 'a,', 'a,b', '"a', '"a"', '"a""', '"a"""', 'a\r', '"a"\r', '\r', '\n\r', '"a\r']) {
      const scanner = scannerOf(text)
      scanner.isAtEnd = false
      expect([text, scanner.scan(0, 64)]).toEqual([text, Scanned.More])
    }
  })
})
