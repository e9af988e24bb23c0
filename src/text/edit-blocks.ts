import { scratchSteps } from './kernel-scratch'

/**
 * Carries `steps[from, to)` from the upper to the lower edge of the rows `pattern[patternStart, patternEnd)` of an edit
 * distance table. A step is the difference between neighbouring columns: bit 0 says +1, bit 1 says -1; further bits are
 * the kernel's own.
 */
export type EditBlock = (
  pattern: Uint16Array,
  patternStart: number,
  patternEnd: number,
  text: Uint16Array,
  textStart: number,
  steps: Uint8Array,
  from: number,
  to: number,
) => void

/**
 * Edit distance for a pattern of any length up to that of the text, in blocks of 64 rows, or some number above `limit`.
 * Each block covers only the columns that `limit` edits can reach (Ukkonen 1985). Cells left of and above this band are
 * taken as reached by deletions and insertions only: that never makes a cell too small, and every path of at most
 * `limit` edits lies within the band.
 *
 * @param oneWord for blocks of 1 to 32 rows
 * @param twoWords for blocks of 33 to 64 rows
 */
export function distanceInBlocks(
  pattern: Uint16Array,
  patternStart: number,
  patternEnd: number,
  text: Uint16Array,
  textStart: number,
  textEnd: number,
  limit: number,
  oneWord: EditBlock,
  twoWords: EditBlock,
): number {
  const patternLength = patternEnd - patternStart
  const textLength = textEnd - textStart
  const steps = scratchSteps(textLength)
  // Insertions lead along the first row, and along a block's upper edge wherever the block above did not reach.
  steps.fill(1, 0, textLength)
  // Of d edits at most (d - surplus) / 2 are deletions and lead left of the main diagonal; `surplus` more may lead
  // right of it.
  const surplus = textLength - patternLength
  const slack = (limit - surplus) >> 1
  let from = 0
  let corner = 0
  for (let top = 0; top < patternLength; ) {
    const rows = Math.min(64, patternLength - top)
    const to = Math.min(textLength, top + rows + slack + surplus)
    const blockStart = patternStart + top
    if (rows > 32) twoWords(pattern, blockStart, blockStart + rows, text, textStart, steps, from, to)
    else oneWord(pattern, blockStart, blockStart + rows, text, textStart, steps, from, to)
    top += rows

    const below = patternLength - top
    const next = below === 0 ? textLength : Math.max(from, top - slack)
    corner += rows
    let value = corner
    if (limit < textLength && below > 0) {
      // From every cell of the lower edge at least its distance from the last diagonal is still to come.
      let least = value + Math.abs(below - (textLength - from))
      for (let j = from; j < to; j++) {
        value += (steps[j] & 1) - ((steps[j] >> 1) & 1)
        const bound = value + Math.abs(below - (textLength - j - 1))
        if (bound < least) least = bound
      }
      if (least > limit) return limit + 1
    }
    for (let j = from; j < next; j++) corner += (steps[j] & 1) - ((steps[j] >> 1) & 1)
    from = next
  }
  return corner
}
