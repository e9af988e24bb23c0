import { closeSync, openSync, writeSync } from 'node:fs'
import { breathe, throwIfAborted } from '../base'
import { outputError } from '../node'
import type { ByteSink } from './byte-file'

/** A file that threads write together, each some of its parts; plain data. */
export interface PartedFile {
  readonly path: string
  /** In shared memory, by part: one more than the byte that it ends before; 0 while that is not known. */
  readonly ends: BigInt64Array
}

/**
 * Creates an empty file to be written in parts. Threads must take the parts in their order, or they would wait for each other.
 *
 * @throws SamewiseError `OUTPUT_FAILED`
 */
export function createParted(path: string, parts: number): PartedFile {
  try {
    closeSync(openSync(path, 'w'))
  } catch (cause) {
    throw outputError(path, cause)
  }
  return { path, ends: new BigInt64Array(new SharedArrayBuffer(parts * BigInt64Array.BYTES_PER_ELEMENT)) }
}

/** Memory of parts that are written, for those to come. */
const spare: Uint8Array[] = []

/** A part of a file. It is kept in memory until all parts before it are made, since only then it is known where it begins. */
export class FilePart implements ByteSink {
  private readonly pieces: Uint8Array[] = []
  private readonly lengths: number[] = []

  constructor(
    private readonly file: PartedFile,
    private readonly part: number,
  ) {}

  write(source: Uint8Array, start: number, end: number): void {
    const length = end - start
    const last = spare.pop()
    const piece = last !== undefined && last.length >= length ? last : new Uint8Array(length)
    piece.set(source.subarray(start, end))
    this.pieces.push(piece)
    this.lengths.push(length)
  }

  close(): void {}

  /** Tells the part behind it where to begin, and writes it. To be called when it is whole. */
  async finish(signal?: AbortSignal): Promise<void> {
    const { file, part, pieces, lengths } = this
    const start = await this.start(signal)
    const size = lengths.reduce((sum, length) => sum + length, 0)
    Atomics.store(file.ends, part, BigInt(start + size + 1))
    try {
      const fd = openSync(file.path, 'r+')
      try {
        let at = start
        pieces.forEach((piece, k) => {
          for (let from = 0; from < lengths[k]; ) from += writeSync(fd, piece, from, lengths[k] - from, at + from)
          at += lengths[k]
        })
      } finally {
        closeSync(fd)
      }
    } catch (cause) {
      throw outputError(file.path, cause)
    }
    spare.push(...pieces)
  }

  private async start(signal: AbortSignal | undefined): Promise<number> {
    if (this.part === 0) return 0
    for (;;) {
      const end = Number(Atomics.load(this.file.ends, this.part - 1))
      if (end > 0) return end - 1
      throwIfAborted(signal)
      await breathe()
    }
  }
}
