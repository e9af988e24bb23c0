const APOSTROPHE = 0x27
const TAB = 0x09
const CR = 0x0d
const PLUS = 0x2b
const MINUS = 0x2d
const EQUALS = 0x3d
const AT = 0x40
const SPACE = 0x20

/** Whether `bytes[start, end)` matches `^[+-]?[0-9][0-9 ().,-]*$`: a number or a phone, which no spreadsheet takes for a formula. */
function isNumberOrPhone(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start
  if (bytes[at] === PLUS || bytes[at] === MINUS) at++
  if (at === end || bytes[at] < 0x30 || bytes[at] > 0x39) return false
  for (at++; at < end; at++) {
    const byte = bytes[at]
    const isDigit = byte >= 0x30 && byte <= 0x39
    // ( ) , - . are 0x28, 0x29, 0x2c, 0x2d, 0x2e
    if (!isDigit && byte !== SPACE && byte !== 0x28 && byte !== 0x29 && !(byte >= 0x2c && byte <= 0x2e)) return false
  }
  return true
}

/** Whether a cell that starts with this character may need an apostrophe before it; most do not, and are not looked at any further. */
export function mayNeedFormulaGuard(first: number): boolean {
  return (
    first < 0x41 &&
    (first === APOSTROPHE ||
      first === EQUALS ||
      first === AT ||
      first === TAB ||
      first === CR ||
      first === PLUS ||
      first === MINUS)
  )
}

/**
 * Whether a writer must put an apostrophe before the cell `bytes[start, end)`, and a reader take one away from behind it: the cell is
 * any number of apostrophes and then something a spreadsheet may run as a formula (`=`, `@`, TAB, CR, or `+` or `-` unless the rest is
 * a number or a phone).
 *
 * The run of apostrophes makes the guard reversible: `=x` is written as `'=x`, and a value that already is `'=x` as `''=x`.
 */
export function needsFormulaGuard(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start
  while (at < end && bytes[at] === APOSTROPHE) at++
  if (at === end) return false
  const first = bytes[at]
  if (first === EQUALS || first === AT || first === TAB || first === CR) return true
  return (first === PLUS || first === MINUS) && !isNumberOrPhone(bytes, at, end)
}

/** Whether the cell `bytes[start, end)` starts with the apostrophe of a {@link needsFormulaGuard | formula guard}. */
export function hasFormulaGuard(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start > 1 && bytes[start] === APOSTROPHE && needsFormulaGuard(bytes, start + 1, end)
}
