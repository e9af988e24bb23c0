import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs'
import { isSamewiseError, SamewiseError } from '../base'
import { outputError } from './output-error'
import { type Packing, type PlainArray, packArray, unpackArray } from './packed-array'

/** Columns of numbers in a file: a line of JSON that says what is there, then the arrays, one behind the other, each packed. */
export interface Snapshot {
  readonly header: Readonly<Record<string, unknown>>
  readonly arrays: Readonly<Record<string, SnapshotArray>>
}

/** Arrays a snapshot may hold. */
export type SnapshotArray = PlainArray

const MAGIC = 'samewise-snapshot 2'
/** Arrays stood there as in memory, each from a multiple of eight bytes on. */
const FIRST_MAGIC = 'samewise-snapshot 1'
const ALIGNMENT = 8
const PIECE_BYTES = 1 << 26
const LINE_BYTES = 1 << 14
const types = { Uint8Array, Uint16Array, Int32Array, Float64Array } as const

/**
 * Writes a snapshot; numbers are little-endian, as on every machine Node runs on. An array that equals an earlier one takes no room.
 *
 * @throws SamewiseError `OUTPUT_FAILED`
 */
export async function writeSnapshot(path: string, { header, arrays }: Snapshot): Promise<void> {
  const list: StoredArray[] = []
  const bytes: Uint8Array[] = []
  const names = Object.keys(arrays)
  for (const [k, name] of names.entries()) {
    const array = arrays[name]
    const common = { name, type: array.constructor.name as keyof typeof types, length: array.length }
    const equal = names.slice(0, k).find((other) => areEqual(arrays[other], array))
    if (equal !== undefined) {
      list.push({ ...common, equals: equal })
      continue
    }
    const { packing, pieces } = await packArray(array)
    list.push({ ...common, ...packing, bytes: pieces.map((piece) => piece.length) })
    bytes.push(...pieces)
  }
  const line = `${JSON.stringify({ magic: MAGIC, header, arrays: list })}\n`
  try {
    const fd = openSync(path, 'w')
    try {
      writeAll(fd, new TextEncoder().encode(line))
      for (const piece of bytes) writeAll(fd, piece)
    } finally {
      closeSync(fd)
    }
  } catch (cause) {
    throw outputError(path, cause)
  }
}

function areEqual(left: SnapshotArray, right: SnapshotArray): boolean {
  return (
    left.length === right.length &&
    left.length > 0 &&
    left.constructor === right.constructor &&
    bufferOf(left).equals(bufferOf(right))
  )
}

function bufferOf({ buffer, byteOffset, byteLength }: SnapshotArray): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}

/**
 * Reads a snapshot.
 *
 * @param isWanted tells by its name whether an array is read; by default all are
 * @throws SamewiseError `UNREADABLE_INPUT` if the file is missing, cut off or not a snapshot
 */
export function readSnapshot(path: string, isWanted: (name: string) => boolean = () => true): Snapshot {
  let fd: number
  try {
    fd = openSync(path, 'r')
  } catch (cause) {
    throw new SamewiseError('UNREADABLE_INPUT', `${path} cannot be read. Give the folder of a finished run.`, {
      where: { file: path },
      cause,
    })
  }
  const broken = (cause?: unknown): SamewiseError =>
    new SamewiseError('UNREADABLE_INPUT', `${path} is not a whole snapshot of a run. Run resolve again.`, {
      where: { file: path },
      cause,
    })
  try {
    const line = readLine(fd)
    const meta = parseMeta(line)
    if (meta === undefined || !isKnown(meta)) throw isOfOther(meta) ? otherFormat(path) : broken()
    const places = placesOf(meta, line.length + 1)
    if (places.end > fstatSync(fd).size) throw broken()
    const stored = new Map(meta.arrays.map((own, k) => [own.name, { own, at: places.starts[k] }]))
    const arrays: Record<string, SnapshotArray> = Object.create(null)
    for (const { name, equals } of meta.arrays) {
      if (!isWanted(name)) continue
      const known = equals === undefined ? undefined : arrays[equals]
      const found = stored.get(equals ?? name)
      if (found === undefined) throw broken()
      arrays[name] = known ?? readArray(fd, found.own, found.at)
    }
    return { header: meta.header, arrays }
  } catch (cause) {
    throw isSamewiseError(cause) ? cause : broken(cause)
  } finally {
    closeSync(fd)
  }
}

/** What the first line says of an array. */
interface StoredArray extends Partial<Packing> {
  readonly name: string
  readonly type: keyof typeof types
  readonly length: number
  /** Lengths of its pieces, one behind the other; of the first format there are none. */
  readonly bytes?: readonly number[]
  /** Name of the array that it is the same as. */
  readonly equals?: string
}

interface Meta {
  readonly magic?: unknown
  readonly header: Record<string, unknown>
  readonly arrays: readonly StoredArray[]
}

function isKnown({ magic }: Meta): boolean {
  return magic === MAGIC || magic === FIRST_MAGIC
}

function isOfOther(meta: Meta | undefined): boolean {
  return /^samewise-snapshot \d+$/.test(String(meta?.magic))
}

function otherFormat(path: string): SamewiseError {
  return new SamewiseError(
    'UNREADABLE_INPUT',
    `${path} was written by a later version of samewise, in a format that this one does not know. Use that version, or resolve all files once more with this one.`,
    { where: { file: path } },
  )
}

/** Where the arrays of a file stand, whose first line ends before `start`. */
function placesOf({ magic, arrays }: Meta, start: number): { starts: number[]; end: number } {
  let at = start
  const starts = arrays.map(({ type, length, bytes = [] }) => {
    if (magic === FIRST_MAGIC) at += (ALIGNMENT - (at % ALIGNMENT)) % ALIGNMENT
    const from = at
    at += magic === FIRST_MAGIC ? length * types[type].BYTES_PER_ELEMENT : bytes.reduce((sum, own) => sum + own, 0)
    return from
  })
  return { starts, end: at }
}

function readArray(
  fd: number,
  { type, length, as = 'plain', bytes, ...packing }: StoredArray,
  start: number,
): SnapshotArray {
  const array = new types[type](length)
  let at = start
  const pieces = (bytes ?? [array.byteLength]).map((size) => {
    const piece = new Uint8Array(size)
    readAll(fd, piece, at)
    at += size
    return piece
  })
  unpackArray(array, { as, ...packing }, pieces)
  return array
}

function parseMeta(line: Buffer): Meta | undefined {
  try {
    return JSON.parse(line.toString('utf8')) as Meta
  } catch {
    return undefined
  }
}

/** The bytes of the first line, without its end. */
function readLine(fd: number): Buffer {
  const pieces: Buffer[] = []
  for (let at = 0; ; ) {
    const piece = Buffer.allocUnsafe(LINE_BYTES)
    const length = readSync(fd, piece, 0, LINE_BYTES, at)
    const end = piece.subarray(0, length).indexOf(10)
    pieces.push(piece.subarray(0, end < 0 ? length : end))
    if (end >= 0 || length === 0) return Buffer.concat(pieces)
    at += length
  }
}

function readAll(fd: number, bytes: Uint8Array, position: number): void {
  for (let at = 0; at < bytes.length; ) {
    const length = readSync(fd, bytes, at, Math.min(PIECE_BYTES, bytes.length - at), position + at)
    if (length === 0) throw new RangeError('The file became shorter while it was read.')
    at += length
  }
}

function writeAll(fd: number, bytes: Uint8Array): void {
  for (let from = 0; from < bytes.length; )
    from += writeSync(fd, bytes, from, Math.min(PIECE_BYTES, bytes.length - from))
}
