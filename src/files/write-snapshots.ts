import { type PackedSnapshot, type RunFolder, type SnapshotDraft, writeSnapshot } from '../node'
import { type ResolveResult, tablesInUse } from '../resolve'
import { configHash, storedConfig } from './stored-config'
import { columnOf } from './table-columns'

/** Writes the file `edges`: the pairs that were kept, with their weights and levels. */
export async function writeEdges(result: ResolveResult, folder: RunFolder): Promise<void> {
  const { pairs, clusters, scorer, judgements, records } = result.state
  const { patterns } = scorer
  const different = [...judgements.different].flatMap(([left, others]) =>
    [...others].filter((right) => left < right).map((right) => [left, right] as const),
  )
  await writeSnapshot(folder.path('edges'), {
    header: { comparisons: scorer.comparer.comparisons.map((c) => c.name), width: patterns.width },
    arrays: {
      left: pairs.left,
      right: pairs.right,
      pattern: pairs.pattern,
      weight: pairs.weight,
      decisive: clusters.decisive,
      match: pairs.match,
      relatives: pairs.relatives,
      random: pairs.random,
      levels: patterns.levels.subarray(0, patterns.size * patterns.width),
      ...(clusters.limits.length === 0 ? {} : { observedAt: records.observedAt }),
      ...judgedPairs('same', judgements.same),
      ...judgedPairs('different', different),
    },
  })
}

/** Judged pairs as two columns; none if there are none. */
function judgedPairs(word: string, pairs: readonly (readonly [number, number])[]): Record<string, Int32Array> {
  if (pairs.length === 0) return {}
  return {
    [`${word}Left`]: Int32Array.from(pairs, ([left]) => left),
    [`${word}Right`]: Int32Array.from(pairs, ([, right]) => right),
  }
}

/** What of a record a further run needs beside its normalized values; of another number in {@link RecordsHeader} it is not read. */
export const RECORDS_FORMAT = 2

/** The part of the header of `values` that tells how the records were read. */
export interface RecordsHeader {
  readonly format: number
  readonly tables: readonly { readonly source: string; readonly columns: readonly string[] }[]
  /** Tells the config by which all values were made. */
  readonly config: number
  /** Standard values of a record, by field. */
  readonly slots: readonly number[]
  readonly hasSharedValues: boolean
  readonly hasPins: boolean
}

/** Arrays by name, to be filled. */
type Arrays = { -readonly [name in keyof SnapshotDraft['arrays']]: SnapshotDraft['arrays'][name] }

/**
 * Writes the file `values`: the normalized values of all records, and those that they were made of.
 *
 * @param earlier that of the finished run that records were added to
 */
export async function writeValues(result: ResolveResult, folder: RunFolder, earlier?: PackedSnapshot): Promise<void> {
  const { table, records, clusters } = result.state
  const pools = [...new Set(table.features.map((feature) => feature.pool))]
  const arrays: Arrays = {
    sources: table.sources,
    idBytes: records.ids.bytes,
    idOffsets: records.ids.offsets,
    idCodes: records.idCodes,
    clusters: () => clusterNumbers(result),
    weakest: clusters.weakest,
    ...(clusters.pieces === undefined ? {} : { pieces: clusters.pieces }),
    goldenIds: () => goldenIdsOf(result),
    ...(table.types === undefined ? {} : { types: table.types }),
  }
  table.features.forEach((feature, f) => {
    arrays[`codes${f}`] = () => columnOf(table, feature)
  })
  // Hashes are made again faster than they are read.
  pools.forEach((pool, p) => {
    arrays[`units${p}`] = pool.units
    arrays[`offsets${p}`] = pool.offsets
  })
  const features = table.features.map(({ name, field, offset, slots, pool }) => ({
    name,
    field,
    offset,
    slots,
    pool: pools.indexOf(pool),
  }))
  const raw = rawRecords(result)
  const { count, stride, sourceNames } = table
  const header = { count, stride, sourceNames, features, records: raw.header }
  await writeSnapshot(folder.path('values'), { header, arrays: { ...arrays, ...raw.arrays } }, earlier)
}

/** The records as they were read, so that `--add` need not be given the files again. */
function rawRecords({ state }: ResolveResult): {
  header: RecordsHeader
  arrays: Arrays
} {
  const { records, learned, clusters, values, pins } = state
  const tables = tablesInUse(state)
  const arrays: Arrays = {
    raw: records.tables,
    rawObservedAt: records.observedAt,
    rawIsCut: learned.candidates.isCut,
  }
  tables.forEach(({ columns, rows }, t) => {
    columns.forEach(({ codes, values }, c) => {
      arrays[`rawCodes${t}.${c}`] = () => codesInRows(codes, rows)
      arrays[`rawBytes${t}.${c}`] = values.bytes
      arrays[`rawOffsets${t}.${c}`] = values.offsets
    })
  })
  values.forEach(({ codes, lengths, filled, pool, cleared }, f) => {
    arrays[`rawStandard${f}`] = codes
    arrays[`rawLengths${f}`] = lengths
    arrays[`rawFilled${f}`] = filled
    arrays[`rawUnits${f}`] = pool.units
    arrays[`rawEnds${f}`] = pool.offsets
    if (cleared !== undefined) arrays[`rawCleared${f}`] = cleared
  })
  return {
    header: {
      format: RECORDS_FORMAT,
      tables: tables.map(({ source, columns }) => ({ source, columns: columns.map(({ name }) => name) })),
      config: configHash(storedConfig(state.plan)),
      slots: values.map(({ slots }) => slots),
      hasSharedValues: clusters.shared.length > 0,
      hasPins: (pins?.length ?? 0) > 0,
    },
    arrays,
  }
}

function codesInRows(codes: Int32Array, rows: Int32Array): Int32Array {
  const chosen = new Int32Array(rows.length)
  for (let k = 0; k < rows.length; k++) chosen[k] = codes[rows[k]]
  return chosen
}

const LF = 10

/** Golden IDs by cluster, a line each; an empty one for a cluster that is no golden record. */
function goldenIdsOf({ made }: ResolveResult): Uint8Array {
  const { bytes, offsets } = made.basis.ids
  const size = offsets.length - 2
  const lines = new Uint8Array(bytes.length + size)
  let at = 0
  for (let g = 0; g < size; g++) {
    if (g > 0) lines[at++] = LF
    if (made.isGolden(g)) for (let k = offsets[g + 1]; k < offsets[g + 2]; k++) lines[at++] = bytes[k]
  }
  return lines.subarray(0, at)
}

/** Number of each record's cluster. */
function clusterNumbers({ state }: ResolveResult): Int32Array {
  const { starts, members, size } = state.clusters.groups
  const numbers = new Int32Array(state.records.count)
  for (let g = 0; g < size; g++) for (let k = starts[g]; k < starts[g + 1]; k++) numbers[members[k]] = g
  return numbers
}
