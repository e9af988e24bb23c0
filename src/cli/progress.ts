import { Presets, SingleBar } from 'cli-progress'
import type { Progress } from '../base'
import { words } from './language'

/** Shows how far a job is: a bar in a terminal, a line per stage in a pipe, JSON lines with `--json`, nothing with `--quiet`. */
export interface ProgressDisplay {
  readonly onProgress: (progress: Progress) => void
  /** Ends the display, so that other output starts on a line of its own. */
  stop(): void
}

/** Where progress goes: `process.stderr`, or anything like it. */
export type ProgressStream = Pick<NodeJS.WriteStream, 'write'> & { readonly isTTY?: boolean }

/** The display that fits where stderr goes. */
export function progressDisplay(
  { quiet = false, json = false }: { quiet?: boolean | undefined; json?: boolean | undefined },
  stream: ProgressStream = process.stderr,
): ProgressDisplay {
  if (quiet) return { onProgress: () => {}, stop: () => {} }
  if (json)
    return lineDisplay(
      stream,
      (progress) => `${progress.stage} ${tenths(progress)}`,
      (progress) => JSON.stringify(progress),
    )
  if (stream.isTTY) return barDisplay(stream as NodeJS.WriteStream)
  return lineDisplay(
    stream,
    ({ stage }) => stage,
    ({ stage }) => words.progress.line(words.progress.stageName(stage)),
  )
}

function tenths({ done, total }: Progress): number {
  return total === 0 ? 0 : Math.floor((10 * done) / total)
}

/** Prints a line whenever the key changes. */
function lineDisplay(
  stream: ProgressStream,
  keyOf: (progress: Progress) => string,
  print: (progress: Progress) => string,
): ProgressDisplay {
  let last = ''
  return {
    onProgress: (progress) => {
      const key = keyOf(progress)
      if (key === last) return
      last = key
      stream.write(`${print(progress)}\n`)
    },
    stop: () => {},
  }
}

/** Stages of a job in their order; the bar is divided evenly among them. */
const STAGES = ['read', 'normalize', 'plan', 'train', 'score', 'cluster', 'survive', 'write'] as const

/** Share of the whole job that is done, from 0 to 1. */
export function shareDone({ stage, done, total }: Progress): number {
  const own = total === 0 ? 0 : Math.min(1, done / total)
  return (Math.max(0, (STAGES as readonly string[]).indexOf(stage)) + own) / STAGES.length
}

function barDisplay(stream: NodeJS.WriteStream): ProgressDisplay {
  const bar = new SingleBar(
    { format: '{stage} [{bar}] {percentage}%', stream, clearOnComplete: true, hideCursor: true, gracefulExit: false },
    Presets.shades_classic,
  )
  let isShown = false
  let share = 0
  return {
    onProgress: (progress) => {
      const label = { stage: words.progress.stageName(progress.stage).padEnd(10) }
      // Reading starts anew with each file; the bar does not go back.
      share = Math.max(share, shareDone(progress))
      if (isShown) bar.update(share, label)
      else bar.start(1, share, label)
      isShown = true
    },
    stop: () => {
      if (isShown) bar.stop()
      isShown = false
    },
  }
}
