import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashUnits, SamewiseError } from '../base'
import { BytePool, type RawTable, type RecordTable, TextPool } from '../columns'
import { bindComparisons } from '../compare'
import type { DataTable } from '../data'
import { compilePlan, type EntityConfig, type ExtensionKinds, type Plan } from '../entity'
import { type CrosswalkEntry, countActive, keepIds, type RecordRef } from '../identity'
import { readSnapshot, type Snapshot } from '../node'
import { type Decisions, decidingPrior, identifierLimits, type PreviousRun, type RunQuality } from '../resolve'
import { bindWordWeights, type ClassPrior, checkModel, type Model, Scorer } from '../weigh'
import { changedSince, type RunValues } from './changed-records'
import { LEDGER_FILE, readLedger } from './ids-ledger'
import { readCsv } from './read-csv'
import { RUN_FORMAT } from './run-figures'
import { rowsOf } from './table-columns'

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
  readRunFigures(dir)
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
  const { table, ids, idCodes, clusters, goldenIds } = readValues(join(dir, 'values'))
  const comparer = bindComparisons(plan.comparisons, table, bindWordWeights(model.words, model.key))
  const scorer = new Scorer(table, comparer, model)
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
  let names = goldenIds
  const namesOf = (): readonly string[] => (names ??= namesByAnchor(dir, { table, ids, idCodes, clusters }))
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
      const cluster = goldenId === '' ? -1 : namesOf().indexOf(goldenId)
      return cluster < 0 ? undefined : cluster
    },
    goldenIdOf: (cluster) => namesOf()[cluster] || undefined,
    decisions: () => readDecisions(dir, figures, plan, scorer, clusters),
  }
}

/** Golden IDs by cluster of a run that kept none beside its values: by the records that they were made from. */
function namesByAnchor(dir: string, { table, ids, idCodes, clusters }: ReturnType<typeof readValues>): string[] {
  const clusterOf = new Map<string, number>()
  for (let record = 0; record < table.count; record++) {
    clusterOf.set(`${table.sourceNames[table.sources[record]]}:${ids.get(idCodes[record])}`, clusters[record])
  }
  const names: string[] = []
  for (const { events } of readLedger(join(dir, LEDGER_FILE)).runs) {
    for (const event of events) {
      if (event.event !== 'created') continue
      const cluster = clusterOf.get(`${event.anchor.source}:${event.anchor.recordId}`)
      if (cluster !== undefined) names[cluster] = event.id
    }
  }
  return names
}

/**
 * Reads what the next run needs to keep the golden IDs of a finished one: its crosswalk, its ledger, and its values to tell which records
 * have changed since.
 *
 * @param dir folder of the finished run; it may be the one that the next run replaces
 * @returns the option `previous` of `resolve`
 * @throws SamewiseError `UNREADABLE_INPUT` if it is not a run's folder, is of another format, or a file of it is damaged
 *
 * @example
 * ```ts
 * import { mkdtempSync } from 'node:fs'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { defineEntity, kinds, resolve } from 'samewise'
 * import { readPreviousRun, writeRun } from 'samewise/files'
 *
 * const person = defineEntity({ fields: { name: kinds.personName() }, sources: { crm: { id: 'id' } } })
 * const folder = join(mkdtempSync(join(tmpdir(), 'samewise-')), 'result')
 * const first = await resolve(person, { crm: [{ id: '1', name: 'Ann Lee' }] })
 * await writeRun(first, folder, { version: '1.0.0' })
 * const rows = [{ id: '1', name: 'Ann Lee' }, { id: '2', name: 'Tom Hale' }]
 * const second = await resolve(person, { crm: rows }, { previous: await readPreviousRun(folder) })
 * second.idChanges?.churn.kept // 1
 * ```
 */
export async function readPreviousRun(dir: string): Promise<PreviousRun> {
  const figures = checkRunFolder(dir)
  refuseSeveral(dir, figures)
  const { counts } = figures
  const ledger = readLedger(join(dir, LEDGER_FILE))
  const { table, entries } = await readXref(join(dir, 'xref.csv'))
  checkCount(join(dir, 'xref.csv'), 'lines', table.rowCount, counts.records)
  checkCount(join(dir, LEDGER_FILE), 'IDs of golden records', countActive(ledger), counts.golden)
  const values = join(dir, 'values')
  // The values are only read if somebody asks for a cause, which is before the next run's folder takes the place of this one.
  return {
    ...keepIds({ xref: entries, ledger }),
    ...(existsSync(values) ? { compareWith: changedSince(() => readValues(values)) } : {}),
  }
}

/** A file that was cut where nothing shows it is told by the figures of its run. */
export function checkCount(path: string, what: string, found: number, expected: number): void {
  if (found === expected) return
  throw new SamewiseError(
    'UNREADABLE_INPUT',
    `${path} has ${found} ${what}, and by run.json there were ${expected}. Nothing was changed; put a whole copy in its place.`,
    { where: { file: path } },
  )
}

