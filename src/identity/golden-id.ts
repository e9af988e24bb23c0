import { sha256 } from '@noble/hashes/sha256'

/** Crockford's base 32 in lower case: no i, l, o, u, so that an ID can be read aloud. */
const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz'
const LENGTH = 26
const PREFIX = 'g_'

const encoder = new TextEncoder()

/** Characters of the ID at work: a text that grows digit by digit is a chain of pieces, and slow to compare and to write. */
const characters: number[] = /* @__PURE__ */ Array.from(PREFIX + DIGITS.slice(0, LENGTH), (digit) =>
  digit.charCodeAt(0),
)

/**
 * The golden ID of a cluster in a first run: `g_` and 26 base-32 characters of the SHA-256 of its anchor, the first of its records by
 * source and id. Opaque, and the same on every machine.
 *
 * @param source source of the anchor record
 * @param recordId its id
 */
export function firstGoldenId(source: string, recordId: string): string {
  const hash = sha256(encoder.encode(`${source}\u0000${recordId}`))
  let bits = 0
  let buffer = 0
  for (let at = 0, digits = 0; digits < LENGTH; digits++) {
    if (bits < 5) {
      buffer = (buffer << 8) | hash[at++]
      bits += 8
    }
    bits -= 5
    characters[PREFIX.length + digits] = DIGITS.charCodeAt((buffer >>> bits) & 31)
    buffer &= (1 << bits) - 1
  }
  return String.fromCharCode.apply(null, characters)
}
