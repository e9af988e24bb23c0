import { isSamewiseError, SamewiseError, throwIfAborted } from '../base'

/** As much of a web `ReadableStream` as is needed to read one; not all browsers let one iterate over it. */
export interface RowStream<Row> {
  /** Locks the stream to one reader. */
  getReader(): RowReader<Row>
}

/** As much of a web `ReadableStreamDefaultReader` as is needed. */
export interface RowReader<Row> {
  /** The next row, or that there is none. */
  read(): Promise<{ done: boolean; value?: Row | undefined }>
  /** Tells the source that no more is wanted. */
  cancel(reason?: unknown): Promise<void>
  /** Lets others read the stream. */
  releaseLock(): void
}

/** Many rows: a list or generator, an async one, a Node stream in object mode, or a web `ReadableStream`. */
export type Rows<Row> = Iterable<Row> | AsyncIterable<Row> | RowStream<Row>

/** Where rows come from: one at a time, each asked for only when the one before was taken. */
interface Puller {
  next(): PromiseLike<IteratorResult<unknown>> | IteratorResult<unknown>
  /** Tells the source that no more is wanted, and lets it close what it holds. */
  close(): unknown
  /** Ends an answer of `next` that is awaited, and may never come; `close` alone would wait for it. */
  interrupt?(): void
}

/**
 * Hands the rows of a source to `take`, one at a time. The next one is asked for only when `take` has come back. However it ends before
 * the source does, the source is closed: an iterator's `return` is called, a stream is cancelled or destroyed.
 *
 * @param source its name, for messages
 * @param take is given the row and its position, from 1; a promise it returns is awaited
 * @param signal stops it at once, also while a row is awaited
 * @throws SamewiseError `ABORTED`; `BAD_USAGE` if `rows` cannot be iterated; `UNREADABLE_INPUT`, with the source's own error as `cause`, if
 *   the source fails; what `take` throws
 */
export async function pullRows(
  source: string,
  rows: Rows<unknown>,
  take: (row: unknown, position: number) => Promise<void> | undefined,
  signal: AbortSignal | undefined,
): Promise<void> {
  throwIfAborted(signal)
  const puller = openRows(source, rows)
  let giveUp: ((reason: unknown) => void) | undefined
  const onAbort = (): void => giveUp?.(signal?.reason)
  signal?.addEventListener('abort', onAbort)
  let isWaiting = false
  try {
    for (let position = 1; ; position++) {
      let result: IteratorResult<unknown>
      try {
        const answer = puller.next()
        if ('then' in answer) {
          isWaiting = true
          // Not Promise.race: its other promise would remember every row until the end.
          result = await new Promise((resolve, reject) => {
            giveUp = reject
            answer.then(resolve, reject)
          })
          isWaiting = false
        } else result = answer
      } catch (cause) {
        throwIfAborted(signal)
        isWaiting = false
        await closeQuietly(puller)
        throw sourceError(source, position - 1, cause)
      }
      if (result.done) return
      try {
        const taken = take(result.value, position)
        if (taken !== undefined) await taken
        throwIfAborted(signal)
      } catch (error) {
        await closeQuietly(puller)
        throw error
      }
    }
  } finally {
    signal?.removeEventListener('abort', onAbort)
    if (isWaiting) {
      puller.interrupt?.()
      // Not awaited: an async generator that waits for something itself closes when that has come.
      void closeQuietly(puller)
    }
  }
}

function openRows(source: string, rows: Rows<unknown>): Puller {
  try {
    if (typeof rows === 'object' && rows !== null) {
      if ('getReader' in rows) return streamPuller(rows)
      if (Symbol.asyncIterator in rows) return asyncPuller(rows)
      if (Symbol.iterator in rows) return syncPuller(rows)
    }
  } catch (cause) {
    throw sourceError(source, 0, cause)
  }
  throw new SamewiseError(
    'BAD_USAGE',
    `Source "${source}" holds no rows: it is ${rows === null ? 'null' : `of type ${typeof rows}`}. ` +
      'Give a list, an iterable, a stream of objects, or a reader such as readCsv(path).',
    { where: { source } },
  )
}

function syncPuller(rows: Iterable<unknown>): Puller {
  const iterator = rows[Symbol.iterator]()
  const next = (): PromiseLike<IteratorResult<unknown>> | IteratorResult<unknown> => {
    const result = iterator.next()
    if (result.done || !(result.value instanceof Promise)) return result
    return result.value.then((value) => ({ done: false, value }))
  }
  return { next, close: () => iterator.return?.() }
}

function asyncPuller(rows: AsyncIterable<unknown>): Puller {
  const iterator = rows[Symbol.asyncIterator]()
  const puller: Puller = { next: () => iterator.next(), close: () => iterator.return?.() }
  // Node streams have it.
  const { destroy } = rows as { destroy?: unknown }
  return typeof destroy === 'function' ? { ...puller, interrupt: () => destroy.call(rows) } : puller
}

function streamPuller(rows: RowStream<unknown>): Puller {
  const reader = rows.getReader()
  const close = async (): Promise<void> => {
    await reader.cancel()
    reader.releaseLock()
  }
  return { next: () => reader.read() as Promise<IteratorResult<unknown>>, close }
}

/** Closes a source that is no longer wanted; the reason for that matters more than what goes wrong here. */
async function closeQuietly(puller: Puller): Promise<void> {
  try {
    await puller.close()
  } catch {
    // The caller throws the reason.
  }
}

function sourceError(source: string, rowsBefore: number, cause: unknown): SamewiseError {
  if (isSamewiseError(cause)) return cause
  // Only the error's code or name: its message may hold values.
  const { code, name } = (typeof cause === 'object' && cause !== null ? cause : {}) as {
    code?: unknown
    name?: unknown
  }
  const kind = typeof code === 'string' ? code : typeof name === 'string' ? name : typeof cause
  return new SamewiseError(
    'UNREADABLE_INPUT',
    `Source "${source}" failed after ${rowsBefore} ${rowsBefore === 1 ? 'row' : 'rows'} (${kind}). ` +
      'Its own error is the cause of this one; mend the source and start again.',
    { where: { source, rows: rowsBefore }, cause },
  )
}
