import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { type ContactPolicy, defineContactPolicy } from '../../engage'
import { outputError } from '../../node'
import { type HouseholdPolicy, households } from '../../relate'
import type { CustomerReportData, CustomerResults, ReportData } from '../../report'
import { type CustomerEvents, openCustomerEvents } from '../customer-events'
import { type EventResultOptions, eventResults } from '../customer-results'
import { attributesOf, type FinishedRun, homesOf, openFinishedRun } from '../finished-run'
import { examplesText, parseDay } from '../input-options'
import { interruptible } from '../interrupt'
import { readJsonObject } from '../json-file'
import { language, words } from '../language'
import { readMaturityEvidence } from '../maturity-evidence-file'
import { homesOfRecords } from '../record-homes'
import { replaceFiles } from '../replace-files'
import { relationsOfFinishedRun } from '../run-relations'

interface Options {
  readonly events?: string[]
  readonly records?: string[]
  readonly zone?: string
  readonly from?: string
  readonly until?: string
  readonly evidence?: string
  readonly householdPolicy?: string
  readonly contactPolicy?: string
  readonly mask?: boolean
  readonly out?: string
  readonly extensions?: string[]
  readonly quiet?: boolean
  readonly json?: boolean
}

const EXAMPLES = [
  'report result --events web.csv calls.ndjson',
  'report result --events events.ndjson --records crm.csv web.csv --mask --out customers.html',
]

/** `samewise report`: a chapter on customers in the report of a finished run. */
export function reportCommand(program: Command): void {
  const { argumentNames, commandNames, customerOptions, optionNames } = words.help
  program
    .command('report')
    .description(commandNames.report)
    .argument('<dir>', argumentNames.runFolder)
    .option('--events <files...>', customerOptions.reportEvents)
    .option('--zone <zone>', customerOptions.zone)
    .option('--records <files...>', customerOptions.householdRecords)
    .option('--from <time>', customerOptions.from, parseDay)
    .option('--until <time>', customerOptions.until, parseDay)
    .option('--evidence <file>', customerOptions.evidence)
    .option('--household-policy <file>', customerOptions.householdPolicy)
    .option('--contact-policy <file>', customerOptions.consentPolicy)
    .option('--mask', customerOptions.reportMask)
    .option('--out <file>', customerOptions.reportOut)
    .option('--extensions <modules...>', optionNames.furtherExtensions)
    .option('--quiet', customerOptions.quiet)
    .option('--json', optionNames.explainJson)
    .addHelpText('after', examplesText(EXAMPLES))
    .action((dir: string, options: Options) => interruptible(() => runReport(dir, options)))
}

async function runReport(dir: string, options: Options): Promise<void> {
  // What can be wrong with the options is found before any event is read.
  const settings = readSettings(options)
  const { events } = options
  const customers = events === undefined ? undefined : await openCustomerEvents(dir, { ...options, events })
  const run = customers?.run ?? (await openFinishedRun(dir, options.extensions))
  // Loaded only here: the script of the page is half a megabyte.
  const report = await import('../../report')
  const page = join(dir, 'report.html')
  const data = existsSync(page) ? report.readReport(readFileSync(page, 'utf8')) : undefined
  const mask = options.mask === true || data?.isMasked === true
  const found = report.customerReportData(await resultsOf(run, customers, options, settings), {
    mask,
    nameOf: (goldenId) => nameOf(run, goldenId),
  })
  const html =
    data === undefined
      ? report.renderCustomerPage(found, language.catalogue)
      : report.renderPage({ ...(mask ? report.maskReport(data) : data), customers: found }, language.catalogue)
  const out = options.out ?? (data === undefined ? join(dir, 'customers.html') : page)
  await replaceFiles([out], async ([path]) => write(path, out, html))
  tell(dir, out, options, data, found)
}

interface Settings extends Pick<EventResultOptions, 'consentDefaults' | 'evidence'> {
  readonly householdPolicy: Partial<HouseholdPolicy>
}

function readSettings({ householdPolicy, contactPolicy, evidence }: Options): Settings {
  const contact =
    contactPolicy === undefined
      ? undefined
      : defineContactPolicy(readJsonObject<ContactPolicy>(contactPolicy, '--contact-policy'))
  return {
    householdPolicy:
      householdPolicy === undefined
        ? {}
        : readJsonObject<Partial<HouseholdPolicy>>(householdPolicy, '--household-policy'),
    evidence: evidence === undefined ? {} : readMaturityEvidence(evidence, '--evidence'),
    ...(contact?.consentDefaults === undefined ? {} : { consentDefaults: contact.consentDefaults }),
  }
}

async function resultsOf(
  run: FinishedRun,
  customers: CustomerEvents | undefined,
  { records, from, until }: Options,
  { householdPolicy, ...settings }: Settings,
): Promise<CustomerResults> {
  // Without an address nobody can be seen to live with anybody, which is not the same as that nobody does.
  const hasAddress = Object.values(run.kindOf).includes('address')
  const homes = records === undefined ? homesOf(run) : await homesOfRecords(run, records)
  return {
    customers: run.golden.length,
    ...(hasAddress ? { households: households(homes, householdPolicy, { personOf: run.personOf }) } : {}),
    relations: await relationsOfFinishedRun(run),
    ...(customers === undefined
      ? {}
      : eventResults(customers, {
          ...settings,
          from: from === undefined ? customers.files.events[0].at : Date.parse(from),
          until: until === undefined ? customers.latest + 1 : Date.parse(until),
        })),
  }
}

/** What a golden record is called: the first of its values that is a name. */
function nameOf({ goldenById, kindOf }: FinishedRun, goldenId: string): string | undefined {
  const golden = goldenById.get(goldenId)
  if (golden === undefined) return undefined
  const field = Object.keys(kindOf).find((name) => ['person-name', 'organization-name'].includes(kindOf[name]))
  if (field === undefined) return undefined
  const attributes = attributesOf(golden)
  const whole = attributes[field]
  if (typeof whole === 'string') return whole
  const parts = ['given', 'family']
    .map((part) => attributes[`${field}.${part}`])
    .filter((text) => typeof text === 'string')
  return parts.length === 0 ? undefined : parts.join(' ')
}

function write(path: string, out: string, html: string): void {
  try {
    writeFileSync(path, html)
  } catch (cause) {
    throw outputError(out, cause)
  }
}

function tell(
  dir: string,
  out: string,
  { mask, quiet, json }: Options,
  data: ReportData | undefined,
  customers: CustomerReportData,
): void {
  if (json) process.stdout.write(`${JSON.stringify({ report: out, customers })}\n`)
  else process.stdout.write(`${words.resolve.report(out)}\n`)
  if (quiet) return
  if (data === undefined) process.stderr.write(`${words.note(words.customers.reportAlone(dir))}\n`)
  else if (data.isMasked && mask !== true) process.stderr.write(`${words.note(words.customers.reportStaysMasked)}\n`)
}
