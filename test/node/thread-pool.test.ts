import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Gate, type Groundwork, type Pool, type PooledWork } from '../../src/base'
import type { DataTable } from '../../src/data'
import { nicknamesEn } from '../../src/data/nicknames-en'
import { type EntityConfig, type ResolveOptions, resolve } from '../../src/index'
import { builtInKinds } from '../../src/kinds'
import { threadPool } from '../../src/node'
import { matchRule } from '../entity/match-rule'
import { peopleConfig, peopleRows, printResult } from '../resolve/people'
import { bundle, scratchFolder } from './bundle'

const folder = scratchFolder()
afterAll(() => folder.remove())

/** A program for threads, written for one test. */
function program(name: string, source: string): URL {
  const path = join(folder.path, `${name}.mjs`)
  writeFileSync(path, `import { parentPort } from 'node:worker_threads'\n${source}`)
  return pathToFileURL(path)
}

const work = <O>(here: (unit: number) => O): PooledWork<number, O> => ({
  task: 'any',
  shared: () => ({ plan: undefined }),
  units: [0, 1, 2, 3, 4, 5, 6, 7],
  here,
})

describe('the result with several threads', () => {
  const log = join(folder.path, 'done.log')
  let worker: URL
  beforeAll(async () => {
    // The package's own program, which notes in a file whenever it has done a unit.
    const source = `
      import { appendFileSync } from 'node:fs'
      import { parentPort } from 'node:worker_threads'
      const post = parentPort.postMessage.bind(parentPort)
      parentPort.postMessage = (message, transfer) => {
        post(message, transfer)
        appendFileSync(${JSON.stringify(log)}, '.')
      }
      import './src/files/thread-worker'
    `
    worker = pathToFileURL(await bundle(source, join(folder.path, 'worker.mjs')))
  })

  const notes = (): number => (existsSync(log) ? readFileSync(log).length : 0)

  /** A pool in which every piece of work is shared: the calling thread waits after its first unit until another has done one. */
  function sharingPool(threads: number): Pool & { readonly tasks: string[] } {
    const pool = threadPool(threads, { worker })
    const tasks: string[] = []
    let last: Promise<unknown> = Promise.resolve()
    return {
      tasks,
      threads,
      refuses: (job) => pool.refuses(job),
      prepare: (ground) => pool.prepare?.(ground),
      close: () => pool.close(),
      run(own) {
        tasks.push(own.task)
        // One after the other, so that a note is of the work at hand.
        const running = last.then(() => {
          const before = notes()
          // A single unit is not shared.
          if (own.units.length < 2) return pool.run(own)
          const between = async (): Promise<void> => {
            while (notes() === before) await setTimeout(2)
          }
          return pool.run({ ...own, between })
        })
        last = running.catch(() => {})
        return running
      },
    }
  }

  const rows = peopleRows(600, 3)
  const print = async (config: EntityConfig, options: ResolveOptions): Promise<string> => {
    const result = await resolve(config, { people: rows }, options)
    const { pairs, learned } = result.state
    return printResult(result) + JSON.stringify([pairs, learned.candidates.reports])
  }
  const ruled: EntityConfig = {
    ...peopleConfig,
    match: {
      blocking: [['phone'], ['email'], ['name.family', 'birthDate'], ['name.given', 'address.city']],
      rules: [matchRule({ same: ['email'] }, 'match'), matchRule({ different: ['birthDate'] }, 'non-match')],
    },
  }

  it.each([
    ['zero-config', peopleConfig, 3],
    ['rules of the user', ruled, 2],
  ])('is the same to the last byte: %s', async (_, config, threads) => {
    const data = [nicknamesEn]
    const alone = await print(config, { data })
    expect(await print(config, { data, pool: threadPool(1) })).toBe(alone)
    const pool = sharingPool(threads)
    expect(await print(config, { data, pool })).toBe(alone)
    expect(pool.tasks).toEqual(['normalize', 'standardize', 'score', 'cluster'])
    await pool.close()
  })

  it('is an error of the unit that another thread threw, and the next job works', async () => {
    const path = join(folder.path, 'touchy.mjs')
    writeFileSync(
      path,
      `import { isMainThread } from 'node:worker_threads'
      const read = (raw, out) => {
        if (!isMainThread) throw new Error('no kind for threads')
        out[0] = raw
      }
      export const touchy = {
        name: 'touchy',
        field: (name) => ({ features: [{ name: '' }], readers: { '': read }, keys: [], goldenParts: [''], standardize: (raw) => raw,
          comparison: { comparisons: [{ name, field: name, between: 'shared', levels: [{ label: 'same', exact: true, m: 0.9 }, { label: 'other', m: 0.1 }] }],
            bind: () => (left, right, levels, at) => { levels[at] = 0 } } }),
      }`,
    )
    const { touchy } = await import(pathToFileURL(path).href)
    const config: EntityConfig = {
      ...peopleConfig,
      extensions: [path],
      fields: { ...peopleConfig.fields, email: { kind: 'touchy#touchy' }, phone: { kind: 'touchy#touchy' } },
    }
    const pool = sharingPool(2)
    const extensions = new Map([['touchy#touchy', touchy]])
    // Whichever field the other thread takes first, it ends with a message: of a value that was read, or of the error.
    await expect(
      (async () => {
        for (let k = 0; k < 20; k++) await resolve(config, { people: rows.slice(0, 40) }, { pool, extensions })
      })(),
    ).rejects.toThrow('no kind for threads')
    expect((await resolve(peopleConfig, { people: rows.slice(0, 40) }, { pool })).state.warnings).toEqual([])
    await pool.close()
  })

  it('lets the process end though nobody has closed the pool', async () => {
    const source = `
      import { kinds as k, resolve } from './src/index'
      import { threadPool } from './src/node'
      const pool = threadPool(2, { worker: new URL(${JSON.stringify(worker.href)}) })
      const rows = [{ id: 1, name: 'Ann Lee' }, { id: 2, name: 'Anne Lee' }]
      const config = { fields: { name: k.personName() }, sources: { crm: { id: 'id' } } }
      const result = await resolve(config, { crm: rows }, { pool })
      process.stdout.write(String(result.recordCount))
    `
    const script = await bundle(source, join(folder.path, 'program.mjs'))
    const { status, stdout } = spawnSync(process.execPath, [script], { timeout: 30_000, encoding: 'utf8' })
    expect({ status, stdout }).toEqual({ status: 0, stdout: '2' })
  })
})

