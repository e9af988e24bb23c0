import { isUtf8 } from 'node:buffer'
import type { JobOptions } from '../base'
import { MAX_DEPTH } from '../columns'
import { MAX_RECORD_BYTES } from './csv-scanner'
import { rawText } from './raw-text'
import { MIN_FILL_BYTES, TextFile } from './text-file'

/** Of a record that is too long, so much is shown. */
const SHOWN_BYTES = 1 << 16

const LF = 0x0a
const CR = 0x0d
const QUOTE = 0x22
const COMMA = 0x2c
const OPEN_LIST = 0x5b
const BACKSLASH = 0x5c
const CLOSE_LIST = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d

/**
 * Finds the JSON texts of a file: its lines, or the elements of an array if it begins with one. Nothing is parsed but the ends of strings and
 * brackets; blank lines, and blanks and commas between elements, are passed over.
 */
export class JsonRecords {
  /** The record's text; '' if it cannot be read, for the reason in `fault`. */
  text = ''
  fault: string | undefined
  /** What to show of a record with a fault. */
  raw = ''
  /** Line of the file the record starts on; the first is 1. */
  line = 1

  private bytes: Buffer
  private filled = 0
  private position = 0
  /** Line of the file at `position`. */
  private positionLine = 1
  private isAtEnd = false
  private isInList = false
  private isCutOff = false

  private constructor(
    private readonly file: TextFile,
    private readonly chunkBytes: number,
  ) {
    this.bytes = Buffer.allocUnsafeSlow(Math.max(chunkBytes, MIN_FILL_BYTES) + 1)
  }

  /** @throws SamewiseError `UNREADABLE_INPUT` if the file cannot be read or is no text, `NO_INPUT` if it is empty */
  static async open(source: string, path: string, chunkBytes: number, job: JobOptions): Promise<JsonRecords> {
    const file = await TextFile.open(source, path, job)
    try {
      const records = new JsonRecords(file, chunkBytes)
      records.passBlanks()
      if (records.peek() === OPEN_LIST) {
        records.isInList = true
        records.position++
      }
      return records
    } catch (error) {
      file.close()
      throw error
    }
  }

  get bytesRead(): number {
    return this.file.bytesRead
  }

  get fileBytes(): number {
    return this.file.size
  }

  /** Complete once all records are read. */
  get warnings(): readonly string[] {
    if (!this.isCutOff) return this.file.warnings
    return [
      ...this.file.warnings,
      `${this.file.path} ends within its array. It may have been cut off; its records up to there were read.`,
    ]
  }

  close(): void {
    this.file.close()
  }

  /** Goes on to the next record. Returns false if there is none. */
  next(): boolean {
    while (this.isInList) {
      this.passBlanks()
      const byte = this.peek()
      if (byte === COMMA) {
        this.position++
      } else if (byte === CLOSE_LIST) {
        this.position++
        this.isInList = false
      } else if (byte < 0) {
        this.isCutOff = true
        return false
      } else {
        this.takeElement()
        return true
      }
    }
    this.passBlanks()
    if (this.peek() < 0) return false
    this.takeLine()
    return true
  }

  private takeLine(): void {
    this.line = this.positionLine
    let length = 0
    for (;;) {
      // A line end behind the text stops the search there.
      this.bytes[this.filled] = LF
      const end = this.bytes.indexOf(LF, this.position + length)
      length = end - this.position
      if (end < this.filled || this.isAtEnd || length > MAX_RECORD_BYTES) break
      this.fill()
    }
    if (length > MAX_RECORD_BYTES) this.skipLongLine()
    else {
      this.take(length > 0 && this.bytes[this.position + length - 1] === CR ? length - 1 : length)
      this.position += length
    }
  }

  /** Gives up a line, but not the ones after it. */
  private skipLongLine(): void {
    const shown = rawText(this.bytes.subarray(this.position, this.position + SHOWN_BYTES))
    let length = 0
    for (;;) {
      this.bytes[this.filled] = LF
      const end = this.bytes.indexOf(LF, this.position)
      length += end - this.position
      this.position = end
      if (end < this.filled || this.isAtEnd) break
      this.fill()
    }
    this.setFault(`a line over 16 MiB; the first ${SHOWN_BYTES} of its ${length} bytes are kept`, shown)
  }

