import { SamewiseError } from '../base'
import type { ClusterEvaluation } from '../evaluate'
import type { ColumnGuess } from '../guess'
import type { SourceProfile } from '../profile'
import type { ResolveResult } from '../resolve'
import { toWeight } from '../weigh'
import { type BlockingFacts, blockingFacts } from './blocking-facts'
import { clusterNumbers } from './cluster-numbers'
import type { CustomerReportData } from './customer-report-data'
import { type ComparisonWeights, comparisonWeights } from './level-weights'
import { shorten, type ValueView, valueView } from './mask-value'
import { type QualityFacts, qualityFacts } from './quality-facts'
import { type ClusterSamples, sampleClusters } from './sample-clusters'
import { type SamplePair, samplePairs } from './sample-pairs'
import { type SourceSummary, sourceSummary } from './source-facts'
import { type SurvivorshipFacts, survivorshipFacts } from './survivorship-facts'

/** What a report may say beyond the result itself; all may be left out. */
export interface ReportOptions {
  /** Hides personal data: values keep their shape only (`Ann Lee` → `A•• L••`), record ids are replaced; default false. */
  readonly mask?: boolean | undefined
  /** What was guessed of each column. */
  readonly guesses?: readonly ColumnGuess[] | undefined
  /** Profiles of the sources, by `profileTables`. */
  readonly profiles?: readonly SourceProfile[] | undefined
  /** Share of the rows that the profiles were made of, as `sampleTables` gives it; default 1. */
  readonly profiledShare?: number | undefined
  /** Scores against a truth, by `evaluateClusters`. */
  readonly evaluation?: ClusterEvaluation | undefined
  /** What to know before trusting the result, in words. */
  readonly warnings?: readonly string[] | undefined
  /** Names, sizes in bytes and hashes of the input files. */
  readonly inputs?: readonly { readonly name: string; readonly size: number; readonly sha256: string }[] | undefined
  /** Seconds of stages after the resolving itself, such as `write`. */
  readonly seconds?: Readonly<Record<string, number>> | undefined
  /** Most memory the process held, in bytes. */
  readonly peakMemoryBytes?: number | undefined
  /** Versions of samewise and of Node. */
  readonly version?: string | undefined
  readonly nodeVersion?: string | undefined
  /** The chapter on customers, by `customerReportData`. */
  readonly customers?: CustomerReportData | undefined
}

/** The number of the report's JSON format. */
export const REPORT_FORMAT = 1

/**
 * All that a report shows, as plain JSON: figures of the whole result, and a bounded number of samples with values of records (masked, if
 * so asked). Lists are cut at stated lengths, so that the report of a large result is no larger than that of a middling one.
 */
export interface ReportData {
  readonly format: typeof REPORT_FORMAT
  /** Name of what was resolved, such as `customer`. */
  readonly entity?: string
  readonly isMasked: boolean
  readonly counts: {
    readonly records: number
    readonly golden: number
    /** Golden records of several records, and the records in them. */
    readonly several: number
    readonly merged: number
    readonly rejected: number
    readonly repeatedLines: number
    readonly olderLines: number
    readonly excludedRows: number
    /** Pairs for a person to look at. */
    readonly possible: number
    readonly scoredPairs: number
    readonly keptPairs: number
    readonly contradictions: number
  }
  readonly expected: {
    readonly precision: number
    readonly recall: number
    readonly matches: number
    readonly relatives: number
  }
  readonly evaluation?: ClusterEvaluation
  readonly warnings: readonly string[]
  readonly warningsLeftOut: number
  readonly sources: SourceSummary
  readonly guesses: readonly ColumnGuess[]
  readonly guessesLeftOut: number
  readonly quality: QualityFacts
  readonly blocking: BlockingFacts
  readonly comparisons: readonly ComparisonWeights[]
  readonly comparisonsLeftOut: number
  readonly weights: {
    /** Pairs by weight in bins of one bit; the outermost hold all beyond. Empty bins at the ends are left out. */
    readonly bins: readonly { readonly from: number; readonly pairs: number }[]
    readonly matchBits: number
    readonly possibleBits: number
    /** Share of matches among all pairs, before anything is compared. */
    readonly priorShare: number
  }
  readonly samples: readonly SamplePair[]
  readonly clusters: ClusterSamples
  readonly survivorship: SurvivorshipFacts
  readonly run: {
    readonly seconds: Readonly<Record<string, number>>
    readonly seed: number
    readonly thresholds: { readonly match: number; readonly possible: number }
    readonly method: 'average-linkage' | 'components' | 'one-to-one'
    readonly stopBits: number
    readonly duplicateFreeEvidence: string
    readonly peakMemoryBytes?: number
    readonly version?: string
    readonly nodeVersion?: string
    readonly inputs: readonly { readonly name: string; readonly size: number; readonly sha256: string }[]
  }
  readonly customers?: CustomerReportData
}

const MOST_GUESSES = 120
const MOST_WARNINGS = 30
const MOST_INPUTS = 40
/** The first bin of the histogram, whose bins are one bit wide. */
const FIRST_BIN = -40

