import { type Command, Option } from 'commander'
import {
  type Condition,
  defineSegment,
  inferPreferences,
  type PreferenceDimension,
  type Segment,
  type SegmentCustomer,
  type SqlDialect,
  segmentMembers,
  segmentSql,
  segmentTable,
} from '../../engage'
import { householdsOf } from '../customer-book'
import { type CustomerEvents, type EventOptions, momentOf, openCustomerEvents } from '../customer-events'
import { withEventOptions } from '../customer-options'
import { attributesOf, relationCountsOf } from '../finished-run'
import { examplesText, parseDay } from '../input-options'
import { interruptible } from '../interrupt'
import { readJsonFile } from '../json-file'
import { words } from '../language'
import { safeText } from '../table'

interface Options extends EventOptions {
  readonly segment: string
  readonly at?: string
  readonly sql?: SqlDialect | true
}

const EXAMPLES = [
  'segment result --events events.ndjson --segment quiet.json > members.txt',
  'segment result --events events.ndjson --segment quiet.json --sql postgres',
]
const DIALECTS: readonly SqlDialect[] = ['sqlite', 'duckdb', 'postgres']

/** `samewise segment`: the golden IDs in a segment, or the SQL that selects them. */
export function segmentCommand(program: Command): void {
  const { commandNames, customerOptions } = words.help
  withEventOptions(program.command('segment').description(commandNames.segment))
    .requiredOption('--segment <file>', customerOptions.segment)
    .option('--at <time>', customerOptions.at, parseDay)
    .addOption(new Option('--sql [dialect]', customerOptions.sql).choices(DIALECTS).preset('sqlite'))
    .addHelpText('after', examplesText(EXAMPLES))
    .action((dir: string, options: Options) => interruptible(() => runSegment(dir, options)))
}

async function runSegment(dir: string, options: Options): Promise<void> {
  const segment = defineSegment(readJsonFile<Segment>(options.segment, '--segment'))
  const customers = await openCustomerEvents(dir, options)
  const asOf = momentOf(customers, options.at)
  if (options.sql !== undefined) {
    const query = segmentSql(segment, { asOf, dialect: options.sql as SqlDialect })
    const comment = query.parameters.length === 0 ? '' : `\n-- ${JSON.stringify(query.parameters)}`
    process.stdout.write(options.json ? `${JSON.stringify(query)}\n` : `${query.sql}${comment}\n`)
    return
  }
  const asked = relationsAsked(segment)
  const relations = asked.length === 0 ? new Map<string, Record<string, number>>() : await relationsOf(customers)
  const found = segmentMembers(segment, segmentTable(customersOf(customers, segment, asOf, relations)), { asOf })
  process.stdout.write(
    options.json ? `${JSON.stringify(found)}\n` : found.members.map((goldenId) => `${goldenId}\n`).join(''),
  )
  if (options.quiet) return
  process.stderr.write(`${words.customers.inSegment(found.members.length, found.n)}\n`)
  const known = new Set([...relations.values()].flatMap((own) => Object.keys(own)))
  const others = asked.filter((name) => !known.has(name)).map((name) => safeText(name))
  if (others.length > 0) process.stderr.write(`${words.note(words.customers.otherRelations(others.join(', ')))}\n`)
  for (const { code, count, examples } of found.issues) {
    const shown = examples.map((one) => safeText(one)).join(', ')
    process.stderr.write(`${words.note(words.customers.issue(count, code, shown))}\n`)
  }
}

/** Types of relations that a condition asks for. */
function relationsAsked({ where }: Segment): string[] {
  const found = new Set<string>()
  const visit = (condition: Condition): void => {
    if ('all' in condition) condition.all.forEach(visit)
    else if ('any' in condition) condition.any.forEach(visit)
    else if ('not' in condition) visit(condition.not)
    else if ('relation' in condition) found.add(condition.relation)
  }
  visit(where)
  return [...found]
}

/** Relations by golden ID: those of the config, and to how many others of the household. */
async function relationsOf({ run }: CustomerEvents): Promise<ReadonlyMap<string, Record<string, number>>> {
  const relations = new Map(await relationCountsOf(run))
  for (const [goldenId, { others }] of householdsOf(run)) {
    relations.set(goldenId, { ...relations.get(goldenId), household: others })
  }
  return relations
}

/** What the segment looks at; preferences only where it asks for them, as they take longest. */
function* customersOf(
  { run, journeys }: CustomerEvents,
  segment: Segment,
  asOf: number,
  relations: ReadonlyMap<string, Record<string, number>>,
): Generator<SegmentCustomer> {
  const usesPreferences = JSON.stringify(segment).includes('"preference"')
  for (const golden of run.golden) {
    const { goldenId } = golden
    const events = journeys.eventsOf(goldenId)
    const preferences = usesPreferences ? inferPreferences(events, { asOf }).preferences : []
    yield {
      goldenId,
      attributes: attributesOf(golden),
      events,
      preferences: Object.fromEntries(preferences.map(({ dimension, top }) => [dimension, top])) as {
        [D in PreferenceDimension]?: string | null
      },
      relations: relations.get(goldenId) ?? {},
    }
  }
}
