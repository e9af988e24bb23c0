import { Presets, SingleBar } from 'cli-progress'
import type { Progress } from '../base'

/** Shows how far a job is: a bar in a terminal, a line per stage in a pipe, JSON lines with `--json`, nothing with `--quiet`. */
export interface ProgressDisplay {
  readonly onProgress: (progress: Progress) => void
  /** Ends the display, so that other output starts on a line of its own. */
  stop(): void
}

/** The display that fits where stderr goes. */
export function progressDisplay({ quiet, json }: { quiet?: boolean | undefined; json?: boolean | undefined }): ProgressDisplay {
  if (quiet) return { onProgress: () => {}, stop: () => {} }
  if (json) return lineDisplay((progress) => JSON.stringify(progress))
  if (process.stderr.isTTY) return barDisplay()
  return lineDisplay(({ stage }) => `${stage} …`)
}

function lineDisplay(print: (progress: Progress) => string): ProgressDisplay {
  let last = ''
  return {
    onProgress: (progress) => {
      if (progress.stage === last) return
      last = progress.stage
      process.stderr.write(`${print(progress)}\n`)
    },
    stop: () => {},
  }
}

function barDisplay(): ProgressDisplay {
  const bar = new SingleBar(
    { format: '{stage} [{bar}] {percentage}%', stream: process.stderr, clearOnComplete: true, hideCursor: true },
    Presets.shades_classic,
  )
  let started = false
  return {
    onProgress: ({ stage, done, total }) => {
      const size = Math.max(1, total)
      if (!started) bar.start(size, done, { stage: stage.padEnd(10) })
      started = true
      bar.setTotal(size)
      bar.update(Math.min(done, size), { stage: stage.padEnd(10) })
    },
    stop: () => {
      if (started) bar.stop()
      started = false
    },
  }
}
