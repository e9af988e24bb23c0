import { isMirrored, parseSql, partsOf, type Sql } from './parse-sql'
import type { SplinkLevel } from './read-model'

/** What a level of Splink asks of two values. */
export type LevelForm = 'missing' | 'exact' | 'reversed' | 'graded' | 'else' | 'own-sql'

/** Functions that make writings of one value equal, as the kinds do with every value. */
const NORMALIZING = new Set([
  'lower',
  'upper',
  'trim',
  'ltrim',
  'rtrim',
  'btrim',
  'nullif',
  'cast',
  'coalesce',
  'strip_accents',
])

/** Functions that read dates. */
const DATES = new Set(
  (
    'strptime try_strptime to_date try_to_date to_timestamp try_to_timestamp date_parse try_parse_date str_to_date date_diff datediff ' +
    'timestampdiff date_part year month day epoch extract_epoch unix_timestamp time_to_unix to_unixtime julianday julian age months_between ' +
    'strftime date_format try_parse_timestamp try_cast_date try_cast_timestamp date timestamp floor'
  ).split(' '),
)

/** Functions on the elements of lists. */
const LISTS = new Set(
  (
    'list_intersect array_intersect array_intersection list_has_any array_has_any arrays_overlap array_overlap array_length array_size ' +
    'cardinality size list_has_all list_transform flatten list_min list_max array_min array_max list_aggregate list_unique unnest transform element_at'
  ).split(' '),
)

/** Functions that tell how alike two values are, or how far apart. */
const LIKENESS = new Set(
  (
    'levenshtein levenshtein_distance editdist3 damerau_levenshtein jaro_winkler_similarity jaro_winkler jaro_winkler_sim jaro_similarity jaro ' +
    'jaro_sim jaccard hamming abs radians'
  ).split(' '),
)

/** Operators and functions that may stand around those. */
const AROUND = new Set(
  'and or = <> < <= > >= + - * / || -> negative between round sin cos acos asin sqrt case least greatest array struct element'
    .split(' ')
    .concat('is null', 'is not null'),
)

/** Functions on vectors of numbers, in which no kind is at home. */
const VECTORS = new Set(['array_cosine_similarity', 'cosine_similarity', 'cosine_distance', 'zip_with'])

/** What can be told of a column by the conditions it stands in. */
export interface ConditionFacts {
  readonly isList: boolean
  readonly isDate: boolean
  readonly isPlace: boolean
  readonly isNumber: boolean
  readonly isEmail: boolean
  readonly isPostcode: boolean
  readonly isWords: boolean
  readonly isVector: boolean
  /** Order of day, month and year, where a format says it. */
  readonly order: 'YMD' | 'DMY' | 'MDY' | undefined
}

/** Tells the form of a level by its condition. */
export function formOf(level: SplinkLevel): LevelForm {
  if (level.sql.trim().toLowerCase() === 'else') return 'else'
  const sql = parseSql(level.sql)
  if (level.isNull) return sql !== undefined && isNullCheck(sql) ? 'missing' : 'own-sql'
  if (sql === undefined) return 'own-sql'
  const conditions = conjunctsOf(sql)
  if (conditions.every(isPlainEquality)) return 'exact'
  if (isReversal(conditions)) return 'reversed'
  return isGraded(sql) ? 'graded' : 'own-sql'
}

/** The conditions that must all hold. */
export function conjunctsOf(sql: Sql): readonly Sql[] {
  return sql.type === 'call' && sql.name === 'and' ? sql.args.flatMap(conjunctsOf) : [sql]
}

/** Strips functions that make writings of one value equal. */
export function bareOf(sql: Sql): Sql {
  let bare = sql
  while (bare.type === 'call' && NORMALIZING.has(bare.name) && bare.args.length > 0) bare = bare.args[0]
  return bare
}

/** Whether a condition is that a column, however written, is the same on both sides. */
export function isPlainEquality(sql: Sql): boolean {
  if (sql.type !== 'call' || sql.name !== '=') return false
  const [left, right] = sql.args.map(bareOf)
  return left.type === 'column' && left.side !== '' && isMirrored(left, right)
}

/** The columns of `a_l = b_r`. */
export function crossedColumns(sql: Sql): readonly [string, string] | undefined {
  if (sql.type !== 'call' || sql.name !== '=') return undefined
  const [left, right] = sql.args.map(bareOf)
  if (left.type !== 'column' || right.type !== 'column') return undefined
  if (left.side === '' || right.side === '' || left.side === right.side || left.name === right.name) return undefined
  return left.side === 'l' ? [left.name, right.name] : [right.name, left.name]
}

/** Whether the conditions are that two columns changed places, in one direction or in both. */
export function isReversal(conditions: readonly Sql[]): boolean {
  const crossed = conditions.map(crossedColumns)
  const [first, second] = crossed
  if (first === undefined || crossed.length > 2) return false
  return crossed.length === 1 || (second !== undefined && first[0] === second[1] && first[1] === second[0])
}

