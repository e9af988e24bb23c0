import { SamewiseError } from '../base'

/** A level of a Splink comparison. */
export interface SplinkLevel {
  readonly path: string
  readonly sql: string
  /** Its label in charts, else its condition. */
  readonly label: string
  readonly isNull: boolean
  readonly m: number | undefined
  readonly u: number | undefined
  /** Column whose term frequencies adjust it. */
  readonly frequencyColumn: string | undefined
  /** Everything else that it says. */
  readonly further: Readonly<Record<string, unknown>>
}

/** A Splink comparison. */
export interface SplinkComparison {
  readonly path: string
  readonly name: string
  /** In Splink 4 and later the name of the class that made it, such as `EmailComparison`. */
  readonly description: string
  readonly levels: readonly SplinkLevel[]
  readonly further: Readonly<Record<string, unknown>>
}

/** A Splink blocking rule. */
export interface SplinkRule {
  readonly path: string
  readonly sql: string
  /** Array columns whose elements are blocked on one by one. */
  readonly exploded: readonly string[]
  readonly further: Readonly<Record<string, unknown>>
}

/** A Splink model, checked as far as it is used. */
export interface SplinkModel {
  readonly linkType: 'dedupe_only' | 'link_only' | 'link_and_dedupe'
  readonly comparisons: readonly SplinkComparison[]
  readonly rules: readonly SplinkRule[]
  readonly id: string
  readonly sourceColumn: string
  readonly retained: readonly string[]
  readonly prior: number | undefined
  /** Settings that are not read above. */
  readonly further: Readonly<Record<string, unknown>>
}

/** No model that somebody can read has more. */
const MAX_COMPARISONS = 500
const MAX_LEVELS = 200
const MAX_RULES = 2000
const MAX_RETAINED = 2000
const MAX_NAME = 1000
const MAX_SQL = 100_000

const RULES = 'blocking_rules_to_generate_predictions'
const LINK_TYPES = ['dedupe_only', 'link_only', 'link_and_dedupe'] as const
const REMEDY = 'Give the file that linker.misc.save_model_to_json wrote (linker.save_model_to_json in Splink 3).'

type Json = Readonly<Record<string, unknown>>

/**
 * Reads the settings of a Splink model of version 3, 4 or 5.
 *
 * @throws SamewiseError `BAD_MODEL` for anything else, with every fault listed
 */
export function readSplinkModel(input: unknown): SplinkModel {
  if (!isObject(input)) {
    throw bad(`A Splink model is a JSON object, and this is ${nameOf(input)}.`)
  }
  const settings = input
  if (isOfSplink2(settings)) {
    throw new SamewiseError(
      'BAD_MODEL',
      'This is a model of Splink 2, which names columns and not comparisons. Run `samewise init` on the data instead: it guesses a config from headers and contents; or save the model with Splink 3 or later.',
    )
  }
  const faults: string[] = []
  const { comparisons, link_type, ...rest } = settings
  if (!own(settings, 'comparisons') || !own(settings, 'link_type')) {
    throw bad('This is no Splink model: it has no "comparisons" or no "link_type".')
  }
  if (!LINK_TYPES.includes(link_type as never)) {
    faults.push(`"link_type" must be one of ${LINK_TYPES.join(', ')}.`)
  }
  const read = readList(comparisons, 'comparisons', MAX_COMPARISONS, faults).map((one, i) =>
    readComparison(one, `comparisons[${i}]`, faults),
  )
  if (Array.isArray(comparisons) && comparisons.length === 0) {
    faults.push('"comparisons" is empty: there is nothing to compare records by.')
  }
  const text = (key: string, fallback: string): string => {
    const value = own(settings, key) ?? fallback
    if (typeof value === 'string' && value !== '' && value.length <= MAX_NAME) return value
    faults.push(`"${key}" must be the name of a column.`)
    return fallback
  }
  const rules = readList(own(settings, RULES) ?? [], RULES, MAX_RULES, faults).map((rule, i) =>
    readRule(rule, `${RULES}[${i}]`, faults),
  )
  const key = 'additional_columns_to_retain'
  const retained = readList(own(settings, key) ?? [], key, MAX_RETAINED, faults).filter((name): name is string => {
    const isName = typeof name === 'string' && name !== '' && name.length <= MAX_NAME
    if (!isName) faults.push(`"${key}" must hold names of columns.`)
    return isName
  })
  const model: SplinkModel = {
    linkType: link_type as SplinkModel['linkType'],
    comparisons: read,
    rules,
    id: text('unique_id_column_name', 'unique_id'),
    sourceColumn: text('source_dataset_column_name', 'source_dataset'),
    retained,
    prior: numberOf(own(settings, 'probability_two_random_records_match')),
    further: without(rest, [
      RULES,
      key,
      'unique_id_column_name',
      'source_dataset_column_name',
      'probability_two_random_records_match',
    ]),
  }
  if (faults.length > 0) throw bad(`The Splink model cannot be read:\n${listed(faults)}`)
  return model
}

