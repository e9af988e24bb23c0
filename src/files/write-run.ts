import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { breathe, type JobOptions, throwIfAborted } from '../base'
import type { Reject } from '../columns'
import { configJsonSchema, type EntityConfig } from '../entity'
import { openRunFolder, outputError, type RunFolder, writeSnapshot } from '../node'
import {
  type GoldenRecord,
  type GoldenValue,
  isListField,
  type Relations,
  type ResolveResult,
  type ValueOrigin,
} from '../resolve'
import type { InputFacts } from './input-facts'
import { warningsOf } from './run-warnings'
import { createCsvWriter } from './write-csv'
import { writeRelations } from './write-relations'

/** A module that brought kinds of the user's own to a run. */
export interface RunExtension {
  /** As the config names it. */
  readonly specifier: string
  /** SHA-256 of the file, in hexadecimal. */
  readonly sha256: string
}

/** What {@link writeRun} writes, beyond the result itself. Aborting leaves an earlier result as it was. */
export interface WriteRunOptions extends JobOptions {
  /** Version of the program, for run.json. */
  readonly version: string
  /** Leaves cells as they are that a spreadsheet may run as formulas; default false. */
  readonly rawCsv?: boolean | undefined
  /** Writes lineage.ndjson; default true. */
  readonly lineage?: boolean | undefined
  /** Writes the normalized values, which `samewise explain` needs; default true. */
  readonly values?: boolean | undefined
  /** Names, sizes and hashes of the inputs, for run.json. */
  readonly inputs?: readonly InputFacts[] | undefined
  /** Extension modules in use, for model.json. */
  readonly extensions?: readonly RunExtension[] | undefined
  /** Scores against a truth, if one was given, for run.json. */
  readonly evaluation?: unknown
  /** What the user was told, in words, for run.json; without it run.json has what {@link warningsOf} gives, as data. */
  readonly warnings?: readonly string[] | undefined
  /**
   * Makes the page for report.html, such as by `renderReport` of `samewise/report`; there is none without it. Called once, when all else but
   * run.json is written, with the seconds that writing took so far.
   */
  readonly report?: ((writeSeconds: number) => string) | undefined
}

/** The number of the run folder's format. */
export const RUN_FORMAT = 1

/** Golden records between two looks at timers and signals. */
const BREATHE_AFTER = 1000

/**
 * Writes the run folder of a result: golden.csv, xref.csv, lineage.ndjson, possible.csv, rejected.csv, config.json with its JSON Schema,
 * model.json, ids.ndjson, edges, values, relations.csv and dangling.csv if the config states relations, report.html if a report is given and,
 * last, run.json. The folder takes the place of an earlier result as a whole.
 *
 * @param result what `resolve` returned
 * @param outDir folder to create or replace
 * @param options see {@link WriteRunOptions}
 * @throws SamewiseError `OUTPUT_FAILED`, `BAD_USAGE` or `ABORTED`; an earlier result then stays as it was
 *
 * @example
 * ```ts
 * import { mkdtempSync } from 'node:fs'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { defineEntity, kinds, resolve } from 'samewise'
 * import { writeRun } from 'samewise/files'
 *
 * const person = defineEntity({
 *   fields: { name: kinds.personName(), email: kinds.email() },
 *   sources: { crm: { id: 'id' } },
 * })
 * const result = await resolve(person, {
 *   crm: [
 *     { id: '1', name: 'Ann Lee', email: 'ann@lee.org' },
 *     { id: '2', name: 'Anne Lee', email: 'ann@lee.org' },
 *   ],
 * })
 * const folder = join(mkdtempSync(join(tmpdir(), 'samewise-')), 'result')
 * await writeRun(result, folder, { version: '1.0.0' })
 * ```
 */
