import { sha256 } from '@noble/hashes/sha256'

/** Crockford's base 32 in lower case: no i, l, o, u, so that an ID can be read aloud. */
const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz'
const LENGTH = 26
const PREFIX = 'g_'

const encoder = new TextEncoder()

/** A hash that nothing was put into yet, and the one at work, whose state is set back to it: IDs are made by the million. */
const empty = /* @__PURE__ */ sha256.create()
let work = /* @__PURE__ */ sha256.create()
const digest = /* @__PURE__ */ new Uint8Array(32)
/** Bytes of the text at work, unless it is longer. */
const bytes = /* @__PURE__ */ new Uint8Array(256)

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
 * @example
 * ```ts
 * import { firstGoldenId } from 'samewise/identity'
 *
 * firstGoldenId('crm', '1') // 'g_5z4gvfexn7142aq1v98h94k3e2'
 * ```
 */
export function firstGoldenId(source: string, recordId: string): string {
  return idOf(`${source}\u0000${recordId}`)
}

/**
 * A golden ID for a cluster whose anchor has given its first ID away already: that of the same hash over the anchor and a counter.
 *
 * @param source source of the anchor record
 * @param recordId its id
 * @param isTaken whether an ID has ever named something
 * @returns the first of the anchor's IDs that is free, the one of {@link firstGoldenId} among them
 * @internal
 */
export function freeGoldenId(source: string, recordId: string, isTaken: (id: string) => boolean): string {
  let id = firstGoldenId(source, recordId)
  for (let copy = 2; isTaken(id); copy++) id = idOf(`${source}\u0000${recordId}\u0000${copy}`)
  return id
}

function idOf(text: string): string {
  work = empty._cloneInto(work)
  // A UTF-16 unit takes at most three bytes.
  if (text.length * 3 > bytes.length) work.update(encoder.encode(text))
  else work.update(bytes.subarray(0, encoder.encodeInto(text, bytes).written))
  work.digestInto(digest)
  let bits = 0
  let buffer = 0
  for (let at = 0, digits = 0; digits < LENGTH; digits++) {
    if (bits < 5) {
      buffer = (buffer << 8) | digest[at++]
      bits += 8
    }
    bits -= 5
    characters[PREFIX.length + digits] = DIGITS.charCodeAt((buffer >>> bits) & 31)
    buffer &= (1 << bits) - 1
  }
  return String.fromCharCode.apply(null, characters)
}
