import type { Plan } from '../entity'
import { featureName } from '../kinds'
import type { FieldDrafts, Slot } from './field-drafts'
import { type AddNote, excerpt } from './note'
import { columnsOf } from './parse-sql'
import { unquoted } from './place-columns'
import { formOf, type LevelForm } from './read-condition'
import type { SplinkComparison, SplinkLevel } from './read-model'

const LEARNED = 'm and u are learned anew from the data, for the levels of the kinds.'
const OWN_KIND =
  'If it matters, write a kind with such a level (defineKind), name its module in "extensions", and give it to the field.'

/** Says what became of each level of a comparison, and of what was learned for it. */
export function describeLevels(comparison: SplinkComparison, drafts: FieldDrafts, plan: Plan, note: AddNote): void {
  for (const level of comparison.levels) {
    describeForm(level, formOf(level), drafts, plan, note)
    describeFrequencies(level, drafts, plan, note)
    describeFurther(level.path, level.further, note)
  }
  describeFurther(comparison.path, comparison.further, note)
  const trained = comparison.levels.filter(({ m, u }) => m !== undefined || u !== undefined)
  if (trained.length > 0) {
    const values = trained.map(({ label, m, u }) => `"${excerpt(label)}" m ${shown(m)}, u ${shown(u)}`)
    note(
      'replaced',
      comparison.path,
      `m and u of ${trained.length} level${trained.length === 1 ? '' : 's'} of "${comparison.name}": ${values.join('; ')}`,
      LEARNED,
      'What one run has learned, `samewise resolve --model` uses again.',
    )
  }
}

function shown(value: number | undefined): string {
  return value === undefined ? 'unknown' : String(Number(value.toPrecision(3)))
}

function describeForm(level: SplinkLevel, form: LevelForm, drafts: FieldDrafts, plan: Plan, note: AddNote): void {
  if (form === 'else' || form === 'missing') return
  const columns = columnsOf(level.sql)
  const known = columns.filter((column) => drafts.slotOf(column) !== undefined)
  // A column that went nowhere has a note of its own.
  if (known.length === 0 && columns.length > 0) return
  const fields = [...new Set(known.flatMap((column) => drafts.slotOf(column)?.field ?? []))]
  if (form === 'exact' && columns.length === 1) return
  const isOneName = fields.length === 1 && drafts.fields.get(fields[0])?.kind === 'person-name'
  if (form === 'reversed' && isOneName) return
  const what = `Level "${excerpt(level.label)}"${level.label === level.sql ? '' : `: ${excerpt(level.sql)}`}`
  if (form === 'exact') {
    const why = isOneName
      ? 'Given and family name are compared together, each with levels of its own.'
      : `What it compares at once is compared apart: ${fields.join(', ')}.`
    note('replaced', level.path, what, why, '')
    return
  }
  const ladders = describeKinds(known, drafts, plan)
  if (form === 'graded') {
    const why = `The levels belong to the kinds: ${ladders}.`
    note('replaced', level.path, what, why, '')
    return
  }
  if (level.isNull) {
    const why = 'What counts as missing is known to the kinds, and this condition says something else.'
    note(
      'left-out',
      level.path,
      what,
      why,
      'Blank such values before the run, or write a kind that reads them as missing.',
    )
    return
  }
  const why = `It is a condition that no kind has as a level. ${ladders === '' ? 'No column of it is compared.' : `${ladders}.`}`
  note('left-out', level.path, what, why, OWN_KIND)
}

/** For columns the kinds of their fields, with the labels of the levels that they are compared by. */
function describeKinds(columns: readonly string[], drafts: FieldDrafts, plan: Plan): string {
  const byLadder = new Map<string, { readonly kind: string; readonly columns: string[] }>()
  for (const column of columns) {
    const { field, part } = drafts.slotOf(column) as Slot
    const kind = drafts.fields.get(field)?.kind ?? ''
    const own = plan.comparisons.flatMap(({ comparisons }) => comparisons).filter((one) => one.field === field)
    const isStreet = kind === 'address' && (part === 'line' || part === 'number')
    const name = featureName(field, isStreet ? 'street' : part)
    const exact = own.filter((one) => one.name === name)
    const ladders = (exact.length > 0 ? exact : own).map((one) => one.levels.map(({ label }) => label).join(' / '))
    const key = `${field}: ${ladders.join(' and by ')}`
    const known = byLadder.get(key) ?? { kind, columns: [] }
    known.columns.push(column)
    byLadder.set(key, known)
  }
  return [...byLadder]
    .map(([key, { kind, columns: own }]) => `${kind} compares ${own.join(', ')} by ${key.slice(key.indexOf(': ') + 2)}`)
    .join('; ')
}

