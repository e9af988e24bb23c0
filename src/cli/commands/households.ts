import { writeFileSync } from 'node:fs'
import { extname } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { createCsvWriter } from '../../files'
import { outputError } from '../../node'
import { type Household, type HouseholdPolicy, type Households, households } from '../../relate'
import { type FinishedRun, homesOf, openFinishedRun } from '../finished-run'
import { examplesText, parseDay } from '../input-options'
import { interruptible } from '../interrupt'
import { readJsonObject } from '../json-file'
import { words } from '../language'
import { homesOfRecords } from '../record-homes'
import { replaceFiles } from '../replace-files'

interface Options {
  readonly policy?: string
  readonly records?: string[]
  readonly asOf?: string
  readonly out?: string
  readonly extensions?: string[]
  readonly quiet?: boolean
}

const EXAMPLES = [
  'households result --out households.csv',
  'households result --policy policy.json > households.ndjson',
]

/** `samewise households`: who lives together among the golden records of a finished run. */
export function householdsCommand(program: Command): void {
  const { help } = words
  program
    .command('households')
    .description(help.commandNames.households)
    .argument('<dir>', help.argumentNames.runFolder)
    .option('--policy <file>', help.customerOptions.householdPolicy)
    .option('--records <files...>', help.customerOptions.householdRecords)
    .option('--as-of <time>', help.customerOptions.householdsAsOf, parseDay)
    .option('--out <file>', help.customerOptions.householdsOut, parseOut)
    .option('--extensions <modules...>', help.optionNames.furtherExtensions)
    .option('--quiet', help.customerOptions.quiet)
    .addHelpText('after', examplesText(EXAMPLES))
    .action((dir: string, options: Options) => interruptible(() => runHouseholds(dir, options)))
}

function parseOut(path: string): string {
  if (['.csv', '.ndjson', '.jsonl'].includes(extname(path).toLowerCase())) return path
  throw new InvalidArgumentError('It takes a file that ends with .csv or .ndjson.')
}

async function runHouseholds(dir: string, options: Options): Promise<void> {
  const policy =
    options.policy === undefined ? {} : readJsonObject<Partial<HouseholdPolicy>>(options.policy, '--policy')
  const run = await openFinishedRun(dir, options.extensions)
  const homes = options.records === undefined ? homesOf(run) : await homesOfRecords(run, options.records)
  const found = households(homes, policy, {
    personOf: run.personOf,
    ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
  })
  const { out } = options
  if (out === undefined) process.stdout.write(linesOf(found.households))
  else await replaceFiles([out], async ([path]) => writeHouseholds(path, out, found.households))
  if (!options.quiet) for (const note of notesOn(run, found, options)) process.stderr.write(`${note}\n`)
}

function notesOn(run: FinishedRun, { households: all, issues }: Households, { records }: Options): string[] {
  const text = words.customers
  const persons = new Set(all.flatMap(({ members }) => members.map(({ goldenId }) => goldenId)))
  return [
    text.householdsFound(all.length, persons.size, run.golden.length),
    ...(Object.values(run.kindOf).includes('address') ? [] : [words.note(text.noAddress)]),
    ...(records === undefined ? [words.note(text.presentOnly)] : []),
    ...issues.map(({ code, count, examples }) => words.note(text.issue(count, code, examples.join(', ')))),
  ]
}

function linesOf(all: readonly Household[]): string {
  return all.map((household) => `${JSON.stringify(household)}\n`).join('')
}

function writeHouseholds(path: string, name: string, all: readonly Household[]): void {
  if (extname(name).toLowerCase() === '.csv') writeMembers(path, all)
  else {
    try {
      writeFileSync(path, linesOf(all))
    } catch (cause) {
      throw outputError(name, cause)
    }
  }
}

/** A line for each member. */
function writeMembers(path: string, all: readonly Household[]): void {
  const writer = createCsvWriter(path)
  try {
    writer.row(['household_id', 'golden_id', 'role', 'role_from', 'is_head', 'since', 'until', 'is_current', 'rules'])
    for (const { householdId, head, members } of all) {
      for (const { goldenId, role, roleFrom, since = '', until = '', isCurrent, evidence } of members) {
        const rules = [...new Set(evidence.map(({ rule }) => rule))]
        const isHead = String(goldenId === head)
        writer.row([
          householdId,
          goldenId,
          role,
          roleFrom,
          isHead,
          since,
          until,
          String(isCurrent),
          JSON.stringify(rules),
        ])
      }
    }
  } finally {
    writer.close()
  }
}
