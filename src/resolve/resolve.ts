import { breathe, type JobOptions, SamewiseError, throwIfAborted } from '../base'
import { type RawTable, type Reject, type Row, type TableReader, tableFromRows } from '../columns'
import {
  compilePlan,
  type EntityConfig,
  type ExtensionKinds,
  layoutTable,
  type Plan,
  type TableLayout,
} from '../entity'
import { globalPrior, type Model, Scorer, toWeight } from '../weigh'
import { statedCleanSources } from './clean-sources'
import { ASSIGNMENT_FLOOR_BITS, clusterStage, isOneToOne } from './cluster-stage'
import { bindJudgements, type Judgement } from './judgements'
import { applyModel, type Between, learnModel } from './learn-model'
import { normalizeRecords } from './normalize-records'
import { orderRecords } from './order-records'
import { ResolveResult } from './result'
import { scoreCandidates } from './score-candidates'
import { standardizeValues } from './standardize-values'

/** Records of a source: rows, or something that reads itself into columns, such as `readCsv(path)`. */
export type SourceInput = TableReader | RawTable | Iterable<Row> | AsyncIterable<Row>

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
}

const DEFAULT_SEED = 1
/** Pairs below this are of no interest to anyone. */
const FLOOR_BITS = -1

/**
 * Resolves records of all sources into clusters and golden records.
 *
 * @param entity what the things are; see {@link defineEntity}
 * @param inputs records by source name
 * @throws SamewiseError `BAD_CONFIG`, `NO_INPUT`, `DUPLICATE_IDS`, `ABORTED`, or what a reader throws. Inputs are never changed.
 * @example
 * ```ts
 * import { defineEntity, kinds as k, resolve } from 'samewise'
 *
 * const person = defineEntity({
 *   fields: { name: k.personName(), email: k.email() },
 *   sources: { crm: { id: 'id', map: { name: 'name', email: 'mail' } } },
 * })
 * const result = await resolve(person, {
 *   crm: [
 *     { id: '1', name: 'Ann Lee', mail: 'ann@lee.org' },
 *     { id: '2', name: 'Anne Lee', mail: 'ann@lee.org' },
 *   ],
 * })
 * for (const golden of result.golden()) golden.values.email
 * ```
 */
export async function resolve(
  entity: EntityConfig,
  inputs: Readonly<Record<string, SourceInput>>,
  options: ResolveOptions = {},
): Promise<ResolveResult> {
  const plan = compilePlan(entity, options.extensions)
  const clock = new StageClock()
  const tables: RawTable[] = []
  for (const [name, input] of Object.entries(inputs)) tables.push(await readSource(name, input, options))
  clock.end('read')
  return resolveTables(plan, tables, options, clock)
}

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

async function readSource(name: string, input: SourceInput, options: ResolveOptions): Promise<RawTable> {
  if (name === '' || name.includes(':')) {
    throw new SamewiseError(
      'BAD_CONFIG',
      `"${name}" is no name for a source: it must not be empty nor hold a colon. Rename it.`,
    )
  }
  if ('readTable' in input) return input.readTable(name, options)
  if ('rowCount' in input) return input
  return tableFromRows(name, input, options)
}

/** Resolves tables that are read already. */
export async function resolveTables(
  plan: Plan,
  tables: readonly RawTable[],
  options: ResolveOptions,
  clock: StageClock,
): Promise<ResolveResult> {
  const { signal, onProgress, seed = DEFAULT_SEED } = options
  const between: Between = async (stage, done, total) => {
    onProgress?.({ stage, done, total })
    await breathe()
    throwIfAborted(signal)
  }
  // A source whose rows were all rejected has no columns to speak of.
  const layouts = tables.filter((table) => table.rowCount > 0).map((table) => layoutTable(plan, table))
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
    rejects: [...tables.flatMap((t) => t.rejects), ...rejectsOf(layouts, records.rejects)],
    seconds: clock.seconds,
    seed,
  })
}

/** Rows that were read but cannot be a record. */
function rejectsOf(
  layouts: readonly TableLayout[],
  found: readonly { readonly table: number; readonly row: number; readonly reason: string }[],
): Reject[] {
  return found.map(({ table: t, row, reason }): Reject => {
    const { table } = layouts[t]
    const raw = JSON.stringify(Object.fromEntries(table.columns.map((c) => [c.name, c.values.get(c.codes[row])])))
    return { source: table.source, line: table.lines?.[row] ?? row + 1, reason, raw }
  })
}
