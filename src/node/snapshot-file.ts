import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs'
import { isSamewiseError, SamewiseError } from '../base'
import { outputError } from './output-error'

/** Columns of numbers in a file: a line of JSON that says what is there, then the arrays, one behind the other. */
export interface Snapshot {
  readonly header: Readonly<Record<string, unknown>>
  readonly arrays: Readonly<Record<string, SnapshotArray>>
}

/** Arrays a snapshot may hold. */
export type SnapshotArray = Uint8Array | Uint16Array | Int32Array | Float64Array

const MAGIC = 'samewise-snapshot 1'
const ALIGNMENT = 8
const PIECE_BYTES = 1 << 26
const LINE_BYTES = 1 << 14
const types = { Uint8Array, Uint16Array, Int32Array, Float64Array } as const

/** Writes a snapshot; numbers are little-endian, as on every machine Node runs on. */
export function writeSnapshot(path: string, { header, arrays }: Snapshot): void {
  const list = Object.entries(arrays).map(([name, array]) => ({
    name,
    type: array.constructor.name,
    length: array.length,
  }))
  const line = `${JSON.stringify({ magic: MAGIC, header, arrays: list })}\n`
  try {
    const fd = openSync(path, 'w')
    try {
      let at = writeAll(fd, new TextEncoder().encode(line))
      for (const array of Object.values(arrays)) {
        at += writeAll(fd, new Uint8Array(padding(at)))
        at += writeAll(fd, new Uint8Array(array.buffer, array.byteOffset, array.byteLength))
      }
    } finally {
      closeSync(fd)
    }
  } catch (cause) {
    throw outputError(path, cause)
  }
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
    if (meta?.magic !== MAGIC) throw broken()
    const { size } = fstatSync(fd)
    const arrays: Record<string, SnapshotArray> = Object.create(null)
    let at = line.length + 1
    for (const { name, type, length } of meta.arrays) {
      at += padding(at)
      const end = at + length * types[type].BYTES_PER_ELEMENT
      if (end > size) throw broken()
      if (isWanted(name)) {
        const array = new types[type](length)
        readAll(fd, new Uint8Array(array.buffer), at)
        arrays[name] = array
      }
      at = end
    }
    return { header: meta.header, arrays }
  } catch (cause) {
    throw isSamewiseError(cause) ? cause : broken(cause)
  } finally {
    closeSync(fd)
  }
}

interface Meta {
  readonly magic?: unknown
  readonly header: Record<string, unknown>
  readonly arrays: readonly { readonly name: string; readonly type: keyof typeof types; readonly length: number }[]
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

function padding(at: number): number {
  return (ALIGNMENT - (at % ALIGNMENT)) % ALIGNMENT
}

function writeAll(fd: number, bytes: Uint8Array): number {
  for (let from = 0; from < bytes.length; )
    from += writeSync(fd, bytes, from, Math.min(PIECE_BYTES, bytes.length - from))
  return bytes.length
}
