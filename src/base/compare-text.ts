const FIRST_SURROGATE = 0xd800

/**
 * Which of two texts comes first in code-point order, the order of their UTF-8 bytes: below 0 for the left, 0 for one text. Code units are in
 * that order but for surrogates, which stand for the highest code points and lie below the last units.
 */
export function compareText(left: string, right: string): number {
  if (left === right) return 0
  const length = Math.min(left.length, right.length)
  for (let k = 0; k < length; k++) {
    const a = left.charCodeAt(k)
    const b = right.charCodeAt(k)
    if (a !== b) return rankOfUnit(a) - rankOfUnit(b)
  }
  return left.length - right.length
}

function rankOfUnit(unit: number): number {
  const isSurrogate = unit >= FIRST_SURROGATE && unit < FIRST_SURROGATE + 0x800
  return isSurrogate ? unit + 0x10000 : unit
}
