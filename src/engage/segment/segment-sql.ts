import { DAY_MS, SamewiseError } from '../../base'
import {
  type AttributeCondition,
  type AttributeValue,
  type Condition,
  type EventFilter,
  filterFields,
  listOf,
  type NumberTest,
  type Segment,
} from './condition'
import { comparable, inHundredths, sinceOf } from './matches'

/** Engines that {@link segmentSql} speaks to. */
export type SqlDialect = 'sqlite' | 'duckdb' | 'postgres'

/**
 * Where the data lie. Columns beside those named here: `at` of events is milliseconds UTC in a whole number, `amount` a number; the filter fields (`kind`,
 * `name`, `channel`, `topic`, `product`, `campaign`, `department`, `currency`) are text.
 */
export interface SegmentTables {
  /** A row per golden ID, with a column per attribute. Default `customer`. */
  readonly customers?: string
  /** A row per event. Default `customer_event`. */
  readonly events?: string
  /** `golden_id`, `dimension`, `option`; at most a row per customer and dimension. Default `customer_preference`. */
  readonly preferences?: string
  /** `golden_id`, `type`, `number`; at most a row per customer and type. Default `customer_relation`. */
  readonly relations?: string
  /** Column of the golden ID in all of them. Default `golden_id`. */
  readonly goldenId?: string
  /** Columns of attributes whose column has another name, by attribute. */
  readonly columns?: Readonly<Record<string, string>>
}

/** Options of {@link segmentSql}. */
export interface SegmentSqlOptions {
  /** Milliseconds UTC. */
  readonly asOf: number
  readonly dialect: SqlDialect
  readonly tables?: SegmentTables
}

/** A query with its parameters, in the order of their numbers. */
export interface SegmentQuery {
  readonly sql: string
  readonly parameters: readonly AttributeValue[]
}

/**
 * The query that selects the members of a segment, as one column of golden IDs: the same ones as in memory. Values are parameters, names are quoted.
 *
 * @throws `BAD_CONFIG` for a name that no database can quote
 *
 * @example
 * ```ts
 * import { defineSegment, segmentSql } from 'samewise/customer'
 *
 * const segment = defineSegment({ name: 'Berlin', where: { attribute: 'city', is: 'Berlin' } })
 * const { sql, parameters } = segmentSql(segment, { asOf: 0, dialect: 'sqlite' })
 * sql.includes('"city"') // true
 * parameters // ['Berlin']
 * ```
 */
export function segmentSql(segment: Segment, options: SegmentSqlOptions): SegmentQuery {
  const compiler = new Compiler(options)
  const where = compiler.condition(segment.where)
  return { sql: compiler.query(where), parameters: compiler.parameters }
}

class Compiler {
  readonly parameters: AttributeValue[] = []
  readonly #aggregates: { readonly name: string; readonly sql: string }[] = []
  readonly #asOf: number
  readonly #dialect: SqlDialect
  readonly #tables: SegmentTables
  readonly #id: string

  constructor({ asOf, dialect, tables = {} }: SegmentSqlOptions) {
    this.#asOf = asOf
    this.#dialect = dialect
    this.#tables = tables
    this.#id = quoted(tables.goldenId ?? 'golden_id')
  }

  query(where: string): string {
    const id = this.#id
    const withs = this.#aggregates.map(({ name, sql }) => `${name} AS (${sql})`).join(',\n')
    const joins = this.#aggregates.map(({ name }) => `LEFT JOIN ${name} ON ${name}.${id} = c.${id}\n`).join('')
    const from = quoted(this.#tables.customers ?? 'customer')
    return `${withs === '' ? '' : `WITH ${withs}\n`}SELECT c.${id} FROM ${from} AS c\n${joins}WHERE ${where}\nORDER BY c.${id}`
  }

  /** SQL that is true or false and never NULL. */
  condition(condition: Condition): string {
    if ('all' in condition) return `(${condition.all.map((part) => this.condition(part)).join(' AND ')})`
    if ('any' in condition) return `(${condition.any.map((part) => this.condition(part)).join(' OR ')})`
    if ('not' in condition) return `NOT ${this.condition(condition.not)}`
    if ('attribute' in condition) return this.#attribute(condition)
    if ('preference' in condition) {
      const table = quoted(this.#tables.preferences ?? 'customer_preference')
      const of = this.#parameter(condition.preference)
      const joined = this.#join(`SELECT ${this.#id}, "option" AS v FROM ${table} WHERE "dimension" = ${of}`)
      return `(${joined} IS NOT NULL AND ${joined} IN (${this.#list(listOf(condition.is))}))`
    }
    if ('relation' in condition) {
      const table = quoted(this.#tables.relations ?? 'customer_relation')
      const of = this.#parameter(condition.relation)
      const joined = this.#join(`SELECT ${this.#id}, "number" AS v FROM ${table} WHERE "type" = ${of}`)
      return this.#number(`COALESCE(${joined}, 0)`, condition)
    }
    if ('last' in condition) return this.#last(condition)
    if ('count' in condition) {
      const count = this.#aggregate('COUNT(*)', condition.count, condition.withinDays)
      return this.#number(`COALESCE(${count}, 0)`, condition)
    }
    const sum = this.#aggregate(`SUM(${this.#hundredths()})`, condition.sum, condition.withinDays)
    return this.#number(`COALESCE(${sum}, 0)`, inHundredths(condition))
  }

  #parameter(value: AttributeValue): string {
    this.parameters.push(value)
    return `${this.#dialect === 'sqlite' ? '?' : '$'}${this.parameters.length}`
  }

  #list(values: readonly AttributeValue[]): string {
    return values.map((value) => this.#parameter(value)).join(', ')
  }

  /** The value column of a table of at most one row per customer, to be joined. */
  #join(sql: string): string {
    const name = `a${this.#aggregates.length}`
    this.#aggregates.push({ name, sql })
    return `${name}.v`
  }

  #aggregate(value: string, filter: EventFilter, withinDays: number | undefined): string {
    const table = quoted(this.#tables.events ?? 'customer_event')
    const since = sinceOf(withinDays, this.#asOf)
    const parts = [`"at" <= ${this.#parameter(this.#asOf)}`]
    if (Number.isFinite(since)) parts.push(`"at" >= ${this.#parameter(since)}`)
    for (const field of filterFields) {
      const wanted = filter[field]
      if (wanted !== undefined) parts.push(`"${field}" IN (${this.#list(listOf<string>(wanted))})`)
    }
    return this.#join(
      `SELECT ${this.#id}, ${value} AS v FROM ${table} WHERE ${parts.join(' AND ')} GROUP BY ${this.#id}`,
    )
  }

  /** Half a unit more and cut off, since the engines round halves differently. */
  #hundredths(): string {
    const half = 'CASE WHEN "amount" < 0 THEN -0.5 ELSE 0.5 END'
    return this.#dialect === 'sqlite'
      ? `CAST(CAST("amount" AS REAL) * 100 + ${half} AS INTEGER)`
      : `TRUNC(CAST("amount" AS DOUBLE PRECISION) * 100 + ${half})`
  }

