import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SamewiseError } from '../base'
import { BytePool, type RecordTable, TextPool } from '../columns'
import { bindComparisons } from '../compare'
import { compilePlan, type EntityConfig, type ExtensionKinds, type Plan } from '../entity'
import { readSnapshot } from '../node'
import { bindWordWeights, checkModel, type ClassPrior, type Model, Scorer } from '../weigh'

/** A finished run, ready to weigh pairs of its records again. */
export interface OpenRun {
  readonly plan: Plan
  readonly model: Model
  readonly table: RecordTable
  readonly scorer: Scorer
  readonly prior: ClassPrior
  /** Number of a record, or undefined if the run has no such record. */
  recordOf(source: string, recordId: string): number | undefined
}

/**
 * Opens the folder of a finished run.
 *
 * @throws SamewiseError `UNREADABLE_INPUT` if it is not a run's folder, or was written without values
 */
export function openRun(dir: string, extensions: ExtensionKinds = new Map()): OpenRun {
  const config = readJson<EntityConfig>(dir, 'config.json')
  const run = readJson<{ prior_weights: ClassPrior }>(dir, 'run.json')
  const plan = compilePlan(config, extensions)
  const model = checkModel(readJson<Model>(dir, 'model.json'), plan.comparisons.flatMap((field) => field.comparisons))
  const { header, arrays } = readSnapshot(join(dir, 'values'))
  const meta = header as unknown as {
    count: number
    stride: number
    sourceNames: string[]
    features: { name: string; field: string; offset: number; slots: number; pool: number }[]
  }
  const pools = new Map<number, TextPool>()
  const poolOf = (p: number): TextPool => {
    const known = pools.get(p)
    if (known !== undefined) return known
    const pool = TextPool.of(
      arrays[`units${p}`] as Uint16Array,
      arrays[`offsets${p}`] as Int32Array,
      arrays[`hashes${p}`] as Int32Array,
    )
    pools.set(p, pool)
    return pool
  }
  const table: RecordTable = {
    count: meta.count,
    stride: meta.stride,
    rows: arrays.rows as Int32Array,
    sources: arrays.sources as Int32Array,
    sourceNames: meta.sourceNames,
    features: meta.features.map((feature) => ({ ...feature, pool: poolOf(feature.pool) })),
  }
  const comparer = bindComparisons(plan.comparisons, table, bindWordWeights(model.words, model.key))
  const ids = BytePool.of(arrays.idBytes as Uint8Array, arrays.idOffsets as Int32Array)
  const idCodes = arrays.idCodes as Int32Array
  return {
    plan,
    model,
    table,
    scorer: new Scorer(table, comparer, model),
    prior: run.prior_weights,
    recordOf(source, recordId) {
      const s = table.sourceNames.indexOf(source)
      for (let i = 0; i < table.count; i++) if (table.sources[i] === s && ids.get(idCodes[i]) === recordId) return i
      return undefined
    },
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
