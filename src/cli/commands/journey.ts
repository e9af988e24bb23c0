import { type Command, Option } from 'commander'
import { SamewiseError } from '../../base'
import { type AssuranceLevel, JourneyMapper } from '../../journey'
import { type CustomerEvents, type EventOptions, momentOf, openCustomerEvents } from '../customer-events'
import { withEventOptions } from '../customer-options'
import { customerJourney, describeCustomerJourney } from '../describe-customer-journey'
import { describeJourneys, type JourneySummary } from '../describe-journeys'
import { attributeReader, goldenIdOf } from '../finished-run'
import { examplesText, parseDay } from '../input-options'
import { interruptible } from '../interrupt'
import { words } from '../language'

interface Options extends EventOptions {
  readonly person?: string
  readonly by?: string
  readonly at?: string
  readonly prefill?: string
  readonly purpose: string
  readonly assurance: AssuranceLevel
}

const EXAMPLES = [
  'journey result --events events.ndjson',
  'journey result --events web.csv calls.ndjson --person crm:1042 --prefill name,email',
]
const ASSURANCE: readonly AssuranceLevel[] = ['anonymous', 'recognised', 'identified', 'verified']

/** `samewise journey`: how customers move through stages and channels, or what one customer lived through. */
export function journeyCommand(program: Command): void {
  const { commandNames, customerOptions } = words.help
  withEventOptions(program.command('journey').description(commandNames.journey))
    .option('--person <id>', customerOptions.person)
    .option('--by <attribute>', customerOptions.journeyBy)
    .option('--at <time>', customerOptions.at, parseDay)
    .option('--prefill <fields>', customerOptions.prefill)
    .option('--purpose <purpose>', customerOptions.purpose, 'service')
    .addOption(new Option('--assurance <level>', customerOptions.assurance).choices(ASSURANCE).default('identified'))
    .addHelpText('after', examplesText(EXAMPLES, words.help.recordRef))
    .action((dir: string, options: Options) => interruptible(() => runJourney(dir, options)))
}

async function runJourney(dir: string, options: Options): Promise<void> {
  if (options.prefill !== undefined && options.person === undefined) {
    throw new SamewiseError('BAD_USAGE', '--prefill goes with --person <id>: whose form is it?')
  }
  if (options.by !== undefined && options.person !== undefined) {
    throw new SamewiseError('BAD_USAGE', '--by makes maps of all customers, and cannot go with --person.')
  }
  const customers = await openCustomerEvents(dir, options)
  const [data, text] = options.person === undefined ? all(customers, options) : one(customers, options.person, options)
  process.stdout.write(options.json ? `${JSON.stringify(data)}\n` : `${text()}\n`)
}

function one(customers: CustomerEvents, person: string, options: Options): readonly [object, () => string] {
  const journey = customerJourney(customers, goldenIdOf(customers.run, person), {
    asOf: momentOf(customers, options.at),
    fields: options.prefill?.split(',').map((field) => field.trim()) ?? [],
    purpose: options.purpose,
    assurance: options.assurance,
  })
  return [journey, () => describeCustomerJourney(journey)]
}

function all(customers: CustomerEvents, { by, at }: Options): readonly [object, () => string] {
  const { run, journeys, files } = customers
  const segmentOf = by === undefined ? undefined : attributeReader(run, by)
  const asOf = momentOf(customers, at)
  const mapper = new JourneyMapper({ asOf })
  let sessions = 0
  for (const { goldenId } of run.golden) {
    mapper.put(goldenId, journeys.eventsOf(goldenId), segmentOf?.(goldenId))
    sessions += journeys.sessionsOf(goldenId).length
  }
  const reasons = new Map<string, number>()
  for (const { reason } of journeys.attributions()) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  const summary: JourneySummary = {
    counts: files.counts,
    issues: files.issues,
    attributed: Object.fromEntries([...reasons].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))),
    unknownCustomers: customers.unknown.length,
    sessions,
    asOf,
    map: mapper.read(),
    ...(segmentOf === undefined ? {} : { segments: Object.fromEntries(mapper.readBySegment()) }),
  }
  return [summary, () => describeJourneys(summary)]
}
