import type { Command } from 'commander'
import {
  type Action,
  type ContactPolicy,
  defineActions,
  defineContactPolicy,
  explainDecision,
  nextBestAction,
} from '../../engage'
import { bookOf } from '../customer-book'
import { type EventOptions, momentOf, openCustomerEvents } from '../customer-events'
import { withEventOptions } from '../customer-options'
import { goldenIdOf } from '../finished-run'
import { examplesText, parseDay } from '../input-options'
import { interruptible } from '../interrupt'
import { readJsonFile, readJsonObject } from '../json-file'
import { words } from '../language'

interface Options extends EventOptions {
  readonly actions: string
  readonly policy?: string
  readonly person: string
  readonly at?: string
}

const EXAMPLES = [
  'next-action result --events events.ndjson --actions actions.json --policy contact-policy.json --person crm:1042',
]

/** `samewise next-action`: what to do for a customer now, and why not what else could be done. */
export function nextActionCommand(program: Command): void {
  const { commandNames, customerOptions } = words.help
  withEventOptions(program.command('next-action').description(commandNames.nextAction))
    .requiredOption('--actions <file>', customerOptions.actions)
    .option('--policy <file>', customerOptions.contactPolicy)
    .requiredOption('--person <id>', customerOptions.person)
    .option('--at <time>', customerOptions.at, parseDay)
    .addHelpText('after', examplesText(EXAMPLES, words.help.recordRef))
    .action((dir: string, options: Options) => interruptible(() => runNextAction(dir, options)))
}

async function runNextAction(dir: string, options: Options): Promise<void> {
  const actions = defineActions(readJsonFile<readonly Action[]>(options.actions, '--actions'))
  const policy = defineContactPolicy(
    options.policy === undefined ? { name: 'default' } : readJsonObject<ContactPolicy>(options.policy, '--policy'),
  )
  const customers = await openCustomerEvents(dir, options)
  const book = bookOf(customers, [...new Set(actions.flatMap(({ channels }) => channels))])
  const decision = nextBestAction(book, goldenIdOf(customers.run, options.person), actions, {
    policy,
    now: momentOf(customers, options.at),
  })
  const sentences = explainDecision(decision)
  process.stdout.write(
    options.json ? `${JSON.stringify({ ...decision, words: sentences })}\n` : `${sentences.join('\n')}\n`,
  )
}
