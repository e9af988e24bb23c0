import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { peopleFile } from '../measure/people-file'
import { resolveFile } from '../measure/resolve-command'
import { type Score, scoreClusters } from '../measure/score'
import { dataFile } from '../measure/shared-folder'
import { writeOpaqueCopy } from './opaque-records'
import type { AccuracySet } from './sets'

/** What became of a set: measured, left out for want of something, or failed. */
export type SetOutcome =
  | { readonly kind: 'measured'; readonly score: Score; readonly seconds: number; readonly peakMib: number }
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string }

/** Resolves an opaque copy of a set with the built command line and scores its crosswalk; `seed` is that of the copy. */
export function measureSet(set: AccuracySet, seed: number): SetOutcome {
  const files = filesOf(set)
  if ('missing' in files) return { kind: 'skipped', reason: files.missing }
  const folder = mkdtempSync(join(tmpdir(), 'samewise-accuracy-'))
  try {
    const copy = writeOpaqueCopy(files.records, files.truth, folder, seed)
    const out = join(folder, 'out')
    const { seconds, peakMib } = resolveFile(copy.records, out)
    const score = scoreClusters(copy.truth, join(out, 'xref.csv'), 'golden_id', set.across)
    return { kind: 'measured', score, seconds, peakMib }
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Whether a set that was resolved reached its bar; a set that failed did not, a set that was left out is not judged. */
export function reachesBar(set: AccuracySet, outcome: SetOutcome): boolean {
  if (outcome.kind === 'skipped') return true
  if (outcome.kind === 'failed') return false
  return set.bar === undefined || outcome.score.f1 >= set.bar
}

function filesOf({ name, people }: AccuracySet): { records: string; truth: string } | { missing: string } {
  if (people !== undefined) return peopleFile(people.count, people.seed)
  const files = { records: dataFile(name, 'records.csv'), truth: dataFile(name, 'truth.csv') }
  const absent = Object.values(files).find((path) => !existsSync(path))
  return absent === undefined ? files : { missing: `there is no ${absent}` }
}
