import { createHash } from 'node:crypto'
import { basename, dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inputFacts } from '../../src/files/input-facts'
import { temporaryFile, temporaryPath } from './temporary-file'

describe('inputFacts', () => {
  it('gives name, size and SHA-256 of a file larger than a chunk', async () => {
    const content = Buffer.alloc(3_000_001, 'abc')
    const path = temporaryFile(content)
    const sha256 = createHash('sha256').update(content).digest('hex')
    expect(await inputFacts(path)).toEqual({ name: basename(path), size: content.length, sha256 })
  })

  it('gives those of an empty file', async () => {
    expect((await inputFacts(temporaryFile(''))).size).toBe(0)
  })

  it('names a file that is missing, or a folder', async () => {
    const missing = temporaryPath()
    await expect(inputFacts(missing)).rejects.toMatchObject({ code: 'UNREADABLE_INPUT', where: { file: missing } })
    await expect(inputFacts(dirname(missing))).rejects.toMatchObject({ code: 'UNREADABLE_INPUT' })
  })

  it('stops when it is aborted', async () => {
    const path = temporaryFile('a\n')
    await expect(inputFacts(path, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'ABORTED' })
  })
})
