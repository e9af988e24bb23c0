import { SamewiseError } from '../base'
import type { RawTable } from '../columns'
import { type DataTable, mergeData } from '../data'
import { commonNames } from '../data/common-names'
import { type ColumnMapping, compilePlan, type EntityConfig, type MappedColumn, type SourceConfig } from '../entity'
import { type FieldConfig, featureName } from '../kinds'
import { describeLevels, settingText, withoutFrequencies } from './describe-levels'
import { type FieldDraft, FieldDrafts } from './field-drafts'
import { absence, factsOfTables, type TableFacts } from './fit-tables'
import { type AddNote, collectNotes, type SplinkNote } from './note'
import { placeColumns } from './place-columns'
import { readSplinkModel, type SplinkModel } from './read-model'
import { placeBlockedColumns, translateRules } from './translate-blocking'

/** How a Splink model is imported. */
export interface SplinkImportOptions {
  /**
   * Names of the sources that the config is for: of files, their names without the ending. Default: `input` for a model that only
   * deduplicates, else `left` and `right`. One name for a model that links means one table with a column that names the source.
   */
  readonly sources?: readonly string[]
  /**
   * The tables that the config is for, instead of their names: they are looked at for what a Splink model cannot say, the order of dates and
   * the country of phone numbers, and for columns that they lack. Default: none
   */
  readonly tables?: readonly RawTable[]
  /** Data tables that the columns are looked at with. Default: none */
  readonly data?: readonly DataTable[]
}

/** A Splink model as samewise writes it. */
export interface SplinkImport {
  /** A config that resolve takes; plain data, without functions. */
  readonly config: EntityConfig
  /** What is not in the config as it was in the model, in the order of the model. */
  readonly notes: readonly SplinkNote[]
}

const RULES = 'blocking_rules_to_generate_predictions'

/**
 * Turns the settings of a Splink model, trained or not, into a config: comparisons become fields of the kinds that their columns' names and
 * conditions tell, blocking rules become rules of blocking keys. The kinds bring levels of their own and learn m and u from the data, so
 * those of the model are not taken over; they stand in the notes with everything else that was replaced, left out or assumed.
 *
 * @param settings what `save_model_to_json` of Splink 3, 4 or 5 wrote, parsed; never changed
 * @param options the sources, by name or as tables
 * @returns the config, which has been checked, and notes on all that is not in it as it was
 * @throws SamewiseError `BAD_MODEL` for what is no Splink model of these versions, with every fault; `BAD_USAGE` for empty names of sources
 *
 * @example
 * ```ts
 * import { importSplink } from 'samewise/splink'
 *
 * const level = (sql_condition: string) => ({ sql_condition })
 * const { config, notes } = importSplink({
 *   link_type: 'dedupe_only',
 *   unique_id_column_name: 'id',
 *   blocking_rules_to_generate_predictions: ['l.surname = r.surname'],
 *   comparisons: [{
 *     output_column_name: 'surname',
 *     comparison_levels: [
 *       { ...level('surname_l IS NULL OR surname_r IS NULL'), is_null_level: true },
 *       level('surname_l = surname_r'),
 *       level('jaro_winkler_similarity(surname_l, surname_r) >= 0.9'),
 *       level('ELSE'),
 *     ],
 *   }],
 * }, { sources: ['people'] })
 * config.fields // { name: { kind: 'person-name' } }
 * config.match // { blocking: [['name.family']] }
 * notes.map(({ path }) => path) // what became of the level of similar names, and more
 * ```
 */
