import { unlinkSync } from 'node:fs'
import { SamewiseError } from '../base'
import type { BytePool } from '../columns'
import type { Plan } from '../entity'
import type { SentPlan } from '../resolve'
import { ByteFile } from './byte-file'
import { LineFile } from './line-file'

/** The golden records of a result, and where their lines come from; plain data. */
export interface SplicedRecords {
  /** Golden IDs; that of cluster `g` has the code `g + 1`. */
  readonly ids: Pick<BytePool, 'bytes' | 'offsets'>
  /** Clusters in the order of their golden IDs. */
  readonly clusters: Int32Array
  /** By cluster: 1 if its lines are in the file of what has changed, 0 if they are in the earlier file. */
  readonly isTouched: Uint8Array
  /** By cluster: the number of records in all before it. */
  readonly starts: Int32Array
}

/** A file whose lines stand by golden ID, to be made of two; plain data. */
export interface SplicedFile {
  /** Path of the file of the earlier run. */
  readonly earlier: string
  /** Path of the file that has the lines of what is touched; it is no more when all is written. */
  readonly changed: string
  readonly path: string
  readonly format: keyof typeof HEADS
  /** Whether each record has a line, and not each golden record. */
  readonly isByRecord: boolean
}

/** What another thread needs to splice files. */
export interface SentSplicing extends SplicedRecords {
  readonly plan: SentPlan
}

/** Makes ready to splice files on another thread. */
export function openSplicing(_: Plan, sent: SentSplicing): (file: SplicedFile) => void {
  return (file) => spliceLines(file, sent)
}

/** What stands before the golden ID on a line. */
const HEADS = { csv: '', ndjson: '{"golden_id":"' } as const
const COMMA = 44
const QUOTE = 34

/**
 * Writes a file out of the lines of an earlier run and the lines of what has changed since.
 *
 * @throws SamewiseError `UNREADABLE_INPUT` if the earlier file lacks a line; `OUTPUT_FAILED`
 */
export function spliceLines(
  { earlier, changed, path, format, isByRecord }: SplicedFile,
  { ids, clusters, isTouched, starts }: SplicedRecords,
): void {
  const open: { close(): void }[] = []
  const keep = <T extends { close(): void }>(file: T): T => {
    open.unshift(file)
    return file
  }
  try {
    const out = keep(new ByteFile(path))
    const before = keep(new LineFile(earlier, format === 'csv', out))
    const after = keep(new LineFile(changed, format === 'csv', out))
    const head = HEADS[format].length
    if (format === 'csv' && before.next() && after.next()) after.take()
    let last = after
    for (let k = 0; k < clusters.length; k++) {
      const g = clusters[k]
      const file = isTouched[g] === 1 ? after : before
      if (file !== last) last.write()
      last = file
      const lines = isByRecord ? starts[g + 1] - starts[g] : 1
      for (let line = 0; line < lines; line++) {
        do {
          if (!file.next()) throw lineMissing(file.path, ids, g)
        } while (!isLineOf(file, head, ids, g))
        file.take()
      }
    }
    last.write()
  } finally {
    for (const file of open) file.close()
  }
  unlinkSync(changed)
}

/** Whether the line at work is that of a cluster, of whose golden ID all characters are ASCII and none needs an escape. */
function isLineOf(
  { block, start }: LineFile,
  head: number,
  { bytes, offsets }: SplicedRecords['ids'],
  g: number,
): boolean {
  const end = offsets[g + 2]
  let at = start + head
  for (let k = offsets[g + 1]; k < end; k++, at++) if (block[at] !== bytes[k]) return false
  return block[at] === COMMA || block[at] === QUOTE
}

function lineMissing(path: string, { bytes, offsets }: SplicedRecords['ids'], g: number): SamewiseError {
  const id = Buffer.from(bytes.subarray(offsets[g + 1], offsets[g + 2])).toString()
  return new SamewiseError(
    'UNREADABLE_INPUT',
    `${path} has no line of ${id}, so the run folder is not whole. Nothing was changed; put a whole copy in its place, or resolve all files anew.`,
    { where: { file: path } },
  )
}
