import { breathe, SamewiseError, throwIfAborted } from '../../base'
import type { RawTable, RecordTable } from '../../columns'
import { layoutTable } from '../../entity'
import type { RecordRef } from '../../identity'
import { refuseUnknownStrategies } from '../../survive'
import { globalPrior, Scorer } from '../../weigh'
import { removeBlockedValues } from '../blocked-values'
import { statedCleanSources } from '../clean-sources'
import { clusterStage, withPriorInside } from '../cluster-stage'
import type { PreviousRun } from '../golden-ids'
import { bindJudgements, pinsIn } from '../judgements'
import { applyModel, type Between } from '../learn-model'
import { removeGenericValuesOf } from '../measure-data'
import { normalizeRecords } from '../normalize-records'
import type { OrderedRecords } from '../order-records'
import { readRecordTypes } from '../record-types'
import { latestDay, type ResolveOptions, rejectsOf, type StageClock } from '../resolve-tables'
import { ResolveResult } from '../result'
import { gatherTeam, type Team } from '../sent-plan'
import { type FieldValues, fieldValues, standardizeFields } from '../standardize-values'
import { type MergedInput, mergeInput, orderDelta } from './delta-input'
import { earlierClusters } from './earlier-clusters'
import type { DeltaCounts } from './match-records'
import type { MergedRecords } from './merge-records'
import { mergeStandard } from './merge-standard'
import { mergeValues } from './merge-values'
import { RecordFinder } from './record-finder'
import type { RunSnapshot } from './run-snapshot'
import { scoreDelta } from './score-delta'
import { touchedClusters } from './touched-clusters'

/** Options of a run that adds to a finished one; the model is that run's. */
export type DeltaOptions = Omit<ResolveOptions, 'model' | 'previousByEntity'>

/** A finished run with a delta in it. */
export interface DeltaResult {
  readonly result: ResolveResult
  readonly counts: DeltaCounts
  /** Records to be deleted that the run does not have. */
  readonly unknown: readonly RecordRef[]
  /**
   * By cluster, 1 for those that differ from all of the run.
   *
   * @internal
   */
  readonly isTouched: Uint8Array
}

/**
 * Resolves new, changed and deleted records against a finished run. The result is that of resolving all records anew by the run's model; what
 * the delta cannot change is taken from the run: normalized values, and pairs whose records and blocks are as they were.
 *
 * @param given new and changed records, by source as in the run
 * @param deleted records that go
 * @internal
 */
export async function resolveInto(
  run: RunSnapshot,
  given: readonly RawTable[],
  deleted: readonly RecordRef[],
  options: DeltaOptions,
  clock: StageClock,
): Promise<DeltaResult> {
  const { plan, model } = run
  const { signal, onProgress, asOf, judgements: said = [] } = options
  for (const policy of [plan.policy, ...plan.views.values()]) refuseUnknownStrategies(policy, options.strategies)
  const between: Between = async (stage, done, total) => {
    onProgress?.({ stage, done, total })
    await breathe()
    throwIfAborted(signal)
  }
  await between('normalize', 0, 1)
  const delta = orderDelta(run, given)
  const input = mergeInput(run, delta, deleted, asOf)
  const { merged, match, layouts } = input
  const { repeatedLines, olderLines, rejects, excluded } = delta.records
  const records: OrderedRecords = { ...merged.records, repeatedLines, olderLines, rejects, excluded }
  if (records.count === 0) {
    throw new SamewiseError('NO_INPUT', 'No record is left: the finished run has none but those that are deleted.')
  }
  const { team, warnings } = await gatherTeam(options.pool, plan, options.extensions, signal)
  const table = await mergeTable(run, input, records, team)
  clock.end('normalize')
  const learned = applyModel(plan, table, statedCleanSources(layouts, records), model, team)
  clock.end('learn')
  await between('score', 0, 1)
  const scorer = new Scorer(table, learned.comparer, model)
  const { pairs, inQuestion } = await scoreDelta(run, input, learned, scorer, between)
  clock.end('score')
  await between('cluster', 0, 1)
  const prior = globalPrior(model)
  const judgements = bindJudgements(said, records)
  const earlier = earlierClusters(run, merged.from, inQuestion, judgements)
  const { clean } = learned
  const clusters = await clusterStage(
    plan,
    table,
    pairs,
    scorer,
    prior,
    clean,
    judgements,
    records.observedAt,
    earlier,
    learned.team,
  )
  clock.end('cluster')
  await between('survive', 0, 1)
  const values = await mergeStandardValues(run, input, table)
  clock.end('survive')
  const result = new ResolveResult({
    plan,
    tables: merged.tables,
    layouts,
    records,
    table,
    learned: withPriorInside(learned, clusters, prior),
    scorer,
    prior,
    pairs: clusters.pairs,
    clusters,
    judgements,
    values,
    pins: options.pins ?? pinsIn(said),
    strategies: options.strategies,
    rejects: [...given.flatMap((own) => own.rejects), ...rejectsOf(delta.layouts, [...rejects, ...excluded])],
    warnings: [...input.warnings, ...warnings],
    previous: numberedPrevious(run, options.previous, merged, records),
    asOf,
    now: asOf ?? latestDay(records.observedAt),
    seconds: clock.seconds,
    seed: options.seed ?? 1,
    sentPlan: team?.plan,
  })
  const isTouched = touchedClusters(result, run, merged.from)
  // What was pinned may have been said, or taken back, since.
  if (run.hasPins || (result.state.pins?.length ?? 0) > 0) isTouched.fill(1)
  return { result, counts: match.counts, unknown: match.unknown, isTouched }
}

