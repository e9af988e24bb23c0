import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SamewiseError } from '../base'
import { BytePool, type RecordTable, TextPool } from '../columns'
import { bindComparisons } from '../compare'
import type { DataTable } from '../data'
import { compilePlan, type EntityConfig, type ExtensionKinds, type Plan } from '../entity'
import type { RecordRef } from '../identity'
import { readSnapshot, type Snapshot } from '../node'
import { type Decisions, decidingPrior } from '../resolve'
import { bindWordWeights, type ClassPrior, checkModel, type Model, Scorer } from '../weigh'
import { RUN_FORMAT } from './run-figures'

/**
 * A finished run, ready to weigh pairs of its records again.
 *
 * @internal
 */
export interface OpenRun {
  readonly plan: Plan
  readonly model: Model
  readonly table: RecordTable
  readonly scorer: Scorer
  readonly prior: ClassPrior
  /** Number of each record's cluster: two records with the same one are one golden record. */
  readonly clusters: Int32Array
  /** Number of a record, or undefined if the run has no such record. */
  recordOf(source: string, recordId: string): number | undefined
  /** A record as (source, id). */
  refOf(record: number): RecordRef
  /** Number of the cluster of a golden record, or undefined if the run has no such golden record. */
  clusterOf(goldenId: string): number | undefined
  /** Golden ID of a cluster, or undefined if it is no golden record: its records are of reference sources alone. */
  goldenIdOf(cluster: number): string | undefined
  /** What the run decided, and by what; reads the kept pairs, and weighs some of them again. */
  decisions(): Decisions
}

/**
 * The config of a finished run; it names the extension modules that {@link openRun} needs.
 *
 * @internal
 */
export function readRunConfig(dir: string): EntityConfig {
  checkRunFolder(dir)
  return readJson<EntityConfig>(dir, 'config.json')
}

/**
 * Opens the folder of a finished run.
 *
 * @param dir the folder
 * @param extensions kinds of extension modules by `module#name`, if the run's config names any
 * @param data the data tables that the run's config names
 * @throws SamewiseError `UNREADABLE_INPUT` if it is not a run's folder, is of another format, or was written without values;
 *   `BAD_CONFIG` if its config needs extensions that were not given
 * @internal
 */
export function openRun(dir: string, extensions: ExtensionKinds = new Map(), data: readonly DataTable[] = []): OpenRun {
  const figures = checkRunFolder(dir)
  const { prior_weights: prior } = figures
  const plan = compilePlan(readJson<EntityConfig>(dir, 'config.json'), extensions, data)
  const comparisons = plan.comparisons.flatMap((field) => field.comparisons)
  const model = checkModel(readJson<Model>(dir, 'model.json'), comparisons)
  const { table, ids, idCodes, clusters } = readValues(join(dir, 'values'))
  const comparer = bindComparisons(plan.comparisons, table, bindWordWeights(model.words, model.key))
  const scorer = new Scorer(table, comparer, model)
  const idsPath = join(dir, 'ids.ndjson')
  const refOf = (record: number): RecordRef => ({
    source: table.sourceNames[table.sources[record]],
    recordId: ids.get(idCodes[record]),
  })
  const recordOf = (source: string, recordId: string): number | undefined => {
    const s = table.sourceNames.indexOf(source)
    if (s < 0) return undefined
    for (let i = 0; i < table.count; i++) if (table.sources[i] === s && ids.get(idCodes[i]) === recordId) return i
    return undefined
  }
  return {
    plan,
    model,
    table,
    scorer,
    prior,
    clusters,
    recordOf,
    refOf,
    clusterOf(goldenId) {
      const event = lineWith(readBytes(idsPath), `"id":${JSON.stringify(goldenId)}`)
      if (event === undefined) return undefined
      const record = anchorOf(parseJson<IdEvent>(idsPath, event), table.sourceNames, recordOf)
      return record === undefined ? undefined : clusters[record]
    },
    goldenIdOf(cluster) {
      const bytes = readBytes(idsPath)
      for (let record = 0; record < table.count; record++) {
        if (clusters[record] !== cluster) continue
        const { source, recordId } = refOf(record)
        const event = lineWith(bytes, `"anchor":${JSON.stringify(`${source}:${recordId}`)}`)
        if (event !== undefined) return parseJson<IdEvent>(idsPath, event).id
      }
      return undefined
    },
    decisions: () => readDecisions(dir, figures, plan, scorer, clusters),
  }
}

/** A line of ids.ndjson. */
interface IdEvent {
  readonly id: string
  /** The record that the golden ID was made from, as `source:id`. */
  readonly anchor: string
}

/** The first line that holds a text. */
function lineWith(bytes: Buffer, text: string): string | undefined {
  const at = bytes.indexOf(text)
  if (at < 0) return undefined
  const end = bytes.indexOf('\n', at)
  return bytes.toString('utf8', bytes.lastIndexOf('\n', at) + 1, end < 0 ? bytes.length : end)
}