export async function writeRun(result: ResolveResult, outDir: string, options: WriteRunOptions): Promise<void> {
  const folder = openRunFolder(outDir)
  try {
    const started = performance.now()
    await writeGolden(result, folder, options)
    writeXref(result, folder, options)
    await pause(options, 1)
    writePossible(result, folder, options)
    writeRejected(result.rejects, folder, options)
    const relations = statesRelations(result) ? result.relations() : undefined
    if (relations !== undefined) writeRelations(relations, folder, options)
    writeJson(folder.path('config.json'), { $schema: './config.schema.json', ...storedConfig(result) })
    writeJson(folder.path('config.schema.json'), configJsonSchema())
    // Without indents: most of a large model is its table of frequencies.
    writeJson(folder.path('model.json'), storedModel(result, options), 0)
    await pause(options, 1)
    writeEdges(result, folder)
    if (options.values !== false) writeValues(result, folder)
    if (options.report !== undefined) {
      writeText(folder.path('report.html'), options.report((performance.now() - started) / 1000))
      await pause(options, 1)
    }
    writeJson(folder.path('run.json'), runFigures(result, relations, options, (performance.now() - started) / 1000))
    await pause(options, 1)
    folder.commit()
  } finally {
    folder.discard()
  }
}

/** Tells how far writing is, and lets signals in. */
async function pause({ signal, onProgress }: JobOptions, share: number): Promise<void> {
  onProgress?.({ stage: 'write', done: share, total: 1 })
  await breathe()
  throwIfAborted(signal)
}

async function writeGolden(result: ResolveResult, folder: RunFolder, options: WriteRunOptions): Promise<void> {
  const { fields } = result.state.plan
  const open: { close(): void }[] = []
  const keep = <W extends { close(): void }>(writer: W): W => {
    open.push(writer)
    return writer
  }
  try {
    const writer = keep(createCsvWriter(folder.path('golden.csv'), { raw: options.rawCsv }))
    const trace = options.lineage === false ? undefined : keep(new LineWriter(folder.path('lineage.ndjson')))
    const ids = keep(new LineWriter(folder.path('ids.ndjson')))
    writer.row(['golden_id', ...result.columns, 'record_count', 'sources', 'cohesion'])
    let count = 0
    for (const golden of result.golden()) {
      writer.cell(golden.goldenId)
      for (const field of fields) {
        for (const part of field.kind.goldenParts) {
          writer.cell(cellOf(golden.values[field.name], part, isListField(field)))
        }
      }
      writer.cell(String(golden.records.length))
      writer.cell(JSON.stringify(golden.sources))
      writer.cell(formatNumber(golden.cohesion))
      writer.endRow()
      trace?.text(lineageLine(golden))
      const [{ source, recordId }] = golden.records
      ids.line({
        event: 'create',
        id: golden.goldenId,
        anchor: `${source}:${recordId}`,
        records: golden.records.length,
      })
      if (++count % BREATHE_AFTER === 0) await pause(options, count / result.goldenCount)
    }
    ids.flush()
    trace?.flush()
  } finally {
    for (const writer of open) writer.close()
  }
}

/** A line of lineage.ndjson. A record stands in it for most of its fields, so its JSON is made once. */
function lineageLine({ goldenId, lineage }: GoldenRecord): string {
  const known = new Map<ValueOrigin, string>()
  const jsonOf = (origin: ValueOrigin): string => {
    let json = known.get(origin)
    if (json === undefined) known.set(origin, (json = JSON.stringify(origin)))
    return json
  }
  const fields = Object.entries(lineage).map(([name, { strategy, winners, losers }]) => {
    const lost = losers.length === 0 ? '' : losers.map((loser) => JSON.stringify(loser)).join()
    return `${JSON.stringify(name)}:{"strategy":"${strategy}","winners":[${winners.map(jsonOf).join()}],"losers":[${lost}]}`
  })
  return `{"golden_id":"${goldenId}","fields":{${fields.join()}}}`
}

