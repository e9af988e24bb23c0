import type { IdAssignment } from '../identity'
import type { DeltaCounts, Relations, ResolveResult } from '../resolve'
import type { Model } from '../weigh'
import { qualityFigures } from './run-quality'
import { warningsOf } from './run-warnings'
import type { WriteRunOptions } from './write-run-options'

/** The number of the run folder's format. */
export const RUN_FORMAT = 1

/** What run.json holds, but for what the run has cost. */
export function runFigures(result: ResolveResult, relations: Relations | undefined, options: WriteRunOptions): object {
  const { records, clusters, pairs, learned, plan, seed, prior, judgements } = result.state
  const sizes = clusters.groups.starts.slice(1).map((end, g) => end - clusters.groups.starts[g])
  const merged = sizes.filter((size) => size > 1)
  const references = result.state.layouts
    .filter(({ settings }) => settings.role === 'reference')
    .map(({ table }) => table.source)
  return {
    format: RUN_FORMAT,
    samewise: options.version,
    node: process.version,
    ...(options.rawCsv && { raw_csv: true }),
    seed,
    thresholds: plan.thresholds,
    counts: {
      records: records.count,
      golden: result.goldenCount,
      merged_records: merged.reduce((sum, size) => sum + size, 0),
      clusters_of_several: merged.length,
      largest_cluster: sizes.reduce((a, b) => Math.max(a, b), 0),
      rejected: result.rejects.length,
      repeated_lines: records.repeatedLines,
      older_lines: records.olderLines,
      scored_pairs: pairs.scored,
      kept_pairs: pairs.left.length,
      contradictions: clusters.contradictions.length,
      unknown_judgements: judgements.unknown.length,
      cut_components: clusters.cutComponents,
      ...(relations && { relations: relations.relations.length, dangling_references: relations.dangling.length }),
    },
    ...(options.delta && { delta: deltaFigures(options.delta.counts) }),
    sources: records.sourceNames,
    ...toldJudgements(result),
    ...toldPins(result),
    ...(result.made.lineageFrame.asOf !== undefined && { as_of: result.made.lineageFrame.asOf }),
    ...(references.length > 0 ? { reference_sources: references } : {}),
    // Of the run, not of a model that was trained elsewhere.
    duplicate_free: records.sourceNames.filter((_, s) => learned.clean.clean[s]),
    duplicate_free_evidence: learned.clean.evidence,
    method: clusters.method,
    stop_weight: clusters.stopBits,
    prior_weights: prior,
    deciding_prior_weights: clusters.prior,
    expected: {
      ...result.expected(),
      matches: learned.model.expectedMatches,
      relatives: learned.model.expectedRelatives,
    },
    ...(learned.model.onlyInformative && { only_informative: learned.model.onlyInformative }),
    blocking: learned.candidates.reports.map((report) => ({
      rule: report.rule,
      pairs: report.pairs,
      expected_matches: report.expectedMatches,
      oversize_blocks: report.oversize.blocks,
      largest_oversize_block: report.oversize.largestBlock,
      skipped_pairs: report.oversize.skippedPairs,
    })),
    generic_values: genericFigures(learned.model),
    ...(result.idChanges && { ids: idFigures(result.idChanges) }),
    quality: qualityFigures(result),
    warnings: options.warnings ?? warningsOf(result),
    evaluation: options.evaluation,
    inputs: options.inputs,
  }
}

/** Figures with the seconds and the memory that the run has taken up to now. */
export function withEffort(figures: object, { state }: ResolveResult, writeSeconds: number): object {
  return {
    ...figures,
    seconds: { ...state.seconds, write: writeSeconds },
    peak_memory_bytes: process.resourceUsage().maxRSS * 1024,
  }
}

/** How many values of each feature stand so far above the others that they count as missing: what agrees on nothing else is never proposed. */
function genericFigures({ frequencies }: Model): object {
  const counts = Object.entries(frequencies).map(([feature, { generic }]) => [feature, generic.length] as const)
  return Object.fromEntries(counts.filter(([, count]) => count > 0))
}

/** What the given records were to the run they were added to. */
function deltaFigures({ unknownDeleted, ...counts }: DeltaCounts): object {
  return { ...counts, unknown_deleted: unknownDeleted }
}

/** How the golden IDs of the run before fared. */
function idFigures({ churn, pinsNotHeld }: IdAssignment): object {
  const { records, recordsMoved, shareMoved, because, ...counts } = churn
  return {
    ...counts,
    records_in_both: records,
    records_moved: recordsMoved,
    share_moved: shareMoved,
    because,
    ...(pinsNotHeld.length > 0 ? { pins_not_held: pinsNotHeld } : {}),
  }
}

/** Judgements that could not be honoured as they were said; nothing where all were. */
function toldJudgements(result: ResolveResult): object {
  const { unknown } = result.state.judgements
  const contradictions = result.contradictions().map(({ text }) => text)
  return {
    ...(contradictions.length > 0 && { contradictions }),
    ...(unknown.length > 0 && {
      judgements_on_unknown_records: unknown.map(({ id, judgement, left, right }) => ({
        id,
        judgement,
        left: `${left.source}:${left.recordId}`,
        right: `${right.source}:${right.recordId}`,
      })),
    }),
  }
}

/** Pins that have no effect, and why; nothing where all have. */
function toldPins(result: ResolveResult): object {
  const issues = result.pinIssues()
  if (issues.length === 0) return {}
  return {
    pins_without_effect: issues.map(({ pin: { record, field, at }, problem }) => ({
      record: `${record.source}:${record.recordId}`,
      field,
      at,
      problem,
    })),
  }
}
