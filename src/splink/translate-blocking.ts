import type { BlockingKey } from '../block'
import { type FieldDrafts, featureOfSlot } from './field-drafts'
import { type AddNote, excerpt } from './note'
import { isMirrored, parseSql, partsOf, type Sql } from './parse-sql'
import { bareOf, conjunctsOf, crossedColumns } from './read-condition'
import type { SplinkModel, SplinkRule } from './read-model'

/** Rules that the alternatives of one rule may become. */
const MAX_ALTERNATIVES = 16

/** A key that stands for a condition: the same one, or one that holds for all pairs of it and for more. */
interface FoundKey {
  readonly names: readonly string[]
  /** What is wider about it; undefined for the same condition. */
  readonly wider?: string
}

/** What a condition of a blocking rule means for the keys. */
type Translation = FoundKey | { readonly names?: undefined; readonly why: string }

/** Functions whose equal results are a matter of sound. */
const SOUNDS = new Set(['soundex', 'dmetaphone', 'double_metaphone', 'metaphone', 'dmetaphone_alt'])
const JOINS = new Set(['||', 'concat', 'concat_ws'])
/** A date as Splink's examples write it, whose first characters are its parts. */
const ISO_YEAR = 4
const ISO_MONTH = 7
const ISO_DAY = 10

/** Gives a field to columns that only blocking rules speak of, where their names tell what they hold: keys belong to compared fields. */
export function placeBlockedColumns({ rules }: SplinkModel, drafts: FieldDrafts, note: AddNote): void {
  for (const rule of rules) {
    const sql = parseSql(rule.sql)
    if (sql === undefined) continue
    for (const { name, side } of columnsIn(sql)) {
      if (side === '' || drafts.slotOf(name) !== undefined) continue
      const claim = drafts.claimOn(name)
      if (claim === undefined || drafts.isTaken(claim)) continue
      const { slot } = drafts.place(name, claim)
      note(
        'check',
        rule.path,
        `Column ${name}, which the model blocks on and does not compare`,
        `Blocking keys belong to compared fields, so it feeds the field "${slot.field}" and is compared too.`,
        'If it must not be evidence, take it out of "map", and out of "match.blocking" the rules with its keys.',
      )
    }
    for (const name of rule.exploded) {
      const draft = drafts.draftOf(name)
      if (draft !== undefined) draft.options.many = true
    }
  }
}

/** Blocking rules as lists of key names. */
interface TranslatedRules {
  readonly blocking: string[][]
  /** Rules, and alternatives of rules, that cannot be said with keys. */
  readonly leftOut: number
}

/** Turns blocking rules into lists of key names; what cannot be said with keys gets a note. */
export function translateRules(
  { rules }: SplinkModel,
  drafts: FieldDrafts,
  keys: readonly BlockingKey[],
  note: AddNote,
): TranslatedRules {
  const translated = new Map<string, string[]>()
  let leftOut = 0
  for (const rule of rules) {
    describeFurther(rule, note)
    const what = `Rule ${excerpt(rule.sql)}`
    const sql = parseSql(rule.sql)
    if (sql === undefined) {
      leftOut++
      note('left-out', rule.path, what, 'This SQL is not understood.', ownRule([], drafts, keys))
      continue
    }
    const alternatives = alternativesOf(sql)
    if (alternatives === undefined) {
      leftOut++
      note(
        'left-out',
        rule.path,
        what,
        `It has more than ${MAX_ALTERNATIVES} alternatives.`,
        ownRule([sql], drafts, keys),
      )
      continue
    }
    if (alternatives.length > 1) {
      note(
        'replaced',
        rule.path,
        what,
        `A rule has no alternatives: it became ${alternatives.length} rules, which together propose the same pairs.`,
        '',
      )
    }
    for (const conditions of alternatives) {
      const part = alternatives.length === 1 ? what : `Alternative ${excerpt(conditions.map(write).join(' and '))}`
      const names = translateConditions(conditions, part, rule.path, drafts, keys, note)
      if (names === undefined) leftOut++
      else translated.set(names.join('\n'), names)
    }
  }
  return { blocking: [...translated.values()], leftOut }
}