/** A value's part as a cell; lists are JSON arrays. */
function cellOf(value: GoldenValue | undefined, part: string, isList: boolean): string {
  if (value === undefined) return ''
  const one = (v: string | Readonly<Record<string, string>>): string =>
    typeof v === 'string' ? v : (v[part === '' ? 'full' : part] ?? '')
  if (!isList) return one(value as string)
  return JSON.stringify((value as readonly string[]).map(one))
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

/** Whether the config states relations between golden records of the entity itself. */
function statesRelations({ state }: ResolveResult): boolean {
  const { name, relations = {} } = state.plan.config
  return Object.values(relations).some(({ to }) => to === undefined || to === name)
}

/**
 * Writes rejected.csv: input that could not be read, or is no record.
 *
 * @internal
 */
export function writeRejected(
  rejects: readonly Reject[],
  folder: RunFolder,
  { rawCsv }: Pick<WriteRunOptions, 'rawCsv'>,
): void {
  const writer = createCsvWriter(folder.path('rejected.csv'), { raw: rawCsv })
  try {
    writer.row(['source', 'line', 'reason', 'raw'])
    const rows = rejects.map(({ source, line, reason, raw }) => [source, String(line), reason, raw])
    for (const row of rows.sort(byCodePoints)) writer.row(row)
  } finally {
    writer.close()
  }
}

/** The config in force as data: a kind that was given inline leaves only its name. */
function storedConfig(result: ResolveResult): EntityConfig {
  const { config } = result.state.plan
  const fields = Object.entries(config.fields).map(([name, { kind, ...options }]) => [
    name,
    { kind: typeof kind === 'string' ? kind : kind.name, ...options },
  ])
  return { ...config, fields: Object.fromEntries(fields) }
}

function storedModel({ state }: ResolveResult, { extensions = [] }: WriteRunOptions): object {
  const { model } = state.learned
  return extensions.length === 0 ? model : { ...model, extensions }
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
    clusters: clusterNumbers(result),
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

/** Number of each record's cluster. */
function clusterNumbers({ state }: ResolveResult): Int32Array {
  const { starts, members, size } = state.clusters.groups
  const numbers = new Int32Array(state.records.count)
  for (let g = 0; g < size; g++) for (let k = starts[g]; k < starts[g + 1]; k++) numbers[members[k]] = g
  return numbers
}

/** What run.json holds. */
function runFigures(
  result: ResolveResult,
  relations: Relations | undefined,
  options: WriteRunOptions,
  writeSeconds: number,
): object {
  const { records, clusters, pairs, learned, plan, seed, prior, seconds, judgements } = result.state
  const sizes = clusters.groups.starts.slice(1).map((end, g) => end - clusters.groups.starts[g])
  const merged = sizes.filter((size) => size > 1)
  const references = result.state.layouts
    .filter(({ settings }) => settings.role === 'reference')
    .map(({ table }) => table.source)
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
      ...(relations && { relations: relations.relations.length, dangling_references: relations.dangling.length }),
    },
    sources: records.sourceNames,
    ...(references.length > 0 ? { reference_sources: references } : {}),
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
    warnings: options.warnings ?? warningsOf(result),
    evaluation: options.evaluation,
    seconds: { ...seconds, write: writeSeconds },
    peak_memory_bytes: process.resourceUsage().maxRSS * 1024,
    inputs: options.inputs,
  }
}

/** Order of rows by their cells. */
function byCodePoints(a: readonly string[], b: readonly string[]): number {
  for (let c = 0; c < a.length; c++) {
    const order = compareCodePoints(a[c], b[c])
    if (order !== 0) return order
  }
  return 0
}

function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const difference = rankOfUnit(a.charCodeAt(i)) - rankOfUnit(b.charCodeAt(i))
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/** Surrogates stand for code points above all others, but their units are below those from U+E000 on. */
function rankOfUnit(unit: number): number {
  if (unit < 0xd800) return unit
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800
}

/** Shortest decimal form that JavaScript reads back to the same number. */
function formatNumber(value: number): string {
  return String(value)
}

/** @internal */
export function writeJson(path: string, value: unknown, indent = 2): void {
  writeText(path, `${JSON.stringify(value, null, indent)}\n`)
}

function writeText(path: string, text: string): void {
  try {
    writeFileSync(path, text)
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
    this.text(JSON.stringify(value))
  }

  /** Writes a line that is JSON already. */
  text(json: string): void {
    const text = `${json}\n`
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
