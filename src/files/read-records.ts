import { closeSync, openSync, readSync, statSync } from 'node:fs'
import type { TableReader } from '../columns'
import { textKind } from './file-kind'
import { inputFileError } from './input-error'
import { readCsv } from './read-csv'
import { readNdjson } from './read-ndjson'

const SNIFF_BYTES = 1 << 12

/**
 * Reads a file with the reader that fits it: {@link readNdjson} if its name ends with `.json`, `.jsonl` or `.ndjson` or it begins as no
 * CSV file does (`{"` or `[{`), and {@link readCsv} otherwise.
 *
 * @param path of the file; a relative one starts from the current folder
 * @returns a reader, which opens the file when it is used
 * @throws SamewiseError when used: what the two readers throw
 *
 * @example
 * ```ts
 * import { writeFileSync } from 'node:fs'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { readRecords } from 'samewise/files'
 *
 * const path = join(tmpdir(), 'samewise-read-records-example.json')
 * writeFileSync(path, '[{"id":1,"name":"Ada Lovelace"}]')
 * const { rowCount } = await readRecords(path).readTable('crm')
 * ```
 */
export function readRecords(path: string): TableReader {
  return {
    readTable: async (source, job) => {
      const kind = textKind(path, headOf(source, path))
      return (kind === 'json' ? readNdjson(path) : readCsv(path)).readTable(source, job)
    },
  }
}

/** The first bytes of a file; none where there are none to read, which the reader will explain. */
function headOf(source: string, path: string): Buffer {
  const head = Buffer.alloc(SNIFF_BYTES)
  let fd: number
  try {
    // A pipe must not be opened twice.
    if (!statSync(path).isFile()) return head.subarray(0, 0)
    fd = openSync(path, 'r')
  } catch (cause) {
    throw inputFileError(source, path, cause)
  }
  try {
    return head.subarray(0, readSync(fd, head, 0, SNIFF_BYTES, 0))
  } catch (cause) {
    throw inputFileError(source, path, cause)
  } finally {
    closeSync(fd)
  }
}
