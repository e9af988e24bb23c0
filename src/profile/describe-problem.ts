import type { FieldProblem, ProblemName } from './find-problems'
import type { ValueCount } from './profile-column'

/** Values named in a sentence. */
const SHOWN = 3

/**
 * A problem as sentences: what it is with its counts, then what to do about it.
 *
 * @param show how names and values of the data are written, such as with escapes for a terminal; as they are by default
 */
export function describeProblem(problem: FieldProblem, show: (text: string) => string = (text) => text): string {
  const { field, column, affected, values, sorts } = problem
  const place = field === column ? show(field) : `${show(field)} (column ${show(column)})`
  return `${place}: ${sentences[problem.problem]({
    kind: problem.kind,
    rows: `${count(affected.count)} of ${count(affected.n)} ${affected.n === 1 ? 'row' : 'rows'} (${percent(affected.share)})`,
    interval: `${percent(affected.low)} to ${percent(affected.high)}`,
    values: listValues(values, show),
    more: values.length > 0,
    sorts: Object.entries(sorts).map(([name, rows]) => [name, count(rows)] as const),
  })}`
}

interface Words {
  readonly kind: string
  readonly rows: string
  readonly interval: string
  readonly values: string
  readonly more: boolean
  readonly sorts: readonly (readonly [name: string, rows: string])[]
}

const sentences: Readonly<Record<ProblemName, (words: Words) => string>> = {
  empty: () =>
    'no row has a value. Is it the right column? If the source has no such data, leave the field out of its "map".',
  'mostly-missing': ({ rows }) =>
    `${rows} have no value. It helps few records to be matched; do not make it the only key of a rule.`,
  placeholders: ({ rows, values }) =>
    `${rows} hold a word for nothing or a placeholder: ${values}. Empty them in the source, so that nobody takes them for values.`,
  unreadable: ({ rows, interval, kind }) =>
    `${rows}, 95 % interval ${interval}, cannot be read as ${kind}. ${unreadableAdvice[kind] ?? 'Look at them with --values; is it the right column and kind?'}`,
  'other-type': ({ rows, sorts }) =>
    `${rows} hold something else than the field says: ${sorts.map(([name, n]) => `${typeNames[name] ?? name} in ${n}`).join(', ')}. Move them to the column they belong in, or correct the "map" of the source.`,
  generic: ({ rows, values }) =>
    `${rows} hold a value that suspiciously many share: ${values}. Switchboards, shared mailboxes and made-up values say little about who somebody is; empty the made-up ones in the source.`,
  'repeated-identifier': ({ rows }) =>
    `${rows} hold a number that stands on other rows as well. These are duplicates inside the source, or numbers that are not one record's own; then do not match by it alone.`,
  'mixed-date-orders': ({ sorts }) =>
    `dates with the day first and with the month first: ${sorts.map(([name, n]) => `${name} in ${n}`).join(', ')} rows. The last can be read either way, and some of them wrongly. Ask where the rows come from, split the source by it, and give each its "order".`,
  'date-spike': ({ rows, values }) =>
    `${rows} stand on days far above the days around them: ${values}. Find out what writes them there, and empty them if they stand for "not known".`,
  'new-year': ({ rows }) =>
    `${rows} are on 1 January, far more than on other days: years that were given a day. Matching takes them for estimates; keep the year alone where no more is known.`,
  constant: ({ values, more }) =>
    `every filled row has the same value${more ? `: ${values}` : ''}. It tells no record from another; leave it out of matching.`,
}

const unreadableAdvice: Readonly<Record<string, string>> = {
  date: 'They are no days of a calendar, or have another "order" than the "map" of the source says.',
  phone: 'They are too short or too long, or of another "region" than the "map" of the source says.',
  identifier: 'Is it the right column? Numbers whose check digits fail are slips of somebody who typed them.',
}

const typeNames: Readonly<Record<string, string>> = {
  email: 'mail addresses',
  url: 'web addresses',
  date: 'dates',
  phone: 'phone numbers',
  number: 'numbers',
  code: 'codes',
  text: 'text',
}

function listValues(values: readonly ValueCount[], show: (text: string) => string): string {
  const named = values.slice(0, SHOWN).map(({ value, rows }) => `"${show(value)}" in ${count(rows)}`)
  return values.length > SHOWN ? `${named.join(', ')} and others` : named.join(', ')
}

function count(value: number): string {
  return value.toLocaleString('en-US')
}

function percent(share: number): string {
  return share > 0 && share < 0.0005 ? 'under 0.1 %' : `${(share * 100).toFixed(1)} %`
}
