import { closeSync, fstatSync, openSync, readSync, writeSync, writev } from 'node:fs'
import { promisify } from 'node:util'
import { isSamewiseError, SamewiseError } from '../base'
import { outputError } from './output-error'
import {
  areEqual,
  inflatePieces,
  inflatePiecesSync,
  type PackedText,
  type Packing,
  type PlainArray,
  packArray,
  unpackArray,
} from './packed-array'

/** Columns of numbers in a file: a line of JSON that tells where it is said what is there, the arrays, one behind the other, each packed, and that. */
export interface Snapshot {
  readonly header: Readonly<Record<string, unknown>>
  readonly arrays: Readonly<Record<string, PlainArray>>
}

/** A snapshot with its texts as they stand in the file, for one that is much the same. */
export interface PackedSnapshot extends Snapshot {
  readonly texts: ReadonlyMap<string, PackedText>
}

/** A snapshot to be written. An array that is made of others is made when its turn has come, and is not kept. */
export interface SnapshotDraft {
  readonly header: Snapshot['header']
  /** By name; a function makes its array when it is called. */
  readonly arrays: Readonly<Record<string, PlainArray | (() => PlainArray)>>
}

const MAGIC = 'samewise-snapshot 3'
/** What is there stood before the arrays. */
const SECOND_MAGIC = 'samewise-snapshot 2'
/** Arrays stood there as in memory, each from a multiple of eight bytes on. */
const FIRST_MAGIC = 'samewise-snapshot 1'
/** Digits that any place in a file has room in. */
const PLACE_DIGITS = 16
const ALIGNMENT = 8
const PIECE_BYTES = 1 << 26
const LINE_BYTES = 1 << 14
const writeMany = promisify(writev)
const types = { Uint8Array, Uint16Array, Int32Array, Float64Array } as const

/**
 * Writes a snapshot; numbers are little-endian, as on every machine Node runs on. An array that equals an earlier one takes no room, unless it is one of
 * those that are made when their turn has come.
 *
 * @param earlier a snapshot whose texts may be the beginnings of these: what is the same is not packed again
 * @throws SamewiseError `OUTPUT_FAILED`
 */
export async function writeSnapshot(
  path: string,
  { header, arrays }: SnapshotDraft,
  earlier?: PackedSnapshot,
): Promise<void> {
  const encoder = new TextEncoder()
  try {
    const fd = openSync(path, 'w')
    let writing: Promise<void> = Promise.resolve()
    try {
      let end = writeSync(fd, encoder.encode(firstLine(0)))
      const stored: StoredArray[] = []
      const kept: [name: string, array: PlainArray][] = []
      for (const [name, given] of Object.entries(arrays)) {
        const array = typeof given === 'function' ? given() : given
        const common = { name, type: array.constructor.name as keyof typeof types, length: array.length }
        const equal = kept.find(([, other]) => isSame(other, array))
        if (equal !== undefined) {
          stored.push({ ...common, equals: equal[0] })
          continue
        }
        if (array === given) kept.push([name, array])
        const { packing, pieces } = await packArray(array, earlier?.texts.get(name))
        stored.push({ ...common, ...packing, bytes: pieces.map((piece) => piece.length) })
        for (const piece of pieces) end += piece.length
        // Another thread of Node's own writes it, while the next array is packed.
        await writing
        writing = writeAll(fd, pieces)
        writing.catch(() => undefined)
      }
      await writing
      await writeAll(fd, [encoder.encode(JSON.stringify({ header, arrays: stored }))])
      writeSync(fd, encoder.encode(firstLine(end)), 0, undefined, 0)
    } finally {
      await writing.catch(() => undefined)
      closeSync(fd)
    }
  } catch (cause) {
    throw outputError(path, cause)
  }
}

/** The first line, which is as long wherever it is said what is there. */
function firstLine(place: number): string {
  return `${JSON.stringify({ magic: MAGIC, at: String(place).padStart(PLACE_DIGITS, '0') })}\n`
}

function isSame(left: PlainArray, right: PlainArray): boolean {
  return left.length > 0 && left.constructor === right.constructor && areEqual(left, right)
}

/**
 * Reads a snapshot.
 *
 * @param isWanted tells by its name whether an array is read; by default all are
 * @throws SamewiseError `UNREADABLE_INPUT` if the file is missing, cut off or not a snapshot
 */
export function readSnapshot(path: string, isWanted: (name: string) => boolean = () => true): Snapshot {
  return readFile(path, isWanted, (_, array, packing, pieces) => {
    unpackArray(array, packing, inflatePiecesSync(pieces))
  })
}

/**
 * Reads a snapshot whose texts other threads of Node's own inflate while the calling one goes on, and keeps them as they stand in the file.
 *
 * @throws as {@link readSnapshot} does
 */
export async function readPackedSnapshot(path: string): Promise<PackedSnapshot> {
  const texts = new Map<string, PackedText>()
  const underWay: Promise<void>[] = []
  const snapshot = readFile(
    path,
    () => true,
    (name, array, packing, pieces) => {
      const { width = array.BYTES_PER_ELEMENT } = packing
      const fill = async (): Promise<void> => {
        const inflated = await inflatePieces(pieces)
        unpackArray(array, packing, inflated)
        texts.set(name, { array, width, pieces, sizes: inflated.map(({ length }) => length) })
      }
      underWay.push(fill())
    },
  )
  try {
    await Promise.all(underWay)
  } catch (cause) {
    throw broken(path, cause)
  }
  return { ...snapshot, texts }
}

