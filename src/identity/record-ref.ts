/** A record, by source and id. */
export interface RecordRef {
  readonly source: string
  readonly recordId: string
}

/** A record and the golden record it belongs to: a line of the crosswalk. */
export interface CrosswalkEntry extends RecordRef {
  readonly goldenId: string
}

/** Which of two records comes first, by source and then by id in code-point order: below 0 for the left, 0 for one record. */
export function compareRefs(left: RecordRef, right: RecordRef): number {
  return compareText(left.source, right.source) || compareText(left.recordId, right.recordId)
}

const FIRST_SURROGATE = 0xd800

/**
 * Which of two texts comes first in code-point order. Code units are in that order but for surrogates, which stand for the highest code
 * points and lie below the last units.
 */
function compareText(left: string, right: string): number {
  if (left === right) return 0
  const length = Math.min(left.length, right.length)
  for (let k = 0; k < length; k++) {
    const a = left.charCodeAt(k)
    const b = right.charCodeAt(k)
    if (a === b) continue
    return rankOfUnit(a) - rankOfUnit(b)
  }
  return left.length - right.length
}

function rankOfUnit(unit: number): number {
  const isSurrogate = unit >= FIRST_SURROGATE && unit < FIRST_SURROGATE + 0x800
  return isSurrogate ? unit + 0x10000 : unit
}