/** Keys of the conditions of one rule; undefined where too little of it is left. */
function translateConditions(
  conditions: readonly Sql[],
  what: string,
  path: string,
  drafts: FieldDrafts,
  keys: readonly BlockingKey[],
  note: AddNote,
): string[] | undefined {
  const names = new Set<string>()
  const wider: string[] = []
  const lost: string[] = []
  const crossed = crossedName(conditions, drafts, keys)
  if (crossed !== undefined) {
    names.add(crossed.key)
    wider.push(`${crossed.key} also holds where the names did not change places`)
  }
  for (const condition of conditions) {
    if (crossed?.conditions.has(condition) || isPresence(condition)) continue
    const found = translate(condition, drafts, keys)
    if (found.names === undefined) lost.push(found.why)
    else {
      for (const name of found.names) names.add(name)
      if (found.wider !== undefined) wider.push(found.wider)
    }
  }
  const weak = (name: string): boolean => keys.find((key) => key.name === name)?.weak === true
  const isTooWide = lost.length > 0 && names.size < 2 && [...names].every(weak)
  if (names.size === 0 || isTooWide) {
    const rest = names.size === 0 ? '' : `; ${[...names].join(' + ')} alone would propose too many pairs`
    note(
      'left-out',
      path,
      what,
      `${lost.join('; ') || 'It names no condition'}${rest}.`,
      ownRule(conditions, drafts, keys),
    )
    return undefined
  }
  if (lost.length > 0 || wider.length > 0) {
    note(
      'replaced',
      path,
      what,
      `It became ${[...names].join(' + ')}, which proposes all its pairs and more: ${[...lost, ...wider].join('; ')}.`,
      '',
    )
  }
  return [...names]
}

/** The alternatives of a condition, each a list of conditions that must all hold; undefined for too many. */
function alternativesOf(sql: Sql): Sql[][] | undefined {
  let alternatives: Sql[][] = [[]]
  for (const condition of conjunctsOf(sql)) {
    const options: Sql[][] = []
    for (const option of condition.type === 'call' && condition.name === 'or' ? condition.args : []) {
      const own = alternativesOf(option)
      if (own === undefined) return undefined
      options.push(...own)
    }
    if (options.length === 0) options.push([condition])
    if (options.length * alternatives.length > MAX_ALTERNATIVES) return undefined
    alternatives = alternatives.flatMap((known) => options.map((option) => [...known, ...option]))
  }
  return alternatives
}

/** The key of both names crosswise, for `l.first = r.last and l.last = r.first`. */
function crossedName(
  conditions: readonly Sql[],
  drafts: FieldDrafts,
  keys: readonly BlockingKey[],
): { readonly key: string; readonly conditions: ReadonlySet<Sql> } | undefined {
  for (const one of conditions) {
    const pair = crossedColumns(one)
    if (pair === undefined) continue
    const other = conditions.find((condition) => {
      const back = crossedColumns(condition)
      return back !== undefined && back[0] === pair[1] && back[1] === pair[0]
    })
    const slots = pair.map((column) => drafts.slotOf(column))
    const key = keys.find(
      (known) => known.crosswise && known.field === slots[0]?.field && known.field === slots[1]?.field,
    )
    if (other !== undefined && key !== undefined) return { key: key.name, conditions: new Set([one, other]) }
  }
  return undefined
}

/** A condition that a value is there, which every key asks. */
function isPresence(sql: Sql): boolean {
  return sql.type === 'call' && sql.name === 'is not null' && bareOf(sql.args[0]).type === 'column'
}

