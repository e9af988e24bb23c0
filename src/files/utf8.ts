/**
 * Size in bytes of the character beyond ASCII that begins at `bytes[at]`, or 0 if no well-formed one does (Unicode Standard, table 3-7: no
 * overlong form, no surrogate, nothing above U+10FFFF).
 */
export function wideCharacterSize(bytes: Uint8Array, at: number, end: number): number {
  const lead = bytes[at]
  if (lead < 0xc2 || lead > 0xf4) return 0
  const size = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
  if (at + size > end) return 0
  const second = bytes[at + 1]
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
  if (second < lowest || second > highest) return 0
  for (let i = at + 2; i < at + size; i++) if ((bytes[i] & 0xc0) !== 0x80) return 0
  return size
}
