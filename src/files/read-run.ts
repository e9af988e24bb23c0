import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SamewiseError } from '../base'
import { BytePool, type RecordTable, TextPool } from '../columns'
import { bindComparisons } from '../compare'
import type { DataTable } from '../data'
import { compilePlan, type EntityConfig, type ExtensionKinds, type Plan } from '../entity'
import { readSnapshot } from '../node'
import { bindWordWeights, type ClassPrior, checkModel, type Model, Scorer } from '../weigh'
import { RUN_FORMAT } from './write-run'

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
  const { prior_weights: prior } = checkRunFolder(dir)
  const plan = compilePlan(readJson<EntityConfig>(dir, 'config.json'), extensions, data)
  const comparisons = plan.comparisons.flatMap((field) => field.comparisons)
  const model = checkModel(readJson<Model>(dir, 'model.json'), comparisons)
  const { table, ids, idCodes, clusters } = readValues(join(dir, 'values'))
  const comparer = bindComparisons(plan.comparisons, table, bindWordWeights(model.words, model.key))
  return {
    plan,
    model,
    table,
    scorer: new Scorer(table, comparer, model),
    prior,
    clusters,
    recordOf(source, recordId) {
      const s = table.sourceNames.indexOf(source)
      if (s < 0) return undefined
      for (let i = 0; i < table.count; i++) if (table.sources[i] === s && ids.get(idCodes[i]) === recordId) return i
      return undefined
    },
  }
}

interface RunFigures {
  readonly format: number
  readonly prior_weights: ClassPrior
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
    },
    ids: BytePool.of(arrays.idBytes as Uint8Array, arrays.idOffsets as Int32Array),
    idCodes: arrays.idCodes as Int32Array,
    clusters: arrays.clusters as Int32Array,
  }
}

function readJson<T>(dir: string, file: string): T {
  const path = join(dir, file)
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T
  } catch (cause) {
    throw new SamewiseError('UNREADABLE_INPUT', `${path} cannot be read. Give the folder of a finished run.`, {
      where: { file: path },
      cause,
    })
  }
}
