import { createHash, randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { SamewiseError } from '../base'
import { outputError } from './output-error'

/** A result folder that comes into being as a whole, or not at all. */
export interface RunFolder {
  /** The folder as it will be called. */
  readonly outDir: string
  /** Path to write a file of the result to; it is inside a hidden folder beside `outDir` until {@link RunFolder.commit}. */
  path(fileName: string): string
  /**
   * Flushes the files to disk and puts the folder in the place of `outDir`, whose earlier content goes. `run.json` must be there: it marks the
   * folder as a result that a later run may replace, so it is written last.
   *
   * @throws SamewiseError `OUTPUT_FAILED`; an earlier result is then in its place again
   */
  commit(): void
  /** Removes what was written; `outDir` stays as it was. Does nothing after {@link RunFolder.commit}. */
  discard(): void
}

/** The file that marks a folder as the result of a run. */
const MARKER = 'run.json'

/**
 * Opens an atomic result folder. All files are written to a hidden sibling of `outDir`, and renamed into place by `commit`, so that a
 * reader sees the earlier result or the new one and never a part. What crashed runs have left beside `outDir` is removed (or put back, if
 * the crash came between moving the earlier result away and the new one in).
 *
 * @param outDir folder to create or replace; missing parents are created. An existing folder is replaced only if it is empty or holds a
 *   `run.json`
 * @throws SamewiseError `BAD_USAGE` if `outDir` is a file, a folder with other content, a mount point, or holds the current folder;
 *   `OUTPUT_FAILED` if it is not writable
 *
 * @example
 * ```ts
 * import { mkdtempSync, writeFileSync } from 'node:fs'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { openRunFolder } from 'samewise/node'
 *
 * const run = openRunFolder(join(mkdtempSync(join(tmpdir(), 'samewise-')), 'out'))
 * try {
 *   writeFileSync(run.path('golden.csv'), 'golden_id\n')
 *   writeFileSync(run.path('run.json'), '{}')
 *   run.commit()
 * } finally {
 *   run.discard()
 * }
 * ```
 */
export function openRunFolder(outDir: string): RunFolder {
  // Behind a symbolic link the folder it leads to is replaced, and the link stays.
  const target = existsSync(outDir) ? realpathSync(outDir) : resolve(outDir)
  const parent = dirname(target)
  const stem = `.${basename(target)}.samewise-`
  const mark = `${hostMark()}-${process.pid}-${randomBytes(4).toString('hex')}`
  const working = join(parent, `${stem}new-${mark}`)
  const aside = join(parent, `${stem}old-${mark}`)

  checkReplaceable(outDir, target)
  let createdParent: string | undefined
  try {
    createdParent = makeParents(parent)
    clearStale(parent, stem, target)
    mkdirSync(working)
  } catch (cause) {
    throw outputError(outDir, cause)
  }

  let isOpen = true
  return {
    outDir,
    path: (fileName) => join(working, fileName),
    commit() {
      if (!existsSync(join(working, MARKER))) {
        throw new SamewiseError(
          'OUTPUT_FAILED',
          `The result for ${outDir} has no ${MARKER}. Write it last, then commit.`,
          {
            where: { file: outDir },
          },
        )
      }
      checkReplaceable(outDir, target)
      try {
        syncTree(working)
        const isReplacing = existsSync(target)
        if (isReplacing) renameSync(target, aside)
        try {
          renameSync(working, target)
        } catch (cause) {
          if (isReplacing) renameSync(aside, target)
          throw cause
        }
        isOpen = false
        syncFolder(parent)
      } catch (cause) {
        throw outputError(outDir, cause)
      }
      // The result is in place: should the old one resist, the next run clears it away.
      removeQuietly(aside)
    },
    discard() {
      if (!isOpen) return
      isOpen = false
      removeQuietly(working)
      if (createdParent !== undefined) removeEmptyParents(parent, createdParent)
    },
  }
}

function checkReplaceable(outDir: string, target: string): void {
  const refuse = (fault: string, remedy: string) =>
    new SamewiseError('BAD_USAGE', `The output folder ${outDir} ${fault}. ${remedy}`, { where: { file: outDir } })
  let stat: Stats
  let entries: string[]
  try {
    if (lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink()) {
      throw refuse('is a link that leads nowhere', 'Remove it, or name another folder.')
    }
    const found = statSync(target, { throwIfNoEntry: false })
    if (found === undefined) return
    stat = found
    if (!stat.isDirectory()) throw refuse('is a file', 'Name a folder.')
    entries = readdirSync(target)
  } catch (cause) {
    if (cause instanceof SamewiseError) throw cause
    throw outputError(outDir, cause)
  }
  if (entries.length > 0 && !entries.includes(MARKER)) {
    throw refuse(
      `is not empty and holds no ${MARKER}, so it is not the result of an earlier run`,
      'Name a new or empty folder; this one is left as it is.',
    )
  }
  const fromTarget = relative(target, process.cwd())
  if (fromTarget !== '..' && !fromTarget.startsWith(`..${sep}`) && !isAbsolute(fromTarget)) {
    throw refuse('holds the current folder, which would be replaced', 'Name a folder inside it, such as ./out.')
  }
  if (statSync(dirname(target)).dev !== stat.dev) {
    throw refuse('is a mount point, which cannot be replaced as a whole', 'Name a folder inside it.')
  }
}

/** Names the machine in the names of hidden folders: process numbers of another one mean nothing here. */
function hostMark(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
}

/** Removes what runs that live no longer have left beside the result, and puts an earlier result back if it is missing. */
function clearStale(parent: string, stem: string, target: string): void {
  const host = hostMark()
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(stem)) continue
    const match = /^(new|old)-([0-9a-f]{8})-([0-9]{1,10})-[0-9a-f]{8}$/.exec(name.slice(stem.length))
    if (match === null || match[2] !== host || isAlive(Number(match[3]))) continue
    const stale = join(parent, name)
    if (match[1] === 'old' && !existsSync(target)) renameSync(stale, target)
    else removeQuietly(stale)
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch {
    // Left for the next run: neither the result nor an error on the way should be hidden by this one.
  }
}

/**
 * Creates a folder and what is missing above it; returns the uppermost one it made. Not by the `recursive` option of `mkdirSync`: where
 * the system refuses a new folder with ENOENT, as in /proc, that one never comes back.
 */
function makeParents(folder: string): string | undefined {
  if (existsSync(folder)) return undefined
  const above = dirname(folder) === folder ? undefined : makeParents(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    // Another run may have made it just now.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return above
    if (above !== undefined) removeEmptyParents(dirname(folder), above)
    throw error
  }
  return above ?? folder
}

function removeEmptyParents(from: string, to: string): void {
  try {
    for (let folder = from; folder.length >= to.length; folder = dirname(folder)) rmdirSync(folder)
  } catch {
    // Somebody has put something there in the meantime.
  }
}

function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) syncTree(path)
    else {
      const fd = openSync(path, 'r+')
      try {
        fsyncSync(fd)
      } finally {
        closeSync(fd)
      }
    }
  }
  syncFolder(folder)
}

/** Makes the names in a folder durable, where the system can: some cannot open a folder, and the files are on disk by then. */
function syncFolder(folder: string): void {
  try {
    const fd = openSync(folder, 'r')
    try {
      fsyncSync(fd)
    } finally {
      closeSync(fd)
    }
  } catch {
    // The rename is still atomic; only its moment of becoming durable is left to the system.
  }
}
