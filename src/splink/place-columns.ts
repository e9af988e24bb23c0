import type { FieldDrafts } from './field-drafts'
import type { AddNote } from './note'
import { columnsOf } from './parse-sql'
import { type ConditionFacts, factsOf } from './read-condition'
import type { SplinkComparison } from './read-model'
import { type NamedColumn, wordsOfColumn } from './recognize-column'

/** Words of headers under which a code of some kind stands. */
const CODES = ['id', 'no', 'nr', 'number', 'code', 'ref', 'reference', 'key']

/** A comparison of more columns is none that somebody wrote. */
const MAX_COLUMNS = 60

/** Columns that a comparison names in the conditions of its levels, or whose frequencies it takes. */
export function columnsOfComparison({ levels }: SplinkComparison): string[] {
  const frequencies = levels.flatMap(({ frequencyColumn }) => frequencyColumn ?? [])
  return [...new Set([...levels.flatMap(({ sql }) => columnsOf(sql)), ...frequencies.map(unquoted)])]
}

/** The name of a column that may stand in quotes. */
export function unquoted(name: string): string {
  const first = name[0]
  return name.length > 2 && (first === '"' || first === '`') && name.endsWith(first) ? name.slice(1, -1) : name
}

/** Gives each column of a comparison its place among the fields. */
export function placeColumns(comparison: SplinkComparison, drafts: FieldDrafts, note: AddNote): void {
  const columns = columnsOfComparison(comparison)
  if (columns.length === 0 || columns.length > MAX_COLUMNS) {
    note(
      'left-out',
      comparison.path,
      `Comparison "${comparison.name}"`,
      columns.length === 0
        ? 'No column could be read from the conditions of its levels.'
        : `It names ${columns.length} columns, and ${MAX_COLUMNS} are read.`,
      'Add a field for what it compares to "fields", and its column to "map".',
    )
    return
  }
  const claims = new Map(columns.map((column) => [column, drafts.claimOn(column)]))
  const facts = new Map(columns.map((column) => [column, factsOfColumn(column, comparison)]))
  const derived = derivedColumns(columns, claims)
  const open = columns.filter((column) => !derived.has(column))
  for (const column of derived) {
    note(
      'replaced',
      comparison.path,
      `Column ${column} of comparison "${comparison.name}"`,
      'It looks like a copy made of the other columns; samewise joins, splits and codes values itself, and the same words must not vote twice.',
      'Nothing to do, unless the column holds something of its own: then give it a field.',
    )
  }
  open.forEach((column, i) => {
    if (drafts.slotOf(column) !== undefined) {
      note(
        'replaced',
        comparison.path,
        `Column ${column}, which an earlier comparison has already`,
        'A column is compared once: the same value is not evidence twice.',
        '',
      )
      return
    }
    const own = facts.get(column) as ConditionFacts
    if (own.isVector) {
      note(
        'left-out',
        comparison.path,
        `Column ${column}`,
        'It holds vectors of numbers, such as embeddings, which no kind compares.',
        'Compare the text that they were made of: kind text weighs its words by their rarity.',
      )
      return
    }
    const told = claimOf(column, open, i, comparison, claims, own, drafts)
    const { slot, isSecond } = drafts.place(column, told.claim)
    const field = drafts.fields.get(slot.field)
    if (field !== undefined) {
      if (own.isList) field.options.many = true
      if (field.kind === 'date' && own.order !== undefined && own.order !== 'YMD') field.options.order = own.order
    }
    const others = (field?.columns.get(slot.part) ?? []).filter((other) => other !== column)
    if (others.length > 0) {
      note(
        'replaced',
        comparison.path,
        `Column ${column}`,
        `It is one list with ${others.join(', ')} in the field "${slot.field}": each value is compared with each of the other record.`,
        '',
      )
    }
    if (told.isAssumed) {
      note(
        'check',
        comparison.path,
        `Column ${column}`,
        `No kind knows this header; it became the field "${slot.field}" of the kind ${field?.kind}.`,
        `Correct "fields.${slot.field}.kind" if it holds something else.`,
      )
    }
    if (isSecond) {
      note(
        'check',
        comparison.path,
        `Column ${column}`,
        `Another column has the place it would have had, so it became a field of its own, "${slot.field}" (${field?.kind}).`,
        'If it is a copy of the other column, cleaned or split, take the field out: the same words must not vote twice.',
      )
    }
  })
  const fields = new Set(open.flatMap((column) => drafts.slotOf(column)?.field ?? []))
  if (fields.size > 1) {
    note(
      'replaced',
      comparison.path,
      `Comparison "${comparison.name}" over ${open.join(', ')}`,
      `Its columns belong to ${fields.size} fields (${[...fields].join(', ')}), which are compared apart.`,
      '',
    )
  }
}

