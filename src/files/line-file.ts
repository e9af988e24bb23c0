import { closeSync, openSync, readSync } from 'node:fs'
import { SamewiseError } from '../base'
import type { ByteFile } from './byte-file'

const BLOCK_BYTES = 1 << 22
const LF = 10
const QUOTE = 34

/** Goes through the lines of a file of our own, a block at a time, and copies those that are taken; none is made a text. */
export class LineFile {
  /** The line at work is `block[start, end)`, its line break with it. */
  block = Buffer.allocUnsafeSlow(BLOCK_BYTES)
  start = 0
  end = 0
  private readonly fd: number
  private filled = 0
  /** Lines that are taken and not yet written: `block[takenFrom, takenTo)`. */
  private takenFrom = 0
  private takenTo = 0

  /**
   * @param isCsv whether a line break between quotes is part of a line
   * @param out where lines go that are taken
   * @throws SamewiseError `UNREADABLE_INPUT`
   */
  constructor(
    readonly path: string,
    private readonly isCsv: boolean,
    private readonly out: ByteFile,
  ) {
    try {
      this.fd = openSync(path, 'r')
    } catch (cause) {
      throw new SamewiseError('UNREADABLE_INPUT', `${path} cannot be read. Give the folder of a finished run.`, {
        where: { file: path },
        cause,
      })
    }
  }

  /** Goes to the next line; false if there is none. A line that was at work is lost with that, as its place may be filled again. */
  next(): boolean {
    this.start = this.end
    for (;;) {
      const end = this.findEnd()
      if (end > 0) {
        this.end = end
        return true
      }
      if (!this.refill()) return false
    }
  }

  /** Takes the line at work. Lines that follow each other are written in one piece, by {@link write} at the latest. */
  take(): void {
    if (this.takenTo !== this.start || this.takenFrom === this.takenTo) {
      this.write()
      this.takenFrom = this.start
    }
    this.takenTo = this.end
  }

  /** Writes the lines that are taken. */
  write(): void {
    if (this.takenFrom < this.takenTo) this.out.bytes(this.block, this.takenFrom, this.takenTo)
    this.takenFrom = this.takenTo
  }

  close(): void {
    closeSync(this.fd)
  }

  /** Where the line from `start` on ends; 0 if the block does not tell. */
  private findEnd(): number {
    const { block, start, filled } = this
    if (!this.isCsv) {
      const at = block.indexOf(LF, start)
      return at >= 0 && at < filled ? at + 1 : 0
    }
    let isQuoted = false
    for (let at = start; at < filled; at++) {
      const byte = block[at]
      if (byte === QUOTE) isQuoted = !isQuoted
      else if (byte === LF && !isQuoted) return at + 1
    }
    return 0
  }

  /** Reads on behind what is left of the block; false at the end of the file. */
  private refill(): boolean {
    this.write()
    this.takenFrom = 0
    this.takenTo = 0
    const { start, filled } = this
    const rest = filled - start
    const grown = rest > this.block.length / 2 ? Buffer.allocUnsafeSlow(this.block.length * 2) : this.block
    this.block.copy(grown, 0, start, filled)
    this.block = grown
    const length = readSync(this.fd, grown, rest, grown.length - rest, null)
    this.start = 0
    this.filled = rest + length
    return length > 0
  }
}
