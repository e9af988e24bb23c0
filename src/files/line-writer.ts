import { closeSync, openSync, writeSync } from 'node:fs'
import { outputError } from '../node'

const FLUSH_AT = 1 << 16
const BUFFER_BYTES = 1 << 18

/** Writes lines of JSON. */
export class LineWriter {
  private readonly fd: number
  private readonly buffer = Buffer.allocUnsafeSlow(BUFFER_BYTES)
  private pending = ''

  constructor(private readonly path: string) {
    try {
      this.fd = openSync(path, 'w')
    } catch (cause) {
      throw outputError(path, cause)
    }
  }

  /** Writes a line that is JSON already. */
  line(json: string): void {
    this.pending += `${json}\n`
    if (this.pending.length > FLUSH_AT) this.flush()
  }

  flush(): void {
    try {
      // A UTF-16 unit takes at most three bytes.
      const fits = this.pending.length * 3 <= BUFFER_BYTES
      const bytes = fits ? this.buffer : Buffer.from(this.pending)
      const length = fits ? bytes.write(this.pending) : bytes.length
      for (let at = 0; at < length; ) at += writeSync(this.fd, bytes, at, length - at)
    } catch (cause) {
      throw outputError(this.path, cause)
    }
    this.pending = ''
  }

  close(): void {
    closeSync(this.fd)
  }
}
