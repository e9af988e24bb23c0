import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import type { CrosswalkEntry, RecordRef } from '../../identity'
import { type ClusterChange, type ClusteringComparison, compareClusterings } from '../../judgements'
import { examplesText, parseInteger } from '../input-options'
import { interruptible } from '../interrupt'
import { words } from '../language'
import { safeText } from '../table'
import { readXref } from '../truth'

interface Options {
  readonly examples: number
  readonly json?: boolean
}

const EXAMPLES = ['diff result stricter', 'diff result/xref.csv stricter/xref.csv --examples 20']
const MOST_RECORDS = 6

/** `samewise diff`: which clusters differ between two runs. */
export function diffCommand(program: Command): void {
  const { help } = words
  program
    .command('diff')
    .description(help.commandNames.diff)
    .argument('<before>', help.argumentNames.before)
    .argument('<after>', help.argumentNames.after)
    .option('--examples <number>', help.optionNames.examples, parseInteger, 5)
    .option('--json', help.optionNames.evaluateJson)
    .addHelpText('after', examplesText(EXAMPLES))
    .action((before: string, after: string, options: Options) => interruptible(() => runDiff(before, after, options)))
}

async function runDiff(before: string, after: string, { examples, json }: Options): Promise<void> {
  const [old, now] = [await readAll(before), await readAll(after)]
  const found = compareClusterings(old, now, { examples })
  process.stdout.write(json ? `${JSON.stringify(found)}\n` : `${describe(found).join('\n')}\n`)
}

/** The crosswalk of a run folder, or a crosswalk. */
async function readAll(path: string): Promise<CrosswalkEntry[]> {
  const inFolder = join(path, 'xref.csv')
  const entries: CrosswalkEntry[] = []
  for await (const entry of readXref(existsSync(inFolder) ? inFolder : path)) entries.push(entry)
  return entries
}

function describe({ records, clusters, merged, split, moved, pairs }: ClusteringComparison): string[] {
  const { diff } = words
  const kinds = [
    { text: diff.merged(merged.count, merged.records), changes: merged.examples },
    { text: diff.split(split.count, split.records), changes: split.examples },
    { text: diff.moved(moved.count, moved.records), changes: moved.examples },
  ]
  return [
    diff.records(records.both, records.onlyBefore, records.onlyAfter),
    diff.clusters(clusters.before, clusters.after, clusters.unchanged),
    ...kinds.flatMap(({ text, changes }) => [text, ...changes.map((change) => `  ${describeChange(change)}`)]),
    diff.pairs(pairs.joined, pairs.separated),
  ]
}

function describeChange({ before, after }: ClusterChange): string {
  return `${before.map(namesOf).join(' ')} → ${after.map(namesOf).join(' ')}`
}

function namesOf(records: readonly RecordRef[]): string {
  const names = records.slice(0, MOST_RECORDS).map(({ source, recordId }) => safeText(`${source}:${recordId}`))
  const more = records.length - names.length
  return `[${[...names, ...(more > 0 ? [`+${more}`] : [])].join(' ')}]`
}
