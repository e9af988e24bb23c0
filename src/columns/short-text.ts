/** Texts longer than this are left to the general way. */
const LONGEST = 64

/**
 * An array of each length. `String.fromCharCode` takes less than half as long from a plain array as it takes from a typed one, or as
 * TextDecoder takes (48 ns against 107 and 105 for 14 characters), and pools are read by the million.
 */
const scratch: readonly number[][] = /* @__PURE__ */ Array.from({ length: LONGEST + 1 }, (_, n) => new Array(n).fill(0))

/** The text of `units[start, end)` if it is a short one. */
export function shortText(units: Uint16Array, start: number, end: number): string | undefined {
  const length = end - start
  if (length > LONGEST) return undefined
  const own = scratch[length]
  for (let i = 0; i < length; i++) own[i] = units[start + i]
  return String.fromCharCode.apply(null, own)
}

/** The text of the UTF-8 `bytes[start, end)` if it is a short one of ASCII characters only. */
export function shortAscii(bytes: Uint8Array, start: number, end: number): string | undefined {
  const length = end - start
  if (length > LONGEST) return undefined
  const own = scratch[length]
  for (let i = 0; i < length; i++) {
    const byte = bytes[start + i]
    if (byte >= 0x80) return undefined
    own[i] = byte
  }
  return String.fromCharCode.apply(null, own)
}
