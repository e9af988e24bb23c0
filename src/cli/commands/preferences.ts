import type { Command } from 'commander'
import {
  type ContactPolicy,
  defineContactPolicy,
  inferPreferences,
  type Preference,
  type Preferences,
} from '../../engage'
import { type EventOptions, momentOf, openCustomerEvents } from '../customer-events'
import { withEventOptions } from '../customer-options'
import { describeShare } from '../describe-figure'
import { goldenIdOf } from '../finished-run'
import { examplesText, parseDay } from '../input-options'
import { interruptible } from '../interrupt'
import { readJsonObject } from '../json-file'
import { words } from '../language'
import { formatTable, safeText } from '../table'

interface Options extends EventOptions {
  readonly person: string
  readonly policy?: string
  readonly at?: string
}

const EXAMPLES = ['preferences result --events events.ndjson --person crm:1042']

/** `samewise preferences`: what a customer prefers, as far as behaviour shows it. */
export function preferencesCommand(program: Command): void {
  const { commandNames, customerOptions } = words.help
  withEventOptions(program.command('preferences').description(commandNames.preferences))
    .requiredOption('--person <id>', customerOptions.person)
    .option('--policy <file>', customerOptions.consentPolicy)
    .option('--at <time>', customerOptions.at, parseDay)
    .addHelpText('after', examplesText(EXAMPLES, words.help.recordRef))
    .action((dir: string, options: Options) => interruptible(() => runPreferences(dir, options)))
}

async function runPreferences(dir: string, options: Options): Promise<void> {
  const defaults =
    options.policy === undefined
      ? undefined
      : defineContactPolicy(readJsonObject<ContactPolicy>(options.policy, '--policy')).consentDefaults
  const customers = await openCustomerEvents(dir, options)
  const goldenId = goldenIdOf(customers.run, options.person)
  const asOf = momentOf(customers, options.at)
  const events = customers.journeys.eventsOf(goldenId, asOf)
  const zone = events.findLast((event) => event.zone !== undefined)?.zone
  const found = inferPreferences(events, {
    asOf,
    ...(zone === undefined ? {} : { zone }),
    ...(defaults === undefined ? {} : { consentDefaults: defaults }),
  })
  process.stdout.write(options.json ? `${JSON.stringify({ goldenId, asOf, ...found })}\n` : `${describe(found)}\n`)
}

function describe({ preferences, issues }: Preferences): string {
  const text = words.customers
  const rows = preferences.map((own) => [own.dimension, safeText(own.top ?? text.unknown), own.reason, aheadOf(own)])
  return [
    formatTable([[text.dimension, text.prefers, text.because, text.ahead], ...rows]),
    ...issues.map(({ code, count, examples }) =>
      words.note(text.issue(count, code, examples.map((one) => safeText(one)).join(', '))),
    ),
  ].join('\n')
}

/** The option ahead, whether it is sure or not, with its interval. */
function aheadOf({ distribution: [first] }: Preference): string {
  if (first === undefined) return ''
  const { option, estimate, low, high, effectiveN } = first
  const n = Math.round(effectiveN)
  return n === 0 ? '' : `${safeText(option)}: ${describeShare({ known: true, value: estimate, low, high, n })}`
}
