import { join } from 'node:path'
import { compilePlan } from '../entity'
import type { ClusterEvaluation } from '../evaluate'
import { inputFacts, type RunExtension, warningsOf, writeRun } from '../files'
import { type ResolveResult, resolveTables } from '../resolve'
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
  const { options, inputs, tables, model, truth, clock, display, job } = run
  const { config, columns } = configFor(inputs, tables, options)
  const before = [...run.judgements.notes, ...inputNotes(config, inputs.given, tables)]
  tellInput(run, before, columns)
  const plan = compilePlan(config, inputs.extensions.kinds, inputs.data)
  const result = await resolveTables(plan, tables, resolveOptionsOf(run), clock)
  checkRejects(result.rejects.length, options.maxRejects)
  const evaluation = truth === undefined ? undefined : await evaluateXref(truth, result.xref())
  const after = [
    ...changedExtensions(model, inputs.extensions.modules),
    ...warningsOf(result).map(describeWarning),
    ...(evaluation === undefined ? [] : evaluationNotes(evaluation)),
  ]
  const warnings = [...before, ...after]
  const facts = await Promise.all([...inputs.sources.values()].map((path) => inputFacts(path, job)))
  const render = await reporterOf(run)
  await writeRun(result, options.out, {
    ...writeOptionsOf(run, facts),
    evaluation,
    warnings,
    report: render?.(result, config, tables, { guesses: columns, evaluation, warnings, inputs: facts }),
  })
  display.stop()
  if (!options.json) tellNotes(after)
  printResult(result, run, evaluation, warnings)
}

/** Extension modules that are not what they were when the model was learned. */
function changedExtensions(model: StoredModel | undefined, modules: readonly RunExtension[]): string[] {
  const known = new Map(model?.extensions?.map(({ specifier, sha256 }) => [specifier, sha256]))
  return modules
    .filter(({ specifier, sha256 }) => known.has(specifier) && known.get(specifier) !== sha256)
    .map(({ specifier }) => words.warnings.extensionChanged(specifier))
}

function printResult(
  result: ResolveResult,
  { options: { out, json, quiet, report }, started }: ResolveJob,
  evaluation: ClusterEvaluation | undefined,
  warnings: readonly string[],
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
    ...(result.idChanges === undefined ? [] : describeChurn(result.idChanges.churn)),
    words.resolve.result(out, seconds),
  ]
  if (!quiet) process.stderr.write(`${describeBlocking(result)}\n`)
  process.stdout.write(`${lines.join('\n')}\n`)
  if (report && !quiet) process.stderr.write(`${words.resolve.report(join(out, 'report.html'))}\n`)
}