function readComparison(input: unknown, path: string, faults: string[]): SplinkComparison {
  if (!isObject(input)) {
    faults.push(`"${path}" must be an object, and is ${nameOf(input)}.`)
    return { path, name: '', description: '', levels: [], further: {} }
  }
  const key = 'comparison_levels'
  const levels = readList(own(input, key), `${path}.${key}`, MAX_LEVELS, faults).map((level, i) =>
    readLevel(level, `${path}.${key}[${i}]`, faults),
  )
  return {
    path,
    name: textOf(own(input, 'output_column_name')),
    description: textOf(own(input, 'comparison_description')),
    levels,
    further: without(input, ['output_column_name', 'comparison_description', key]),
  }
}

function readLevel(input: unknown, path: string, faults: string[]): SplinkLevel {
  const level: Json = isObject(input) ? input : {}
  const sql = own(level, 'sql_condition')
  if (!isObject(input)) faults.push(`"${path}" must be an object, and is ${nameOf(input)}.`)
  else checkSql(sql, `${path}.sql_condition`, faults)
  const condition = textOf(sql)
  const column = textOf(own(level, 'tf_adjustment_column'))
  return {
    path,
    sql: condition,
    label: textOf(own(level, 'label_for_charts')) || condition,
    isNull: own(level, 'is_null_level') === true,
    m: numberOf(own(level, 'm_probability')),
    u: numberOf(own(level, 'u_probability')),
    frequencyColumn: column === '' ? undefined : column,
    further: without(level, [
      'sql_condition',
      'label_for_charts',
      'is_null_level',
      'm_probability',
      'u_probability',
      'tf_adjustment_column',
    ]),
  }
}

/** A rule is a condition, or an object with one. */
function readRule(input: unknown, path: string, faults: string[]): SplinkRule {
  const rule: Json = isObject(input) ? input : { blocking_rule: input }
  const sql = own(rule, 'blocking_rule')
  checkSql(sql, path, faults)
  const exploded = own(rule, 'arrays_to_explode')
  return {
    path,
    sql: textOf(sql),
    exploded: Array.isArray(exploded) ? exploded.map(textOf).filter((name) => name !== '') : [],
    further: without(rule, ['blocking_rule', 'sql_dialect', 'arrays_to_explode']),
  }
}

function checkSql(sql: unknown, path: string, faults: string[]): void {
  if (typeof sql !== 'string' || sql.trim() === '') faults.push(`"${path}" must be a condition in SQL.`)
  else if (sql.length > MAX_SQL) faults.push(`"${path}" has ${sql.length} characters, and ${MAX_SQL} are read.`)
}

function readList(input: unknown, path: string, most: number, faults: string[]): readonly unknown[] {
  if (!Array.isArray(input)) {
    faults.push(`"${path}" must be a list, and is ${nameOf(input)}.`)
    return []
  }
  if (input.length > most) faults.push(`"${path}" has ${input.length} entries, and ${most} are read.`)
  return input.slice(0, most)
}

/** What only settings and parameter files of Splink 2 have. */
function isOfSplink2(settings: Json): boolean {
  const inner = own(settings, 'settings_original') ?? own(settings, 'settings') ?? settings
  return (
    own(settings, 'comparison_columns') !== undefined ||
    (isObject(inner) && own(inner, 'comparison_columns') !== undefined) ||
    (own(settings, 'params') !== undefined && own(settings, 'historical_params') !== undefined)
  )
}

function bad(fault: string): SamewiseError {
  return new SamewiseError('BAD_MODEL', `${fault} ${REMEDY}`)
}

const MAX_FAULTS = 20

function listed(faults: readonly string[]): string {
  const shown = faults.slice(0, MAX_FAULTS).map((fault) => `  - ${fault}\n`)
  return `${shown.join('')}${faults.length > MAX_FAULTS ? `  - and ${faults.length - MAX_FAULTS} more\n` : ''}`
}

function own(object: Json, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

function without(object: Json, keys: readonly string[]): Json {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)))
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function nameOf(value: unknown): string {
  if (value === undefined) return 'missing'
  return Array.isArray(value)
    ? 'a list'
    : value === null
      ? 'null'
      : typeof value === 'object'
        ? 'an object'
        : `a ${typeof value}`
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}
