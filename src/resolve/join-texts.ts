import { refuseTooManyUnits, type SentText, type TextPool, TextWriter } from '../columns'
import type { JoinForm } from '../kinds'

/** The UTF-16 unit between the parts of a value in its pool; no raw value holds it. */
export const PART_SEPARATOR = 0

/** A part of values: its distinct texts, and by position the code of one; no codes where it is empty everywhere. */
export interface PartTexts {
  readonly pool: TextPool
  codes: Int32Array | undefined
}

/** Values with the length of the first part of each, and by value a bit for each part that is filled. */
export interface JoinedTexts {
  readonly pool: SentText
  readonly lengths: Int32Array
  readonly filled: Int32Array
}

/**
 * Writes values that are made of parts, a whole before them, as units, with no string on the way.
 *
 * @param names of the parts, in the order of `parts`
 * @param whole how the whole is made of them
 * @param positions by value, where its parts are found; value 0 is the empty one
 */
export function joinTexts(
  parts: readonly PartTexts[],
  names: readonly string[],
  whole: JoinForm,
  positions: Int32Array,
): JoinedTexts {
  const size = positions.length
  const spans = parts.map(
    (part): PartSpans => ({
      part,
      starts: new Int32Array(BATCH),
      ends: new Int32Array(BATCH),
      touched: 0,
    }),
  )
  const leaves = leavesOf(whole, spans, names, [])
  const offsets = new Int32Array(size + 1)
  const lengths = new Int32Array(size)
  const filled = new Int32Array(size)
  for (let from = 1, end = 0; from < size; from += BATCH) {
    const count = Math.min(BATCH, size - from)
    for (let p = 0; p < spans.length; p++) findSpans(spans[p], positions, from, count)
    for (let k = 0; k < count; k++) {
      end += parts.length + measure(leaves, k, from + k, lengths, filled)
      refuseTooManyUnits(end)
      offsets[from + k + 1] = end
    }
  }
  const writer = new TextWriter(offsets)
  for (let from = 1; from < size; from += BATCH) {
    const count = Math.min(BATCH, size - from)
    for (let p = 0; p < spans.length; p++) findSpans(spans[p], positions, from, count)
    for (let p = 0; p < spans.length; p++) lookAhead(spans[p], count)
    for (let k = 0; k < count; k++) {
      // Another number than in the first round, in which the forms were begun already.
      writeWhole(leaves, k, size + from + k, writer)
      for (let p = 0; p < spans.length; p++) {
        writer.write(BETWEEN, 0, 1)
        writer.write(spans[p].part.pool.units, spans[p].starts[k], spans[p].ends[k])
      }
      writer.end()
    }
  }
  return { pool: writer.take(), lengths, filled }
}

/** Values that are looked up together: a look-up in random order waits for memory, and in loops that only look up, the waits overlap. */
const BATCH = 256

/** Where the texts of a part stand in its pool, for the values of a batch. */
interface PartSpans {
  readonly part: PartTexts
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** Keeps the look-ahead from being optimised away. */
  touched: number
}

function findSpans({ part, starts, ends }: PartSpans, positions: Int32Array, from: number, count: number): void {
  const { codes, pool } = part
  const { offsets } = pool
  if (codes === undefined) return
  for (let k = 0; k < count; k++) {
    const code = codes[positions[from + k]]
    starts[k] = offsets[code]
    ends[k] = offsets[code + 1]
  }
}

/** Touches the texts of a batch, so that they are in the cache when they are copied. */
function lookAhead(spans: PartSpans, count: number): void {
  const { units } = spans.part.pool
  const { starts } = spans
  let touched = 0
  for (let k = 0; k < count; k++) touched ^= units[starts[k]]
  spans.touched = touched
}

/** Measures the whole of a value, and says which parts are filled; returns the units of both. */
function measure(leaves: readonly Leaf[], k: number, value: number, lengths: Int32Array, filled: Int32Array): number {
  let whole = 0
  let own = 0
  let bits = 0
  for (let l = 0; l < leaves.length; l++) {
    const { spans, bit } = leaves[l]
    const length = spans.ends[k] - spans.starts[k]
    if (length === 0) continue
    own += length
    whole += separatorBefore(leaves[l], value).length + length
    bits |= bit | 1
  }
  lengths[value] = whole
  filled[value] = bits
  return whole + own
}

function writeWhole(leaves: readonly Leaf[], k: number, whole: number, writer: TextWriter): void {
  for (let l = 0; l < leaves.length; l++) {
    const { spans } = leaves[l]
    const start = spans.starts[k]
    const end = spans.ends[k]
    if (start === end) continue
    const separator = separatorBefore(leaves[l], whole)
    writer.write(separator, 0, separator.length)
    writer.write(spans.part.pool.units, start, end)
  }
}

const BETWEEN = Uint16Array.of(PART_SEPARATOR)

/** A part within the whole. */
interface Leaf {
  readonly spans: PartSpans
  /** Bit of the part among the filled ones. */
  readonly bit: number
  /** The forms it stands in, the innermost first. */
  readonly forms: readonly OpenForm[]
}

interface OpenForm {
  readonly separator: Uint16Array
  /** The last whole in which something of the form was written. */
  begun: number
}

function leavesOf(
  { separator, parts }: JoinForm,
  spans: readonly PartSpans[],
  names: readonly string[],
  around: readonly OpenForm[],
): Leaf[] {
  const forms = [{ separator: Uint16Array.from(separator, (sign) => sign.charCodeAt(0)), begun: 0 }, ...around]
  return parts.flatMap((part): Leaf[] => {
    if (typeof part !== 'string') return leavesOf(part, spans, names, forms)
    const p = names.indexOf(part)
    return [{ spans: spans[p], bit: 1 << (p + 1), forms }]
  })
}

const NOTHING: Uint16Array = new Uint16Array(0)

/** What stands before a part that is filled: the separator of the innermost form that is begun already. */
function separatorBefore({ forms }: Leaf, whole: number): Uint16Array {
  let separator = NOTHING
  for (let f = 0; f < forms.length; f++) {
    if (forms[f].begun !== whole) forms[f].begun = whole
    else if (separator === NOTHING) separator = forms[f].separator
  }
  return separator
}
