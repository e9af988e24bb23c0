import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { configJsonSchema } from '../entity'
import { openRunFolder, outputError, type RunFolder, writeSnapshot } from '../node'
import { type GoldenRecord, type GoldenValue, isListField, type ResolveResult } from '../resolve'
import type { InputFacts } from './input-facts'
import { createCsvWriter } from './write-csv'

/** What {@link writeRun} writes, beyond the result itself. */
export interface WriteRunOptions {
  /** Leaves cells as they are that a spreadsheet may run as formulas; default false. */
  readonly rawCsv?: boolean
  /** Default true; see the run folder's contract. */
  readonly lineage?: boolean
  readonly values?: boolean
  /** Names, sizes and hashes of the inputs, for run.json. */
  readonly inputs?: readonly InputFacts[]
  /** Scores against a truth, if one was given. */
  readonly evaluation?: unknown
  readonly version: string
  /** Called with a folder that is still hidden, just before it takes the place of the earlier result. */
  readonly beforeCommit?: () => void
}

/** The number of the run folder's format. */
export const RUN_FORMAT = 1

/**
 * Writes the run folder of a result: golden.csv, xref.csv, lineage.ndjson, possible.csv, rejected.csv, config.json, model.json,
 * ids.ndjson, edges, values and, last, run.json. The folder takes the place of an earlier result as a whole.
 *
 * @param outDir folder to create or replace
 * @throws SamewiseError `OUTPUT_FAILED` or `BAD_USAGE`; an earlier result then stays as it was
 */
export async function writeRun(result: ResolveResult, outDir: string, options: WriteRunOptions): Promise<void> {
  const folder = openRunFolder(outDir)
  try {
    const started = performance.now()
    writeGolden(result, folder, options)
    writeXref(result, folder, options)
    writePossible(result, folder, options)
    writeRejected(result, folder, options)
    writeJson(folder.path('config.json'), { $schema: './config.schema.json', ...result.state.plan.config })
    writeJson(folder.path('config.schema.json'), configJsonSchema())
    writeJson(folder.path('model.json'), result.state.learned.model)
    writeEdges(result, folder)
    if (options.values !== false) writeValues(result, folder)
    writeJson(folder.path('run.json'), runFigures(result, options, (performance.now() - started) / 1000))
    options.beforeCommit?.()
    folder.commit()
  } finally {
    folder.discard()
  }
}

function writeGolden(result: ResolveResult, folder: RunFolder, { rawCsv, lineage }: WriteRunOptions): void {
  const { fields } = result.state.plan
  const writer = createCsvWriter(folder.path('golden.csv'), { raw: rawCsv })
  const trace = lineage === false ? undefined : new LineWriter(folder.path('lineage.ndjson'))
  const ids = new LineWriter(folder.path('ids.ndjson'))
  try {
    writer.row(['golden_id', ...result.columns, 'record_count', 'sources', 'cohesion'])
    for (const golden of result.golden()) {
      writer.cell(golden.goldenId)
      for (const field of fields) {
        for (const part of field.kind.goldenParts) writer.cell(cellOf(golden.values[field.name], part, isListField(field)))
      }
      writer.cell(String(golden.records.length))
      writer.cell(JSON.stringify(golden.sources))
      writer.cell(formatNumber(golden.cohesion))
      writer.endRow()
      trace?.line(lineageOf(golden))
      const [anchor] = golden.records
      ids.line({ event: 'create', id: golden.goldenId, anchor: `${anchor.source}:${anchor.recordId}`, records: golden.records.length })
    }
    ids.flush()
    trace?.flush()
  } finally {
    writer.close()
    trace?.close()
    ids.close()
  }
}

/** A value's part as a cell; lists are JSON arrays. */
function cellOf(value: GoldenValue | undefined, part: string, isList: boolean): string {
  if (value === undefined) return ''
  const one = (v: string | Readonly<Record<string, string>>): string =>
    typeof v === 'string' ? v : (v[part === '' ? 'full' : part] ?? '')
  if (!isList) return one(value as string)
  return JSON.stringify((value as readonly string[]).map(one))
}

function lineageOf(golden: GoldenRecord): object {
  return { golden_id: golden.goldenId, fields: golden.lineage }
}

function writeXref(result: ResolveResult, folder: RunFolder, { rawCsv }: WriteRunOptions): void {
  const writer = createCsvWriter(folder.path('xref.csv'), { raw: rawCsv })
  try {
    writer.row(['golden_id', 'source', 'record_id'])
    for (const { goldenId, source, recordId } of result.xref()) {
      writer.cell(goldenId)
      writer.cell(source)
      writer.cell(recordId)
      writer.endRow()
    }
  } finally {
    writer.close()
  }
}

function writePossible(result: ResolveResult, folder: RunFolder, { rawCsv }: WriteRunOptions): void {
  const writer = createCsvWriter(folder.path('possible.csv'), { raw: rawCsv })
  try {
    writer.row(['left_source', 'left_id', 'right_source', 'right_id', 'probability', 'weight', 'reason'])
    for (const { left, right, probability, weight, reason } of result.possible()) {
      writer.row([
        left.source,
        left.recordId,
        right.source,
        right.recordId,
        formatNumber(probability),
        formatNumber(weight),
        reason,
      ])
    }
  } finally {
    writer.close()
  }
}

function writeRejected(result: ResolveResult, folder: RunFolder, { rawCsv }: WriteRunOptions): void {
  const writer = createCsvWriter(folder.path('rejected.csv'), { raw: rawCsv })
  try {
    writer.row(['source', 'line', 'reason', 'raw'])
    for (const { source, line, reason, raw } of result.rejects) writer.row([source, String(line), reason, raw])
  } finally {
    writer.close()
  }
}

