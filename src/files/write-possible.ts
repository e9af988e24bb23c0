import { BytePool } from '../columns'
import type { Plan } from '../entity'
import type { RunFolder } from '../node'
import type { ResolveResult, SentPlan } from '../resolve'
import { toProbability } from '../weigh'
import { type BackgroundWriting, writeInBackground } from './background-writing'
import { createCsvWriter } from './write-csv'
import type { WriteRunOptions } from './write-run-options'

/** The pairs for a person to look at, as `ResolveResult.possible` has them; plain data. */
interface PossibleTable {
  readonly sourceNames: readonly string[]
  /** By record. */
  readonly sources: Int32Array
  readonly idCodes: Int32Array
  readonly ids: Pick<BytePool, 'bytes' | 'offsets'>
  /** By pair. */
  readonly left: Int32Array
  readonly right: Int32Array
  readonly weight: Float64Array
  /** Places in `texts`. */
  readonly reason: Int32Array
  readonly texts: readonly string[]
}

interface SentPossible extends PossibleTable {
  readonly plan: SentPlan
}

/** What is to be done with the pairs; plain data. */
interface PossibleFile {
  readonly path: string
  readonly rawCsv: boolean | undefined
}

/**
 * Writes possible.csv, on another thread if there is one: numbers with all their digits take long to write.
 *
 * @returns what is still being written
 */
export function writePossible(
  result: ResolveResult,
  folder: Pick<RunFolder, 'path'>,
  options: WriteRunOptions,
): BackgroundWriting | undefined {
  const { pool, rawCsv } = options
  const { sentPlan: plan } = result.state
  const file: PossibleFile = { path: folder.path('possible.csv'), rawCsv }
  const table = possibleTable(result)
  if (pool === undefined || pool.threads < 2 || plan === undefined) {
    writeTable(table, file)
    return undefined
  }
  const { bytes, offsets } = table.ids
  const shared = (): SentPossible => ({ ...table, plan, ids: { bytes, offsets } })
  const write = (): void => writeTable(table, file)
  return writeInBackground('write-possible', shared, [file], write, pool, options)
}

/** Makes ready to write possible.csv on another thread. */
export function openPossible(_: Plan, sent: SentPossible): (file: PossibleFile) => void {
  return (file) => writeTable(sent, file)
}

function possibleTable(result: ResolveResult): PossibleTable {
  const { pairs, clusters, records } = result.state
  const apart = result.pairsApart()
  const left = new Int32Array(apart.length)
  const right = new Int32Array(apart.length)
  const weight = new Float64Array(apart.length)
  const reason = new Int32Array(apart.length)
  const places = new Map<string, number>()
  for (let k = 0; k < apart.length; k++) {
    const pair = apart[k]
    left[k] = pairs.left[pair]
    right[k] = pairs.right[pair]
    weight[k] = clusters.decisive[pair]
    const text = result.reasonOf(pair)
    let place = places.get(text)
    if (place === undefined) places.set(text, (place = places.size))
    reason[k] = place
  }
  const { sourceNames, sources, idCodes, ids } = records
  return { sourceNames, sources, idCodes, ids, left, right, weight, reason, texts: [...places.keys()] }
}

function writeTable(
  { sourceNames, sources, idCodes, ids: { bytes, offsets }, left, right, weight, reason, texts }: PossibleTable,
  { path, rawCsv }: PossibleFile,
): void {
  const ids = BytePool.of(bytes, offsets)
  const writer = createCsvWriter(path, { raw: rawCsv })
  try {
    writer.row(['left_source', 'left_id', 'right_source', 'right_id', 'probability', 'weight', 'reason'])
    for (let k = 0; k < left.length; k++) {
      writer.cell(sourceNames[sources[left[k]]])
      writer.cellCode(ids, idCodes[left[k]])
      writer.cell(sourceNames[sources[right[k]]])
      writer.cellCode(ids, idCodes[right[k]])
      writer.cell(String(toProbability(weight[k])))
      writer.cell(String(weight[k]))
      writer.cell(texts[reason[k]])
      writer.endRow()
    }
  } finally {
    writer.close()
  }
}
