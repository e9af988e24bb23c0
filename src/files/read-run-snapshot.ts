import { join } from 'node:path'
import { SamewiseError } from '../base'
import { BytePool, type RawTable, type RecordTable } from '../columns'
import type { DataTable } from '../data'
import { compilePlan, type EntityConfig, type ExtensionKinds, type Plan } from '../entity'
import { type CrosswalkEntry, countActive, type IdLedger, keepIds } from '../identity'
import { featureName } from '../kinds'
import { type PackedSnapshot, readPackedSnapshot, readSnapshot, type Snapshot } from '../node'
import type { KnownRecords, PreviousRun, RunSnapshot } from '../resolve'
import { checkModel, type Model } from '../weigh'
import { changedSince } from './changed-records'
import { LEDGER_FILE, readLedger } from './ids-ledger'
import { checkCount, hashValues, readJson, readRunFigures, refuseMissingValues, valuesOf } from './read-run'
import { configHash } from './stored-config'
import { RECORDS_FORMAT, type RecordsHeader } from './write-snapshots'

/**
 * A finished run that records are added to.
 *
 * @internal
 */
export interface RunToAdd {
  readonly dir: string
  readonly run: RunSnapshot
  /** The file `values`. */
  readonly values: PackedSnapshot
  /** Its golden IDs, which go on naming what they named. */
  readonly previous: PreviousRun & { readonly ledger: IdLedger }
}

/**
 * Reads all of a finished run that a run needs which adds to it.
 *
 * @param dir folder of the finished run
 * @throws SamewiseError `UNREADABLE_INPUT` if it is not a run's folder, was written without values or by an earlier version, or if its files do
 *   not go together; `BAD_CONFIG` if its config needs extensions that were not given
 * @internal
 */
export async function openRunToAdd(
  dir: string,
  extensions: ExtensionKinds,
  data: readonly DataTable[],
): Promise<RunToAdd> {
  const figures = readRunFigures(dir)
  const config = readJson<EntityConfig>(dir, 'config.json')
  const plan = compilePlan(config, extensions, data)
  const comparisons = plan.comparisons.flatMap((field) => field.comparisons)
  const model = checkModel(readJson<Model>(dir, 'model.json'), comparisons)
  const path = join(dir, 'values')
  refuseMissingValues(path)
  // Much of it is done by other threads, so that all else is read meanwhile.
  const reading = readPackedSnapshot(path)
  reading.catch(() => undefined)
  const edges = join(dir, 'edges')
  const { pairs, levels, judged } = readPairs(edges)
  checkCount(edges, 'pairs', pairs.left.length, figures.counts.kept_pairs)
  const ledger = readLedger(join(dir, LEDGER_FILE))
  const values = await reading
  const header = values.header.records as RecordsHeader | undefined
  if (header?.format !== RECORDS_FORMAT) throw otherVersion(path)
  const { table, ids, idCodes, clusters, goldenIds = [] } = valuesOf(values)
  checkCount(path, 'records', table.count, figures.counts.records)
  checkConfig(path, plan, config, header, table)
  const tables = tablesOf(header, values)
  const run: RunSnapshot = {
    plan,
    model,
    tables,
    records: recordsOf(tables, table, ids, idCodes, values),
    table,
    isCut: values.arrays.rawIsCut as Uint8Array,
    pairs,
    levels,
    values: header.slots.map((slots, f) => standardField(values, f, slots)),
    clusters,
    goldenIds,
    weakest: values.arrays.weakest as Float64Array,
    pieces: values.arrays.pieces as Int32Array | undefined,
    judged,
    duplicateFree: figures.duplicate_free,
    hasSharedValues: header.hasSharedValues,
    hasPins: header.hasPins,
  }
  return { dir, run, values, previous: previousOf(dir, run, ledger) }
}