function writeEdges(result: ResolveResult, folder: RunFolder): void {
  const { pairs, clusters, scorer } = result.state
  const { patterns } = scorer
  writeSnapshot(folder.path('edges'), {
    header: { comparisons: scorer.comparer.comparisons.map((c) => c.name), width: patterns.width },
    arrays: {
      left: pairs.left,
      right: pairs.right,
      pattern: pairs.pattern,
      weight: pairs.weight,
      decisive: clusters.decisive,
      levels: patterns.levels.subarray(0, patterns.size * patterns.width),
    },
  })
}

function writeValues(result: ResolveResult, folder: RunFolder): void {
  const { table, records } = result.state
  const pools = [...new Set(table.features.map((feature) => feature.pool))]
  const arrays: Record<string, Uint8Array | Uint16Array | Int32Array> = {
    rows: table.rows,
    sources: table.sources,
    idBytes: records.ids.bytes,
    idOffsets: records.ids.offsets,
    idCodes: records.idCodes,
  }
  pools.forEach((pool, p) => {
    arrays[`units${p}`] = pool.units
    arrays[`offsets${p}`] = pool.offsets
    arrays[`hashes${p}`] = pool.hashes
  })
  const features = table.features.map(({ name, field, offset, slots, pool }) => ({
    name,
    field,
    offset,
    slots,
    pool: pools.indexOf(pool),
  }))
  writeSnapshot(folder.path('values'), {
    header: { count: table.count, stride: table.stride, sourceNames: table.sourceNames, features },
    arrays,
  })
}

/** What run.json holds. */
function runFigures(result: ResolveResult, options: WriteRunOptions, writeSeconds: number): object {
  const { records, clusters, pairs, learned, plan, seed, prior, seconds, judgements } = result.state
  const sizes = clusters.groups.starts.slice(1).map((end, g) => end - clusters.groups.starts[g])
  const merged = sizes.filter((size) => size > 1)
  return {
    format: RUN_FORMAT,
    samewise: options.version,
    node: process.version,
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
      unknown_judgements: judgements.unknown,
      cut_components: clusters.cutComponents,
    },
    sources: records.sourceNames,
    duplicate_free: learned.model.duplicateFree,
    duplicate_free_evidence: learned.clean.evidence,
    method: clusters.method,
    stop_weight: clusters.stopBits,
    prior_weights: prior,
    expected: {
      ...result.expected(),
      matches: learned.model.expectedMatches,
      relatives: learned.model.expectedRelatives,
    },
    blocking: learned.candidates.reports.map((report) => ({
      rule: report.rule,
      pairs: report.pairs,
      expected_matches: report.expectedMatches,
      oversize_blocks: report.oversize.blocks,
      largest_oversize_block: report.oversize.largestBlock,
      skipped_pairs: report.oversize.skippedPairs,
    })),
    warnings: warningsOf(result),
    evaluation: options.evaluation,
    seconds: { ...seconds, write: writeSeconds },
    peak_memory_bytes: process.resourceUsage().maxRSS * 1024,
    inputs: options.inputs,
  }
}

/** Everything a user should be told about a result, in words. */
export function warningsOf(result: ResolveResult): string[] {
  const { tables, learned, clusters, judgements, records } = result.state
  const skipped = learned.candidates.reports.reduce((sum, report) => sum + report.oversize.skippedPairs, 0)
  const warnings = [...tables.flatMap((table) => table.warnings.map((w) => `${table.source}: ${w}`)), ...learned.model.warnings]
  if (result.rejects.length > 0) warnings.push(`${result.rejects.length} lines could not be read; they are in rejected.csv.`)
  if (records.repeatedLines > 0) warnings.push(`${records.repeatedLines} lines repeat another line in every cell and count once.`)
  if (records.olderLines > 0) warnings.push(`${records.olderLines} older lines gave way to later ones with the same id.`)
  if (skipped > 0) warnings.push(`${skipped} candidate pairs in blocks that are too big were skipped; run.json says of which rules.`)
  if (judgements.unknown > 0) warnings.push(`${judgements.unknown} judgements speak of records that are not in the input.`)
  if (clusters.contradictions.length > 0) {
    warnings.push(`${clusters.contradictions.length} times "same" contradicts "different" or a source free of duplicates, and gave way.`)
  }
  return warnings
}

/** Shortest decimal form that JavaScript reads back to the same number. */
function formatNumber(value: number): string {
  return String(value)
}

function writeJson(path: string, value: unknown): void {
  try {
    writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`)
  } catch (cause) {
    throw outputError(path, cause)
  }
}

const FLUSH_AT = 1 << 16

/** Writes lines of JSON. */
class LineWriter {
  private readonly fd: number
  private pending: string[] = []
  private size = 0

  constructor(private readonly path: string) {
    try {
      this.fd = openSync(path, 'w')
    } catch (cause) {
      throw outputError(path, cause)
    }
  }

  line(value: unknown): void {
    const text = `${JSON.stringify(value)}\n`
    this.pending.push(text)
    this.size += text.length
    if (this.size > FLUSH_AT) this.flush()
  }

  flush(): void {
    try {
      const bytes = Buffer.from(this.pending.join(''))
      for (let at = 0; at < bytes.length; ) at += writeSync(this.fd, bytes, at)
    } catch (cause) {
      throw outputError(this.path, cause)
    }
    this.pending = []
    this.size = 0
  }

  close(): void {
    closeSync(this.fd)
  }
}
