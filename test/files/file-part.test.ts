import { existsSync, readFileSync, rmSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ByteFile } from '../../src/files/byte-file'
import { createParted, FilePart, type PartedFile } from '../../src/files/file-part'
import { temporaryPath } from './temporary-file'

function part(file: PartedFile, number: number, text: string): FilePart {
  const sink = new FilePart(file, number)
  const out = new ByteFile(file.path, sink)
  out.text(text)
  out.close()
  return sink
}

describe('a file that is written in parts', () => {
  it('holds them in their order, whichever was made first', async () => {
    const path = temporaryPath()
    const file = createParted(path, 3)
    const texts = ['a'.repeat(3_000_000), '', 'the end'.repeat(200_000)]
    const [first, second, third] = texts.map((text, k) => part(file, k, text))
    const later = [third.finish(), second.finish()]
    await first.finish()
    await Promise.all(later)
    expect(readFileSync(path, 'utf8') === texts.join('')).toBe(true)
  })

  it('is waited for no longer when the job is stopped', async () => {
    const file = createParted(temporaryPath(), 2)
    const stopping = new AbortController()
    const waiting = part(file, 1, 'never').finish(stopping.signal)
    stopping.abort()
    await expect(waiting).rejects.toMatchObject({ code: 'ABORTED' })
  })

  it('that cannot be created or written is an error that names it', async () => {
    const path = temporaryPath()
    const file = createParted(path, 1)
    rmSync(path)
    await expect(part(file, 0, 'gone').finish()).rejects.toMatchObject({ code: 'OUTPUT_FAILED' })
    expect(existsSync(path)).toBe(false)
    expect(() => createParted(`${path}/inside`, 1)).toThrow(path)
  })
})