describe('what works build on', () => {
  const tellingAll = program(
    'grounds',
    `parentPort.on('message', (order) => {
      parentPort.heard = [...(parentPort.heard ?? []), order.ground === undefined ? 'none' : order.ground.shared ?? 'as it is']
      if (!('run' in order)) return
      for (let unit = Atomics.add(order.next, 0, 1); unit < order.units.length; unit = Atomics.add(order.next, 0, 1)) {
        parentPort.postMessage({ run: order.run, unit, output: parentPort.heard })
      }
    })`,
  )
  const ground = (name: string): Groundwork => ({ task: 'ground', shared: () => name })
  const heardBy = async (pool: Pool, own?: Groundwork): Promise<unknown> => {
    const behind = { ...work((): unknown => undefined), joinsAfter: new Promise<void>(() => {}), ground: own }
    return (await pool.run(behind))[0]
  }

  it('is sent to a thread once, ahead of them if that is wanted', async () => {
    const pool = threadPool(2, { worker: tellingAll })
    const first = ground('first')
    pool.prepare?.(first)
    expect(await heardBy(pool, first)).toEqual(['first', 'as it is'])
    expect(await heardBy(pool, first)).toEqual(['first', 'as it is', 'as it is'])
    await pool.close()
  })

  it('is sent again where a thread has let it go for another, or for none', async () => {
    const pool = threadPool(2, { worker: tellingAll })
    const [first, second] = [ground('first'), ground('second')]
    await heardBy(pool, first)
    await heardBy(pool, second)
    await heardBy(pool, first)
    await heardBy(pool)
    expect(await heardBy(pool, first)).toEqual(['first', 'second', 'first', 'none', 'first'])
    await pool.close()
    expect(await heardBy(pool, first)).toEqual(['first'])
    await pool.close()
  })
})

