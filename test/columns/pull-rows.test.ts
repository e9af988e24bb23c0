import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { type Row, type Rows, tableFromRows } from '../../src/columns'

/** Numbered rows that tell how far they were pulled and how often they were closed. */
function counted(rows = 5) {
  const seen = { pulled: 0, closed: 0 }
  function* sync(): Generator<Row> {
    try {
      while (seen.pulled < rows) yield { a: String(++seen.pulled) }
    } finally {
      seen.closed++
    }
  }
  async function* later(): AsyncGenerator<Row> {
    yield* sync()
  }
  return { seen, sync, later }
}

const failureOf = (job: Promise<unknown>): Promise<unknown> =>
  job.then(
    () => undefined,
    (error: unknown) => error,
  )

describe('pulling rows', () => {
  const forms: [string, (rows: Row[]) => Rows<Row>][] = [
    ['a list', (rows) => rows],
    ['a list of promises', (rows) => rows.map((row) => Promise.resolve(row)) as unknown as Row[]],
    ['a generator', (rows) => rows.values()],
    ['a Node stream', (rows) => Readable.from(rows)],
    [
      'a web stream',
      (rows) =>
        new ReadableStream<Row>({
          start(controller) {
            for (const row of rows) controller.enqueue(row)
            controller.close()
          },
        }),
    ],
    [
      'a web stream that cannot be iterated',
      (rows) => {
        const stream = Readable.toWeb(Readable.from(rows))
        return { getReader: () => stream.getReader() } as Rows<Row>
      },
    ],
  ]
  for (const [form, make] of forms) {
    it(`reads ${form}`, async () => {
      const table = await tableFromRows('crm', make([{ a: 'x' }, { a: 'y' }, { a: 'x' }]))
      expect(table.columns.map((c) => [...c.codes.subarray(0, 3)].map((code) => c.values.get(code)))).toEqual([
        ['x', 'y', 'x'],
      ])
    })
  }

  it('never asks for a row before the one before is taken', async () => {
    let open = 0
    let most = 0
    let left = 100
    const rows: AsyncIterable<Row> = {
      [Symbol.asyncIterator]: () => ({
        async next() {
          most = Math.max(most, ++open)
          await Promise.resolve()
          open--
          return left-- > 0 ? { done: false, value: { a: '1' } } : { done: true, value: undefined }
        },
      }),
    }
    expect((await tableFromRows('crm', rows)).rowCount).toBe(100)
    expect(most).toBe(1)
  })

  it('asks a web stream that buffers nothing for one row at a time', async () => {
    let pulled = 0
    const waiting: number[] = []
    const stream = new ReadableStream<Row>(
      {
        pull(controller) {
          waiting.push(controller.desiredSize ?? -1)
          if (++pulled > 10) controller.close()
          else controller.enqueue({ a: '1' })
        },
      },
      { highWaterMark: 0 },
    )
    expect((await tableFromRows('crm', stream)).rowCount).toBe(10)
    expect(new Set(waiting)).toEqual(new Set([0]))
  })

  it('pulls nothing when the job was aborted before', async () => {
    const { seen, sync, later } = counted()
    for (const rows of [sync(), later()]) {
      await expect(tableFromRows('crm', rows, { signal: AbortSignal.abort() })).rejects.toMatchObject({
        code: 'ABORTED',
      })
    }
    expect(seen).toEqual({ pulled: 0, closed: 0 })
  })

  for (const form of ['sync', 'later'] as const) {
    it(`stops at the row at which the job was aborted and closes the source (${form})`, async () => {
      const controller = new AbortController()
      const { seen, [form]: make } = counted(1_000_000)
      const rows = make()
      const taken: AsyncIterable<Row> | Iterable<Row> =
        form === 'sync'
          ? (function* () {
              for (const row of rows as Iterable<Row>) {
                if (row.a === '7') controller.abort()
                yield row
              }
            })()
          : (async function* () {
              for await (const row of rows) {
                if (row.a === '7') controller.abort()
                yield row
              }
            })()
      await expect(tableFromRows('crm', taken, { signal: controller.signal })).rejects.toMatchObject({
        code: 'ABORTED',
      })
      await new Promise(setImmediate)
      expect(seen).toEqual({ pulled: 7, closed: 1 })
    })
  }

  it('does not wait for a row that never comes, and closes the source', async () => {
    let closed = 0
    const rows: AsyncIterable<Row> = {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise(() => {}),
        async return() {
          closed++
          return { done: true, value: undefined }
        },
      }),
    }
    const controller = new AbortController()
    const job = tableFromRows('crm', rows, { signal: controller.signal })
    setImmediate(() => controller.abort())
    await expect(job).rejects.toMatchObject({ code: 'ABORTED' })
    expect(closed).toBe(1)
  })

  it('destroys a silent Node stream and cancels a silent web stream', async () => {
    const silent = new Readable({ objectMode: true, read() {} })
    let cancelled = 0
    const web = new ReadableStream<Row>({ cancel: () => void cancelled++ })
    for (const rows of [silent, web]) {
      const controller = new AbortController()
      const job = tableFromRows('crm', rows, { signal: controller.signal })
      setImmediate(() => controller.abort())
      await expect(job).rejects.toMatchObject({ code: 'ABORTED' })
    }
    expect(silent.destroyed).toBe(true)
    expect(cancelled).toBe(1)
  })

  it('leaves no file open, neither after an abort nor after a failure', async () => {
    const controller = new AbortController()
    const file = await open(import.meta.filename ?? 'package.json')
    const lines = (async function* (): AsyncGenerator<Row> {
      try {
        for (let row = 1; ; row++) {
          const { bytesRead } = await file.read(Buffer.alloc(8), 0, 8)
          if (row === 3) controller.abort()
          yield { bytesRead }
        }
      } finally {
        await file.close()
      }
    })()
    await expect(tableFromRows('crm', lines, { signal: controller.signal })).rejects.toMatchObject({ code: 'ABORTED' })
    expect(file.fd).toBe(-1)

    const stream = createReadStream('/nowhere/at/all')
    expect(await failureOf(tableFromRows('crm', stream as unknown as AsyncIterable<Row>))).toMatchObject({
      code: 'UNREADABLE_INPUT',
      where: { source: 'crm', rows: 0 },
      cause: { code: 'ENOENT' },
    })
    expect(stream.destroyed).toBe(true)
  })

  it("wraps what the source throws, with the source's name, how far it came and the cause, but not its message", async () => {
    const cause = Object.assign(new Error('duplicate key (email)=(ann@lee.org)'), { code: 'ECONNRESET' })
    const makers: (() => Rows<Row>)[] = [
      function* () {
        yield { a: '1' }
        throw cause
      },
      async function* () {
        yield { a: '1' }
        throw cause
      },
      () => [{ a: '1' }, Promise.reject(cause)] as unknown as Row[],
      () => {
        let pulls = 0
        return new ReadableStream<Row>(
          { pull: (c) => (pulls++ === 0 ? c.enqueue({ a: '1' }) : c.error(cause)) },
          { highWaterMark: 0 },
        )
      },
    ]
    for (const make of makers) {
      const error = await failureOf(tableFromRows('crm', make()))
      expect(error).toMatchObject({ code: 'UNREADABLE_INPUT', where: { source: 'crm', rows: 1 }, cause })
      expect((error as Error).message).toBe(
        'Source "crm" failed after 1 row (ECONNRESET). Its own error is the cause of this one; mend the source and start again.',
      )
    }
  })

  it('says so when there is nothing to iterate', async () => {
    for (const rows of ['text', 5, null, { a: 1 }]) {
      await expect(tableFromRows('crm', rows as unknown as Row[])).rejects.toMatchObject({ code: 'BAD_USAGE' })
    }
  })

  it('closes the source when it has too many columns', async () => {
    let closed = 0
    function* rows(): Generator<Row> {
      try {
        for (let i = 0; ; i++) yield { byId: { [`id${i}`]: 1 } }
      } finally {
        closed++
      }
    }
    await expect(tableFromRows('crm', rows())).rejects.toMatchObject({ code: 'CAPACITY', where: { source: 'crm' } })
    expect(closed).toBe(1)
  })
})
