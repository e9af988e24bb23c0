import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SamewiseError } from '../base'
import {
  appendJudgements,
  completeJudgements,
  type FoldedJudgements,
  foldJudgements,
  formatJudgements,
  type JudgementLine,
  type JudgementProblem,
  knownClusters,
  parseJudgements,
} from '../judgements'
import type { Judgement, PreviousRun } from '../resolve'
import { readLabels } from './labels'
import { safeText } from './table'

/** What people said, as a run takes it. */
export interface Decisions {
  readonly said: FoldedJudgements
  /** The whole log, as the run folder keeps it. */
  readonly log: string
  /** Judgements that were left out, in words. */
  readonly notes: readonly string[]
}

const LOG_FILE = 'judgements.ndjson'
const MOST_NOTE = 1000

/**
 * Reads what people said: the log that the earlier run keeps, and what `--judgements` adds, NDJSON or a CSV of labels. Merges and unmerges are
 * completed by the clusters of the earlier run.
 *
 * @param path what `--judgements` names, if anything
 * @param previousDirs folders of the earlier result: the one that `--previous` names and, of several entities, theirs; all keep the same log
 * @param previous the earlier run, if it is of one entity
 * @param sources names of the sources of the input
 * @throws SamewiseError `UNREADABLE_INPUT` naming the line
 */
export async function readDecisions(
  path: string | undefined,
  previousDirs: readonly string[],
  previous: PreviousRun | undefined,
  sources: readonly string[],
): Promise<Decisions> {
  const kept = previousDirs.map((dir) => join(dir, LOG_FILE)).find((file) => existsSync(file))
  const before = kept === undefined ? [] : readLog(kept)
  const given = path === undefined ? [] : await readGiven(path, sources)
  // The log comes first: what it has completed stays as it is, although clusters have changed since.
  let lines = appendJudgements(before, given)
  if (previous !== undefined && lines.some(({ judgement }) => judgement === 'merge' || judgement === 'unmerge')) {
    lines = completeJudgements(lines, knownClusters(previous.xref, previous.ledger))
  }
  const said = foldJudgements(lines)
  return { said, log: formatJudgements(lines), notes: notesOf(said.problems) }
}

/** What a log of judgements says of pairs. */
export interface JudgedPairs {
  readonly judged: readonly Judgement[]
  /** Pairs on which somebody was unsure. */
  readonly unsure: readonly Pick<Judgement, 'left' | 'right'>[]
  /** Judgements that were left out, in words. */
  readonly notes: readonly string[]
}

/**
 * Reads what holds of pairs after a log of judgements.
 *
 * @param path the log, if there is one
 * @throws SamewiseError `UNREADABLE_INPUT` naming the line
 */
export function readJudgements(path: string | undefined): JudgedPairs {
  const { same, different, unsure, problems } = foldJudgements(path === undefined ? [] : readLog(path))
  return { judged: [...same, ...different], unsure, notes: notesOf(problems) }
}

function notesOf(problems: readonly JudgementProblem[]): string[] {
  return problems.map(({ text }) => safeText(text, MOST_NOTE))
}

async function readGiven(path: string, sources: readonly string[]): Promise<readonly JudgementLine[]> {
  if (!path.toLowerCase().endsWith('.csv')) return readLog(path)
  const { labels, unsure } = await readLabels(path, sources)
  return [...labels, ...unsure.map(({ left, right }) => ({ judgement: 'unsure' as const, left, right }))]
}

function readLog(path: string): JudgementLine[] {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    throw new SamewiseError(
      'UNREADABLE_INPUT',
      `${path} cannot be read (${(cause as NodeJS.ErrnoException).code}). Check the path given to --judgements.`,
      { where: { file: path }, cause },
    )
  }
  return parseJudgements(text, path)
}
