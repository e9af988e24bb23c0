import type { Command } from 'commander'
import { SamewiseError } from '../../base'
import { type OpenRun, openRun, readRunConfig } from '../../files'
import { readExtensions } from '../../node'
import { explainApart, explainCluster } from '../../resolve'
import { explainCosts, explainPair, toWeight } from '../../weigh'
import { DEFAULT_DATA, loadData } from '../data-tables'
import { clusterAsData, describeCluster } from '../describe-cluster'
import { describePair, type ExplainedPair, pairAsData } from '../describe-pair'
import { examplesText } from '../input-options'
import { interruptible } from '../interrupt'
import { words } from '../language'
import { parseRecordRef } from '../record-ref'
import { safeText } from '../table'

interface Options {
  readonly extensions?: string[]
  readonly json?: boolean
}

const EXAMPLES = ['explain result crm:1042 web:77', 'explain result crm:1042']

/**
 * `samewise explain`: why two records of a finished run are one golden record or not; or what holds a golden record together, and what keeps
 * the nearest other record out.
 */
export function explainCommand(program: Command): void {
  const { help } = words
  program
    .command('explain')
    .description(help.commandNames.explain)
    .argument('<dir>', help.argumentNames.runFolder)
    .argument('<record>', help.argumentNames.recordOrGolden)
    .argument('[other]', help.argumentNames.otherRecord)
    .option('--extensions <modules...>', help.optionNames.furtherExtensions)
    .option('--json', help.optionNames.explainJson)
    .addHelpText('after', examplesText(EXAMPLES, help.recordRef))
    .action((dir: string, record: string, other: string | undefined, options: Options) =>
      interruptible(() => runExplain(dir, record, other, options)),
    )
}

async function runExplain(dir: string, record: string, other: string | undefined, options: Options): Promise<void> {
  const { extensions = [], data = DEFAULT_DATA } = readRunConfig(dir)
  const { kinds } = await readExtensions([...extensions, ...(options.extensions ?? [])])
  const run = openRun(dir, kinds, await loadData(data))
  const [asData, asText] =
    other === undefined
      ? explainedCluster(run, record)
      : explainedPair(run, recordOf(run, record), recordOf(run, other))
  process.stdout.write(options.json ? `${JSON.stringify(asData())}\n` : `${asText()}\n`)
}

/** The two ways to say it. */
type Said = readonly [asData: () => object, asText: () => string]

function explainedPair(run: OpenRun, left: number, right: number): Said {
  if (left === right) throw new SamewiseError('BAD_USAGE', 'The two records are one and the same. Name two.')
  const decisions = run.decisions()
  const pair: ExplainedPair = {
    left,
    right,
    stopBits: decisions.stopBits,
    // A one-to-one posterior joins at lower odds than a pair on its own.
    matchBits: decisions.method === 'one-to-one' ? toWeight(run.plan.thresholds.match) : decisions.stopBits,
    explanation: explainPair(run.table, run.scorer, run.prior, left, right),
    costs: explainCosts(run.scorer, decisions.prior, left, right),
    apart: explainApart(decisions, left, right),
  }
  return [() => pairAsData(run, pair), () => describePair(run, pair)]
}

function explainedCluster(run: OpenRun, named: string): Said {
  const cluster = clusterOf(run, named)
  const decisions = run.decisions()
  const explanation = explainCluster(decisions, cluster)
  return [() => clusterAsData(run, cluster, explanation), () => describeCluster(run, cluster, explanation)]
}

function recordOf(run: OpenRun, text: string): number {
  const { source, recordId } = parseRecordRef(text)
  const record = run.recordOf(source, recordId)
  if (record !== undefined) return record
  throw new SamewiseError(
    'UNKNOWN_RECORD',
    `The run has no record ${safeText(text)}. Its sources are ${run.table.sourceNames.map((text) => safeText(text)).join(', ')}; xref.csv lists the ids.`,
  )
}

/** The cluster of a golden ID, or of a record: only a record has a colon. */
function clusterOf(run: OpenRun, text: string): number {
  if (text.includes(':')) return run.clusters[recordOf(run, text)]
  const cluster = run.clusterOf(text)
  if (cluster !== undefined) return cluster
  throw new SamewiseError(
    'UNKNOWN_RECORD',
    `The run has no golden record ${safeText(text)}; golden.csv lists them. Or name a record as source:id, such as crm:42.`,
  )
}
