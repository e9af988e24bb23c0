import { type Command, Option } from 'commander'
import { readQuality } from '../../files'
import { type QualityReport, type QualityScore, qualityDimensions, qualityTrend } from '../../profile'
import type { RunQuality } from '../../resolve'
import { describeTrend } from '../describe-trend'
import { examplesText } from '../input-options'
import { interruptible } from '../interrupt'
import { words } from '../language'
import { formatCount, formatShare, formatTable, safeText } from '../table'

interface Options {
  readonly previous?: string
  readonly by: 'source' | 'field'
  readonly json?: boolean
}

const EXAMPLES = ['quality result', 'quality result --by field', 'quality result --previous result-of-last-month']
const MOST_LINES = 60
const MOST_DISAGREEMENTS = 20
/** Golden records that are named for each disagreement. */
const NAMED = 2

/** `samewise quality`: how good the data of a finished run are, with intervals, and what changed since an earlier run. */
export function qualityCommand(program: Command): void {
  const { help } = words
  program
    .command('quality')
    .description(help.commandNames.quality)
    .argument('<dir>', help.argumentNames.runFolder)
    .option('--previous <dir>', help.optionNames.qualityPrevious)
    .addOption(new Option('--by <what>', help.optionNames.by).choices(['source', 'field']).default('source'))
    .option('--json', help.optionNames.evaluateJson)
    .addHelpText('after', examplesText(EXAMPLES))
    .action((dir: string, options: Options) => interruptible(async () => runQualityCommand(dir, options)))
}

function runQualityCommand(dir: string, { previous, by, json }: Options): void {
  const quality = readQuality(dir)
  const trend = previous === undefined ? undefined : qualityTrend(readQuality(previous), quality)
  if (json) {
    process.stdout.write(`${JSON.stringify({ ...quality, ...(trend === undefined ? {} : { trend }) })}\n`)
    return
  }
  const parts = [describeFigures(quality, by), describeDisagreements(quality), describeUnmeasured(quality)]
  if (trend !== undefined) parts.push(describeTrend(trend))
  process.stdout.write(`${parts.join('\n\n')}\n`)
}

/** A line for each source or field, a column for each dimension. */
function describeFigures({ records, share, scores, timeUnknown }: RunQuality, by: Options['by']): string {
  const { quality } = words
  const own = scores.filter(({ source, field }) => (by === 'source' ? field : source) === '*')
  const names = [...new Set(own.map((score) => score[by]))].sort((a, b) => Number(b === '*') - Number(a === '*'))
  const head = by === 'source' ? quality.head.source : quality.head.field
  const all = by === 'source' ? quality.allSources : quality.allFields
  const dimensions = (['overall', ...qualityDimensions] as const).filter((dimension) =>
    own.some((score) => score.dimension === dimension && score.score.n > 0),
  )
  const lines = names.slice(0, MOST_LINES).map((name) => [
    name === '*' ? all : safeText(name),
    ...dimensions.map((dimension) => {
      const found = own.find((score) => score[by] === name && score.dimension === dimension)
      return found === undefined ? '' : figureText(found.score)
    }),
  ])
  return [
    quality.summary(records, share),
    ...(timeUnknown > 0 ? [quality.timeUnknown(timeUnknown)] : []),
    '',
    formatTable([[head, ...dimensions.map((dimension) => quality.head[dimension])], ...lines]),
    ...(names.length > MOST_LINES ? [quality.more(names.length - MOST_LINES)] : []),
  ].join('\n')
}

function figureText(score: QualityScore['score']): string {
  const { figure, unknown } = words.quality
  return score.known ? figure(score.value, score.low, score.high, score.n) : unknown(score.n)
}

function describeDisagreements({ disagreements }: QualityReport): string {
  const { quality, profile } = words
  if (disagreements.length === 0) return quality.noDisagreement
  const { agreementHead: head } = profile
  const lines = disagreements
    .slice(0, MOST_DISAGREEMENTS)
    .map(({ field, left, right, agreement: { share, low, high, n }, examples }) => [
      safeText(field),
      `${safeText(left)}, ${safeText(right)}`,
      formatShare(share),
      profile.interval(low, high),
      formatCount(n),
      examples.slice(0, NAMED).join(' '),
    ])
  const columns = [head.field, head.sources, head.agree, head.interval, head.of, quality.examples]
  const left = disagreements.length - lines.length
  return [
    quality.disagreements,
    formatTable([columns, ...lines], [2, 3, 4]),
    ...(left > 0 ? [quality.more(left)] : []),
  ].join('\n')
}

function describeUnmeasured({ notMeasured }: QualityReport): string {
  const { head, accuracy } = words.quality
  const names = notMeasured.map((name) => (name === 'accuracy' ? accuracy : (head[name as keyof typeof head] ?? name)))
  return words.quality.notMeasured(names)
}