function translate(sql: Sql, drafts: FieldDrafts, keys: readonly BlockingKey[]): Translation {
  if (sql.type !== 'call' || sql.name !== '=') {
    return { why: `${describe(sql)} is no equality, and blocks are made by equal keys` }
  }
  const [left, right] = sql.args.map(bareOf)
  if (!isMirrored(left, right)) return { why: `${describe(sql)} does not compare a column with itself` }
  return translateSide(left, describe(sql), drafts, keys)
}

/** The key of one side of an equality whose other side is the same. */
function translateSide(side: Sql, shown: string, drafts: FieldDrafts, keys: readonly BlockingKey[]): Translation {
  if (side.type === 'call' && JOINS.has(side.name)) {
    const columns = side.args.map(bareOf).filter((arg) => arg.type !== 'literal')
    const found = columns.map((column) => translateSide(column, shown, drafts, keys))
    const failed = found.find(({ names }) => names === undefined)
    if (failed !== undefined || found.length === 0) return failed ?? { why: `${shown} names no column` }
    return { names: found.flatMap(({ names }) => names ?? []) }
  }
  const column = [...columnsIn(side)][0]
  const slot = column && drafts.slotOf(column.name)
  const draft = column && drafts.draftOf(column.name)
  if (column === undefined) return { why: `${shown} names no column` }
  if (slot === undefined || draft === undefined) return { why: `the column ${column.name} feeds no compared field` }
  const feature = featureOfSlot(slot, draft.kind, draft.columns.has('number'))
  const find = (part: string): string | undefined =>
    keys.find((key) => key.name === (part === '' ? feature : `${feature}:${part}`) && key.features.length === 1)?.name
  const found = partKey(side, draft.kind, find)
  if (found !== undefined) return found
  // A whole name has no key but that of its parts, a whole address that of its line.
  const whole =
    slot.part === '' && side === column ? keys.find((key) => key.field === slot.field && !key.weak) : undefined
  if (whole !== undefined) return { names: [whole.name], wider: `${whole.name} stands for the whole of ${column.name}` }
  return { why: `there is no key for ${shown}` }
}

/** The key of a column, or of a part of it that a function cuts out. */
function partKey(sql: Sql, kind: string, find: (part: string) => string | undefined): FoundKey | undefined {
  const same = (part: string): FoundKey | undefined => {
    const name = find(part)
    return name === undefined ? undefined : { names: [name] }
  }
  if (sql.type === 'column') return same('')
  if (sql.type !== 'call') return undefined
  const { name, args } = sql
  const inner = args.map(bareOf)
  const isOnColumn = inner.filter(({ type }) => type === 'column').length === 1
  if (!isOnColumn) return undefined
  if (SOUNDS.has(name)) {
    const sound = find('sound')
    return sound === undefined ? undefined : { names: [sound], wider: `${sound} is Soundex, whatever the code was` }
  }
  if (name === 'year' || (/^date_?part$|^date_trunc$/.test(name) && textOf(inner[0]) === 'year')) return same('year')
  if (name === 'strftime' || name === 'date_format') return same(dateFormats[textOf(inner[1])] ?? 'none')
  if (name === 'split_part' && textOf(inner[1]) === '@' && numberOf(inner[2]) === 1) return same('mailbox')
  if (name === 'regexp_extract' && textOf(inner[1]) === '^[^@]+') return same('mailbox')
  const start = prefixLength(name, inner)
  if (start !== undefined) return kind === 'date' ? datePrefix(start, same) : longestPrefix(start, find)
  const end = suffixLength(name, inner)
  return end === undefined ? undefined : longest('last', end, find)
}

const dateFormats: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  '%Y': 'year',
  yyyy: 'year',
  '%Y-%m': 'year-month',
  'yyyy-MM': 'year-month',
  '%m-%d': 'month-day',
  'MM-dd': 'month-day',
})

