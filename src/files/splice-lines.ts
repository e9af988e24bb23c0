import { SamewiseError } from '../base'
import { ByteFile } from './byte-file'
import { LineFile } from './line-file'

/** The lines of a file of a result, golden ID by golden ID, and where they come from. */
export interface SplicedLines {
  readonly goldenIds: readonly string[]
  /** 1 for those whose lines are in the file of what has changed, 0 for those whose lines are in the earlier file. */
  readonly isTouched: Uint8Array
  /** How many lines each has; one if left out. */
  readonly counts?: Int32Array
  /** What the last cell of a line of golden.csv says, the cohesion: it hangs on all records of the run, and is written anew. */
  readonly cohesions?: readonly string[]
}

/** What stands before the golden ID on a line. */
const HEADS = { csv: '', ndjson: '{"golden_id":"' } as const
const COMMA = 44
const QUOTE = 34
/** Lines are copied in pieces of about so many bytes. */
const PIECE_BYTES = 1 << 18

/**
 * Writes a file whose lines stand by golden ID out of the lines of an earlier run and the lines of what has changed since.
 *
 * @param earlier path of the file of the earlier run
 * @param changed path of the file that has the lines of those that are touched
 * @throws SamewiseError `UNREADABLE_INPUT` if the earlier file lacks a line
 */
export function spliceLines(
  earlier: string,
  changed: string,
  path: string,
  { goldenIds, isTouched, counts, cohesions }: SplicedLines,
  format: keyof typeof HEADS,
): void {
  const open: { close(): void }[] = []
  const keep = <T extends { close(): void }>(file: T): T => {
    open.push(file)
    return file
  }
  try {
    const before = keep(new LineFile(earlier, format === 'csv'))
    const after = keep(new LineFile(changed, format === 'csv'))
    const out = keep(new ByteFile(path))
    if (format === 'csv' && before.next() && after.next()) copy(out, after.block, after.start, after.end)
    for (let k = 0; k < goldenIds.length; k++) {
      const file = isTouched[k] === 1 ? after : before
      const count = counts === undefined ? 1 : counts[k]
      for (let line = 0; line < count; line++) {
        do {
          if (!file.next()) throw lineMissing(file.path, goldenIds[k])
        } while (!isLineOf(file, HEADS[format], goldenIds[k]))
        if (cohesions === undefined || file === after) copy(out, file.block, file.start, file.end)
        else {
          copy(out, file.block, file.start, file.block.lastIndexOf(COMMA, file.end - 1) + 1)
          out.text(`${cohesions[k]}\n`)
        }
      }
    }
  } finally {
    for (const file of open) file.close()
  }
}

/** Whether the line at work is that of a golden ID, of which all characters are ASCII and none needs an escape. */
function isLineOf({ block, start }: LineFile, head: string, id: string): boolean {
  const from = start + head.length
  for (let k = 0; k < id.length; k++) if (block[from + k] !== id.charCodeAt(k)) return false
  const end = block[from + id.length]
  return end === COMMA || end === QUOTE
}

/** Copies bytes; in one piece where there are many. */
function copy(out: ByteFile, block: Buffer, start: number, end: number): void {
  for (let from = start; from < end; from += PIECE_BYTES) {
    const to = Math.min(end, from + PIECE_BYTES)
    out.room(to - from)
    block.copy(out.buffer, out.at, from, to)
    out.at += to - from
  }
}

function lineMissing(path: string, id: string): SamewiseError {
  return new SamewiseError(
    'UNREADABLE_INPUT',
    `${path} has no line of ${id}, so the run folder is not whole. Nothing was changed; put a whole copy in its place, or resolve all files anew.`,
    { where: { file: path } },
  )
}