/** The record that an event names. A source's name may have a colon of its own, so each source that fits is tried. */
function anchorOf(
  { anchor }: IdEvent,
  sourceNames: readonly string[],
  recordOf: OpenRun['recordOf'],
): number | undefined {
  for (const source of sourceNames) {
    if (!anchor.startsWith(`${source}:`)) continue
    const record = recordOf(source, anchor.slice(source.length + 1))
    if (record !== undefined) return record
  }
  return undefined
}

function readDecisions(dir: string, figures: RunFigures, plan: Plan, scorer: Scorer, clusters: Int32Array): Decisions {
  const { arrays } = readSnapshot(join(dir, 'edges'))
  const edges = {
    left: arrays.left as Int32Array,
    right: arrays.right as Int32Array,
    weight: arrays.weight as Float64Array,
    decisive: arrays.decisive as Float64Array,
  }
  const different = new Map<number, Set<number>>()
  for (const [left, right] of judgedPairs(arrays, 'different')) {
    different.set(left, (different.get(left) ?? new Set()).add(right))
    different.set(right, (different.get(right) ?? new Set()).add(left))
  }
  const { table, model } = scorer
  return {
    plan,
    table,
    scorer,
    method: figures.method,
    stopBits: figures.stop_weight,
    prior: figures.deciding_prior_weights ?? decidingPrior(figures.method, scorer, edges, figures.prior_weights),
    edges,
    clusters,
    clean: { clean: table.sourceNames.map((name) => figures.duplicate_free.includes(name)), evidence: '' },
    judgements: { same: judgedPairs(arrays, 'same'), different },
    rules: model.blocking.map((keys) => ({ keys })),
  }
}

/** Judged pairs from two columns, which a run without judgements does not have. */
function judgedPairs(arrays: Snapshot['arrays'], word: string): [number, number][] {
  const right = arrays[`${word}Right`] as Int32Array | undefined
  return Array.from((arrays[`${word}Left`] as Int32Array | undefined) ?? [], (left, k) => [left, right?.[k] ?? left])
}

interface RunFigures {
  readonly format: number
  readonly prior_weights: ClassPrior
  /** Runs of the first version do not have it. */
  readonly deciding_prior_weights?: ClassPrior
  readonly method: Decisions['method']
  readonly stop_weight: number
  readonly duplicate_free: readonly string[]
}

function checkRunFolder(dir: string): RunFigures {
  const run = readJson<RunFigures>(dir, 'run.json')
  if (run.format === RUN_FORMAT) return run
  throw new SamewiseError(
    'UNREADABLE_INPUT',
    `${dir} holds a run of format ${String(run.format)}; this version reads format ${RUN_FORMAT}. Run resolve again.`,
    { where: { file: dir } },
  )
}

/** Header of the file `values`. */
interface ValuesHeader {
  readonly count: number
  readonly stride: number
  readonly sourceNames: readonly string[]
  readonly features: readonly {
    readonly name: string
    readonly field: string
    readonly offset: number
    readonly slots: number
    readonly pool: number
  }[]
}

function readValues(path: string): { table: RecordTable; ids: BytePool; idCodes: Int32Array; clusters: Int32Array } {
  if (!existsSync(path)) {
    throw new SamewiseError(
      'UNREADABLE_INPUT',
      `${path} is missing: the run was written without values. Run resolve again without --no-values.`,
      { where: { file: path } },
    )
  }
  const { header, arrays } = readSnapshot(path)
  const { count, stride, sourceNames, features } = header as unknown as ValuesHeader
  const pools = new Map<number, TextPool>()
  for (const { pool } of features) {
    if (pools.has(pool)) continue
    const units = arrays[`units${pool}`] as Uint16Array
    pools.set(pool, TextPool.of(units, arrays[`offsets${pool}`] as Int32Array, arrays[`hashes${pool}`] as Int32Array))
  }
  return {
    table: {
      count,
      stride,
      rows: arrays.rows as Int32Array,
      sources: arrays.sources as Int32Array,
      sourceNames,
      features: features.map((feature) => ({ ...feature, pool: pools.get(feature.pool) as TextPool })),
      ...(arrays.types === undefined ? {} : { types: arrays.types as Int32Array }),
    },
    ids: BytePool.of(arrays.idBytes as Uint8Array, arrays.idOffsets as Int32Array),
    idCodes: arrays.idCodes as Int32Array,
    clusters: arrays.clusters as Int32Array,
  }
}

function readJson<T>(dir: string, file: string): T {
  const path = join(dir, file)
  return parseJson<T>(path, readBytes(path).toString('utf8'))
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (cause) {
    throw unreadable(path, cause)
  }
}

function parseJson<T>(path: string, text: string): T {
  try {
    return JSON.parse(text) as T
  } catch (cause) {
    throw unreadable(path, cause)
  }
}

function unreadable(path: string, cause: unknown): SamewiseError {
  return new SamewiseError('UNREADABLE_INPUT', `${path} cannot be read. Give the folder of a finished run.`, {
    where: { file: path },
    cause,
  })
}
