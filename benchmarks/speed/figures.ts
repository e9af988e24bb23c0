import { join } from 'node:path'
import { median } from '../measure/median'
import { scoreClusters } from '../measure/score'
import type { SpeedInput, SpeedRun } from './contenders'

/** Medians of the times of a contender and its largest peak, by names that begin with its own. */
export function figuresOf(name: string, runs: readonly SpeedRun[]): Record<string, number> {
  const figures: Record<string, number> = {}
  const times = runs.map(timesOf)
  for (const time of Object.keys(times[0])) figures[`${name}_${time}`] = median(times.map((own) => own[time]))
  figures[`${name}_peak_mib`] = Math.max(...runs.map(({ peakMib }) => peakMib))
  const size = Number(name.slice(name.lastIndexOf('_') + 1))
  figures[`${name}_records_per_s`] = Math.round(size / figures[`${name}_s`])
  return figures
}

/** All times of a run: of the whole process, of its stages one by one or, of Splink, of those that count. */
function timesOf(run: SpeedRun): Record<string, number> {
  const whole = { s: run.seconds, ...(run.cpuSeconds === undefined ? {} : { cpu_s: run.cpuSeconds }) }
  if ('stagesTotalSeconds' in run)
    return { ...whole, stages_s: run.stagesTotalSeconds, untrained_s: run.untrainedSeconds }
  return { ...whole, ...Object.fromEntries(Object.entries(run.stages).map(([stage, s]) => [`${stage}_s`, s])) }
}

/** Pairwise F1 of the runs whose results lie in the folder: a time is worth nothing if the result is. */
export function accuracyOf(inputs: readonly SpeedInput[], folder: string, hasSplink: boolean): Record<string, number> {
  const figures: Record<string, number> = {}
  for (const { size, truth } of inputs) {
    const score = (name: string, file: string, column: string): void => {
      figures[`${name}_${size}_pair_f1`] = scoreClusters(truth, join(folder, `${name}_${size}`, file), column).f1
    }
    score('resolve', 'xref.csv', 'golden_id')
    if (hasSplink) score('splink', 'clusters.csv', 'cluster_id')
  }
  return figures
}
