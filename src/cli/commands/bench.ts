import type { Command } from 'commander'
import { SamewiseError } from '../../base'
import { compilePlan } from '../../entity'
import { evaluateClusters } from '../../evaluate'
import { resolveTables, StageClock } from '../../resolve'
import { namedFiles, readConfig, readExtensions, readTables } from '../inputs'
import { formatSeconds, formatTable } from '../table'
import { keyOf, readTruth } from '../truth'
import { version } from '../version'
import { configFor, type InputOptions, parseInteger, withInputOptions } from './resolve'

const EXAMPLE = `
Example:
  $ samewise bench sample.csv --truth truth.csv --runs 3`

/** `samewise bench`: speed, memory and, with a truth, accuracy on a sample of the user's own. */
export function benchCommand(program: Command): void {
  withInputOptions(program.command('bench').description('measure speed, memory and accuracy on your own files').argument('[files...]', 'CSV files'))
    .option('--truth <csv>', 'record_id,entity_id: measure accuracy too')
    .option('--runs <number>', 'runs; the fastest counts', parseInteger, 3)
    .addHelpText('after', EXAMPLE)
    .action(runBench)
}

async function runBench(files: string[], options: InputOptions & { truth?: string; runs: number }): Promise<void> {
  if (options.runs < 1) throw new SamewiseError('BAD_USAGE', '--runs must be at least 1.')
  const sources = namedFiles(files, options.source ?? [])
  const extensions = await readExtensions(options.extensions ?? [])
  const given = options.config === undefined ? undefined : await readConfig(options.config)
  const truth = options.truth === undefined ? undefined : await readTruth(options.truth)
  const runs: Readonly<Record<string, number>>[] = []
  let figures: Record<string, number> = {}
  for (let run = 0; run < options.runs; run++) {
    const clock = new StageClock()
    const tables = await readTables(sources, {})
    clock.end('read')
    const { config } = configFor(given, tables, options)
    clock.end('guess')
    const result = await resolveTables(compilePlan(config, extensions), tables, {}, clock)
    runs.push({ ...clock.seconds })
    figures = { records: result.recordCount, golden_records: result.goldenCount, scored_pairs: result.state.pairs.scored }
    if (truth !== undefined) {
      const clusters = new Map<string, string>()
      for (const { goldenId, source, recordId } of result.xref()) clusters.set(keyOf(source, recordId, truth.hasSources), goldenId)
      const { pairs, bCubed } = evaluateClusters(truth.entities, clusters)
      figures = { ...figures, pair_precision: pairs.precision, pair_recall: pairs.recall, pair_f1: pairs.f1, b_cubed_f1: bCubed.f1 }
    }
  }
  const totals = runs.map((seconds) => Object.values(seconds).reduce((sum, s) => sum + s, 0))
  const best = totals.indexOf(Math.min(...totals))
  const stages = Object.entries(runs[best])
  const rows = [...stages.map(([stage, s]) => [stage, formatSeconds(s)]), ['in all', formatSeconds(totals[best])]]
  if (!options.quiet && !options.json) process.stdout.write(`${formatTable([['stage', 'fastest run'], ...rows], [1])}\n`)
  process.stdout.write(
    `${JSON.stringify({
      ...figures,
      runs: options.runs,
      total_s: totals[best],
      slowest_total_s: Math.max(...totals),
      ...Object.fromEntries(stages.map(([stage, s]) => [`${stage}_s`, s])),
      peak_memory_mib: process.resourceUsage().maxRSS / 1024,
      samewise: version,
      node: process.version,
    })}\n`,
  )
}