  #last(condition: { last: EventFilter; atMostDaysAgo?: number; atLeastDaysAgo?: number }): string {
    const last = this.#aggregate('MAX("at")', condition.last, undefined)
    const parts = [`${last} IS NOT NULL`]
    const { atMostDaysAgo, atLeastDaysAgo } = condition
    if (atMostDaysAgo !== undefined) {
      parts.push(`${last} >= ${this.#parameter(Math.ceil(this.#asOf - atMostDaysAgo * DAY_MS))}`)
    }
    if (atLeastDaysAgo !== undefined) {
      parts.push(`${last} <= ${this.#parameter(Math.floor(this.#asOf - atLeastDaysAgo * DAY_MS))}`)
    }
    return `(${parts.join(' AND ')})`
  }

  #number(value: string, test: NumberTest): string {
    const parts: string[] = []
    if (test.is !== undefined) parts.push(`${value} = ${this.#parameter(test.is)}`)
    if (test.above !== undefined) parts.push(`${value} > ${this.#parameter(test.above)}`)
    if (test.atLeast !== undefined) parts.push(`${value} >= ${this.#parameter(test.atLeast)}`)
    if (test.atMost !== undefined) parts.push(`${value} <= ${this.#parameter(test.atMost)}`)
    if (test.below !== undefined) parts.push(`${value} < ${this.#parameter(test.below)}`)
    return `(${parts.join(' AND ')})`
  }

  #attribute(test: AttributeCondition): string {
    const { columns = {} } = this.#tables
    const name = Object.hasOwn(columns, test.attribute) ? columns[test.attribute] : test.attribute
    const column = `c.${quoted(name)}`
    const parts = [test.known === false ? `${column} IS NULL` : `${column} IS NOT NULL`]
    if (test.is !== undefined) parts.push(this.#oneOf(column, listOf<AttributeValue>(test.is)))
    if (test.above !== undefined) parts.push(this.#compare(column, '>', test.above))
    if (test.atLeast !== undefined) parts.push(this.#compare(column, '>=', test.atLeast))
    if (test.atMost !== undefined) parts.push(this.#compare(column, '<=', test.atMost))
    if (test.below !== undefined) parts.push(this.#compare(column, '<', test.below))
    if (test.startsWith !== undefined) {
      const length = [...test.startsWith].length
      parts.push(this.#typed(column, `substr(${column}, 1, ${length}) = ${this.#parameter(test.startsWith)}`, 'text'))
    }
    if (test.contains !== undefined) {
      const find = this.#dialect === 'sqlite' ? 'instr' : 'strpos'
      parts.push(this.#typed(column, `${find}(${column}, ${this.#parameter(test.contains)}) > 0`, 'text'))
    }
    return `(${parts.join(' AND ')})`
  }

  #oneOf(column: string, values: readonly AttributeValue[]): string {
    if (this.#dialect !== 'sqlite') {
      return `${column} IN (${this.#list(values)})`
    }
    return `(${values.map((value) => this.#compare(column, '=', comparable(value)!)).join(' OR ')})`
  }

  #compare(column: string, operator: string, value: string | number): string {
    const isText = typeof value === 'string'
    // Dates are compared by their digits and not as a language orders words.
    const collation = isText && operator !== '=' && this.#dialect === 'postgres' ? ' COLLATE "C"' : ''
    const sql = `${column}${collation} ${operator} ${this.#parameter(value)}`
    return this.#typed(column, sql, isText ? 'text' : 'number')
  }

  /** SQLite compares across types by converting one of them; here text and number are never equal. The others know the type of a column. */
  #typed(column: string, sql: string, type: 'text' | 'number'): string {
    if (this.#dialect !== 'sqlite') return sql
    return type === 'text' ? `(typeof(${column}) = 'text' AND ${sql})` : `(typeof(${column}) <> 'text' AND ${sql})`
  }
}

function quoted(name: string): string {
  if (name === '' || /[\0\ud800-\udfff]/u.test(name)) {
    throw new SamewiseError('BAD_CONFIG', 'A column or table has a name that cannot be quoted in SQL. Give it another.')
  }
  return `"${name.replaceAll('"', '""')}"`
}