describe('a pool of threads', () => {
  it('gives what the units gave, in their order, whoever did them', async () => {
    const doubling = program(
      'doubling',
      `parentPort.on('message', ({ run, units, next }) => {
        for (let unit = Atomics.add(next, 0, 1); unit < units.length; unit = Atomics.add(next, 0, 1)) {
          parentPort.postMessage({ run, unit, output: units[unit] * 2 })
        }
      })`,
    )
    const pool = threadPool(3, { worker: doubling })
    for (let k = 0; k < 5; k++) {
      expect(await pool.run(work((unit) => unit * 2))).toEqual([0, 2, 4, 6, 8, 10, 12, 14])
    }
    await pool.close()
  })

  it('leaves background work to the other threads, and does other work meanwhile', async () => {
    const doubling = program(
      'doubling-too',
      `parentPort.on('message', ({ run, units, next }) => {
        for (let unit = Atomics.add(next, 0, 1); unit < units.length; unit = Atomics.add(next, 0, 1)) {
          parentPort.postMessage({ run, unit, output: units[unit] * 2 })
        }
      })`,
    )
    const pool = threadPool(2, { worker: doubling })
    const neverHere = work((): number => {
      throw new Error('not here')
    })
    const behind = pool.run({ ...neverHere, joinsAfter: new Promise<void>(() => {}) })
    const before = pool.run(work((unit) => unit * 2))
    expect(await before).toEqual([0, 2, 4, 6, 8, 10, 12, 14])
    expect(await behind).toEqual([0, 2, 4, 6, 8, 10, 12, 14])
    await pool.close()
  })

  it('takes part in work that others have begun, once it is asked to', async () => {
    const slow = program(
      'slow',
      `parentPort.on('message', ({ run, units, next }) => {
        const unit = Atomics.add(next, 0, 1)
        setTimeout(() => parentPort.postMessage({ run, unit, output: 'there' }), 100)
      })`,
    )
    const pool = threadPool(2, { worker: slow })
    const gate = new Gate()
    let isOpen = false
    const here = (): string => (isOpen ? 'here' : 'too early')
    const outputs = pool.run({ ...work(here), joinsAfter: gate.opened })
    await setTimeout(50)
    isOpen = true
    gate.open()
    // The other thread takes one unit, if it comes to it.
    const found = await outputs
    expect(found.filter((where) => where === 'here').length).toBeGreaterThanOrEqual(7)
    expect(found).not.toContain('too early')
    await pool.close()
  })

  it('fails all that is under way with the error of the one that failed', async () => {
    const failing = program(
      'failing',
      `parentPort.on('message', ({ run, next }) => {
        parentPort.postMessage({ run, failure: { error: 'the first of all' } })
      })`,
    )
    const pool = threadPool(2, { worker: failing })
    const behind = pool.run({ ...work((unit) => unit), joinsAfter: new Promise<void>(() => {}) })
    const before = pool.run({ ...work((unit) => unit), between: () => setTimeout(300) })
    await expect(behind).rejects.toBe('the first of all')
    await expect(before).rejects.toBe('the first of all')
  })

  it('does not wait for a unit of its own that waits for one of a thread that failed', async () => {
    const failing = program(
      'failing-later',
      `parentPort.on('message', ({ run, next }) => {
        Atomics.add(next, 0, 1)
        setTimeout(() => parentPort.postMessage({ run, failure: { error: 'too bad' } }), 50)
      })`,
    )
    const pool = threadPool(2, { worker: failing })
    await expect(pool.run(work(() => new Promise<number>(() => {})))).rejects.toBe('too bad')
  })

  it('ends with an error, and no thread, when a thread crashes, leaves or cannot start', async () => {
    // Each takes a unit that nobody else does then.
    const programs = [
      program('leaving', `parentPort.on('message', ({ next }) => { Atomics.add(next, 0, 1); process.exit(7) })`),
      program(
        'crashing',
        `parentPort.on('message', ({ next }) => { Atomics.add(next, 0, 1); throw new Error('oh no') })`,
      ),
      new URL('missing.mjs', pathToFileURL(`${folder.path}/`)),
    ]
    for (const worker of programs) {
      const pool = threadPool(2, { worker })
      // The calling thread is not done before the other has come to its end.
      const between = (): Promise<void> => setTimeout(1000)
      await expect(pool.run({ ...work((unit) => unit), between })).rejects.toMatchObject({ code: 'WORKER_FAILED' })
    }
  })

  it('says that a thread ran out of memory', async () => {
    const hungry = program(
      'hungry',
      `parentPort.on('message', ({ next }) => {
        Atomics.add(next, 0, 1)
        throw Object.assign(new Error('Worker terminated due to reaching memory limit'), { code: 'ERR_WORKER_OUT_OF_MEMORY' })
      })`,
    )
    const between = (): Promise<void> => setTimeout(1000)
    const running = threadPool(2, { worker: hungry }).run({ ...work((unit) => unit), between })
    await expect(running).rejects.toMatchObject({ code: 'CAPACITY' })
  })

  it('stops when its caller asks for it, also where a thread hangs', async () => {
    const hanging = program('hanging', `parentPort.on('message', ({ next }) => { Atomics.add(next, 0, 1); for (;;); })`)
    const pool = threadPool(2, { worker: hanging })
    const controller = new AbortController()
    const running = pool.run({ ...work((unit) => unit), signal: controller.signal, between: () => setTimeout(20) })
    void setTimeout(300).then(() => controller.abort())
    // Without the abort it could still end: if the calling thread had done all units before the other woke up.
    await expect(running).rejects.toMatchObject({ code: 'ABORTED' })
    await expect(pool.run({ ...work((unit) => unit), signal: controller.signal })).rejects.toMatchObject({
      code: 'ABORTED',
    })
  })

  it('throws what the calling thread threw', async () => {
    const idle = program('idle', `parentPort.on('message', () => {})`)
    const failing = work((unit) => {
      throw new Error(`unit ${unit}`)
    })
    await expect(threadPool(2, { worker: idle }).run(failing)).rejects.toThrow('unit 0')
  })

  it.each([0, 1.5, 65, Number.NaN])('refuses %d threads', (threads) => {
    expect(() => threadPool(threads)).toThrow('from 1 to 64')
  })
})