/**
 * Collects all that a report shows. Looks at every cluster and every kept pair once or twice, compares a handful of pairs again, and reads
 * a bounded number of golden records: a small part of what resolving took.
 *
 * @param result what `resolve` returned
 * @param options see {@link ReportOptions}
 * @returns plain data that survives JSON; the same for the same result, but for the seconds
 * @throws SamewiseError `BAD_USAGE` for a chapter on customers that shows personal data while the report is to hide it
 * @example
 * ```ts
 * import { defineEntity, kinds, resolve } from 'samewise'
 * import { reportData } from 'samewise/report'
 *
 * const person = defineEntity({ fields: { name: kinds.personName(), email: kinds.email() } })
 * const result = await resolve(person, {
 *   crm: [
 *     { name: 'Ann Lee', email: 'ann@lee.org' },
 *     { name: 'Anne Lee', email: 'ann@lee.org' },
 *   ],
 * })
 * const { counts } = reportData(result, { mask: true })
 * counts.records // => 2
 * ```
 */
export function reportData(result: ResolveResult, options: ReportOptions = {}): ReportData {
  const { plan, records, clusters, pairs, learned, seed, seconds, prior } = result.state
  const { mask = false, guesses = [], warnings = [], inputs = [], profiles = [] } = options
  if (mask && options.customers?.isMasked === false) {
    throw new SamewiseError(
      'BAD_USAGE',
      'The report is to hide personal data, and its chapter on customers shows them. Give customerReportData { mask: true } as well.',
    )
  }
  const view = valueView(mask)
  const clusterOf = clusterNumbers(result)
  const { shown: comparisons, leftOut: comparisonsLeftOut } = comparisonWeights(learned.model)
  const { precision, recall } = result.expected()
  return {
    format: REPORT_FORMAT,
    ...(plan.config.name === undefined ? {} : { entity: plan.config.name }),
    isMasked: mask,
    counts: {
      records: records.count,
      golden: result.goldenCount,
      ...countMerged(result),
      rejected: result.rejects.length,
      repeatedLines: records.repeatedLines,
      olderLines: records.olderLines,
      excludedRows: records.excluded.length,
      possible: countPossible(result, clusterOf),
      scoredPairs: pairs.scored,
      keptPairs: pairs.left.length,
      contradictions: clusters.contradictions.length,
    },
    expected: {
      precision,
      recall,
      matches: learned.model.expectedMatches,
      relatives: learned.model.expectedRelatives,
    },
    ...(options.evaluation === undefined ? {} : { evaluation: options.evaluation }),
    warnings: warnings.slice(0, MOST_WARNINGS).map((warning) => shorten(warning, 400)),
    warningsLeftOut: Math.max(0, warnings.length - MOST_WARNINGS),
    sources: sourceSummary(result),
    guesses: usedFirst(guesses).slice(0, MOST_GUESSES),
    guessesLeftOut: Math.max(0, guesses.length - MOST_GUESSES),
    quality: qualityFacts(result, clusterOf, profiles, options.profiledShare ?? 1, view),
    blocking: blockingFacts(result),
    comparisons,
    comparisonsLeftOut,
    weights: {
      bins: filledBins(pairs.histogram),
      matchBits: toWeight(plan.thresholds.match),
      possibleBits: toWeight(plan.thresholds.possible),
      priorShare: 2 ** prior.match / (2 ** prior.match + 2 ** prior.relatives + 2 ** prior.random),
    },
    ...samplesOf(result, clusterOf, view),
    survivorship: survivorshipFacts(result),
    run: {
      seconds: { ...seconds, ...options.seconds },
      seed,
      thresholds: plan.thresholds,
      method: clusters.method,
      stopBits: clusters.stopBits,
      duplicateFreeEvidence: learned.clean.evidence,
      ...(options.peakMemoryBytes === undefined ? {} : { peakMemoryBytes: options.peakMemoryBytes }),
      ...(options.version === undefined ? {} : { version: options.version }),
      ...(options.nodeVersion === undefined ? {} : { nodeVersion: options.nodeVersion }),
      inputs: inputs.slice(0, MOST_INPUTS).map(({ name, size, sha256 }) => ({ name, size, sha256 })),
    },
    ...(options.customers === undefined ? {} : { customers: options.customers }),
  }
}

function samplesOf(result: ResolveResult, clusterOf: Int32Array, view: ValueView) {
  return { samples: samplePairs(result, clusterOf, view), clusters: sampleClusters(result, clusterOf, view) }
}

function countMerged({ state }: ResolveResult): { several: number; merged: number } {
  const { starts, size } = state.clusters.groups
  let several = 0
  let merged = 0
  for (let g = 0; g < size; g++) {
    const own = starts[g + 1] - starts[g]
    if (own < 2) continue
    several++
    merged += own
  }
  return { several, merged }
}

/** Pairs that possible.csv lists. */
function countPossible({ state }: ResolveResult, clusterOf: Int32Array): number {
  const { pairs, clusters, plan } = state
  const floor = toWeight(plan.thresholds.possible)
  let count = 0
  for (let e = 0; e < pairs.left.length; e++) {
    if (clusterOf[pairs.left[e]] !== clusterOf[pairs.right[e]] && clusters.decisive[e] >= floor) count++
  }
  return count
}

function filledBins(histogram: Float64Array): { from: number; pairs: number }[] {
  const first = histogram.findIndex((count) => count > 0)
  if (first < 0) return []
  const last = histogram.findLastIndex((count) => count > 0)
  return Array.from(histogram.subarray(first, last + 1), (pairs, k) => ({ from: FIRST_BIN + first + k, pairs }))
}

/** Columns with a use before those without, so that a cut list tells what matters. */
function usedFirst(guesses: readonly ColumnGuess[]): ColumnGuess[] {
  if (guesses.length <= MOST_GUESSES) return [...guesses]
  return [...guesses.filter(({ use }) => use !== undefined), ...guesses.filter(({ use }) => use === undefined)]
}
