import { join } from 'node:path'
import { type ResolveRun, resolveFile, runResolve } from '../measure/resolve-command'
import type { SplinkJob, SplinkRun } from '../peers/splink-job'

/** A file to resolve, and its truth. */
export interface SpeedInput {
  readonly size: number
  readonly records: string
  readonly truth: string
}

/** A run of either. */
export type SpeedRun = ResolveRun | SplinkRun

/** What takes turns: every size with samewise and with Splink, and the largest with a model of the first run, and without lineage. */
export function contenders(
  inputs: readonly SpeedInput[],
  folder: string,
  splink: SplinkJob | undefined,
): Record<string, () => SpeedRun> {
  const turns: Record<string, () => SpeedRun> = {}
  for (const { size, records } of inputs) {
    turns[`resolve_${size}`] = () => resolveFile(records, join(folder, `resolve_${size}`))
    if (splink !== undefined) turns[`splink_${size}`] = () => splink(records, join(folder, `splink_${size}`))
  }
  const { size, records } = inputs[inputs.length - 1]
  const model = join(folder, `resolve_${size}`, 'model.json')
  turns[`model_${size}`] = () => runResolve([records, '--model', model], join(folder, 'model'))
  turns[`no_lineage_${size}`] = () => runResolve([records, '--no-lineage'], join(folder, 'no_lineage'))
  return turns
}
