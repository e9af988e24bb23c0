import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type ResolveResult, resolve, survive } from 'samewise'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Pool } from '../../src/base'
import { type WriteRunOptions, writeRun } from '../../src/files'
import { threadPool } from '../../src/node'
import { bundle, scratchFolder } from '../node/bundle'
import { peopleConfig, peopleRows } from '../resolve/people'
import { temporaryPath } from './temporary-file'

const scratch = scratchFolder()
const config = {
  ...peopleConfig,
  survive: { email: [survive.union()] },
  views: { oldest: { survive: { name: [survive.oldest()] } } },
}
let pool: Pool
let result: ResolveResult
beforeAll(async () => {
  const program = await bundle("import './src/files/thread-worker'", join(scratch.path, 'worker.mjs'))
  pool = threadPool(2, { worker: pathToFileURL(program) })
  result = await resolve(config, { people: peopleRows(500, 5) }, { pool })
})
afterAll(async () => {
  await pool.close()
  scratch.remove()
})

const tables = ['golden.csv', 'golden.oldest.csv', 'lineage.ndjson', 'xref.csv', 'ids.ndjson', 'possible.csv'] as const
const options: WriteRunOptions = { version: '0', views: ['oldest'] }

let folders = 0
const newFolder = (): string => temporaryPath(`run-${++folders}`)

async function write(more: Partial<WriteRunOptions>): Promise<string> {
  const folder = newFolder()
  await writeRun(result, folder, { ...options, ...more })
  return folder
}

/** The pool, and what is asked of it. */
function watched(): { readonly watching: Pool; readonly tasks: string[] } {
  const tasks: string[] = []
  const watching: Pool = {
    threads: 2,
    refuses: (job) => pool.refuses(job),
    close: () => pool.close(),
    run: (work) => {
      tasks.push(work.task)
      return pool.run(work)
    },
  }
  return { watching, tasks }
}

describe('golden files that another thread writes', () => {
  it('are the same bytes as those that the calling thread writes', async () => {
    const { watching, tasks } = watched()
    const [own, others] = [await write({}), await write({ pool: watching })]
    expect(tasks).toEqual(['write-golden', 'write-possible'])
    for (const table of tables) expect(readFileSync(join(others, table))).toEqual(readFileSync(join(own, table)))
  })

  it('are made of parts that both threads write', async () => {
    const parts: unknown[] = []
    const watching: Pool = {
      ...watched().watching,
      run: (work) => {
        const here: typeof work.here = (unit) => {
          parts.push(unit)
          return work.here(unit)
        }
        return pool.run({ ...work, here, joinsAfter: Promise.resolve() } as typeof work)
      },
    }
    const [own, both] = [await write({}), await write({ pool: watching })]
    expect(parts.length).toBeGreaterThan(0)
    for (const table of tables) expect(readFileSync(join(both, table))).toEqual(readFileSync(join(own, table)))
  })

  it('stay with the calling thread where stewards pinned values, whose records it knows', async () => {
    const { records, values } = [...result.golden()][0]
    expect(values.name).toBeDefined()
    const pins = [
      { record: records[0], field: 'name', value: { full: 'Zoe Quist' }, mode: 'always', by: 'ann', at: '2020-01-01' },
    ]
    const pinned = await resolve(config, { people: peopleRows(500, 5) }, { pool, pins: pins as never })
    const { watching, tasks } = watched()
    const folder = newFolder()
    await writeRun(pinned, folder, { ...options, pool: watching })
    expect(tasks).not.toContain('write-golden')
    expect(readFileSync(join(folder, 'golden.csv'), 'utf8')).toContain('Zoe Quist')
  })

  it('that cannot be written are an error, and leave nothing behind', async () => {
    const folder = newFolder()
    const failing: Pool = {
      threads: 2,
      refuses: (job) => pool.refuses(job),
      close: () => pool.close(),
      run: (work) => {
        // The other thread finds a folder where its file belongs.
        for (const unit of work.units) {
          const { path } = unit as { readonly path?: string }
          if (path !== undefined) mkdirSync(path)
        }
        return pool.run(work)
      },
    }
    await expect(writeRun(result, folder, { ...options, pool: failing })).rejects.toMatchObject({
      code: 'OUTPUT_FAILED',
    })
    expect(existsSync(folder)).toBe(false)
  })

  it('end with the job when the calling thread fails', async () => {
    const folder = newFolder()
    const report = (): string => {
      throw new Error('no report today')
    }
    await expect(writeRun(result, folder, { ...options, report, pool })).rejects.toThrow('no report today')
    expect(existsSync(folder)).toBe(false)
    expect(existsSync(join(await write({ pool }), 'golden.csv'))).toBe(true)
  })
})