/** Exact agreement weighs by how common the value is wherever a comparison of ours counts values. */
function describeFrequencies(level: SplinkLevel, drafts: FieldDrafts, plan: Plan, note: AddNote): void {
  const { tf_adjustment_weight: weight, tf_minimum_u_value: least } = level.further
  const { frequencyColumn } = level
  if (frequencyColumn === undefined) return
  const field = drafts.slotOf(unquoted(frequencyColumn))?.field
  const own = plan.comparisons.flatMap(({ comparisons }) => comparisons).filter((one) => one.field === field)
  if (field !== undefined && !own.some(({ frequencyOf }) => frequencyOf !== undefined)) {
    note(
      'left-out',
      level.path,
      `Term frequencies of ${frequencyColumn}`,
      `The kind of the field "${field}" does not count values.`,
      `Use the kind category for "${field}" if its values are names of something and not amounts.`,
    )
  }
  if (typeof weight === 'number' && weight !== 1) {
    note(
      'left-out',
      level.path,
      `tf_adjustment_weight ${weight} of ${frequencyColumn}`,
      'Frequencies count in full, with a floor for values seen once.',
      '',
    )
  }
  if (typeof least === 'number' && least !== 0) {
    note(
      'left-out',
      level.path,
      `tf_minimum_u_value ${least} of ${frequencyColumn}`,
      'The floor for rare values is computed from the data.',
      '',
    )
  }
}

/** Keys of levels and comparisons that say nothing more, by the values at which they do so. */
const INERT: Readonly<Record<string, readonly unknown[]>> = {
  fix_m_probability: [false, null],
  fix_u_probability: [false, null],
  tf_adjustment_weight: [1, null],
  tf_minimum_u_value: [0, null],
  tf_adjustment_column: [null],
  disable_tf_exact_match_detection: [false, null],
  is_null_level: [false, null],
}

const WHY: Readonly<Record<string, string>> = {
  fix_m_probability: 'All m are learned together.',
  fix_u_probability: 'u of an exact agreement is counted, and of the others estimated from random pairs.',
  disable_tf_exact_match_detection: 'Frequencies weigh exact agreement only.',
}

function describeFurther(path: string, further: Readonly<Record<string, unknown>>, note: AddNote): void {
  for (const [key, value] of Object.entries(further)) {
    if (Object.hasOwn(INERT, key) && INERT[key].includes(value)) continue
    // Weights and floors of frequencies were spoken of, where there is a column to count.
    if (key === 'tf_adjustment_weight' || key === 'tf_minimum_u_value') continue
    note(
      'left-out',
      path,
      settingText(key, value),
      Object.hasOwn(WHY, key) ? WHY[key] : 'This setting is not known.',
      'Nothing to do, unless you know what it is for: then look for its counterpart in the config.',
    )
  }
}

/** A setting with its value, as far as it can be shown on a line. */
export function settingText(key: string, value: unknown): string {
  const isPlain = value === null || ['string', 'number', 'boolean'].includes(typeof value)
  return excerpt(`${key}${isPlain ? ` ${JSON.stringify(value)}` : ''}`)
}

/** Columns whose exact agreement Splink did not adjust by frequencies, in order. */
export function withoutFrequencies(comparisons: readonly SplinkComparison[], drafts: FieldDrafts): string[] {
  const levels = comparisons.flatMap((comparison) => comparison.levels)
  const adjusted = new Set(levels.flatMap(({ frequencyColumn }) => unquoted(frequencyColumn ?? '')))
  const exact = levels.filter((level) => formOf(level) === 'exact').flatMap(({ sql }) => columnsOf(sql))
  return [...new Set(exact)].filter((column) => !adjusted.has(column) && drafts.slotOf(column) !== undefined)
}
