import { breathe, Gate, type JobOptions, type Pool, SamewiseError, throwIfAborted } from '../base'
import type { RawTable, Reject } from '../columns'
import type { DataTable } from '../data'
import { type ExtensionKinds, layoutTable, type Plan, type TableLayout } from '../entity'
import { type CustomStrategy, type Pin, refuseUnknownStrategies } from '../survive'
import { globalPrior, type Model, Scorer, toWeight } from '../weigh'
import { removeBlockedValues } from './blocked-values'
import { type CleanSources, isOneToOne, statedCleanSources } from './clean-sources'
import { ASSIGNMENT_FLOOR_BITS, clusterStage, withPriorInside } from './cluster-stage'
import type { PreviousRun } from './golden-ids'
import { bindJudgements, pinsIn, type SaidByPeople } from './judgements'
import { applyModel, type Between, learnModel } from './learn-model'
import { normalizeRecords } from './normalize-records'
import { orderRecords, type UnusedRow } from './order-records'
import { ResolveResult } from './result'
import { scoreCandidates } from './score-candidates'
import { gatherTeam } from './sent-plan'
import { fieldValues, type StandardizedField, standardizeFields } from './standardize-values'
import { usableSources } from './usable-sources'

/** Options of {@link resolve}; all may be left out. */
export interface ResolveOptions extends JobOptions {
  /** Seed of all samples; 1 by default. The same seed and data give the same result, whatever the order of rows. */
  readonly seed?: number
  /** What people have said about pairs of records, or what `foldJudgements` of samewise/judgements makes of a log, with its pins. */
  readonly judgements?: SaidByPeople
  /** A model trained earlier on the same comparisons: nothing is learned, its blocking rules and frequencies are used. */
  readonly model?: Model
  /** What stewards have said of golden values; see {@link Pin}. Those without effect are told by `pinIssues`. */
  readonly pins?: readonly Pin[]
  /** Survivorship strategies that extension modules bring, by `module#name`. */
  readonly strategies?: ReadonlyMap<string, CustomStrategy>
  /** Kinds that extension modules bring, by `module#name`. */
  readonly extensions?: ExtensionKinds
  /** Knowledge for kinds, such as `samewise/data/scripts`. */
  readonly data?: readonly DataTable[]
  /** Day or time (ISO 8601) by which licences of sources are judged, values count as old, and later ones as not there yet; by default the latest observed time in the input. */
  readonly asOf?: string
  /** Threads that share the work, such as `threadPool(2)` of `samewise/node`; the result is the same for any number of them. */
  readonly pool?: Pool | undefined
  /** The run before, whose golden IDs go on naming what they named, by `keepIds` of `samewise/identity`; every source then needs an id column. */
  readonly previous?: PreviousRun | undefined
  /** The same for several entities, by their names. */
  readonly previousByEntity?: Readonly<Record<string, PreviousRun>> | undefined
}

const DEFAULT_SEED = 1
/** Pairs below this are of no interest to anyone. */
const FLOOR_BITS = -1

/** Seconds by stage. */
export class StageClock {
  readonly seconds: Record<string, number> = {}
  private last = performance.now()

  end(stage: string): void {
    const now = performance.now()
    this.seconds[stage] = (this.seconds[stage] ?? 0) + (now - this.last) / 1000
    this.last = now
  }
}

/**
 * Resolves tables that are read already.
 *
 * @param isOneOfSeveral other entities are resolved from the same tables: rows that are no record of this one may be of another
 */
