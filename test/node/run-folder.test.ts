import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isSamewiseError, type SamewiseError } from '../../src/base'
import { openRunFolder, type RunFolder } from '../../src/node/run-folder'

let parent = ''
let out = ''

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'samewise-run-'))
  out = join(parent, 'out')
})
afterEach(() => rmSync(parent, { recursive: true, force: true }))

function failure(work: () => unknown): SamewiseError {
  try {
    work()
  } catch (error) {
    if (isSamewiseError(error)) return error
    throw error
  }
  throw new Error('expected a SamewiseError')
}

const isRoot = process.getuid?.() === 0

/** Does something without the rights of root, to whom every folder is open. */
function asNobody<T>(work: () => T): T {
  if (isRoot) process.seteuid?.(65534)
  try {
    return work()
  } finally {
    if (isRoot) process.seteuid?.(0)
  }
}

function isMountPoint(path: string): boolean {
  return existsSync(path) && statSync(path).dev !== statSync(dirname(path)).dev
}

function fill(run: RunFolder, content: string): RunFolder {
  writeFileSync(run.path('golden.csv'), content)
  writeFileSync(run.path('run.json'), '{}')
  return run
}

/** Makes the hidden folders of a run look as if another process had left them: a dead one, or one that lives. */
function leftBy(pid: number): void {
  for (const name of readdirSync(parent)) {
    if (name.startsWith('.out.'))
      renameSync(join(parent, name), join(parent, name.replace(`-${process.pid}-`, `-${pid}-`)))
  }
}

function deadProcess(): number {
  return spawnSync(process.execPath, ['-e', '']).pid
}

const golden = () => readFileSync(join(out, 'golden.csv'), 'utf8')