/** The golden IDs of a run, by what is read of it already. */
function previousOf(
  dir: string,
  { records, table, clusters, goldenIds }: RunSnapshot,
  ledger: IdLedger,
): RunToAdd['previous'] {
  checkCount(
    join(dir, LEDGER_FILE),
    'IDs of golden records',
    countActive(ledger),
    goldenIds.filter((id) => id !== '').length,
  )
  const { count, sources, sourceNames, ids, idCodes } = records
  const xref = {
    *[Symbol.iterator](): IterableIterator<CrosswalkEntry> {
      for (let i = 0; i < count; i++) {
        yield { goldenId: goldenIds[clusters[i]], source: sourceNames[sources[i]], recordId: ids.get(idCodes[i]) }
      }
    },
  }
  return { ...keepIds({ xref, ledger }), ledger, compareWith: changedSince(() => ({ table, ids, idCodes })) }
}

function otherVersion(path: string): SamewiseError {
  return new SamewiseError(
    'UNREADABLE_INPUT',
    `${path} was written by another version of samewise: it does not hold the records as they were read. Resolve all files once more with this version, then add to that run.`,
    { where: { file: path } },
  )
}

/** A config.json that was changed by hand, or is of another run, would give the values a wrong meaning. */
function checkConfig(
  path: string,
  plan: Plan,
  config: EntityConfig,
  header: RecordsHeader,
  { features }: RecordTable,
): void {
  const expected = plan.fields
    .filter(({ compared }) => compared)
    .flatMap(({ name, kind }) => kind.features.map((feature) => featureName(name, feature.name)))
  const found = features.map(({ name }) => name)
  if (expected.join() === found.join() && header.config === configHash(config)) return
  throw new SamewiseError(
    'UNREADABLE_INPUT',
    `${path} was not made by the config.json beside it: that was changed since, or is of another run. Put the files of one run together, or resolve all files anew by the new config.`,
    { where: { file: path } },
  )
}

function readPairs(path: string): Pick<RunSnapshot, 'pairs' | 'levels' | 'judged'> {
  const { arrays } = readSnapshot(path, (name) => name !== 'decisive')
  if (arrays.match === undefined) throw otherVersion(path)
  return {
    pairs: {
      left: arrays.left as Int32Array,
      right: arrays.right as Int32Array,
      pattern: arrays.pattern as Int32Array,
      weight: arrays.weight as Float64Array,
      match: arrays.match as Float64Array,
      relatives: arrays.relatives as Float64Array,
      random: arrays.random as Float64Array,
    },
    levels: arrays.levels as Uint8Array,
    judged: ['sameLeft', 'sameRight', 'differentLeft', 'differentRight'].flatMap((name) =>
      Array.from((arrays[name] as Int32Array | undefined) ?? []),
    ),
  }
}

function standardField({ arrays }: Snapshot, field: number, slots: number): RunSnapshot['values'][number] {
  const integers = (name: string): Int32Array => arrays[`raw${name}${field}`] as Int32Array
  const units = arrays[`rawUnits${field}`] as Uint16Array
  const offsets = integers('Ends')
  return {
    slots,
    codes: integers('Standard'),
    lengths: integers('Lengths'),
    filled: integers('Filled'),
    pool: { units, offsets, hashes: hashValues(units, offsets) },
    cleared: arrays[`rawCleared${field}`] as Uint8Array | undefined,
  }
}

function tablesOf({ tables }: RecordsHeader, { arrays }: Snapshot): RawTable[] {
  return tables.map(({ source, columns }, t) => ({
    source,
    rowCount: (arrays[`rawCodes${t}.0`] as Int32Array).length,
    columns: columns.map((name, c) => ({
      name,
      codes: arrays[`rawCodes${t}.${c}`] as Int32Array,
      values: BytePool.of(arrays[`rawBytes${t}.${c}`] as Uint8Array, arrays[`rawOffsets${t}.${c}`] as Int32Array),
    })),
    rejects: [],
    warnings: [],
  }))
}

/** The records; rows of a table follow each other as its records do. */
function recordsOf(
  tables: readonly RawTable[],
  { count, sources, sourceNames }: RecordTable,
  ids: BytePool,
  idCodes: Int32Array,
  { arrays }: Snapshot,
): KnownRecords {
  const inTable = arrays.raw as Int32Array
  const next = tables.map(() => 0)
  return {
    count,
    tables: inTable,
    rows: inTable.map((t) => next[t]++),
    sources,
    sourceNames,
    ids,
    idCodes,
    observedAt: arrays.rawObservedAt as Float64Array,
  }
}