export async function resolveTables(
  plan: Plan,
  tables: readonly RawTable[],
  options: ResolveOptions,
  clock: StageClock,
  isOneOfSeveral = false,
): Promise<ResolveResult> {
  refuseSameNames(tables)
  for (const policy of [plan.policy, ...plan.views.values()]) refuseUnknownStrategies(policy, options.strategies)
  const { signal, onProgress, seed = DEFAULT_SEED } = options
  const between: Between = async (stage, done, total) => {
    onProgress?.({ stage, done, total })
    await breathe()
    throwIfAborted(signal)
  }
  // A source whose rows were all rejected has no columns to speak of.
  const { layouts, warnings } = usableSources(
    tables.filter((table) => table.rowCount > 0).map((table) => layoutTable(plan, table)),
    options.asOf,
  )
  await between('normalize', 0, 1)
  if (options.previous !== undefined) refuseContentIds(layouts)
  const records = orderRecords(layouts)
  if (records.count === 0) {
    throw new SamewiseError(
      'NO_INPUT',
      'No record is left to resolve: the input is empty, or every row was rejected. Check the input.',
    )
  }
  const { team, warnings: alone } = await gatherTeam(options.pool, plan, options.extensions, signal)
  const table = await normalizeRecords(plan, layouts, records, team)
  removeBlockedValues(plan, table)
  clock.end('normalize')
  // Nothing of it hangs on the model, so that other threads do it while this one learns.
  const gate = new Gate()
  const standardize = (): Promise<StandardizedField[]> => standardizeFields(plan, layouts, records, team, gate.opened)
  const ahead = team && standardize()
  ahead?.catch(toldWhereAwaited)
  const stated = statedCleanSources(layouts, records)
  const learned =
    options.model === undefined
      ? await learnModel(plan, table, stated, seed, between, team)
      : applyModel(plan, table, stated, options.model, team)
  clock.end('learn')
  await between('score', 0, 1)
  const { model, comparer, candidates, clean, bits } = learned
  const scorer = new Scorer(table, comparer, model, bits)
  const prior = globalPrior(model)
  const floor = floorBitsOf(plan, clean)
  const pairs = await scoreCandidates(
    candidates,
    { scorer, prior, rules: plan.ruleBook, floorBits: floor },
    clean,
    (done, total) => between('score', done, total),
    learned.team,
  )
  clock.end('score')
  await between('cluster', 0, 1)
  const said = options.judgements ?? []
  const judgements = bindJudgements(said, records)
  const clusters = await clusterStage(
    plan,
    table,
    pairs,
    scorer,
    prior,
    clean,
    judgements,
    records.observedAt,
    undefined,
    learned.team,
  )
  clock.end('cluster')
  await between('survive', 0, 1)
  gate.open()
  const found = await (ahead ?? standardize())
  const values = found.map((own, f) => fieldValues(plan.fields[f], own, table))
  clock.end('survive')
  return new ResolveResult({
    plan,
    tables,
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
    rejects: [
      ...tables.flatMap((t) => t.rejects),
      ...rejectsOf(layouts, isOneOfSeveral ? records.rejects : [...records.rejects, ...records.excluded]),
    ],
    warnings: [...warnings, ...alone],
    previous: options.previous,
    asOf: options.asOf,
    now: options.asOf ?? latestDay(records.observedAt),
    seconds: clock.seconds,
    seed,
    sentPlan: team?.plan,
  })
}

/** The weight from which on pairs are kept. */
export function floorBitsOf({ thresholds }: Plan, clean: CleanSources): number {
  if (isOneToOne(clean)) return ASSIGNMENT_FLOOR_BITS
  return Math.min(FLOOR_BITS, toWeight(thresholds.possible), toWeight(thresholds.match))
}

/** A failure of what was begun ahead is met where its result is awaited; where the job fails before that, it is of no interest. */
function toldWhereAwaited(): void {}

/** Refuses inputs of which two have one name. */
export function refuseSameNames(tables: readonly RawTable[]): void {
  const names = tables.map((table) => table.source)
  const twice = names.find((name, k) => names.indexOf(name) !== k)
  if (twice === undefined) return
  throw new SamewiseError('BAD_CONFIG', `Two inputs are called "${twice}". Give each source a name of its own.`, {
    where: { source: twice },
  })
}

/** Rows that were read but cannot be a record. */
export function rejectsOf(layouts: readonly TableLayout[], found: readonly UnusedRow[]): Reject[] {
  return found.map(({ table: t, row, reason }): Reject => {
    const { table } = layouts[t]
    const raw = JSON.stringify(Object.fromEntries(table.columns.map((c) => [c.name, c.values.get(c.codes[row])])))
    return { source: table.source, line: table.lines?.[row] ?? row + 1, reason, raw }
  })
}

/** A changed row without an id is another record, so that its golden ID could not stay. */
export function refuseContentIds(layouts: readonly TableLayout[]): void {
  const names = layouts.filter(({ id }) => id === undefined).map(({ table }) => `"${table.source}"`)
  if (names.length === 0) return
  throw new SamewiseError(
    'BAD_CONFIG',
    `Golden IDs of an earlier run cannot be kept: ${names.length === 1 ? 'the source' : 'the sources'} ${names.join(', ')} ${names.length === 1 ? 'has' : 'have'} no id column, so a row that changes becomes another record. Name the column as "id" of the source (or --id), or resolve without the earlier run.`,
  )
}

/** The latest time, as a day where it is at midnight UTC. */
export function latestDay(times: Float64Array): string | undefined {
  let latest = Number.NEGATIVE_INFINITY
  for (const time of times) if (time > latest) latest = time
  if (latest === Number.NEGATIVE_INFINITY) return undefined
  return new Date(latest).toISOString().replace(/T00:00:00\.000Z$/, '')
}
