import { join } from 'node:path'
import { compilePlan, type EntityConfig } from '../entity'
import type { ClusterEvaluation } from '../evaluate'
import { type FinishedDelta, inputFacts, type RunExtension, resolveDeltaTables, warningsOf, writeRun } from '../files'
import { type DeltaCounts, type ResolveResult, resolveTables } from '../resolve'
import { unknownNotes } from './added-run'
import { checkRejects } from './check-rejects'
import { describeBlocking } from './describe-blocking'
import { describeChurn } from './describe-churn'
import { describeWarning } from './describe-warning'
import { inputNotes } from './input-notes'
import { configFor } from './inputs'
import { words } from './language'
import {
  countMerged,
  type ResolveJob,
  reporterOf,
  resolveOptionsOf,
  type StoredModel,
  tellInput,
  tellNotes,
  writeOptionsOf,
} from './resolve-job'
import { evaluateXref, evaluationNotes } from './truth'

/** Resolves one entity and writes its run folder. */
export async function resolveOne(run: ResolveJob): Promise<void> {
  const { options, inputs, tables, truth, display, job } = run
  const { config, columns } =
    run.added === undefined ? configFor(inputs, tables, options) : { config: inputs.given as EntityConfig, columns: [] }
  const before = [...run.judgements.notes, ...inputNotes(config, inputs.given, tables)]
  tellInput(run, before, columns)
  const { result, delta, notes } = await resolveInput(run, config)
  checkRejects(result.rejects.length, options.maxRejects)
  const evaluation = truth === undefined ? undefined : await evaluateXref(truth, result.xref())
  const after = [
    ...changedExtensions(result.model, inputs.extensions.modules),
    ...notes,
    ...warningsOf(result).map(describeWarning),
    ...(evaluation === undefined ? [] : evaluationNotes(evaluation)),
  ]
  const warnings = [...before, ...after]
  const facts = await Promise.all([...inputs.sources.values()].map((path) => inputFacts(path, job)))
  const render = await reporterOf(run)
  await writeRun(result, options.out, {
    ...writeOptionsOf(run, facts),
    delta,
    evaluation,
    warnings,
    report: render?.(result, config, result.state.tables, { guesses: columns, evaluation, warnings, inputs: facts }),
  })
  display.stop()
  if (!options.json) tellNotes(after)
  printResult(result, run, evaluation, warnings, delta?.counts)
}

/** Resolves the input, by itself or into the finished run that it is added to. */
async function resolveInput(
  run: ResolveJob,
  config: EntityConfig,
): Promise<{ result: ResolveResult; delta?: FinishedDelta; notes: readonly string[] }> {
  const { inputs, tables, added, clock } = run
  if (added === undefined) {
    const plan = compilePlan(config, inputs.extensions.kinds, inputs.data)
    return { result: await resolveTables(plan, tables, resolveOptionsOf(run), clock), notes: [] }
  }
  const delta = await resolveDeltaTables(added.run, tables, added.deleted, resolveOptionsOf(run), clock)
  return { result: delta.result, delta, notes: unknownNotes(delta.unknown) }
}

/** Extension modules that are not what they were when the model was learned. */
function changedExtensions(model: StoredModel, modules: readonly RunExtension[]): string[] {
  const known = new Map(model.extensions?.map(({ specifier, sha256 }) => [specifier, sha256]))
  return modules
    .filter(({ specifier, sha256 }) => known.has(specifier) && known.get(specifier) !== sha256)
    .map(({ specifier }) => words.warnings.extensionChanged(specifier))
}

function printResult(
  result: ResolveResult,
  { options: { out, json, quiet, report }, started }: ResolveJob,
  evaluation: ClusterEvaluation | undefined,
  warnings: readonly string[],
  delta: DeltaCounts | undefined,
): void {
  const seconds = (performance.now() - started) / 1000
  const expected = result.expected()
  if (json) {
    const figures = {
      records: result.recordCount,
      golden: result.goldenCount,
      rejected: result.rejects.length,
      expected,
      evaluation,
      ...(delta && { delta }),
      ...(result.idChanges && { ids: result.idChanges.churn }),
      warnings,
      seconds,
      out,
      ...(report ? { report: join(out, 'report.html') } : {}),
    }
    process.stdout.write(`${JSON.stringify(figures)}\n`)
    return
  }
  const { merged, several } = countMerged(result)
  const lines = [
    words.resolve.golden(result.recordCount, result.goldenCount, merged, several),
    words.resolve.expected(expected.precision, expected.recall),
    ...(evaluation === undefined
      ? []
      : [words.resolve.measured(evaluation.pairs.precision, evaluation.pairs.recall, evaluation.pairs.f1)]),
    ...(delta === undefined ? [] : [words.resolve.delta(delta.added, delta.changed, delta.unchanged, delta.deleted)]),
    ...(result.idChanges === undefined ? [] : describeChurn(result.idChanges.churn)),
    words.resolve.result(out, seconds),
  ]
  if (!quiet) process.stderr.write(`${describeBlocking(result)}\n`)
  process.stdout.write(`${lines.join('\n')}\n`)
  if (report && !quiet) process.stderr.write(`${words.resolve.report(join(out, 'report.html'))}\n`)
}
