import { mkdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ByteFile } from '../../src/files/byte-file'
import { temporaryPath } from './temporary-file'

function written(write: (file: ByteFile) => void): Buffer {
  const file = new ByteFile(temporaryPath())
  try {
    write(file)
  } finally {
    file.close()
  }
  return readFileSync(file.path)
}

describe('ByteFile', () => {
  it('writes texts as UTF-8, and lone surrogates as U+FFFD', () => {
    const texts = fc.array(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\ud800', 'é'.repeat(200), 'x'.repeat(500))),
    )
    fc.assert(
      fc.property(texts, (all) => {
        const bytes = written((file) => {
          for (const text of all) file.text(text)
        })
        expect(bytes.equals(Buffer.concat(all.map((text) => Buffer.from(text))))).toBe(true)
      }),
      { numRuns: 10 },
    )
  })

  it('writes numbers as JSON has them', () => {
    const numbers = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer({ min: -3_000_000, max: 3_000_000 }),
      fc.integer({ min: -3_000_000, max: 3_000_000 }).map((thousandths) => thousandths / 1000),
      fc.constantFrom(0, -0, 0.001, -0.5, 39.717, 1999999.999, 2_000_000, 1e-7),
    )
    fc.assert(
      fc.property(fc.array(numbers), (all) => {
        const bytes = written((file) => {
          for (const number of all) {
            file.number(number)
            file.text(' ')
          }
        })
        expect(bytes.toString()).toBe(all.map((number) => `${JSON.stringify(number)} `).join(''))
      }),
      { numRuns: 20 },
    )
  })

  it('writes texts and bytes longer than its buffer, in their order', () => {
    const long = 'äbc'.repeat(700_000)
    const bytes = Buffer.from(long)
    const found = written((file) => {
      file.text('a')
      file.text(long)
      file.bytes(bytes)
      file.text('z')
    })
    expect(found.equals(Buffer.from(`a${long}${long}z`))).toBe(true)
  })

  it('says whether there can be room, and makes it', () => {
    written((file) => {
      file.text('x'.repeat(1000))
      expect(file.room(10)).toBe(true)
      expect(file.at).toBe(1000)
      expect(file.room(1 << 20)).toBe(true)
      expect(file.at).toBe(0)
      expect(file.room((1 << 20) + 1)).toBe(false)
    })
  })

  it('names the file that cannot be written', () => {
    const path = temporaryPath()
    mkdirSync(path)
    expect(() => new ByteFile(path)).toThrow(path)
  })
})
