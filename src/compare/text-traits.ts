const TRAITS = 4

/**
 * What is looked at of every text before a kernel is called, in four numbers one behind the other, so that a text costs one line of the cache: the
 * set of its characters, the set of those that it has more than once (character `u` being bit `u mod 32`), the lower eight bits of its first four
 * characters, and its length.
 *
 * @returns the traits of text `code`, which is `units[offsets[code], offsets[code + 1])`, from `4 * code` on
 */
export function textTraits(units: Uint16Array, offsets: Int32Array, size: number): Int32Array {
  const traits = new Int32Array(size * TRAITS)
  for (let code = 0; code < size; code++) {
    const start = offsets[code]
    const end = offsets[code + 1]
    let letters = 0
    let repeated = 0
    for (let i = start; i < end; i++) {
      const bit = 1 << (units[i] & 31)
      repeated |= letters & bit
      letters |= bit
    }
    let beginning = 0
    for (let i = Math.min(end, start + 4) - 1; i >= start; i--) beginning = (beginning << 8) | (units[i] & 255)
    const at = code * TRAITS
    traits[at] = letters
    traits[at + 1] = repeated
    traits[at + 2] = beginning
    traits[at + 3] = end - start
  }
  return traits
}