/** Characters from the start that `substr(x, 1, n)`, `left(x, n)` or `x[1]` leave. */
function prefixLength(name: string, args: readonly Sql[]): number | undefined {
  if (name === 'left') return numberOf(args[1])
  if (name === 'element') return numberOf(args[1]) === 1 ? 1 : undefined
  if (name !== 'substr' && name !== 'substring') return undefined
  const from = numberOf(args[1])
  // Spark counts from 0 as from 1.
  return from === 1 || from === 0 ? numberOf(args[2]) : undefined
}

function suffixLength(name: string, args: readonly Sql[]): number | undefined {
  if (name === 'right') return numberOf(args[1])
  const from = numberOf(args[1])
  return (name === 'substr' || name === 'substring') && from !== undefined && from < 0 ? -from : undefined
}

function datePrefix(length: number, same: (part: string) => FoundKey | undefined): FoundKey | undefined {
  if (length >= ISO_DAY) return same('')
  return length >= ISO_MONTH ? same('year-month') : length >= ISO_YEAR ? same('year') : undefined
}

/** The key with most of the first characters; the district of a postal code is as good as its first three. */
function longestPrefix(length: number, find: (part: string) => string | undefined): FoundKey | undefined {
  const district = length >= 3 ? find('district') : undefined
  if (district !== undefined)
    return { names: [district], wider: `${district} stands for the first ${length} characters` }
  return longest('first', length, find)
}

/** The key with most of the characters that must agree, and no more. */
function longest(
  end: 'first' | 'last',
  length: number,
  find: (part: string) => string | undefined,
): FoundKey | undefined {
  for (let most = Math.min(Math.floor(length), 20); most > 0; most--) {
    const name = find(`${end}-${most}`)
    if (name === undefined) continue
    return most === length
      ? { names: [name] }
      : { names: [name], wider: `${name} stands for the ${end} ${length} characters` }
  }
  return undefined
}

function* columnsIn(sql: Sql): Generator<Extract<Sql, { type: 'column' }>> {
  for (const part of partsOf(sql)) if (part.type === 'column') yield part
}

function textOf(sql: Sql | undefined): string {
  return sql?.type === 'literal' && sql.isText ? sql.value : ''
}

function numberOf(sql: Sql | undefined): number | undefined {
  if (sql?.type !== 'literal' || sql.isText) return undefined
  const value = Number(sql.value)
  return Number.isFinite(value) ? value : undefined
}

/** A condition on one line, for a message. */
function describe(sql: Sql): string {
  return excerpt(write(sql))
}

function write(sql: Sql): string {
  if (sql.type === 'column') return sql.side === '' ? sql.name : `${sql.side}.${sql.name}`
  if (sql.type === 'literal') return sql.isText ? `'${sql.value}'` : sql.value
  const isInfix = sql.args.length === 2 && !/^[a-z]/.test(sql.name)
  return isInfix ? sql.args.map(write).join(` ${sql.name} `) : `${sql.name}(${sql.args.map(write).join(', ')})`
}

function describeFurther({ path, further }: SplinkRule, note: AddNote): void {
  for (const [key, value] of Object.entries(further)) {
    const isSalting = key === 'salting_partitions'
    if (isSalting && (value === 1 || value === null)) continue
    note(
      'left-out',
      path,
      isSalting ? `salting_partitions of ${String(value).slice(0, 20)}` : `${key}`,
      isSalting ? 'It spreads work over machines and changes no pair.' : 'This setting is not known.',
      '',
    )
  }
}

/** Which keys there are for the columns that a rule speaks of. */
function ownRule(conditions: readonly Sql[], drafts: FieldDrafts, keys: readonly BlockingKey[]): string {
  const columns = conditions.flatMap((condition) => [...columnsIn(condition)])
  const fields = new Set(columns.flatMap(({ name }) => drafts.slotOf(name)?.field ?? []))
  const own = keys.filter(({ field }) => fields.has(field)).map(({ name }) => name)
  const from = own.length === 0 ? '' : ` from the keys ${own.join(', ')}`
  return `Write a rule of your own into "match.blocking"${from}; or leave "match.blocking" out, and rules are chosen from the data.`
}