  /**
   * Takes the element at `position`. Brackets that do not match end it where the nearest open one of their sort does, and a line end ends a
   * string, so that one bad element does not take those after it along.
   */
  private takeElement(): void {
    this.line = this.positionLine
    const open = new Uint8Array(MAX_DEPTH)
    let depth = 0
    let isInString = false
    let isClosed = false
    let lines = 0
    let length = 0
    for (; !isClosed; length++) {
      if (this.position + length === this.filled && !this.isAtEnd) this.fill()
      if (this.position + length === this.filled || length > MAX_RECORD_BYTES) break
      const byte = this.bytes[this.position + length]
      if (byte === LF) {
        if (depth === 0) break
        isInString = false
        lines++
      } else if (isInString) {
        if (byte === BACKSLASH) {
          // The escaped character is none of those looked for, unless the line ends with it.
          if (this.position + length + 1 === this.filled && !this.isAtEnd) this.fill()
          if (this.position + length + 1 < this.filled && this.bytes[this.position + length + 1] !== LF) length++
        } else if (byte === QUOTE) isInString = false
      } else if (byte === QUOTE) isInString = true
      else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
        if (depth < MAX_DEPTH) open[depth] = byte
        depth++
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        const opener = byte === CLOSE_OBJECT ? OPEN_OBJECT : OPEN_LIST
        let matching = depth
        while (matching > 0 && matching <= MAX_DEPTH && open[matching - 1] !== opener) matching--
        if (matching === 0 && byte === CLOSE_LIST) break
        depth = Math.max(0, matching - 1)
        isClosed = depth === 0
      } else if (byte === COMMA && depth === 0) break
    }
    if (length > MAX_RECORD_BYTES) {
      const raw = rawText(this.bytes.subarray(this.position, this.position + SHOWN_BYTES))
      this.setFault(`an element over 16 MiB, at which reading stopped; its first ${SHOWN_BYTES} bytes are kept`, raw)
      this.position = this.filled
      this.isAtEnd = true
      this.isInList = false
      return
    }
    this.take(length)
    this.position += length
    this.positionLine += lines
  }

  private take(length: number): void {
    const { position } = this
    const bytes = this.bytes.subarray(position, position + length)
    if (!isUtf8(bytes)) this.setFault(`not valid ${this.file.encoding} (its bytes are shown as \\xNN)`, rawText(bytes))
    else {
      this.text = bytes.toString('utf8')
      this.fault = undefined
      this.raw = ''
      if (bytes.includes(0)) this.setFault('a NUL byte (shown as \\x00)', rawText(bytes))
    }
  }

  private setFault(fault: string, raw: string): void {
    this.text = ''
    this.fault = fault
    this.raw = raw
  }

  /** The byte at `position`, or -1 at the end of the file. */
  private peek(): number {
    if (this.position === this.filled && !this.isAtEnd) this.fill()
    return this.position < this.filled ? this.bytes[this.position] : -1
  }

  private passBlanks(): void {
    for (;;) {
      const byte = this.peek()
      if (byte === LF) this.positionLine++
      else if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) return
      this.position++
    }
  }

  /** Reads on behind the text at hand, which moves to the front. */
  private fill(): void {
    if (this.position > 0) {
      this.bytes.copyWithin(0, this.position, this.filled)
      this.filled -= this.position
      this.position = 0
    }
    if (this.bytes.length - 1 - this.filled < MIN_FILL_BYTES) {
      const larger = Buffer.allocUnsafeSlow(this.bytes.length * 2)
      this.bytes.copy(larger, 0, 0, this.filled)
      this.bytes = larger
    }
    // The last byte is for the line end that `takeLine` puts behind the text.
    const room = this.bytes.length - 1 - this.filled
    const length = this.file.fill(this.bytes, this.filled, room, this.chunkBytes)
    if (length === 0) this.isAtEnd = true
    this.filled += length
  }
}