type FillText = (name: string, array: Uint8Array | Uint16Array, packing: Packing, pieces: Uint8Array[]) => void

function readFile(path: string, isWanted: (name: string) => boolean, fillText: FillText): Snapshot {
  let fd: number
  try {
    fd = openSync(path, 'r')
  } catch (cause) {
    throw new SamewiseError('UNREADABLE_INPUT', `${path} cannot be read. Give the folder of a finished run.`, {
      where: { file: path },
      cause,
    })
  }
  try {
    const line = readLine(fd, 0)
    const first = parseLine<FirstLine>(line)
    if (first === undefined || !isKnown(first)) throw isOfOther(first) ? otherFormat(path) : broken(path)
    const meta = first.magic === MAGIC ? parseLine<Meta>(readLine(fd, Number(first.at))) : (first as Meta)
    if (meta === undefined) throw broken(path)
    const places = placesOf(first, meta, line.length + 1)
    if (places.end > fstatSync(fd).size) throw broken(path)
    const stored = new Map(meta.arrays.map((own, k) => [own.name, { own, at: places.starts[k] }]))
    const arrays: Record<string, PlainArray> = Object.create(null)
    const scratch: Scratch = { bytes: new Uint8Array(0) }
    for (const { name, equals } of meta.arrays) {
      if (!isWanted(name)) continue
      const known = equals === undefined ? undefined : arrays[equals]
      const found = stored.get(equals ?? name)
      if (found === undefined) throw broken(path)
      arrays[name] = known ?? readArray(fd, found.own, found.at, fillText, scratch)
    }
    return { header: meta.header, arrays }
  } catch (cause) {
    throw isSamewiseError(cause) ? cause : broken(path, cause)
  } finally {
    closeSync(fd)
  }
}

function broken(path: string, cause?: unknown): SamewiseError {
  return new SamewiseError('UNREADABLE_INPUT', `${path} is not a whole snapshot of a run. Run resolve again.`, {
    where: { file: path },
    cause,
  })
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

/** What is there. */
interface Meta {
  readonly header: Record<string, unknown>
  readonly arrays: readonly StoredArray[]
}

/** The first line; in the earlier formats it says what is there. */
interface FirstLine extends Partial<Meta> {
  readonly magic?: unknown
  /** Place of the line that says it. */
  readonly at?: string
}

function isKnown({ magic }: FirstLine): boolean {
  return magic === MAGIC || magic === SECOND_MAGIC || magic === FIRST_MAGIC
}

function isOfOther(first: FirstLine | undefined): boolean {
  return /^samewise-snapshot \d+$/.test(String(first?.magic))
}

function otherFormat(path: string): SamewiseError {
  return new SamewiseError(
    'UNREADABLE_INPUT',
    `${path} was written by a later version of samewise, in a format that this one does not know. Use that version, or resolve all files once more with this one.`,
    { where: { file: path } },
  )
}

/** Where the arrays of a file stand, whose first line ends before `start`. */
function placesOf({ magic }: FirstLine, { arrays }: Meta, start: number): { starts: number[]; end: number } {
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
  { name, type, length, as = 'plain', bytes, ...packing }: StoredArray,
  start: number,
  fillText: FillText,
  scratch: Scratch,
): PlainArray {
  const array = new types[type](length)
  const sizes = bytes ?? [array.byteLength]
  if (as === 'plain' && sizes.length === 1 && sizes[0] === array.byteLength) {
    readAll(fd, new Uint8Array(array.buffer), start)
    return array
  }
  let at = start
  const pieces = sizes.map((size) => {
    // A text is inflated later; of numbers, the one piece is made an array at once.
    const piece = as === 'text' ? new Uint8Array(size) : roomIn(scratch, size)
    readAll(fd, piece, at)
    at += size
    return piece
  })
  if (as === 'text') fillText(name, array as Uint8Array | Uint16Array, { as, ...packing }, pieces)
  else unpackArray(array, { as, ...packing }, pieces)
  return array
}

/** Memory that one piece after the other is read into: new memory for each would have to be cleaned up, again and again. */
interface Scratch {
  bytes: Uint8Array
}

function roomIn(scratch: Scratch, size: number): Uint8Array {
  if (scratch.bytes.length < size) scratch.bytes = new Uint8Array(size)
  return scratch.bytes.subarray(0, size)
}

function parseLine<T>(line: Buffer): T | undefined {
  try {
    return JSON.parse(line.toString('utf8')) as T
  } catch {
    return undefined
  }
}

/** The bytes of the line from a place on, without its end. */
function readLine(fd: number, place: number): Buffer {
  const pieces: Buffer[] = []
  for (let at = place; ; ) {
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

async function writeAll(fd: number, pieces: readonly Uint8Array[]): Promise<void> {
  for (let rest = pieces; rest.length > 0; ) rest = behind(rest, (await writeMany(fd, rest)).bytesWritten)
}

/** What is left of pieces behind so many bytes. */
function behind(pieces: readonly Uint8Array[], bytes: number): readonly Uint8Array[] {
  let left = bytes
  let k = 0
  for (; k < pieces.length && left >= pieces[k].length; k++) left -= pieces[k].length
  return k === pieces.length ? [] : [pieces[k].subarray(left), ...pieces.slice(k + 1)]
}