/** What can be told of the columns of a condition by the functions and the texts around them. */
export function factsOf(text: string): ConditionFacts {
  const sql = parseSql(text)
  const parts = sql === undefined ? [] : [...partsOf(sql)]
  const calls = new Set(parts.flatMap((part) => (part.type === 'call' ? [part.name] : [])))
  const texts = parts.flatMap((part) => (part.type === 'literal' && part.isText ? [part.value] : []))
  const has = (names: ReadonlySet<string>): boolean => [...calls].some((name) => names.has(name))
  const isPlace = calls.has('radians') || calls.has('acos') || calls.has('asin')
  const isDate = has(DATES)
  const format = texts.map(orderOf).find((order) => order !== undefined)
  return {
    isList: has(LISTS),
    isDate,
    isPlace,
    isNumber: !isDate && !isPlace && parts.some(isDifference),
    isEmail: texts.some((value) => value.includes('@')),
    isPostcode: texts.some((value) => value.includes('[A-Za-z]{1,2}')),
    isWords: calls.has('jaccard'),
    isVector: has(VECTORS),
    order: isDate ? format : undefined,
  }
}

/** `x_l - x_r` of plain columns. */
function isDifference(sql: Sql): boolean {
  if (sql.type !== 'call' || sql.name !== '-' || sql.args.length !== 2) return false
  const [left, right] = sql.args.map(bareOf)
  return left.type === 'column' && isMirrored(left, right)
}

/** The order of the parts in a format such as `%d/%m/%Y` or `dd/MM/yyyy`. */
function orderOf(format: string): 'YMD' | 'DMY' | 'MDY' | undefined {
  const at = (...signs: string[]): number =>
    Math.min(...signs.map((sign) => format.indexOf(sign)).filter((i) => i >= 0))
  const year = at('%Y', '%y', 'yyyy', 'YYYY')
  const month = at('%m', '%b', '%B', 'MM')
  const day = at('%d', 'dd', 'DD')
  if (![year, month, day].every(Number.isFinite)) return undefined
  if (year < month && month < day) return 'YMD'
  if (day < month && month < year) return 'DMY'
  return month < day && day < year ? 'MDY' : undefined
}

/** Whether a condition is only that values are missing, or are no dates. */
function isNullCheck(sql: Sql): boolean {
  if (sql.type !== 'call') return false
  if (sql.name === 'or' || sql.name === 'and') return sql.args.every(isNullCheck)
  if (sql.name === '=') return sql.args.some((arg) => arg.type === 'literal' && arg.isText && arg.value === '')
  if (sql.name !== 'is null') return false
  return [...partsOf(sql.args[0])].every(
    (part) => part.type !== 'call' || NORMALIZING.has(part.name) || DATES.has(part.name),
  )
}

/** Whether a condition is made of known measures of likeness only, each between the two sides of a column. */
function isGraded(sql: Sql): boolean {
  const isKnown = [...partsOf(sql)].every(
    (part) => part.type !== 'call' || AROUND.has(part.name) || NORMALIZING.has(part.name) || isMeasure(part),
  )
  return isKnown && sidesAreEven(sql) && gradesAll(sql)
}

function isMeasure(sql: Sql): boolean {
  if (sql.type !== 'call') return false
  return LIKENESS.has(sql.name) || DATES.has(sql.name) || LISTS.has(sql.name) || isKnownExtract(sql)
}

/** Whether each single condition asks for equality or for some degree of likeness, and none for a certain value. */
function gradesAll(sql: Sql): boolean {
  if (sql.type !== 'call') return false
  if (sql.name === 'and' || sql.name === 'or') return sql.args.every(gradesAll)
  if (sql.name === 'is null' || sql.name === 'is not null' || isPlainEquality(sql)) return true
  return [...partsOf(sql)].some(isMeasure)
}

/** The part of a mail address before its `@`, or the parts of a British postal code, whose kinds have levels for them. */
function isKnownExtract(sql: Sql): boolean {
  if (sql.type !== 'call' || !sql.name.startsWith('regexp_')) return false
  return sql.args.some((arg) => arg.type === 'literal' && /@|\[A-Za-z\]\{1,2\}/.test(arg.value))
}

/** A column that stands on one side only is compared with a constant. */
function sidesAreEven(sql: Sql): boolean {
  const sides = new Map<string, Set<string>>()
  for (const part of partsOf(sql)) {
    if (part.type !== 'column') continue
    if (part.side === '') continue
    sides.set(part.name, (sides.get(part.name) ?? new Set()).add(part.side))
  }
  return sides.size > 0 && [...sides.values()].every((set) => set.size === 2)
}
