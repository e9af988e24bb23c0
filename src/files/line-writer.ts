import { closeSync, openSync, writeSync } from 'node:fs'
import { outputError } from '../node'

const FLUSH_AT = 1 << 16

/** Writes lines of JSON. */
export class LineWriter {
  private readonly fd: number
  private pending: string[] = []
  private size = 0

  constructor(private readonly path: string) {
    try {
      this.fd = openSync(path, 'w')
    } catch (cause) {
      throw outputError(path, cause)
    }
  }

  line(value: unknown): void {
    this.text(JSON.stringify(value))
  }

  /** Writes a line that is JSON already. */
  text(json: string): void {
    const text = `${json}\n`
    this.pending.push(text)
    this.size += text.length
    if (this.size > FLUSH_AT) this.flush()
  }

  flush(): void {
    try {
      const bytes = Buffer.from(this.pending.join(''))
      for (let at = 0; at < bytes.length; ) at += writeSync(this.fd, bytes, at)
    } catch (cause) {
      throw outputError(this.path, cause)
    }
    this.pending = []
    this.size = 0
  }

  close(): void {
    closeSync(this.fd)
  }
}
