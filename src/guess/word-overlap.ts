import type { ColumnProfile } from '../kinds'
import { foldText } from '../text'

/** Shorter words stand in texts of every kind. */
const LEAST_CHARACTERS = 2

/** How alike the words of two columns are, from 0 (none in common) to 1: the cosine of how many of their values have each word. */
export function wordOverlap(column: ColumnProfile, other: ColumnProfile): number {
  const counts = countWords(column.sample)
  const others = countWords(other.sample)
  let common = 0
  for (const [word, count] of counts) common += count * (others.get(word) ?? 0)
  return common === 0 ? 0 : common / Math.sqrt(squares(counts) * squares(others))
}

function countWords(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) {
    for (const word of new Set(foldText(value).split(' '))) {
      if (word.length >= LEAST_CHARACTERS) counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  return counts
}

function squares(counts: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const count of counts.values()) sum += count * count
  return sum
}
