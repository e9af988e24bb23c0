import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { SamewiseError } from '../base'
import { type IdLedger, ledgerLines, readLedgerLines } from '../identity'
import { ByteFile } from './byte-file'

/** The file of a run folder that holds the history of golden IDs. */
export const LEDGER_FILE = 'ids.ndjson'

const BLOCK_BYTES = 1 << 20
const LF = 10

/** Writes a ledger of IDs; the same ledger gives the same bytes, and a longer one begins with those of the shorter. */
export function writeLedger(path: string, ledger: IdLedger): void {
  const file = new ByteFile(path)
  try {
    for (const line of ledgerLines(ledger)) {
      file.text(line)
      file.text('\n')
    }
  } finally {
    file.close()
  }
}

/** Writes a ledger that goes on from an earlier one: the file of that one, and behind it the lines of the runs since. */
export function extendLedger(earlierPath: string, earlier: IdLedger, path: string, ledger: IdLedger): void {
  const bytes = readFileSync(earlierPath)
  const [head, ...lines] = ledgerLines({ ...ledger, runs: ledger.runs.slice(earlier.runs.length) })
  // Of the first format, or edited: then its bytes are not those of its content.
  if (!bytes.subarray(0, head.length + 1).equals(Buffer.from(`${head}\n`)) || bytes.at(-1) !== LF) {
    writeLedger(path, ledger)
    return
  }
  const file = new ByteFile(path)
  try {
    file.bytes(bytes)
    for (const line of lines) file.text(`${line}\n`)
  } finally {
    file.close()
  }
}

/**
 * Reads a ledger of IDs.
 *
 * @param path of the `ids.ndjson` of a run folder
 * @throws SamewiseError `UNREADABLE_INPUT` if the file is missing, damaged, cut off or of a newer format
 *
 * @example
 * ```ts
 * import { mkdtempSync } from 'node:fs'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { defineEntity, kinds, resolve } from 'samewise'
 * import { readLedger, writeRun } from 'samewise/files'
 * import { resolveId } from 'samewise/identity'
 *
 * const person = defineEntity({ fields: { name: kinds.personName() }, sources: { crm: { id: 'id' } } })
 * const result = await resolve(person, { crm: [{ id: '1', name: 'Ann Lee' }] })
 * const folder = join(mkdtempSync(join(tmpdir(), 'samewise-')), 'result')
 * await writeRun(result, folder, { version: '1.0.0' })
 * const [golden] = result.golden()
 * resolveId(readLedger(join(folder, 'ids.ndjson')), golden.goldenId).status // 'active'
 * ```
 */
export function readLedger(path: string): IdLedger {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (cause) {
    throw new SamewiseError('UNREADABLE_INPUT', `${path} cannot be read. Give the folder of a finished run.`, {
      where: { file: path },
      cause,
    })
  }
  try {
    return readLedgerLines(linesOf(file, path), path)
  } finally {
    closeSync(file)
  }
}

/** The lines of a file, a block at a time: a ledger may be longer than a text can be. */
function* linesOf(file: number, path: string): IterableIterator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const block = new Uint8Array(BLOCK_BYTES)
  let rest = ''
  try {
    for (;;) {
      const length = readSync(file, block)
      rest += decoder.decode(block.subarray(0, length), { stream: length > 0 })
      const lines = rest.split('\n')
      rest = lines.pop() ?? ''
      yield* lines
      if (length === 0) break
    }
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause
    throw new SamewiseError('UNREADABLE_INPUT', `${path} is damaged: it is not UTF-8. Put a whole copy in its place.`, {
      where: { file: path },
      cause,
    })
  }
  if (rest !== '') yield rest
}
