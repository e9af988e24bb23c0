import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { SamewiseError } from '../base'
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
 * @throws SamewiseError `UNREADABLE_INPUT` if the file is missing, cut off or not a snapshot
 */
export function readSnapshot(path: string): Snapshot {
  let bytes: Buffer
  try {
    bytes = readFileSync(path)
  } catch (cause) {
    throw new SamewiseError('UNREADABLE_INPUT', `${path} cannot be read. Give the folder of a finished run.`, {
      where: { file: path },
      cause,
    })
  }
  const broken = (): SamewiseError =>
    new SamewiseError('UNREADABLE_INPUT', `${path} is not a whole snapshot of a run. Run resolve again.`, {
      where: { file: path },
    })
  const end = bytes.indexOf(10)
  let meta: {
    magic?: unknown
    header: Record<string, unknown>
    arrays: { name: string; type: keyof typeof types; length: number }[]
  }
  try {
    meta = JSON.parse(bytes.toString('utf8', 0, end))
  } catch {
    throw broken()
  }
  if (meta.magic !== MAGIC) throw broken()
  const arrays: Record<string, SnapshotArray> = Object.create(null)
  let at = end + 1
  for (const { name, type, length } of meta.arrays) {
    at += padding(at)
    const size = length * types[type].BYTES_PER_ELEMENT
    if (at + size > bytes.length) throw broken()
    // A copy: the file's buffer need not be aligned.
    arrays[name] = new types[type](new Uint8Array(bytes.subarray(at, at + size)).buffer)
    at += size
  }
  return { header: meta.header, arrays }
}

function padding(at: number): number {
  return (ALIGNMENT - (at % ALIGNMENT)) % ALIGNMENT
}

function writeAll(fd: number, bytes: Uint8Array): number {
  for (let from = 0; from < bytes.length; )
    from += writeSync(fd, bytes, from, Math.min(PIECE_BYTES, bytes.length - from))
  return bytes.length
}
