import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TextPool, TextWriter } from '../../src/columns'

describe('TextWriter', () => {
  it('makes of pieces the pool that interning their texts makes', () => {
    const value = fc.array(fc.string({ unit: 'binary', maxLength: 6 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(fc.uniqueArray(value, { selector: (pieces) => pieces.join('') }), (values) => {
        const written = values.filter((pieces) => pieces.join('') !== '')
        const interned = new TextPool()
        const offsets = [0, 0]
        for (const pieces of written) {
          interned.intern(pieces.join(''))
          offsets.push(offsets[offsets.length - 1] + pieces.join('').length)
        }
        const writer = new TextWriter(Int32Array.from(offsets))
        for (const pieces of written) {
          for (const piece of pieces) {
            const source = Uint16Array.from(`?${piece}?`.split(''), (unit) => unit.charCodeAt(0))
            writer.write(source, 1, source.length - 1)
          }
          writer.end()
        }
        const { units, offsets: ends, hashes } = interned.seal()
        expect(writer.take()).toEqual({ units, offsets: ends, hashes })
      }),
    )
  })
})
