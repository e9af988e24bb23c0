import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { resolve } from 'samewise'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Pool } from '../../src/base'
import { resolveDelta, writeRun } from '../../src/files'
import { threadPool } from '../../src/node'
import { bundle, scratchFolder } from '../node/bundle'
import { peopleConfig, peopleRows } from '../resolve/people'

const scratch = scratchFolder()
const rows = peopleRows(600, 5)
const finished = join(scratch.path, 'finished')
const options = { version: '0' }
let pool: Pool
beforeAll(async () => {
  const program = await bundle("import './src/files/thread-worker'", join(scratch.path, 'worker.mjs'))
  pool = threadPool(2, { worker: pathToFileURL(program) })
  await writeRun(await resolve(peopleConfig, { people: rows.slice(0, 590) }), finished, options)
})
afterAll(async () => {
  await pool.close()
  scratch.remove()
})

const added = { people: rows.slice(590) }
const files = ['golden.csv', 'xref.csv', 'lineage.ndjson', 'ids.ndjson', 'possible.csv']

describe('golden records of a run that adds to a finished one', () => {
  it('are the same bytes whichever thread copies the lines of the others', async () => {
    const own = await resolveDelta(finished, added)
    await writeRun(own.result, join(scratch.path, 'own'), { ...options, delta: own })
    const asked: string[] = []
    const watching: Pool = {
      threads: 2,
      refuses: (job) => pool.refuses(job),
      close: () => pool.close(),
      run: (work) => {
        asked.push(work.task)
        return pool.run(work)
      },
    }
    const other = await resolveDelta(finished, added, { pool: watching })
    await writeRun(other.result, join(scratch.path, 'other'), { ...options, delta: other, pool: watching })
    expect(asked).toContain('splice-lines')
    for (const file of files) {
      expect(readFileSync(join(scratch.path, 'other', file))).toEqual(readFileSync(join(scratch.path, 'own', file)))
    }
  })

  it('are refused where the finished run lacks a line, and nothing is written', async () => {
    const delta = await resolveDelta(finished, added, { pool })
    const path = join(finished, 'golden.csv')
    const whole = readFileSync(path, 'utf8')
    const folder = join(scratch.path, 'cut')
    try {
      writeFileSync(path, whole.slice(0, whole.length / 2))
      const writing = writeRun(delta.result, folder, { ...options, delta, pool })
      await expect(writing).rejects.toMatchObject({ code: 'UNREADABLE_INPUT' })
    } finally {
      writeFileSync(path, whole)
      expect(existsSync(folder)).toBe(false)
    }
  })
})