describe('a job that other threads cannot take part in', () => {
  const idle = program('unused', `parentPort.on('message', () => {})`)
  const own: DataTable = { name: 'own' }
  const changed: DataTable = { name: 'nicknames-en', nicknames: [] }
  const email = builtInKinds.get('email')
  const inline = { ...peopleConfig, fields: { ...peopleConfig.fields, email: { kind: email } } } as EntityConfig
  const extended: EntityConfig = { ...peopleConfig, fields: { ...peopleConfig.fields, email: { kind: 'mine#email' } } }

  it.each<[string, EntityConfig, ResolveOptions]>([
    ['email has a kind written into the config', inline, {}],
    ['the data table "own" is none of this package', peopleConfig, { data: [own] }],
    ['has the name of one of this package and is another', peopleConfig, { data: [changed] }],
    ['is in no module that "extensions"', extended, { extensions: new Map([['mine#email', email as never]]) }],
  ])('is done by one, and says that %s', async (reason, config, options) => {
    const rows = peopleRows(60, 4)
    const result = await resolve(config, { people: rows }, { ...options, pool: threadPool(2, { worker: idle }) })
    expect(result.state.warnings).toEqual([expect.stringContaining(reason)])
    expect(printResult(result)).toBe(printResult(await resolve(config, { people: rows }, options)))
  })
})
