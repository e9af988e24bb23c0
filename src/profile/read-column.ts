import { TextPool } from '../columns'
import type { FieldPlan, PartColumn } from '../entity'
import { isMissing, splitList } from '../kinds'
import { isEpoch } from './date-heaps'
import { isDateKind, numericDateOrder } from './date-order'
import { type PlaceholderReason, placeholderReason } from './placeholder'
import { valuePattern } from './value-pattern'
import { typeOfValue } from './value-type'

/** What a cell comes to. */
export const EMPTY = 0
export const PLACEHOLDER = 1
export const UNREADABLE = 2
export const READABLE = 3

/** Values of a list cell that are kept for comparing sources. */
export const LIST_SLOTS = 4

/** All that the profile needs to know of a column's distinct values; by raw code unless said otherwise. */
export interface ReadColumn {
  readonly states: Uint8Array
  /** Index into {@link placeholderReasons}, for placeholders. */
  readonly reasons: Uint8Array
  readonly types: Uint8Array
  readonly lengths: Int32Array
  readonly patterns: Int32Array
  readonly patternPool: TextPool
  /** What the value reads as, so that two writings of one thing count once; 0 where it cannot be read. */
  readonly normalized: Int32Array
  readonly normalizedPool: TextPool
  /** What the date proves about the order of day and month; empty where the field holds no dates. */
  readonly orders: Uint8Array
  /** By feature of the field: value `k` of raw code `c` at `c * slots + k`. */
  readonly features: readonly Int32Array[]
  readonly slots: number
}

/** Why something is a placeholder, in the order of the numbers in {@link ReadColumn.reasons}. */
export const placeholderReasons: readonly PlaceholderReason[] = [
  'nothing',
  'test-word',
  'repeated',
  'sequence',
  'test-address',
  'date',
]

/** Text longer than this is profiled by its beginning. */
const MAX_LENGTH = 4096

/**
 * Reads each distinct value of a column once.
 *
 * @param pools a pool for each feature of the field, shared by all columns that feed it
 */
export function readColumn(
  field: FieldPlan,
  { part, column, read }: PartColumn,
  pools: readonly TextPool[],
): ReadColumn {
  const { values } = column
  const { size } = values
  const { features } = field.kind
  const isList = field.many && features.length === 1
  const slots = isList ? LIST_SLOTS : 1
  const isDate = isDateKind(field.kindName)
  const { isValid } = field.kind
  const whole = features.findIndex(({ name }) => name === '')
  const own = whole >= 0 && read !== undefined ? pools[whole] : new TextPool(size)
  const patternPool = new TextPool()
  const result: ReadColumn = {
    states: new Uint8Array(size),
    reasons: new Uint8Array(size),
    types: new Uint8Array(size),
    lengths: new Int32Array(size),
    patterns: new Int32Array(size),
    patternPool,
    normalized: new Int32Array(size),
    normalizedPool: own,
    orders: new Uint8Array(isDate ? size : 0),
    features: features.map(() => new Int32Array(size * slots)),
    slots,
  }
  const { states, reasons, types, lengths, patterns, normalized, orders } = result
  const out: string[] = features.map(() => '')
  for (let code = 1; code < size; code++) {
    const cell = values.get(code)
    const raw = cell.length > MAX_LENGTH ? cell.slice(0, MAX_LENGTH) : cell
    const parts = isList && isListCell(cell) ? splitList(cell) : undefined
    let kept = 0
    let unreadable = 0
    let reason = -1
    for (let k = 0; k < (parts?.length ?? 1); k++) {
      const value = parts?.[k] ?? cell
      if (isMissing(value)) continue
      const found = placeholderReason(field.kindName, part, value)
      if (found !== undefined) {
        reason = placeholderReasons.indexOf(found)
        continue
      }
      const readAs = readValue(value)
      if (readAs === 0) {
        // A kind may refuse such a day by itself.
        if (isDate && isEpoch(value)) reason = placeholderReasons.indexOf('date')
        else unreadable++
        continue
      }
      // A number whose check digits fail is still compared: it is a slip of a number.
      if (isValid?.(value) === false) unreadable++
      else if (normalized[code] === 0) normalized[code] = readAs
      if (kept < slots && read !== undefined) {
        for (let f = 0; f < out.length; f++) {
          result.features[f][code * slots + kept] = f === whole && out[f] !== '' ? readAs : pools[f].intern(out[f])
        }
      }
      kept++
    }
    if (unreadable > 0) states[code] = UNREADABLE
    else if (kept > 0) states[code] = READABLE
    else if (reason >= 0 || cell.trim() !== '') {
      states[code] = PLACEHOLDER
      reasons[code] = Math.max(0, reason)
    }
    if (states[code] < UNREADABLE) continue
    lengths[code] = cell.length
    types[code] = typeOfValue(raw)
    patterns[code] = patternPool.intern(valuePattern(raw))
    if (isDate) orders[code] = numericDateOrder(raw)
  }
  return result

  /** Code of what a value reads as, with the features in `out`; 0 where it cannot be read. */
  function readValue(value: string): number {
    if (read === undefined) return own.intern(field.kind.standardize({ [part]: value })[part] ?? '')
    out.fill('')
    read(value, out)
    if (whole >= 0 && out[whole] !== '') return own.intern(out[whole])
    return own.intern(out.every((text) => text === '') ? '' : out.join('\u0000'))
  }
}

function isListCell(cell: string): boolean {
  return cell.includes(';') || cell.includes('|') || cell.includes('[')
}
