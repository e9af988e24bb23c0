import { promisify } from 'node:util'
import { deflateRaw, inflateRaw, inflateRawSync } from 'node:zlib'

/** Arrays that can be packed. */
export type PlainArray = Uint8Array | Uint16Array | Int32Array | Float64Array

/**
 * How an array stands in a file:
 * - `plain`: as it is in memory
 * - `text`: bytes, deflated piece by piece; UTF-16 units as bytes where all fit
 * - `offset`: integers less the lowest of them, in so many bytes as the highest needs
 * - `steps`: a first integer, and the steps from each to the next, likewise; in no bytes where all steps are the same
 * - `listed`: the distinct numbers, and the place of each number among them in two bytes
 */
export interface Packing {
  readonly as: 'plain' | 'text' | 'offset' | 'steps' | 'listed'
  /** Bytes of a unit of text, of an offset or of a step. */
  readonly width?: number
  /** The lowest integer, or the first. */
  readonly from?: number
  /** The lowest step. */
  readonly step?: number
  /** How many distinct numbers there are. */
  readonly distinct?: number
}

/** An array ready to be written. */
export interface PackedArray {
  readonly packing: Packing
  readonly pieces: readonly Uint8Array[]
}

/** How a text stood in an earlier file. */
export interface PackedText {
  readonly array: Uint8Array | Uint16Array
  readonly width: number
  readonly pieces: readonly Uint8Array[]
  /** Bytes of each piece before it was deflated. */
  readonly sizes: readonly number[]
}

/** Text is deflated in pieces of so many bytes, which other threads of Node's own do side by side. */
const TEXT_BYTES = 1 << 20
/** In one go, and not in small chunks that go to and fro between threads. */
const IN_ONE = { chunkSize: TEXT_BYTES }
/** More distinct numbers than this do not pay, nor do they fit in two bytes. */
const MOST_DISTINCT = 1 << 16
const deflate = promisify(deflateRaw)
const inflate = promisify<Uint8Array, typeof IN_ONE, Uint8Array>(inflateRaw)

/**
 * Packs an array so that {@link unpackArray} gives just the same, in little time; text is deflated lightly, numbers are only made narrower.
 *
 * @param earlier a text that this one may begin as: what of it is the same is not deflated again
 */
export async function packArray(array: PlainArray, earlier?: PackedText): Promise<PackedArray> {
  if (array instanceof Int32Array) return packIntegers(array)
  if (array instanceof Float64Array) return listNumbers(array) ?? { packing: { as: 'plain' }, pieces: [bytesOf(array)] }
  return packText(array, earlier)
}

/** Inflates the pieces of a text, on other threads of Node's own. */
export function inflatePieces(pieces: readonly Uint8Array[]): Promise<Uint8Array[]> {
  return Promise.all(pieces.map((piece) => inflate(piece, IN_ONE)))
}

/** Inflates the pieces of a text at once. */
export function inflatePiecesSync(pieces: readonly Uint8Array[]): Uint8Array[] {
  return pieces.map((piece) => inflateRawSync(piece, IN_ONE))
}

/**
 * Fills an array with what was packed.
 *
 * @param pieces as {@link packArray} gave them, those of a text inflated
 * @throws RangeError or an error of zlib if the pieces are not those of such an array
 */
export function unpackArray(array: PlainArray, packing: Packing, pieces: readonly Uint8Array[]): void {
  const { as, width = 1, from = 0, step = 0, distinct = 0 } = packing
  if (as === 'plain') setBytes(bytesOf(array), pieces)
  else if (as === 'text') unpackText(array as Uint8Array | Uint16Array, width, pieces)
  else if (as === 'listed') unpackListed(array as Float64Array, distinct, pieces[0])
  else if (as === 'offset') readIntegers(array as Int32Array, 0, width, from, pieces[0])
  else if (as === 'steps') unpackSteps(array as Int32Array, width, from, step, pieces)
  else throw new RangeError(`No array is packed as "${String(as)}".`)
}

