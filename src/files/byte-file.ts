import { closeSync, openSync, writeSync } from 'node:fs'
import { outputError } from '../node'

const BUFFER_BYTES = 1 << 20
/** Bytes that the system is handed at a time. */
const MOST_BYTES = 1 << 26
/** Texts up to this length are mostly ASCII and copied here: a call into Node takes longer. */
const SHORT = 128
/** Bytes beyond this length are copied in one call. */
const LONG = 256
const ZERO = 0x30
const MINUS = 0x2d
const POINT = 0x2e
/** Up to here a number times a thousand is an integer of 32 bits. */
const MOST_COUNTED = 2_000_000

/** Where the bytes of a {@link ByteFile} go. */
export interface ByteSink {
  /** Takes `source[start, end)`, which may be overwritten afterwards. */
  write(source: Uint8Array, start: number, end: number): void
  /** Nothing more comes. */
  close(): void
}

/**
 * A file that is written from its start to its end through one buffer. Whoever makes bytes by the million asks for room, writes them behind `at` and
 * moves `at`. Every method but the first may throw a SamewiseError `OUTPUT_FAILED` that names the file; it must be closed all the same.
 */
export class ByteFile {
  /** What is still to be written: its first `at` bytes. */
  readonly buffer = Buffer.allocUnsafeSlow(BUFFER_BYTES)
  at = 0
  private isOpen = true
  private hasFailed = false

  /**
   * @param path of the file; an existing one is replaced
   * @param sink what takes the bytes instead; the file at `path` is then left alone
   * @throws SamewiseError `OUTPUT_FAILED` if the file cannot be created
   */
  constructor(
    readonly path: string,
    private readonly sink: ByteSink = fileSink(path),
  ) {}

  /** Makes room for so many bytes behind `at`; false if there can never be so much. */
  room(count: number): boolean {
    if (count > BUFFER_BYTES - this.at) this.flush()
    return count <= BUFFER_BYTES
  }

  /** Writes a text as UTF-8; lone surrogates become U+FFFD. */
  text(value: string): void {
    const { length } = value
    // A UTF-16 unit takes at most three bytes.
    if (!this.room(length * 3)) {
      this.bytes(Buffer.from(value))
      return
    }
    const { buffer, at } = this
    let k = 0
    if (length <= SHORT) {
      for (; k < length; k++) {
        const unit = value.charCodeAt(k)
        if (unit >= 0x80) break
        buffer[at + k] = unit
      }
    }
    this.at = k === length ? at + length : at + buffer.write(value, at)
  }

  /** Writes bytes as they are; very many go past the buffer. */
  bytes(source: Uint8Array, start = 0, end = source.length): void {
    if (!this.room(end - start)) {
      this.flush()
      this.hand(source, start, end)
      return
    }
    const { buffer, at } = this
    const length = end - start
    if (length > LONG) buffer.set(source.subarray(start, end), at)
    else for (let k = 0; k < length; k++) buffer[at + k] = source[start + k]
    this.at = at + length
  }

  /** Writes a number as JSON has it. */
  number(value: number): void {
    const thousandths = Math.round(value * 1000)
    if (!(Math.abs(value) < MOST_COUNTED) || thousandths / 1000 !== value) {
      this.text(String(value))
      return
    }
    this.room(16)
    if (thousandths < 0) this.buffer[this.at++] = MINUS
    const size = Math.abs(thousandths)
    this.digits(Math.trunc(size / 1000))
    let rest = size % 1000
    if (rest === 0) return
    this.buffer[this.at++] = POINT
    for (let place = 100; rest > 0; place /= 10) {
      const digit = Math.trunc(rest / place)
      this.buffer[this.at++] = ZERO + digit
      rest -= digit * place
    }
  }

  /** Hands over to the system what is in the buffer. */
  flush(): void {
    this.hand(this.buffer, 0, this.at)
    this.at = 0
  }

  /** Writes what is left and closes the file; further calls do nothing. */
  close(): void {
    if (!this.isOpen) return
    this.isOpen = false
    try {
      if (!this.hasFailed) this.flush()
    } finally {
      this.closeSink()
    }
  }

  private closeSink(): void {
    try {
      this.sink.close()
    } catch (cause) {
      // Some file systems report a full disk only here.
      if (!this.hasFailed) throw outputError(this.path, cause)
    }
  }

  private hand(source: Uint8Array, start: number, end: number): void {
    try {
      this.sink.write(source, start, end)
    } catch (cause) {
      this.hasFailed = true
      throw outputError(this.path, cause)
    }
  }

  private digits(value: number): void {
    let size = 1
    for (let rest = value; rest >= 10; rest = (rest / 10) | 0) size++
    let rest = value
    for (let k = size - 1; k >= 0; k--) {
      this.buffer[this.at + k] = ZERO + (rest % 10)
      rest = (rest / 10) | 0
    }
    this.at += size
  }
}

function fileSink(path: string): ByteSink {
  let fd: number
  try {
    fd = openSync(path, 'w')
  } catch (cause) {
    throw outputError(path, cause)
  }
  return {
    write: (source, start, end) => {
      for (let from = start; from < end; ) from += writeSync(fd, source, from, Math.min(end - from, MOST_BYTES))
    },
    close: () => closeSync(fd),
  }
}
