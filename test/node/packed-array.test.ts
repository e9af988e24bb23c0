import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inflatePieces, inflatePiecesSync, type PlainArray, packArray, unpackArray } from '../../src/node/packed-array'

/** An array after it was packed and unpacked, and how that was done. */
async function thereAndBack(array: PlainArray) {
  const { packing, pieces } = await packArray(array)
  const back = new (array.constructor as new (length: number) => PlainArray)(array.length)
  // As it comes back from JSON.
  unpackArray(back, JSON.parse(JSON.stringify(packing)), packing.as === 'text' ? inflatePiecesSync(pieces) : pieces)
  return { back, packing, bytes: pieces.reduce((sum, piece) => sum + piece.length, 0) }
}

const fullRange = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })

describe('packArray', () => {
  it('gives back any integers', async () => {
    const anyRange = fc.oneof(fullRange, fc.integer({ min: 0, max: 9 }), fc.integer({ min: -70_000, max: 70_000 }))
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.array(fullRange), fc.array(anyRange), fc.array(fc.integer({ min: -300, max: 300 }))),
        async (values) => {
          const array = Int32Array.from(values)
          expect((await thereAndBack(array)).back).toEqual(array)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('gives back any numbers, and tells zeros and missing ones apart', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(fc.double(), fc.constantFrom(0, -0, Number.NaN))), async (values) => {
        const array = Float64Array.from([...values, ...values, ...values])
        const { back } = await thereAndBack(array)
        expect([...back].every((value, i) => Object.is(value, array[i]))).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  it('gives back any bytes and units', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), fc.uint16Array({ max: 300 }), async (bytes, units) => {
        expect((await thereAndBack(bytes)).back).toEqual(bytes)
        expect((await thereAndBack(units)).back).toEqual(units)
      }),
      { numRuns: 100 },
    )
  })

  it('gives back text of several pieces, also from memory that threads share', async () => {
    const shared = new Uint8Array(new SharedArrayBuffer((1 << 20) + 5)).map((_, i) => i % 251)
    const { back, bytes } = await thereAndBack(shared)
    expect(Buffer.from(back as Uint8Array).equals(Buffer.from(shared))).toBe(true)
    expect(bytes).toBeLessThan(shared.length / 2)
  })

  it.each<[what: string, array: PlainArray, as: string, bytes: number]>([
    ['codes below 256 in one byte', Int32Array.from({ length: 100 }, (_, i) => (i * 37) % 200), 'offset', 100],
    ['codes below 2^16 in two', Int32Array.from({ length: 100 }, (_, i) => (i * 7919) % 60_000), 'offset', 200],
    [
      'codes below 2^24 in three',
      Int32Array.from({ length: 100 }, (_, i) => (i * 7_777_777) % 9_999_991),
      'offset',
      300,
    ],
    ['offsets as lengths', Int32Array.from({ length: 1001 }, (_, i) => i * 9 + (i % 3)), 'steps', 1000],
    ['what is all the same in none', new Int32Array(1000).fill(7), 'offset', 0],
    ['what counts up in none', Int32Array.from({ length: 1000 }, (_, i) => i * 12), 'steps', 0],
    ['few distinct times in two bytes', Float64Array.from({ length: 1000 }, (_, i) => (i % 5) * 864e5), 'listed', 2040],
  ])('keeps %s', async (_, array, as, size) => {
    const { back, packing, bytes } = await thereAndBack(array)
    expect(back).toEqual(array)
    expect([packing.as, bytes]).toEqual([as, size])
  })

  it('takes the pieces of an earlier text that it begins with, and packs the rest', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(Uint8Array, Uint16Array),
        fc.constantFrom(0, 250, 900),
        fc.nat({ max: 2 ** 21 }),
        fc.nat({ max: 10 }),
        async (Type, highest, length, more) => {
          const text = new Type((1 << 20) + 100 + more).map((_, i) => (i === length ? highest : i % 100))
          const before = text.slice(0, (1 << 20) + 100)
          before[(1 << 20) + 50] = more
          const packed = await packArray(before)
          const sizes = (await inflatePieces(packed.pieces)).map((piece) => piece.length)
          const earlier = { array: before, width: packed.packing.width ?? 1, pieces: packed.pieces, sizes }
          const { packing, pieces } = await packArray(text, earlier)
          const back = new Type(text.length)
          unpackArray(back, packing, inflatePiecesSync(pieces))
          expect(Buffer.from(back.buffer).equals(Buffer.from(text.buffer))).toBe(true)
          // Only the first piece is the same, unless its units are written in more bytes now.
          if (packing.width === packed.packing.width) expect(pieces[0]).toBe(packed.pieces[0])
        },
      ),
      { numRuns: 20 },
    )
  })

  it('refuses pieces that are not of such an array', () => {
    const array = new Int32Array(10)
    expect(() => unpackArray(array, { as: 'offset', width: 2, from: 0 }, [new Uint8Array(19)])).toThrow(RangeError)
    expect(() => unpackArray(array, { as: 'plain' }, [new Uint8Array(39)])).toThrow(RangeError)
    expect(() => unpackArray(array, { as: 'woven' as 'plain' }, [])).toThrow('woven')
  })
})