async function packText(array: Uint8Array | Uint16Array, earlier: PackedText | undefined): Promise<PackedArray> {
  const kept = earlier === undefined ? 0 : piecesKept(array, earlier)
  const from = earlier === undefined ? 0 : sum(earlier.sizes.slice(0, kept)) / earlier.width
  const rest = array.subarray(from)
  const narrow = rest instanceof Uint16Array ? (narrowUnits(rest) ?? rest) : rest
  // What was narrow as far as it went is so no more.
  if (earlier !== undefined && kept > 0 && narrow.BYTES_PER_ELEMENT > earlier.width) return packText(array, undefined)
  const width = earlier !== undefined && kept > 0 ? earlier.width : narrow.BYTES_PER_ELEMENT
  const bytes = bytesOf(width === rest.BYTES_PER_ELEMENT ? rest : narrow)
  const pieces: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += TEXT_BYTES) pieces.push(bytes.subarray(at, at + TEXT_BYTES))
  const fresh = await Promise.all(pieces.map((piece) => deflate(piece, { level: 1, ...IN_ONE })))
  return { packing: { as: 'text', width }, pieces: [...(earlier?.pieces.slice(0, kept) ?? []), ...fresh] }
}

/** How many pieces of an earlier text a text begins with. */
function piecesKept(array: Uint8Array | Uint16Array, { array: before, width, pieces, sizes }: PackedText): number {
  if (before.BYTES_PER_ELEMENT !== array.BYTES_PER_ELEMENT) return 0
  let kept = 0
  for (let from = 0; kept < pieces.length; kept++) {
    const end = from + sizes[kept] / width
    if (end > array.length || !areEqual(array.subarray(from, end), before.subarray(from, end))) break
    from = end
  }
  return kept
}

/** Whether arrays of one type hold the same. */
export function areEqual(left: PlainArray, right: PlainArray): boolean {
  if (left.length !== right.length) return false
  const [own, other] = [left, right].map((array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength))
  return own.equals(other)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, own) => total + own, 0)
}

function packIntegers(array: Int32Array): PackedArray {
  const { length } = array
  let lowest = length === 0 ? 0 : array[0]
  let highest = lowest
  for (let i = 1; i < length; i++) {
    const value = array[i]
    if (value < lowest) lowest = value
    else if (value > highest) highest = value
  }
  const width = widthOf(highest - lowest)
  const narrow = narrowSteps(array, width)
  if (narrow !== undefined) {
    const { least: step, width: stepWidth } = narrow
    const packing: Packing = { as: 'steps', width: stepWidth, from: array[0], step }
    if (stepWidth === 0) return { packing, pieces: [] }
    const steps = new Int32Array(length - 1)
    for (let i = 1; i < length; i++) steps[i - 1] = array[i] - array[i - 1] - step
    return { packing, pieces: [writeIntegers(steps, stepWidth, 0)] }
  }
  if (width === 4) return { packing: { as: 'plain' }, pieces: [bytesOf(array)] }
  return { packing: { as: 'offset', width, from: lowest }, pieces: [writeIntegers(array, width, lowest)] }
}

/** The lowest step between integers, and the bytes that all steps need less it; undefined unless these are fewer than so many. */
function narrowSteps(array: Int32Array, bytes: number): { least: number; width: number } | undefined {
  if (bytes === 0) return undefined
  const tooWide = 2 ** (8 * (bytes - 1))
  let least = array[1] - array[0]
  let most = least
  for (let i = 2; i < array.length; i++) {
    const step = array[i] - array[i - 1]
    if (step < least) least = step
    else if (step > most) most = step
    // In most arrays this is so after a few steps.
    if (most - least >= tooWide) return undefined
  }
  return { least, width: widthOf(most - least) }
}

/** Bytes that hold the integers from 0 to the highest. */
function widthOf(highest: number): number {
  if (highest === 0) return 0
  if (highest < 1 << 8) return 1
  if (highest < 1 << 16) return 2
  return highest < 1 << 24 ? 3 : 4
}

function writeIntegers(array: Int32Array, width: number, from: number): Uint8Array {
  const bytes = new Uint8Array(array.length * width)
  if (width === 1) for (let i = 0; i < array.length; i++) bytes[i] = array[i] - from
  else if (width === 2) {
    const units = new Uint16Array(bytes.buffer)
    for (let i = 0; i < array.length; i++) units[i] = array[i] - from
  } else if (width === 3) {
    for (let i = 0, at = 0; i < array.length; i++, at += 3) {
      const value = array[i] - from
      bytes[at] = value
      bytes[at + 1] = value >> 8
      bytes[at + 2] = value >> 16
    }
  }
  return bytes
}

