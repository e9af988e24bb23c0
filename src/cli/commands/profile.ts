import type { Command } from 'commander'
import {
  type FieldProfile,
  profileTables,
  type Rate,
  type SourceProfile,
  type ValueCount,
  withoutPersonalValues,
} from '../../profile'
import { describeProblem } from '../describe-problem'
import { examplesText, type InputOptions, withInputOptions } from '../input-options'
import { configFor, openInputs, readTables } from '../inputs'
import { interruptible } from '../interrupt'
import { words } from '../language'
import { progressDisplay } from '../progress'
import { formatCount, formatShare, formatTable, safeText } from '../table'

interface ProfileOptions extends InputOptions {
  readonly values?: boolean
}

const EXAMPLES = ['profile customers.csv', 'profile crm.csv billing.csv --values']

/** `samewise profile`: what is in the files, column by column, and what looks wrong with it. */
export function profileCommand(program: Command): void {
  const { commandNames, optionNames } = words.help
  withInputOptions(program.command('profile').description(commandNames.profile))
    .option('--values', optionNames.values)
    .addHelpText('after', examplesText(EXAMPLES))
    .action((files: string[], options: ProfileOptions) => interruptible((signal) => runProfile(files, options, signal)))
}

async function runProfile(files: string[], options: ProfileOptions, signal: AbortSignal): Promise<void> {
  const display = progressDisplay(options)
  try {
    const inputs = await openInputs(files, options)
    const tables = await readTables(inputs, { signal, onProgress: display.onProgress })
    const { config } = configFor(inputs, tables, options)
    const found = profileTables(config, tables, inputs.extensions.kinds, inputs.data)
    const profiles = options.values ? found : found.map(withoutPersonalValues)
    display.stop()
    if (options.json) for (const profile of profiles) process.stdout.write(`${JSON.stringify(profile)}\n`)
    else process.stdout.write(`${describe(profiles)}\n`)
  } finally {
    display.stop()
  }
}

function describe(profiles: readonly SourceProfile[]): string {
  const sections = profiles.map(describeSource)
  const agreement = describeAgreement(profiles)
  return [...sections, ...(agreement === '' ? [] : [agreement]), words.profile.legend].join('\n\n')
}

const SHOWN_UNUSED = 50

function describeSource(profile: SourceProfile): string {
  const { source, rows, rejected, fields, unusedColumns, problems } = profile
  const { head: names } = words.profile
  const head = [
    names.field,
    names.kind,
    names.column,
    names.filled,
    names.readable,
    names.different,
    names.repeated,
    names.length,
    names.shapes,
  ]
  const table = fields.map((field) => [
    safeText(field.field),
    safeText(field.kind),
    safeText(field.column),
    formatShare(field.completeness.share),
    orNothing(field.validity),
    formatCount(field.distinct),
    orNothing(field.repeated),
    field.lengths === undefined ? '' : `${field.lengths.min}-${field.lengths.max}`,
    describePatterns(field),
  ])
  const lines = [words.profile.source(safeText(source), rows, rejected), formatTable([head, ...table], [3, 4, 5, 6, 7])]
  const values = fields.flatMap(describeValues)
  if (values.length > 0) lines.push('', words.profile.values, formatTable(values))
  if (unusedColumns.length > 0) {
    const shown = unusedColumns
      .slice(0, SHOWN_UNUSED)
      .map((text) => safeText(text))
      .join(', ')
    const left = unusedColumns.length - SHOWN_UNUSED
    lines.push(words.profile.notUsed(shown, Math.max(0, left)))
  }
  if (problems.length > 0) {
    lines.push('', words.profile.problemsTitle, ...problems.map((problem) => `- ${describeProblem(problem)}`))
  }
  return lines.join('\n')
}

/** A share, or nothing where there was nothing to count. */
function orNothing({ share, n }: Rate): string {
  return n === 0 ? '' : formatShare(share)
}

const SHOWN_PATTERNS = 3

function describePatterns({ patterns, patternCount }: FieldProfile): string {
  const shown = patterns.slice(0, SHOWN_PATTERNS).map(({ pattern }) => safeText(pattern))
  const left = patternCount - shown.length
  return `${shown.join(' | ')}${left > 0 ? ` | ${words.profile.moreShapes(left)}` : ''}`
}

function describeValues({ field, top, range, unreadable }: FieldProfile): string[][] {
  const lines: string[][] = []
  if (range !== undefined)
    lines.push([safeText(field), words.profile.fromTo, `${safeText(range.min)}, ${safeText(range.max)}`])
  if (top.length > 0) lines.push([safeText(field), words.profile.mostFrequent, listCounts(top)])
  if (unreadable.length > 0) lines.push([safeText(field), words.profile.unreadable, listCounts(unreadable)])
  return lines
}

function listCounts(values: readonly ValueCount[]): string {
  return values.map(({ value, rows }) => `${safeText(value)} (${formatCount(rows)})`).join(', ')
}

/** Groups of records below which an agreement is left out of the text: it says too little. */
const LEAST_AGREEMENT = 10
const SHOWN_AGREEMENTS = 60

function describeAgreement(profiles: readonly SourceProfile[]): string {
  // Each pair stands in the profiles of both its sources.
  const found = new Map(
    profiles.flatMap(({ agreement }) => agreement.map((own) => [`${own.field}\n${own.left}\n${own.right}`, own])),
  )
  const told = [...found.values()].filter(({ agreement }) => agreement.n >= LEAST_AGREEMENT)
  if (told.length === 0) return ''
  const shown = told.sort((a, b) => a.agreement.share - b.agreement.share).slice(0, SHOWN_AGREEMENTS)
  const keys = [...new Set(told.flatMap(({ linkedBy }) => linkedBy))].map((text) => safeText(text)).join(', ')
  const { agreementHead: head } = words.profile
  const rows = shown.map(({ field, left, right, agreement }) => [
    safeText(field),
    `${safeText(left)}, ${safeText(right)}`,
    formatShare(agreement.share),
    words.profile.interval(agreement.low, agreement.high),
    formatCount(agreement.n),
  ])
  return [
    words.profile.agreement(keys),
    formatTable([[head.field, head.sources, head.agree, head.interval, head.of], ...rows], [2, 3, 4]),
    ...(told.length > shown.length ? [words.profile.moreAgreement(told.length - shown.length)] : []),
  ].join('\n')
}