/** The golden IDs of the run with what is known of its records, so that none has to be looked up by its name. */
function numberedPrevious(
  { records: before, clusters, goldenIds }: RunSnapshot,
  previous: PreviousRun | undefined,
  { from }: MergedRecords,
  records: OrderedRecords,
): PreviousRun | undefined {
  if (previous === undefined) return undefined
  const finder = new RecordFinder(records)
  const findRecord = (record: RecordRef): number => finder.numberOf(record)
  const refOf = (record: number): RecordRef => ({
    source: before.sourceNames[before.sources[record]],
    recordId: before.ids.get(before.idCodes[record]),
  })
  const numbers = new Int32Array(before.count).fill(-1)
  for (let i = 0; i < from.length; i++) if (from[i] >= 0) numbers[from[i]] = i
  // A changed record is there under its name.
  for (let record = 0; record < numbers.length; record++) {
    if (numbers[record] < 0) numbers[record] = findRecord(refOf(record))
  }
  return { ...previous, numbered: { clusters, numbers, goldenIds, refOf, findRecord } }
}

/** Standard values of the run and of the delta; only those of the delta are made. */
async function mergeStandardValues(
  { plan, values }: RunSnapshot,
  { merged, entering }: MergedInput,
  table: RecordTable,
): Promise<FieldValues[]> {
  const layouts = entering.tables.map((own) => layoutTable(plan, own))
  const fresh = await standardizeFields(plan, layouts, entering.records)
  return plan.fields.map((field, f) => fieldValues(field, mergeStandard(values[f], fresh[f], merged.from), table))
}

/** Values of the run and of the delta as one table; only those of the delta are normalized. */
async function mergeTable(
  run: RunSnapshot,
  { merged, entering, match, layouts }: MergedInput,
  records: OrderedRecords,
  team: Team | undefined,
): Promise<RecordTable> {
  const { plan, model } = run
  if (run.hasSharedValues) {
    // What is shared now is found among all values, and the run's own lack those that were shared then.
    const whole = await normalizeRecords(plan, layouts, records, team)
    removeBlockedValues(plan, whole)
    return whole
  }
  const own = entering.tables.map((table) => layoutTable(plan, table))
  const fresh = await normalizeRecords(plan, own, entering.records)
  removeBlockedValues(plan, fresh)
  removeGenericValuesOf(model, fresh)
  const types = readRecordTypes(plan, layouts, records)
  return {
    ...mergeValues(run.table, fresh, merged.from, match.stays),
    sources: records.sources,
    sourceNames: records.sourceNames,
    ...(types === undefined ? {} : { types }),
  }
}
