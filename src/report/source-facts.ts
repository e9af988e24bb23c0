import type { ResolveResult } from '../resolve'

/** What a source brought, and what became of it. */
export interface SourceFacts {
  readonly source: string
  readonly records: number
  /** Golden records with a record of this source. */
  readonly golden: number
  /** Records beyond the first of their golden record. */
  readonly duplicates: number
  /** Golden records with two or more records of this source. */
  readonly doubled: number
  /** Golden records that another source knows too. */
  readonly shared: number
  readonly isReference: boolean
  readonly isDuplicateFree: boolean
}

/** A file or iterable as it was read. */
export interface InputTable {
  readonly source: string
  readonly rows: number
  readonly rejected: number
}

/** Golden records whose number of records is in a range. */
export interface SizeClass {
  readonly from: number
  /** Left out for the last, open class. */
  readonly to?: number
  readonly golden: number
  readonly records: number
}

/** Sources, largest first, and the golden records they have in common. */
export interface SourceSummary {
  readonly tables: readonly InputTable[]
  readonly sources: readonly SourceFacts[]
  readonly sourceCount: number
  /** `shared[a][b]`: golden records with records of both of the first sources of `overlapSources`. */
  readonly overlapSources: readonly string[]
  readonly shared: readonly (readonly number[])[]
  readonly sizes: readonly SizeClass[]
}

const MOST_SOURCES = 40
const MOST_IN_MAP = 24
const MOST_TABLES = 40
const SIZES: readonly (readonly [number, number | undefined])[] = [
  [1, 1],
  [2, 2],
  [3, 3],
  [4, 5],
  [6, 10],
  [11, 50],
  [51, undefined],
]

/** Counts records and golden records by source, in one pass over the clusters. */
export function sourceSummary({ state, rejects }: ResolveResult): SourceSummary {
  const { records, clusters, layouts, learned, tables } = state
  const { starts, members, size } = clusters.groups
  const { sources, sourceNames } = records
  const known = sourceNames.length
  const recordCounts = new Int32Array(known)
  for (let i = 0; i < records.count; i++) recordCounts[sources[i]]++
  const order = sourceNames.map((_, s) => s).sort((a, b) => recordCounts[b] - recordCounts[a] || a - b)
  const mapped = order.slice(0, MOST_IN_MAP)
  const placeOf = new Int32Array(known).fill(-1)
  mapped.forEach((s, place) => {
    placeOf[s] = place
  })
  const width = mapped.length
  const golden = new Int32Array(known)
  const doubled = new Int32Array(known)
  const shared = new Int32Array(known)
  const both = new Int32Array(width * width)
  const sizeGolden = new Float64Array(SIZES.length)
  const sizeRecords = new Float64Array(SIZES.length)
  const lastCluster = new Int32Array(known).fill(-1)
  const lastDoubled = new Int32Array(known).fill(-1)
  const own: number[] = []
  for (let g = 0; g < size; g++) {
    const from = starts[g]
    const to = starts[g + 1]
    own.length = 0
    for (let k = from; k < to; k++) {
      const s = sources[members[k]]
      if (lastCluster[s] !== g) {
        lastCluster[s] = g
        golden[s]++
        own.push(s)
      } else if (lastDoubled[s] !== g) {
        lastDoubled[s] = g
        doubled[s]++
      }
    }
    if (own.length > 1) {
      for (const s of own) {
        shared[s]++
        const a = placeOf[s]
        if (a < 0) continue
        for (const t of own) if (t !== s && placeOf[t] >= 0) both[a * width + placeOf[t]]++
      }
    }
    const sizeClass = classOf(to - from)
    sizeGolden[sizeClass]++
    sizeRecords[sizeClass] += to - from
  }
  const references = new Set(layouts.filter(({ settings }) => settings.role === 'reference').map((l) => l.table.source))
  const rejectedOf = new Map<string, number>()
  for (const { source } of rejects) rejectedOf.set(source, (rejectedOf.get(source) ?? 0) + 1)
  return {
    tables: tables.slice(0, MOST_TABLES).map(({ source, rowCount, rejects: own }) => ({
      source,
      rows: rowCount + own.length,
      rejected: rejectedOf.get(source) ?? 0,
    })),
    sources: order.slice(0, MOST_SOURCES).map((s) => ({
      source: sourceNames[s],
      records: recordCounts[s],
      golden: golden[s],
      duplicates: recordCounts[s] - golden[s],
      doubled: doubled[s],
      shared: shared[s],
      isReference: references.has(sourceNames[s]),
      isDuplicateFree: learned.clean.clean[s],
    })),
    sourceCount: known,
    overlapSources: mapped.map((s) => sourceNames[s]),
    shared: mapped.map((s, a) => mapped.map((_, b) => (a === b ? doubled[s] : both[a * width + b]))),
    sizes: SIZES.map(([from, to], c) => ({
      from,
      ...(to === undefined ? {} : { to }),
      golden: sizeGolden[c],
      records: sizeRecords[c],
    })).filter((sizeClass) => sizeClass.golden > 0),
  }
}

function classOf(size: number): number {
  if (size <= 3) return size - 1
  let c = 3
  while (c < SIZES.length - 1 && size >= SIZES[c + 1][0]) c++
  return c
}