describe('openRunFolder', () => {
  it('shows nothing before commit, and the whole folder after it', () => {
    const run = openRunFolder(out)
    fill(run, 'new')
    expect(existsSync(out)).toBe(false)
    run.commit()
    expect(readdirSync(parent)).toEqual(['out'])
    expect(readdirSync(out).sort()).toEqual(['golden.csv', 'run.json'])
    expect(golden()).toBe('new')
    run.discard()
    expect(golden()).toBe('new')
  })

  it('replaces an empty folder, and an earlier result as a whole', () => {
    mkdirSync(out)
    fill(openRunFolder(out), 'first').commit()
    writeFileSync(join(out, 'only-in-the-first.csv'), '')
    const run = openRunFolder(out)
    fill(run, 'second')
    expect(golden()).toBe('first')
    run.commit()
    expect(golden()).toBe('second')
    expect(readdirSync(out).sort()).toEqual(['golden.csv', 'run.json'])
    expect(readdirSync(parent)).toEqual(['out'])
  })

  it('leaves everything as it was on discard', () => {
    fill(openRunFolder(out), 'first').commit()
    const run = fill(openRunFolder(out), 'second')
    run.discard()
    run.discard()
    expect(golden()).toBe('first')
    expect(readdirSync(parent)).toEqual(['out'])
  })

  it('creates missing parents, and removes them again on discard', () => {
    const deep = join(parent, 'a', 'b', 'out')
    openRunFolder(deep).discard()
    expect(readdirSync(parent)).toEqual([])
    fill(openRunFolder(deep), 'x').commit()
    expect(existsSync(join(deep, 'run.json'))).toBe(true)
  })

  it('keeps a symbolic link and replaces what it leads to', () => {
    const link = join(parent, 'link')
    fill(openRunFolder(out), 'first').commit()
    symlinkSync(out, link)
    fill(openRunFolder(link), 'second').commit()
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
    expect(golden()).toBe('second')
  })

  it('commits no folder without run.json', () => {
    const run = openRunFolder(out)
    writeFileSync(run.path('golden.csv'), '')
    expect(failure(() => run.commit()).code).toBe('OUTPUT_FAILED')
    run.discard()
    expect(readdirSync(parent)).toEqual([])
  })

  describe('refuses before any work', () => {
    it('a folder with other content', () => {
      mkdirSync(out)
      writeFileSync(join(out, 'thesis.txt'), 'years of work')
      const error = failure(() => openRunFolder(out))
      expect(error.code).toBe('BAD_USAGE')
      expect(error.message).toContain('is not empty and holds no run.json')
      expect(readdirSync(parent)).toEqual(['out'])
      expect(readdirSync(out)).toEqual(['thesis.txt'])
    })

    it('a file, and a link that leads nowhere', () => {
      writeFileSync(out, '')
      expect(failure(() => openRunFolder(out)).code).toBe('BAD_USAGE')
      const link = join(parent, 'link')
      symlinkSync(join(parent, 'nowhere'), link)
      expect(failure(() => openRunFolder(link)).code).toBe('BAD_USAGE')
    })

    it('the current folder', () => {
      const before = process.cwd()
      mkdirSync(join(out, '..inner'), { recursive: true })
      writeFileSync(join(out, 'run.json'), '{}')
      try {
        for (const folder of [out, join(out, '..inner')]) {
          process.chdir(folder)
          expect(failure(() => openRunFolder(out)).message).toContain('holds the current folder')
        }
      } finally {
        process.chdir(before)
      }
    })

    it.skipIf(!existsSync('/proc/self'))('what lies below a file, and where the system takes no folder', () => {
      writeFileSync(join(parent, 'file'), '')
      for (const path of [join(parent, 'file', 'out'), '/proc/no/out']) {
        const error = failure(() => openRunFolder(path))
        expect(error.code).toBe('OUTPUT_FAILED')
        expect(error.where).toEqual({ file: path })
      }
    })

    it.skipIf(process.platform === 'win32')('a parent without permission to write', () => {
      chmodSync(parent, 0o555)
      const error = asNobody(() => failure(() => openRunFolder(out)))
      chmodSync(parent, 0o755)
      expect(error.code).toBe('OUTPUT_FAILED')
      expect(error.message).toContain('not writable')
    })

    it.skipIf(!isMountPoint('/dev/shm'))('a mount point', () => {
      expect(failure(() => openRunFolder('/dev/shm')).code).toBe('BAD_USAGE')
    })
  })

  it('refuses to commit over what came there in the meantime', () => {
    const run = fill(openRunFolder(out), 'x')
    mkdirSync(out)
    writeFileSync(join(out, 'thesis.txt'), '')
    expect(failure(() => run.commit()).code).toBe('BAD_USAGE')
    run.discard()
    expect(readdirSync(out)).toEqual(['thesis.txt'])
  })

  it.skipIf(!isRoot)('puts the earlier result back if the new one cannot be moved in', () => {
    fill(openRunFolder(out), 'first').commit()
    const run = fill(openRunFolder(out), 'second')
    // In a folder with the sticky bit a user may rename what is his, here the earlier result, and nothing else.
    chmodSync(parent, 0o1777)
    chownSync(out, 65534, 65534)
    for (const name of ['golden.csv', 'run.json']) chmodSync(run.path(name), 0o666)
    const error = asNobody(() => failure(() => run.commit()))
    expect(error.code).toBe('OUTPUT_FAILED')
    expect(golden()).toBe('first')
    run.discard()
    expect(readdirSync(parent)).toEqual(['out'])
  })

  it('leaves the earlier result if nothing can be moved', () => {
    fill(openRunFolder(out), 'first').commit()
    const run = fill(openRunFolder(out), 'second')
    chmodSync(parent, 0o555)
    const error = asNobody(() => failure(() => run.commit()))
    chmodSync(parent, 0o755)
    expect(error.code).toBe('OUTPUT_FAILED')
    expect(golden()).toBe('first')
    run.discard()
    expect(readdirSync(parent)).toEqual(['out'])
  })

  describe('after a crash', () => {
    it('removes what a dead run has left', () => {
      fill(openRunFolder(out), 'half')
      leftBy(deadProcess())
      expect(readdirSync(parent).length).toBe(1)
      openRunFolder(out).discard()
      expect(readdirSync(parent)).toEqual([])
    })

    it('puts the earlier result back if the crash came between the two renames', () => {
      fill(openRunFolder(out), 'first').commit()
      fill(openRunFolder(out), 'second')
      const working = readdirSync(parent).find((name) => name.startsWith('.out.')) as string
      renameSync(out, join(parent, working.replace('.samewise-new-', '.samewise-old-')))
      leftBy(deadProcess())
      openRunFolder(out).discard()
      expect(golden()).toBe('first')
      expect(readdirSync(parent)).toEqual(['out'])
    })

    it('leaves runs alone that live, of other machines, and of other folders', () => {
      const living = fill(openRunFolder(out), 'living')
      mkdirSync(join(parent, '.out.samewise-new-00000000-1-00000000'))
      mkdirSync(join(parent, `.other.samewise-new-00000000-${deadProcess()}-00000000`))
      mkdirSync(join(parent, '.out.samewise-notes'))
      const before = readdirSync(parent).sort()
      openRunFolder(out).discard()
      expect(readdirSync(parent).sort()).toEqual(before)
      living.commit()
      expect(golden()).toBe('living')
    })
  })
})
