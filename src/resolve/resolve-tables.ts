import { breathe, type JobOptions, SamewiseError, throwIfAborted } from '../base'
import type { RawTable, Reject } from '../columns'
import type { DataTable } from '../data'
import { type ExtensionKinds, layoutTable, type Plan, type TableLayout } from '../entity'
import { globalPrior, type Model, Scorer, toWeight } from '../weigh'
import { isOneToOne, statedCleanSources } from './clean-sources'
import { ASSIGNMENT_FLOOR_BITS, clusterStage } from './cluster-stage'
import { bindJudgements, type Judgement } from './judgements'
import { applyModel, type Between, learnModel } from './learn-model'
import { normalizeRecords } from './normalize-records'
import { orderRecords, type UnusedRow } from './order-records'
import { ResolveResult } from './result'
import { scoreCandidates } from './score-candidates'
import { standardizeValues } from './standardize-values'
import { usableSources } from './usable-sources'

/** Options of {@link resolve}; all may be left out. */
export interface ResolveOptions extends JobOptions {
  /** Seed of all samples; 1 by default. The same seed and data give the same result, whatever the order of rows. */
  readonly seed?: number
  /** What people have said about pairs of records. */
  readonly judgements?: Iterable<Judgement>
  /** A model trained earlier on the same comparisons: nothing is learned, its blocking rules and frequencies are used. */
  readonly model?: Model
  /** Kinds that extension modules bring, by `module#name`. */
  readonly extensions?: ExtensionKinds
  /** Knowledge for kinds, such as `samewise/data/scripts`. */
  readonly data?: readonly DataTable[]
  /** Day or time (ISO 8601) by which licences of sources are judged; by default the latest observed time in the input. */
  readonly asOf?: string
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
  const records = orderRecords(layouts)
  if (records.count === 0) {
    throw new SamewiseError(
      'NO_INPUT',
      'No record is left to resolve: the input is empty, or every row was rejected. Check the input.',
    )
  }
  const table = normalizeRecords(plan, layouts, records)
  clock.end('normalize')
  const stated = statedCleanSources(layouts, records)
  const learned =
    options.model === undefined
      ? await learnModel(plan, table, stated, seed, between)
      : applyModel(plan, table, stated, options.model)
  clock.end('learn')
  await between('score', 0, 1)
  const { model, comparer, candidates, clean } = learned
  const scorer = new Scorer(table, comparer, model)
  const prior = globalPrior(model)
  const floor = isOneToOne(clean)
    ? ASSIGNMENT_FLOOR_BITS
    : Math.min(FLOOR_BITS, toWeight(plan.thresholds.possible), toWeight(plan.thresholds.match))
  const pairs = await scoreCandidates(candidates, scorer, prior, plan.ruleBook, floor, (done, total) =>
    between('score', done, total),
  )
  clock.end('score')
  await between('cluster', 0, 1)
  const judgements = bindJudgements(options.judgements ?? [], records)
  const clusters = clusterStage(plan, table, pairs, scorer, prior, clean, judgements)
  clock.end('cluster')
  await between('survive', 0, 1)
  const values = standardizeValues(plan, layouts, records)
  clock.end('survive')
  return new ResolveResult({
    plan,
    tables,
    layouts,
    records,
    table,
    learned,
    scorer,
    prior,
    pairs,
    clusters,
    judgements,
    values,
    rejects: [
      ...tables.flatMap((t) => t.rejects),
      ...rejectsOf(layouts, isOneOfSeveral ? records.rejects : [...records.rejects, ...records.excluded]),
    ],
    warnings,
    seconds: clock.seconds,
    seed,
  })
}

function refuseSameNames(tables: readonly RawTable[]): void {
  const names = tables.map((table) => table.source)
  const twice = names.find((name, k) => names.indexOf(name) !== k)
  if (twice === undefined) return
  throw new SamewiseError('BAD_CONFIG', `Two inputs are called "${twice}". Give each source a name of its own.`, {
    where: { source: twice },
  })
}

/** Rows that were read but cannot be a record. */
function rejectsOf(layouts: readonly TableLayout[], found: readonly UnusedRow[]): Reject[] {
  return found.map(({ table: t, row, reason }): Reject => {
    const { table } = layouts[t]
    const raw = JSON.stringify(Object.fromEntries(table.columns.map((c) => [c.name, c.values.get(c.codes[row])])))
    return { source: table.source, line: table.lines?.[row] ?? row + 1, reason, raw }
  })
}
