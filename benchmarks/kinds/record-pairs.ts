import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { seededRandom } from '../../src/base'
import { formatCsv, makeOpaque } from '../accuracy/opaque-records'
import { resolveFile } from '../measure/resolve-command'
import { dataFile } from '../measure/shared-folder'
import { type Figure, PairTally, Share } from './figure'

const BAR = 0.9

type Row = Record<string, string>

/**
 * Resolves the records of a list with the built command line and nothing but its guesses, and judges its labelled pairs: a match is a pair
 * with one golden record. Record ids are random ones, and the rows in random order.
 */
export function measureRecordPairs(list: string, seed: number): Figure[] {
  const pairs: Row[] = parse(readFileSync(dataFile(list, 'pairs.csv')), { bom: true, columns: true })
  const records: string[][] = parse(readFileSync(dataFile(list, 'records.csv')), { bom: true })
  const folder = mkdtempSync(join(tmpdir(), 'samewise-kinds-'))
  try {
    const at = records[0].indexOf('record_id')
    const idsBefore = records.map((row, i) => [row[at], i === 0 ? 'before' : row[at]])
    const opaque = makeOpaque(records, idsBefore, seededRandom(seed))
    const idBefore = new Map(opaque.truth.slice(1).map(([now, before]) => [now, before]))
    writeFileSync(join(folder, 'records.csv'), formatCsv(opaque.records))
    const out = join(folder, 'out')
    resolveFile(join(folder, 'records.csv'), out)
    const read = (file: string): Row[] => parse(readFileSync(join(out, file)), { columns: true })
    const goldenIds = new Map(read('xref.csv').map((row) => [idBefore.get(row.record_id), row.golden_id]))
    const queued = new Set(
      read('possible.csv').map((row) => pairKey(idBefore.get(row.left_id), idBefore.get(row.right_id))),
    )
    return judgePairs(list, pairs, goldenIds, queued)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * @param goldenIds golden ID by record ID
 * @param queued pairs left for a steward, by {@link pairKey}
 */
export function judgePairs(
  list: string,
  pairs: readonly Row[],
  goldenIds: ReadonlyMap<string | undefined, string>,
  queued: ReadonlySet<string>,
): Figure[] {
  const sure = new PairTally()
  const strict = new PairTally()
  const merged = new Share()
  const asked = new Share()
  for (const { left_id, right_id, label } of pairs) {
    const golden = goldenIds.get(left_id)
    const said = golden !== undefined && golden === goldenIds.get(right_id)
    const isPossible = label === 'possible_match'
    const isMatch = label === 'match' || label === 'true' || label === '1'
    strict.add(isMatch, said)
    if (!isPossible) sure.add(isMatch, said)
    else {
      merged.add(said)
      asked.add(!said && queued.has(pairKey(left_id, right_id)))
    }
  }
  const figures: Figure[] = [
    { list, what: 'F1 of match and no_match', key: 'f1', count: sure.count, value: sure.f1, bar: BAR },
    { list, what: 'precision', key: 'precision', count: sure.count, value: sure.precision },
    { list, what: 'recall', key: 'recall', count: sure.count, value: sure.recall },
  ]
  if (merged.count === 0) return figures
  return [
    ...figures,
    { list, what: 'F1 with possible as no match', key: 'strict_f1', count: strict.count, value: strict.f1 },
    { list, what: 'possible that were merged', key: 'possible_merged', count: merged.count, value: merged.value },
    { list, what: 'possible left for a steward', key: 'possible_asked', count: asked.count, value: asked.value },
  ]
}

/** A pair of record IDs whatever their order. */
export function pairKey(left = '', right = ''): string {
  return left < right ? `${left}\n${right}` : `${right}\n${left}`
}
