import { type Command, InvalidArgumentError } from 'commander'
import { didYouMean } from '../../entity'
import type { ScorecardPlan } from '../../measure'
import { type EventOptions, openCustomerEvents } from '../customer-events'
import { type MeasureDimension, measureCustomers, measureDimensions } from '../customer-measures'
import { withEventOptions } from '../customer-options'
import { describeMeasures } from '../describe-measures'
import { examplesText, parseDay } from '../input-options'
import { interruptible } from '../interrupt'
import { readJsonObject } from '../json-file'
import { words } from '../language'
import { readMaturityEvidence } from '../maturity-evidence-file'

interface Options extends EventOptions {
  readonly by?: readonly MeasureDimension[]
  readonly from?: string
  readonly until?: string
  readonly scorecard?: string
  readonly evidence?: string
}

const EXAMPLES = [
  'measure result --events surveys.csv cases.ndjson --by channel',
  'measure result --events events.ndjson --scorecard plan.json --evidence maturity.json',
]

/** `samewise measure`: what customers say, how they are served, and how mature it all is. */
export function measureCommand(program: Command): void {
  const { commandNames, customerOptions } = words.help
  withEventOptions(program.command('measure').description(commandNames.measure))
    .option('--by <dimensions>', customerOptions.measureBy(measureDimensions.join(', ')), parseDimensions)
    .option('--from <time>', customerOptions.from, parseDay)
    .option('--until <time>', customerOptions.until, parseDay)
    .option('--scorecard <file>', customerOptions.scorecard)
    .option('--evidence <file>', customerOptions.evidence)
    .addHelpText('after', examplesText(EXAMPLES))
    .action((dir: string, options: Options) => interruptible(() => runMeasure(dir, options)))
}

function parseDimensions(list: string): MeasureDimension[] {
  return list.split(',').map((text) => {
    const name = text.trim()
    const found = measureDimensions.find((own) => own === name)
    if (found !== undefined) return found
    throw new InvalidArgumentError(
      `"${name}" is none of ${measureDimensions.join(', ')}.${didYouMean(name, measureDimensions)}`,
    )
  })
}

async function runMeasure(dir: string, options: Options): Promise<void> {
  const plan =
    options.scorecard === undefined ? undefined : readJsonObject<ScorecardPlan>(options.scorecard, '--scorecard')
  const evidence = options.evidence === undefined ? {} : readMaturityEvidence(options.evidence, '--evidence')
  const { files, personOf, latest } = await openCustomerEvents(dir, options)
  const measures = measureCustomers(files.events, personOf, {
    from: options.from === undefined ? files.events[0].at : Date.parse(options.from),
    until: options.until === undefined ? latest + 1 : Date.parse(options.until),
    evidence,
    ...(options.by === undefined ? {} : { by: options.by }),
    ...(plan === undefined ? {} : { plan }),
  })
  process.stdout.write(options.json ? `${JSON.stringify(measures)}\n` : `${describeMeasures(measures)}\n`)
}
