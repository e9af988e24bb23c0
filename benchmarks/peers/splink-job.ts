import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pythonEnvironment } from '../measure/python'
import { lastLines } from '../measure/resolve-command'
import { tool } from '../measure/shared-folder'
import { runTimed } from '../measure/timed-process'

/** What one Splink job took. */
export interface SplinkRun {
  /** The whole process, as samewise is measured. */
  readonly seconds: number
  /** Its stages only: without the start of Python and the imports. */
  readonly stagesTotalSeconds: number
  /** Those of its stages that a model trained earlier leaves over: read, clean, block, score, cluster, write. */
  readonly untrainedSeconds: number
  readonly cpuSeconds: number
  readonly peakMib: number
  readonly candidatePairs: number
  readonly versions: { readonly splink: string; readonly duckdb: string }
  /** CSV with record_id and cluster_id; a Splink job ends there, without golden records. */
  readonly clusters: string
}

const UNTRAINED_STAGES = ['read', 'clean', 'block', 'score', 'cluster', 'write']

/** Runs the job on one file of people. */
export type SplinkJob = (input: string, out: string) => SplinkRun

/**
 * The hand-tuned, lean Splink and DuckDB job of splink_run.py, in a Python environment of its own, or the reason why there is none. The first
 * call installs the pinned packages, about 150 MB.
 */
export function splinkJob(): SplinkJob | { readonly missing: string } {
  const script = tool('splink_run.py')
  if (!existsSync(script)) return { missing: `there is no ${script}` }
  const environment = pythonEnvironment('splink-venv', 'benchmarks/peers/splink-requirements.txt')
  if ('missing' in environment) return environment
  return (input, out) => {
    mkdirSync(out, { recursive: true })
    const options = ['--u-pairs', '1e6', '--em-max-pairs', '1e6', '--no-eval']
    const run = runTimed(environment.python, [script, 'people', '--input', input, '--out', out, ...options])
    if (run.status !== 0) throw new Error(`splink_run.py ended with exit code ${run.status}: ${lastLines(run.stderr)}`)
    // Before its figures Splink may print progress.
    const figures = JSON.parse(run.stdout.slice(run.stdout.lastIndexOf('\n{') + 1))
    return {
      seconds: run.seconds,
      stagesTotalSeconds: figures.total_s,
      untrainedSeconds: UNTRAINED_STAGES.reduce((sum, stage) => sum + figures.stages_s[stage], 0),
      cpuSeconds: run.cpuSeconds ?? figures.cpu_s,
      peakMib: run.peakMib ?? figures.peak_rss_mib,
      candidatePairs: figures.candidate_pairs,
      versions: { splink: figures.splink, duckdb: figures.duckdb },
      clusters: join(out, 'clusters.csv'),
    }
  }
}