/** What is told of a column by the levels that speak of it alone; of places by all, since they need two columns. */
function factsOfColumn(column: string, { levels }: SplinkComparison): ConditionFacts {
  const own = levels
    .filter(({ sql }) => columnsOf(sql).includes(column))
    .map(({ sql }) => ({ sql, facts: factsOf(sql) }))
  const alone = own.filter(({ sql }) => columnsOf(sql).length === 1).map(({ facts }) => facts)
  const some = (test: (facts: ConditionFacts) => boolean): boolean => alone.some(test)
  return {
    isList: some((facts) => facts.isList),
    isDate: some((facts) => facts.isDate),
    isPlace: own.some(({ facts }) => facts.isPlace),
    isNumber: some((facts) => facts.isNumber),
    isEmail: some((facts) => facts.isEmail),
    isPostcode: some((facts) => facts.isPostcode),
    isWords: some((facts) => facts.isWords),
    isVector: some((facts) => facts.isVector),
    order: alone.find((facts) => facts.order !== undefined)?.order,
  }
}

/**
 * Columns made of others of the same comparison: a whole name beside its parts, a second column for the same part (a phonetic code, a list of
 * spellings), and what bears the name of another with something behind it.
 */
function derivedColumns(
  columns: readonly string[],
  claims: ReadonlyMap<string, NamedColumn | undefined>,
): ReadonlySet<string> {
  const derived = new Set<string>()
  const parts = new Set(columns.flatMap((column) => claims.get(column)?.part ?? []))
  const hasParts = parts.has('given') && parts.has('family')
  columns.forEach((column, i) => {
    const claim = claims.get(column)
    const isWholeName = hasParts && claim?.kind === 'person-name' && claim.part === ''
    const isSame = (other: string): boolean => {
      const known = claims.get(other)
      return known !== undefined && known.kind === claim?.kind && known.part === claim.part
    }
    const isSecond = columns.slice(0, i).some((other) => !derived.has(other) && isSame(other))
    const isExtended = columns.some(
      (other) => other !== column && column.startsWith(`${other}_`) && claim === undefined,
    )
    const isJoined = hasParts && claim === undefined && /concat|full/i.test(column)
    if (isWholeName || isSecond || isExtended || isJoined) derived.add(column)
  })
  return derived
}

interface ToldClaim {
  readonly claim: NamedColumn
  /** Neither the name nor the conditions tell what it is. */
  readonly isAssumed: boolean
}

/** What a column holds: what its comparison can only be made for, then what its name says, then what its levels do with it. */
function claimOf(
  column: string,
  columns: readonly string[],
  index: number,
  { name, description }: SplinkComparison,
  claims: ReadonlyMap<string, NamedColumn | undefined>,
  facts: ConditionFacts,
  drafts: FieldDrafts,
): ToldClaim {
  const sure = (claim: NamedColumn): ToldClaim => ({ claim, isAssumed: false })
  const named = claims.get(column) ?? (columns.length === 1 ? drafts.claimOn(name) : undefined)
  if (description === 'DateOfBirthComparison') return sure({ ...plain('date'), isBirthDate: true })
  if (facts.isEmail || description === 'EmailComparison') return sure(plain('email'))
  if (facts.isDate && named?.kind !== 'date' && named?.kind !== 'year') return sure(plain('date'))
  if (facts.isPlace && named?.kind !== 'geo-point' && columns.length >= 2) {
    // The latitude comes first in every condition that Splink writes.
    const places = columns.filter((other) => claims.get(other)?.kind !== 'address')
    const part = ['latitude', 'longitude'][places.indexOf(column)]
    if (part !== undefined) return sure({ kind: 'geo-point', part, options: {} })
  }
  if (named !== undefined) return sure(named)
  if (description === 'ForenameSurnameComparison' && index < 2) {
    return sure({ kind: 'person-name', part: index === 0 ? 'given' : 'family', options: {} })
  }
  if (facts.isPostcode) return sure(plain('postal-code'))
  if (facts.isNumber) return sure(plain('number'))
  if (facts.isWords) return { claim: plain('text'), isAssumed: true }
  const isCode = wordsOfColumn(column).some((word) => CODES.includes(word))
  return { claim: plain(isCode ? 'identifier' : 'category'), isAssumed: true }
}

function plain(kind: string): NamedColumn {
  return { kind, part: '', options: {} }
}
