import { CsvScanner, Scanned } from './csv-scanner'

const CANDIDATES = [',', ';', '\t', '|'].map((c) => c.charCodeAt(0))
const LOOKED_AT_RECORDS = 50

/**
 * Guesses the delimiter of a CSV text: the one of comma, semicolon, TAB and bar by which most of the first records have as many cells as
 * the header; at a tie the one that gives more columns, then the first in that order. Comma if none gives more than one column.
 *
 * @param sample the first bytes of the text
 * @param isWhole whether that is all of it
 * @returns the delimiter as a byte
 */
export function guessDelimiter(sample: Buffer, isWhole: boolean): number {
  let best = CANDIDATES[0]
  let bestShare = 0
  let bestColumns = 1
  let isHeaderWhole = false
  for (const delimiter of CANDIDATES) {
    const scanner = new CsvScanner(delimiter, sample.length, 0)
    sample.copy(scanner.bytes)
    scanner.filled = sample.length
    scanner.isAtEnd = isWhole
    if (scanner.scan(0, 0) !== Scanned.Record) continue
    isHeaderWhole = true
    const columns = scanner.cellCount
    if (columns === 1) continue
    let records = 0
    let fitting = 0
    while (records < LOOKED_AT_RECORDS) {
      const found = scanner.scan(0, 0)
      if (found !== Scanned.Record && found !== Scanned.Bad) break
      records++
      if (found === Scanned.Record && scanner.cellCount === columns) fitting++
    }
    // A header alone says little, but more than nothing.
    const share = records === 0 ? 0.5 : fitting / records
    if (share > bestShare || (share === bestShare && columns > bestColumns)) {
      best = delimiter
      bestShare = share
      bestColumns = columns
    }
  }
  return isHeaderWhole ? best : mostFrequent(sample)
}

/** For a header longer than the sample. */
function mostFrequent(sample: Buffer): number {
  const counts = new Int32Array(256)
  for (const byte of sample) counts[byte]++
  return CANDIDATES.reduce((best, delimiter) => (counts[delimiter] > counts[best] ? delimiter : best))
}
