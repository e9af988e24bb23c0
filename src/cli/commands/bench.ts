import type { Command } from 'commander'
import { SamewiseError } from '../../base'
import { compilePlan } from '../../entity'
import { type ResolveResult, resolveTables, StageClock } from '../../resolve'
import { examplesText, type InputOptions, parseInteger, withInputOptions } from '../input-options'
import { configFor, openInputs, readTables } from '../inputs'
import { interruptible } from '../interrupt'
import { words } from '../language'
import { formatSeconds, formatTable } from '../table'
import { evaluateXref, readTruth, type Truth } from '../truth'
import { version } from '../version'

interface Options extends InputOptions {
  readonly truth?: string
  readonly runs: number
}

const EXAMPLES = ['bench sample.csv --truth truth.csv --runs 3']

/** `samewise bench`: speed, memory and, with a truth, accuracy on a sample of the user's own. */
export function benchCommand(program: Command): void {
  const { commandNames, optionNames } = words.help
  withInputOptions(program.command('bench').description(commandNames.bench))
    .option('--truth <csv>', optionNames.measureTruth)
    .option('--runs <number>', optionNames.runs, parseInteger, 3)
    .addHelpText('after', examplesText(EXAMPLES))
    .action((files: string[], options: Options) => interruptible((signal) => runBench(files, options, signal)))
}

async function runBench(files: string[], options: Options, signal: AbortSignal): Promise<void> {
  if (options.runs < 1) throw new SamewiseError('BAD_USAGE', '--runs must be at least 1.')
  const inputs = await openInputs(files, options)
  const truth = options.truth === undefined ? undefined : await readTruth(options.truth)
  const runs: { readonly seconds: Readonly<Record<string, number>>; readonly total: number }[] = []
  let figures: Record<string, number> = {}
  for (let run = 1; run <= options.runs; run++) {
    if (!options.quiet && !options.json) process.stderr.write(`${words.bench.run(run, options.runs)}\n`)
    const clock = new StageClock()
    const tables = await readTables(inputs, { signal })
    clock.end('read')
    const { config } = configFor(inputs, tables, options)
    clock.end('guess')
    const result = await resolveTables(
      compilePlan(config, inputs.extensions.kinds, inputs.data),
      tables,
      { signal },
      clock,
    )
    runs.push({ seconds: clock.seconds, total: Object.values(clock.seconds).reduce((sum, s) => sum + s, 0) })
    // Every run finds the same: only the times differ.
    if (run === 1) figures = await figuresOf(result, truth)
  }
  const best = runs.reduce((a, b) => (b.total < a.total ? b : a))
  const stages = Object.entries(best.seconds)
  if (!options.quiet && !options.json) {
    const rows = stages.map(([stage, s]) => [words.progress.stageName(stage), formatSeconds(s)])
    process.stdout.write(
      `${formatTable([[words.bench.stage, words.bench.fastest], ...rows, [words.bench.inAll, formatSeconds(best.total)]], [1])}\n`,
    )
  }
  const line = {
    ...figures,
    runs: options.runs,
    total_s: best.total,
    slowest_total_s: Math.max(...runs.map(({ total }) => total)),
    records_per_s: figures.records / best.total,
    pairs_per_s: best.seconds.score > 0 ? figures.scored_pairs / best.seconds.score : 0,
    ...Object.fromEntries(stages.map(([stage, s]) => [`${stage}_s`, s])),
    peak_memory_mib: process.resourceUsage().maxRSS / 1024,
    samewise: version,
    node: process.version,
  }
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

async function figuresOf(result: ResolveResult, truth: Truth | undefined): Promise<Record<string, number>> {
  const counts = {
    records: result.recordCount,
    golden_records: result.goldenCount,
    scored_pairs: result.state.pairs.scored,
  }
  if (truth === undefined) return counts
  const { pairs, bCubed } = await evaluateXref(truth, result.xref())
  return {
    ...counts,
    pair_precision: pairs.precision,
    pair_recall: pairs.recall,
    pair_f1: pairs.f1,
    b_cubed_f1: bCubed.f1,
  }
}