/** Reads integers to where an array has places from `first` on. */
function readIntegers(array: Int32Array, first: number, width: number, from: number, bytes: Uint8Array): void {
  const count = array.length - first
  if (width === 0) array.fill(from, first)
  else if (bytes === undefined || bytes.length !== count * width) throw new RangeError('Numbers are missing.')
  else if (width === 1) for (let i = 0; i < count; i++) array[first + i] = bytes[i] + from
  else if (width === 2) {
    for (let i = 0, at = 0; i < count; i++, at += 2) array[first + i] = (bytes[at] | (bytes[at + 1] << 8)) + from
  } else {
    for (let i = 0, at = 0; i < count; i++, at += 3)
      array[first + i] = (bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16)) + from
  }
}

function unpackSteps(
  array: Int32Array,
  width: number,
  from: number,
  step: number,
  pieces: readonly Uint8Array[],
): void {
  if (array.length === 0) return
  array[0] = from
  readIntegers(array, 1, width, step, pieces[0])
  for (let i = 1; i < array.length; i++) array[i] += array[i - 1]
}

/** Numbers by their places among the distinct ones; undefined where these are too many. */
function listNumbers(array: Float64Array): PackedArray | undefined {
  // By their bits, so that zeros and missing numbers are told apart, in an open-addressing table of places + 1.
  const bits = new Int32Array(array.buffer, array.byteOffset, array.length * 2)
  const list = new Int32Array(MOST_DISTINCT * 2)
  const table = new Int32Array(MOST_DISTINCT * 4)
  const mask = table.length - 1
  const codes = new Uint16Array(array.length)
  let count = 0
  for (let i = 0; i < array.length; i++) {
    const low = bits[i * 2]
    const high = bits[i * 2 + 1]
    let slot = (Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b) >>> 14) & mask
    let place = table[slot]
    while (place !== 0 && (list[place * 2 - 2] !== low || list[place * 2 - 1] !== high)) {
      slot = (slot + 1) & mask
      place = table[slot]
    }
    if (place === 0) {
      if (count === MOST_DISTINCT) return undefined
      place = ++count
      table[slot] = place
      list[place * 2 - 2] = low
      list[place * 2 - 1] = high
    }
    codes[i] = place - 1
  }
  const numbers = bytesOf(list.subarray(0, count * 2))
  if (numbers.length + codes.byteLength >= array.byteLength) return undefined
  const bytes = new Uint8Array(numbers.length + codes.byteLength)
  bytes.set(numbers)
  bytes.set(bytesOf(codes), numbers.length)
  return { packing: { as: 'listed', distinct: count }, pieces: [bytes] }
}

function unpackListed(array: Float64Array, distinct: number, bytes: Uint8Array): void {
  const list = new Float64Array(distinct)
  bytesOf(list).set(bytes.subarray(0, list.byteLength))
  if (bytes.length !== list.byteLength + array.length * 2) throw new RangeError('Numbers are missing.')
  for (let i = 0, at = list.byteLength; i < array.length; i++, at += 2)
    array[i] = list[bytes[at] | (bytes[at + 1] << 8)]
}

/** Units as bytes; undefined if one does not fit. */
function narrowUnits(units: Uint16Array): Uint8Array | undefined {
  let all = 0
  for (let i = 0; i < units.length; i++) all |= units[i]
  return all < 256 ? new Uint8Array(units) : undefined
}

function unpackText(array: Uint8Array | Uint16Array, width: number, pieces: readonly Uint8Array[]): void {
  // Bytes become units as they are set.
  setBytes(width === array.BYTES_PER_ELEMENT ? bytesOf(array) : array, pieces)
}

function setBytes(target: Uint8Array | Uint16Array, pieces: readonly Uint8Array[]): void {
  let at = 0
  for (const piece of pieces) {
    target.set(piece, at)
    at += piece.length
  }
  if (at !== target.length) throw new RangeError('Bytes are missing.')
}

function bytesOf(array: PlainArray): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
}