export function importSplink(settings: unknown, options: SplinkImportOptions = {}): SplinkImport {
  const model = readSplinkModel(settings)
  const sources = sourceNames(model, options)
  const drafts = new FieldDrafts(mergeData([commonNames]))
  const [aboutSettings, addSettings] = collectNotes()
  const [aboutPlaces, addPlaces] = collectNotes()
  const [aboutRules, addRules] = collectNotes()

  for (const comparison of model.comparisons) placeColumns(comparison, drafts, addPlaces)
  for (const column of drafts.settle()) {
    addPlaces(
      'replaced',
      'comparisons',
      `Column ${column}`,
      'A house number without a street is no address, so it became a category.',
      'Map the street too, if there is one: then it is a part of the address.',
    )
  }
  if (drafts.fields.size === 0) {
    throw new SamewiseError(
      'BAD_MODEL',
      'No column could be read from the comparisons of this Splink model. Check that it is one, or run `samewise init` on the data instead.',
    )
  }
  placeBlockedColumns(model, drafts, addRules)
  keepColumns(model, drafts, addSettings)
  describeSettings(model, sources, options, addSettings)

  const facts = factsOfTables(options.tables ?? [], options.data ?? [])
  const draft = configOf(model, drafts, sources, facts, addSettings)
  const plan = compilePlan(draft)
  const notes: SplinkNote[] = [...aboutSettings]
  const unadjusted = withoutFrequencies(model.comparisons, drafts)
  for (const comparison of model.comparisons) {
    const [own, add] = collectNotes()
    describeLevels(comparison, drafts, plan, add)
    notes.push(...aboutPlaces.filter(({ path }) => path === comparison.path), ...own)
  }
  notes.push(...aboutPlaces.filter(({ path }) => path === 'comparisons'))
  if (unadjusted.length > 0) {
    addSettings(
      'replaced',
      'comparisons',
      `Exact agreement without term frequencies: ${unadjusted.join(', ')}`,
      'Exact agreement always weighs by how common the value is.',
      '',
    )
    notes.push(...aboutSettings.slice(-1))
  }
  const { blocking, leftOut } = translateRules(model, drafts, plan.keys, addRules)
  describeBlocking(model, blocking, leftOut, addRules)
  notes.push(...aboutRules)
  if (blocking.length === 0) return { config: draft, notes }
  const config: EntityConfig = { ...draft, match: { blocking } }
  compilePlan(config)
  return { config, notes }
}

function sourceNames({ linkType }: SplinkModel, options: SplinkImportOptions): readonly string[] {
  const sources = options.tables?.map(({ source }) => source) ?? options.sources
  if (sources === undefined) return linkType === 'dedupe_only' ? ['input'] : ['left', 'right']
  if (sources.length === 0 || sources.some((name) => name === '' || name.includes(':'))) {
    throw new SamewiseError(
      'BAD_USAGE',
      'The names of the sources are empty, or hold a colon. Give at least one name, without colons; or leave "sources" out.',
    )
  }
  return [...new Set(sources)]
}

function configOf(
  model: SplinkModel,
  drafts: FieldDrafts,
  names: readonly string[],
  facts: TableFacts,
  note: AddNote,
): EntityConfig {
  const fields: Record<string, FieldConfig> = Object.create(null)
  for (const [name, { kind, options }] of drafts.fields) fields[name] = { kind, ...options }
  const sources: Record<string, SourceConfig> = Object.create(null)
  for (const name of names) {
    const known = facts.columnsOf(name)
    const check = (column: string): void => {
      if (known === undefined || known.has(column)) return
      note('check', 'comparisons', `Column ${column}`, absence(name, column, known), `Correct "sources.${name}".`)
    }
    const map: Record<string, ColumnMapping> = Object.create(null)
    for (const [field, draft] of drafts.fields) {
      for (const [part, columns] of draft.columns) {
        columns.forEach(check)
        const mapped = columns.map((column) => mappedColumn(column, draft, facts.readingOf(name, column)))
        map[featureName(field, part)] = mapped.length === 1 ? mapped[0] : mapped
      }
    }
    const isMixed = model.linkType !== 'dedupe_only' && names.length === 1
    check(model.id)
    if (isMixed) check(model.sourceColumn)
    sources[name] = { id: model.id, ...(isMixed ? { sourceColumn: model.sourceColumn } : {}), map }
  }
  return { fields, sources }
}

/** A column, with how its values are read where the field does not say it. */
function mappedColumn(
  column: string,
  { kind, options }: FieldDraft,
  { order, region }: { readonly order?: MappedColumn['order']; readonly region?: string },
): string | MappedColumn {
  if (kind === 'date' && order !== undefined && options.order === undefined) return { column, order }
  return kind === 'phone' && region !== undefined ? { column, region } : column
}

/** Columns that Splink only carries along are kept in the golden record, and not compared. */
function keepColumns(model: SplinkModel, drafts: FieldDrafts, note: AddNote): void {
  const special = new Set([model.id, model.sourceColumn])
  for (const column of new Set(model.retained)) {
    if (drafts.slotOf(column) !== undefined || special.has(column)) continue
    const { slot } = drafts.place(column, { kind: 'category', part: '', options: { compare: false } }, false)
    note(
      'check',
      'additional_columns_to_retain',
      `Column ${column}`,
      `It is kept as the field "${slot.field}", which is not compared.`,
      'Give the field the kind of what it holds, so that its values are written in one form.',
    )
  }
}

