import fc from 'fast-check'

/**
 * Units that make kernels stumble: few letters, accents, combining marks, both halves of an astral character alone, the
 * last unit.
 */
const UNITS = ['a', 'b', 'c', 'é', 'e', '\u0301', 'и', '王', '\ud83d', '\ude00', '\uffff', '\u0000', ' ']

/** Lengths around the words of bit-parallel kernels. */
export const EDGE_LENGTHS = [0, 1, 2, 15, 16, 17, 31, 32, 33, 48, 63, 64, 65, 95, 96, 97, 127, 128, 129, 200]

/** A text of any UTF-16 units, often of an edge length. */
export function anyText(maxLength = 140): fc.Arbitrary<string> {
  const unit = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('a', 'b', 'c') },
    { weight: 2, arbitrary: fc.constantFrom(...UNITS) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) },
  )
  const join = (units: string[]) => units.join('')
  const edges = EDGE_LENGTHS.filter((length) => length <= maxLength)
  return fc.oneof(
    fc.array(unit, { maxLength: Math.min(20, maxLength) }).map(join),
    fc.array(unit, { maxLength }).map(join),
    fc.constantFrom(...edges).chain((length) => fc.array(unit, { minLength: length, maxLength: length }).map(join)),
  )
}

/** Two texts, half of the time a few edits apart. */
export function anyPair(maxLength = 140): fc.Arbitrary<[string, string]> {
  const edit = fc.tuple(fc.nat(maxLength), fc.nat(3), fc.constantFrom('a', 'b', 'c'))
  const near = fc.tuple(anyText(maxLength), fc.array(edit, { maxLength: 5 })).map(([text, edits]): [string, string] => {
    let other = text
    for (const [position, kind, letter] of edits) {
      const at = Math.min(position, other.length)
      if (kind === 0) other = other.slice(0, at) + letter + other.slice(at)
      else if (kind === 1) other = other.slice(0, at) + other.slice(at + 1)
      else if (kind === 2) other = other.slice(0, at) + letter + other.slice(at + 1)
      else other = other.slice(0, at) + [...other.slice(at, at + 2).split('')].reverse().join('') + other.slice(at + 2)
    }
    return [text, other]
  })
  return fc.oneof(near, fc.tuple(anyText(maxLength), anyText(maxLength)))
}

/** A pool that holds both texts between other characters, as kernels find them; `more` characters come behind. */
export function inPool(a: string, b: string, more = 16) {
  const text = `#a${a}#b${b}${'#a'.repeat(more / 2)}`
  const units = Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
  const aStart = 2
  const bStart = 4 + a.length
  return { units, aStart, aEnd: aStart + a.length, bStart, bEnd: bStart + b.length }
}