async function readXref(path: string): Promise<{ table: RawTable; entries: Iterable<CrosswalkEntry> }> {
  const table = await readCsv(path, { delimiter: ',' }).readTable('xref')
  const [golden, sources, records] = ['golden_id', 'source', 'record_id'].map((name) => {
    const column = table.columns.find((own) => own.name === name)
    if (column !== undefined) return column
    throw new SamewiseError('UNREADABLE_INPUT', `${path} has no column "${name}". Give the folder of a finished run.`, {
      where: { file: path, column: name },
    })
  })
  const entries = {
    *[Symbol.iterator](): IterableIterator<CrosswalkEntry> {
      for (let row = 0; row < table.rowCount; row++) {
        yield {
          goldenId: golden.values.get(golden.codes[row]),
          source: sources.values.get(sources.codes[row]),
          recordId: records.values.get(records.codes[row]),
        }
      }
    },
  }
  return { table, entries }
}

function readDecisions(dir: string, figures: RunFigures, plan: Plan, scorer: Scorer, clusters: Int32Array): Decisions {
  const { arrays } = readSnapshot(join(dir, 'edges'), (name) => !LIKELIHOODS.includes(name))
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
    limits: identifierLimits(plan, table),
    observedAt: (arrays.observedAt as Float64Array | undefined) ?? new Float64Array(table.count).fill(Number.NaN),
    rules: model.blocking.map((keys) => ({ keys })),
  }
}

/** Arrays of `edges` that only a run that adds to this one reads. */
const LIKELIHOODS: readonly string[] = ['match', 'relatives', 'random']

/** Judged pairs from two columns, which a run without judgements does not have. */
function judgedPairs(arrays: Snapshot['arrays'], word: string): [number, number][] {
  const right = arrays[`${word}Right`] as Int32Array | undefined
  return Array.from((arrays[`${word}Left`] as Int32Array | undefined) ?? [], (left, k) => [left, right?.[k] ?? left])
}

/** What is read of a run.json. */
export interface RunFigures {
  readonly quality?: RunQuality
  readonly format: number
  readonly counts: { readonly records: number; readonly golden: number; readonly kept_pairs: number }
  /** Only in the folder of several entities, which holds one for each. */
  readonly entities?: Readonly<Record<string, object>>
  readonly prior_weights: ClassPrior
  /** Runs of the first version do not have it. */
  readonly deciding_prior_weights?: ClassPrior
  readonly method: Decisions['method']
  readonly stop_weight: number
  readonly duplicate_free: readonly string[]
}

/** Figures of a finished run of one entity. */
export function readRunFigures(dir: string): RunFigures {
  const figures = checkRunFolder(dir)
  refuseSeveral(dir, figures)
  return figures
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

function refuseSeveral(dir: string, { entities }: RunFigures): void {
  if (entities === undefined) return
  throw new SamewiseError(
    'UNREADABLE_INPUT',
    `${dir} holds a run of several entities. Give the folder of one, such as ${join(dir, Object.keys(entities)[0] ?? '')}.`,
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

function readValues(path: string): ReturnType<typeof valuesOf> {
  // What a record was read from is of no use here.
  return valuesOf(readValuesFile(path, (name) => !name.startsWith('raw')))
}

/** Reads the file `values`, or some of its arrays. */
function readValuesFile(path: string, isWanted?: (name: string) => boolean): Snapshot {
  refuseMissingValues(path)
  return readSnapshot(path, isWanted)
}

/** @throws SamewiseError `UNREADABLE_INPUT` if there is no file `values` */
export function refuseMissingValues(path: string): void {
  if (existsSync(path)) return
  throw new SamewiseError(
    'UNREADABLE_INPUT',
    `${path} is missing: the run was written without values. Run resolve again without --no-values.`,
    { where: { file: path } },
  )
}

/** What the file `values` holds of normalized values. */
export function valuesOf({ header, arrays }: Snapshot): RunValues & {
  readonly clusters: Int32Array
  /** By cluster; runs of the first version do not have them. */
  readonly goldenIds?: readonly string[] | undefined
} {
  const { count, stride, sourceNames, features } = header as unknown as ValuesHeader
  const pools = new Map<number, TextPool>()
  for (const { pool } of features) {
    if (pools.has(pool)) continue
    const units = arrays[`units${pool}`] as Uint16Array
    const offsets = arrays[`offsets${pool}`] as Int32Array
    pools.set(pool, TextPool.of(units, offsets, hashValues(units, offsets)))
  }
  return {
    table: {
      count,
      stride,
      rows:
        // Runs of the first version have rows.
        (arrays.rows as Int32Array | undefined) ??
        rowsOf(
          features.map((_, f) => arrays[`codes${f}`] as Int32Array),
          count,
          stride,
          features,
        ),
      sources: arrays.sources as Int32Array,
      sourceNames,
      features: features.map((feature) => ({ ...feature, pool: pools.get(feature.pool) as TextPool })),
      ...(arrays.types === undefined ? {} : { types: arrays.types as Int32Array }),
    },
    ids: BytePool.of(arrays.idBytes as Uint8Array, arrays.idOffsets as Int32Array),
    idCodes: arrays.idCodes as Int32Array,
    clusters: arrays.clusters as Int32Array,
    goldenIds:
      arrays.goldenIds === undefined ? undefined : new TextDecoder().decode(arrays.goldenIds as Uint8Array).split('\n'),
  }
}

/** The hash of each value of a pool, 0 for the missing one. */
export function hashValues(units: Uint16Array, offsets: Int32Array): Int32Array {
  const hashes = new Int32Array(offsets.length - 1)
  for (let code = 1; code < hashes.length; code++) hashes[code] = hashUnits(units, offsets[code], offsets[code + 1])
  return hashes
}

/** A JSON file of a run folder. */
export function readJson<T>(dir: string, file: string): T {
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