/** Settings that say nothing where they have the value Splink gives them. */
const DEFAULTS: Readonly<Record<string, readonly unknown[]>> = {
  em_convergence: [0.0001],
  max_iterations: [25],
  retain_matching_columns: [true],
  retain_intermediate_calculation_columns: [false],
  bayes_factor_column_prefix: ['bf_'],
  match_weight_column_prefix: ['mw_'],
  term_frequency_adjustment_column_prefix: ['tf_'],
  comparison_vector_value_column_prefix: ['gamma_'],
}

/** Settings whose values need no counterpart, whatever they are. */
const NEEDLESS = ['sql_dialect', 'linker_uid']

const WHY: Readonly<Record<string, readonly [why: string, suggestion: string]>> = {
  em_convergence: ['Training stops by rules of its own.', ''],
  max_iterations: ['Training stops by rules of its own.', ''],
  retain_matching_columns: ['Golden records always have the compared values.', ''],
  retain_intermediate_calculation_columns: [
    'The weight of each level is not in the result.',
    'Ask for the pairs you want to see: `samewise explain <dir> <source:id> <source:id>`.',
  ],
  bayes_factor_column_prefix: ['The result has columns of its own.', ''],
  match_weight_column_prefix: ['The result has columns of its own.', ''],
  term_frequency_adjustment_column_prefix: ['The result has columns of its own.', ''],
  comparison_vector_value_column_prefix: ['The result has columns of its own.', ''],
}

function describeSettings(
  model: SplinkModel,
  sources: readonly string[],
  options: SplinkImportOptions,
  note: AddNote,
): void {
  const isLinking = model.linkType !== 'dedupe_only'
  if (options.sources === undefined && options.tables === undefined) {
    note(
      'check',
      'link_type',
      `The names of the sources: ${sources.join(', ')}`,
      'A Splink model does not say what its tables are called.',
      'Rename them in "sources" to the names of your files without their endings, or name them when importing.',
    )
  }
  if (isLinking) {
    note(
      'check',
      'link_type',
      `link_type ${model.linkType}`,
      model.linkType === 'link_only'
        ? 'Splink compared records of different tables only, which does not say that no table holds a duplicate. Records within a source are compared too.'
        : 'Records are compared within each source and across sources.',
      'Set "duplicateFree": true for each source in which no two records are the same thing; then its records are matched one to one.',
    )
  }
  if (model.sourceColumn !== 'source_dataset' && !(isLinking && sources.length === 1)) {
    note(
      'left-out',
      'source_dataset_column_name',
      settingText('source_dataset_column_name', model.sourceColumn),
      isLinking ? 'Each file is a source of its own.' : 'Splink reads it only where tables are linked.',
      `If one file holds all sources, set "sourceColumn" of it to "${model.sourceColumn}".`,
    )
  }
  if (model.prior !== undefined) {
    note(
      'replaced',
      'probability_two_random_records_match',
      settingText('probability_two_random_records_match', Number(model.prior.toPrecision(6))),
      'The prior is learned from the data, for each component of linked records apart.',
      '',
    )
  }
  for (const [key, value] of Object.entries(model.further)) {
    if (NEEDLESS.includes(key) || (Object.hasOwn(DEFAULTS, key) && DEFAULTS[key].includes(value))) continue
    const [why, suggestion] = Object.hasOwn(WHY, key)
      ? WHY[key]
      : ['This setting is not known.', 'Look for its counterpart in the config, if you know what it is for.']
    note('left-out', key, settingText(key, value), why, suggestion)
  }
}

function describeBlocking(
  { rules }: SplinkModel,
  blocking: readonly (readonly string[])[],
  leftOut: number,
  note: AddNote,
): void {
  if (blocking.length > 0) {
    const lost =
      leftOut === 0
        ? ''
        : ` ${leftOut} rule${leftOut === 1 ? ' or alternative of a rule is' : 's or alternatives of rules are'} left out, so fewer pairs are proposed than by Splink.`
    note(
      'check',
      RULES,
      `${blocking.length} blocking rule${blocking.length === 1 ? '' : 's'} in "match.blocking"`,
      `They bound what can be found, as they did in Splink.${lost}`,
      'Leave "match.blocking" out, and rules are chosen by what they cost and find in the data.',
    )
    return
  }
  note(
    'replaced',
    RULES,
    rules.length === 0 ? 'No blocking rule' : 'All blocking rules',
    'There is no "match.blocking": rules are chosen by what they cost and find in the data.',
    '',
  )
}
