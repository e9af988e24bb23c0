import { mix32 } from '../base'
import type { Groups } from '../cluster'
import {
  type Estimate,
  type FieldProfile,
  type ProblemName,
  type QualityScore,
  type SourceAgreement,
  type SourceProfile,
  sourceAgreement,
  type ValueCount,
} from '../profile'
import { type ResolveResult, runQuality } from '../resolve'
import type { ValueView } from './mask-value'

/** What stands in one column of a source. */
export interface ColumnQuality {
  readonly field: string
  readonly column: string
  readonly kind: string
  /** Shares from 0 to 1: rows with a value; of those, readable ones; different values by filled row. */
  readonly completeness: number
  readonly validity: number
  readonly uniqueness: number
  readonly distinct: number
  readonly genericValues: number
  readonly genericRows: number
  readonly generic: readonly ValueCount[]
  readonly placeholderRows: number
  readonly placeholders: readonly ValueCount[]
}

/** Something suspicious in a column. */
export interface QualityProblem {
  readonly problem: ProblemName
  readonly field: string
  readonly column: string
  readonly rows: number
  readonly share: number
  readonly values: readonly ValueCount[]
}

/** Quality of one source. */
export interface SourceQuality {
  readonly source: string
  readonly rows: number
  readonly columns: readonly ColumnQuality[]
  readonly columnsLeftOut: number
  readonly problems: readonly QualityProblem[]
  readonly unusedColumns: readonly string[]
}

/** The dimensions of quality of one source, over all its fields; those that nothing tells of are left out. */
export interface SourceDimensions {
  /** `*` for all sources. */
  readonly source: string
  readonly figures: Readonly<Partial<Record<QualityScore['dimension'], Estimate>>>
}

/** Quality of all sources, and how far they agree in the golden records that they share. */
export interface QualityFacts {
  /** Share of the rows that the figures of the columns were counted over. */
  readonly profiledShare: number
  readonly sources: readonly SourceQuality[]
  readonly sourcesLeftOut: number
  /** Of the records of the run; all sources first. */
  readonly dimensions: readonly SourceDimensions[]
  /** Share of the golden records that the dimensions were measured on. */
  readonly measuredShare: number
  readonly agreement: readonly {
    readonly field: string
    readonly left: string
    readonly right: string
    readonly share: number
    readonly golden: number
  }[]
}

const MOST_SOURCES = 20
const MOST_COLUMNS = 60
const MOST_PROBLEMS = 30
const MOST_VALUES = 3
const MOST_UNUSED = 40
const MOST_AGREEMENTS = 400
/** Sources among which agreement is counted: the pairs grow with the square. */
const MOST_AGREEING = 12

/** Reads the profiles, if any were made, and counts agreement over the golden records. */
export function qualityFacts(
  result: ResolveResult,
  clusterOf: Int32Array,
  profiles: readonly SourceProfile[],
  profiledShare: number,
  view: ValueView,
): QualityFacts {
  const { table, clusters } = result.state
  const agreement =
    table.sourceNames.length < 2 || table.sourceNames.length > MOST_AGREEING
      ? []
      : sourceAgreement(table, sampleLabels(clusters.groups, clusterOf))
  const { scores, share } = runQuality(result)
  return {
    profiledShare,
    dimensions: dimensionsOf(scores),
    measuredShare: share,
    sources: profiles.slice(0, MOST_SOURCES).map((profile) => sourceQuality(profile, view)),
    sourcesLeftOut: Math.max(0, profiles.length - MOST_SOURCES),
    agreement: agreement.slice(0, MOST_AGREEMENTS).map(({ field, left, right, agreement: rate }: SourceAgreement) => ({
      field,
      left,
      right,
      share: rate.share,
      golden: rate.n,
    })),
  }
}

function dimensionsOf(scores: readonly QualityScore[]): SourceDimensions[] {
  const own = scores.filter(({ field, score }) => field === '*' && score.n > 0)
  const sources = [...new Set(own.map(({ source }) => source))].sort((a, b) => Number(b === '*') - Number(a === '*'))
  return sources.slice(0, MOST_SOURCES + 1).map((source) => ({
    source,
    figures: Object.fromEntries(
      own.filter((score) => score.source === source).map(({ dimension, score }) => [dimension, score]),
    ),
  }))
}

/** Clusters that agreement is counted over, about. */
const MOST_CLUSTERS = 20_000

/**
 * A label for each record: the first record of its cluster. Of many clusters a hash sample keeps together; the records of the others stand
 * alone, and say nothing of agreement.
 */
function sampleLabels({ starts, members, size }: Groups, clusterOf: Int32Array): Int32Array {
  const limit = (MOST_CLUSTERS / Math.max(1, size)) * 4294967296
  const labels = new Int32Array(clusterOf.length)
  for (let record = 0; record < labels.length; record++) {
    const g = clusterOf[record]
    labels[record] = mix32(g + 1) >>> 0 < limit ? members[starts[g]] : record
  }
  return labels
}

function sourceQuality(
  { source, rows, fields, problems, unusedColumns }: SourceProfile,
  view: ValueView,
): SourceQuality {
  const shown = (values: readonly ValueCount[]): ValueCount[] =>
    values.slice(0, MOST_VALUES).map((value) => ({ value: view.value(value.value), rows: value.rows }))
  return {
    source,
    rows,
    columns: fields.slice(0, MOST_COLUMNS).map((profile: FieldProfile) => ({
      field: profile.field,
      column: profile.column,
      kind: profile.kind,
      completeness: profile.completeness.share,
      validity: profile.validity.share,
      uniqueness: profile.uniqueness,
      distinct: profile.distinct,
      genericValues: profile.genericValues,
      genericRows: profile.genericRows,
      generic: shown(profile.generic),
      placeholderRows: profile.placeholderRows,
      placeholders: shown(profile.placeholders),
    })),
    columnsLeftOut: Math.max(0, fields.length - MOST_COLUMNS),
    problems: problems.slice(0, MOST_PROBLEMS).map(({ problem, field, column, affected, values }) => ({
      problem,
      field,
      column,
      rows: affected.count,
      share: affected.share,
      values: shown(values),
    })),
    unusedColumns: unusedColumns.slice(0, MOST_UNUSED),
  }
}
