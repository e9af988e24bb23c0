import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { peopleFile } from '../measure/people-file'
import { type ExpectedFigures, resolveFile } from '../measure/resolve-command'
import { type Score, scoreClusters } from '../measure/score'
import { dataFile } from '../measure/shared-folder'
import { claimsOn } from './claims'
import { writeOpaqueCopy } from './opaque-records'
import type { AccuracySet } from './sets'

/** A set that was resolved and scored. */
export interface MeasuredSet {
  readonly kind: 'measured'
  readonly score: Score
  /** What the run itself expected, without the truth. */
  readonly expected?: ExpectedFigures
  /** SHA-256 of xref.csv. */
  readonly crosswalk?: string
  readonly seconds: number
  readonly peakMib: number
}

/** What became of a set: measured, left out for want of something, or failed. */
export type SetOutcome =
  | MeasuredSet
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string }

/** What a set is measured with, beyond the built command line on a copy made by a seed. */
export interface MeasureOptions {
  /** Another command line than the built one. */
  readonly command?: string | undefined
  /** Seed of the order of rows, so that the same records come in another one. */
  readonly order?: number | undefined
}

/**
 * Resolves an opaque copy of a set with the built command line and scores its crosswalk.
 *
 * @param seed of the copy: its ids and the order of its rows
 */
export function measureSet(set: AccuracySet, seed: number, { command, order }: MeasureOptions = {}): SetOutcome {
  const files = filesOf(set)
  if ('missing' in files) return { kind: 'skipped', reason: files.missing }
  const folder = mkdtempSync(join(tmpdir(), 'samewise-accuracy-'))
  try {
    const copy = writeOpaqueCopy(files.records, files.truth, folder, seed, order)
    const out = join(folder, 'out')
    const { seconds, peakMib, expected } = resolveFile(copy.records, out, command)
    const within = set.householdBar === undefined ? undefined : 'household_id'
    const xref = join(out, 'xref.csv')
    const score = scoreClusters(copy.truth, xref, 'golden_id', set.across, within)
    const crosswalk = createHash('sha256').update(readFileSync(xref)).digest('hex')
    return { kind: 'measured', score, expected, crosswalk, seconds, peakMib }
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Whether a set that was resolved reached all it claims; a set that failed did not, a set that was left out is not judged. */
export function reachesBar(set: AccuracySet, outcome: SetOutcome): boolean {
  if (outcome.kind === 'skipped') return true
  if (outcome.kind === 'failed') return false
  return claimsOn(set, outcome).every(({ reached }) => reached)
}

/** Records and truth of a set, made first if they are generated, or the reason why there are none. */
export function filesOf({ name, people }: AccuracySet): { records: string; truth: string } | { missing: string } {
  if (people !== undefined) return peopleFile(people.count, people.seed)
  const files = { records: dataFile(name, 'records.csv'), truth: dataFile(name, 'truth.csv') }
  const absent = Object.values(files).find((path) => !existsSync(path))
  return absent === undefined ? files : { missing: `there is no ${absent}` }
}
