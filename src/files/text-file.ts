import { isUtf8 } from 'node:buffer'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { breathe, type JobOptions, throwIfAborted } from '../base'
import { binaryKind } from './file-kind'
import { inputError, inputFileError } from './input-error'
import { wideCharacterSize } from './utf8'

type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'Windows-1252'

const SNIFF_BYTES = 1 << 16
const SCAN_BYTES = 1 << 20
/** The room that {@link TextFile.fill} needs at least. */
export const MIN_FILL_BYTES = 32

/**
 * A text file read piece by piece as UTF-8, whatever its encoding. Lone surrogates of UTF-16 come out as three bytes that are not
 * valid UTF-8, so that the reader can reject the record instead of changing it.
 */
export class TextFile {
  /** Bytes of the file read so far. */
  bytesRead = 0
  private encoded: Buffer | undefined
  // Half a unit, and the first half of a surrogate pair, left over from the bytes before.
  private oddByte = -1
  private highSurrogate = 0

  private constructor(
    readonly source: string,
    readonly path: string,
    readonly size: number,
    private readonly fd: number,
    readonly encoding: Encoding,
    private readonly bomBytes: number,
    readonly warnings: readonly string[],
  ) {
    this.bytesRead = bomBytes
  }

  /**
   * Opens a file and finds its encoding: by its byte order mark; without one it is UTF-8, unless most of what is not ASCII in it is not
   * valid UTF-8, which is read as Windows-1252 with a warning.
   *
   * @throws SamewiseError `UNREADABLE_INPUT` if it cannot be read or is no text, `NO_INPUT` if it is empty
   */
  static async open(source: string, path: string, job: JobOptions = {}): Promise<TextFile> {
    let fd: number
    try {
      fd = openSync(path, 'r')
    } catch (cause) {
      throw inputFileError(source, path, cause)
    }
    try {
      const stat = fstatSync(fd)
      const fail = (fault: string, remedy: string) => inputError('UNREADABLE_INPUT', source, path, fault, remedy)
      if (stat.isDirectory()) throw fail('is a folder', 'Name the file in it.')
      if (!stat.isFile())
        throw fail('is not a regular file', 'It is read twice, so write a pipe or device to a file first.')
      const sniffed = Buffer.alloc(Math.min(stat.size, SNIFF_BYTES))
      let length = 0
      for (let n = -1; n !== 0 && length < sniffed.length; length += n) {
        n = readAt(source, path, fd, sniffed, length, sniffed.length - length, length)
      }
      const head = sniffed.subarray(0, length)
      const { encoding, bomBytes } = byteOrderMark(head)
      if (length === bomBytes) {
        throw inputError('NO_INPUT', source, path, 'is empty', 'Give a file with records.')
      }
      const binary = encoding === 'UTF-8' ? binaryKind(head) : undefined
      if (binary) throw fail(`is ${binary.name}`, binary.remedy)
      if (encoding !== 'UTF-8' || bomBytes > 0) {
        return new TextFile(source, path, stat.size, fd, encoding, bomBytes, [])
      }
      const { valid, invalid } = await countNonAscii(source, path, fd, job)
      if (invalid <= valid) return new TextFile(source, path, stat.size, fd, 'UTF-8', 0, [])
      const warning =
        `${path} was read as Windows-1252: ${invalid} of its ${valid + invalid} characters beyond ASCII are not UTF-8. ` +
        'If letters with accents look wrong in the result, save the file as UTF-8.'
      return new TextFile(source, path, stat.size, fd, 'Windows-1252', 0, [warning])
    } catch (error) {
      closeSync(fd)
      throw error
    }
  }

  /**
   * Writes the next bytes of the text to `into[at, at + room)`.
   *
   * @param room at least {@link MIN_FILL_BYTES}
   * @param most how many bytes of the file to read at most
   * @returns how many bytes were written; 0 at the end of the file
   */
  fill(into: Buffer, at: number, room: number, most: number): number {
    if (this.encoding === 'UTF-8') return this.read(into, at, Math.min(room, most))
    const isUtf16 = this.encoding !== 'Windows-1252'
    // A unit of two bytes becomes at most 3 bytes, a Windows-1252 byte too; what was left over needs up to 6.
    const units = Math.floor((room - 8) / 3)
    const wanted = Math.max(2, Math.min(most, isUtf16 ? units * 2 : units))
    if (this.encoded === undefined || this.encoded.length < wanted) this.encoded = Buffer.allocUnsafeSlow(wanted)
    for (;;) {
      const length = this.read(this.encoded, 0, wanted)
      if (length === 0) return isUtf16 ? this.flushUtf16(into, at) : 0
      const written = isUtf16 ? this.fromUtf16(length, into, at) : fromWindows1252(this.encoded, length, into, at)
      if (written > 0) return written
    }
  }

  /** Starts again at the beginning of the text. */
  rewind(): void {
    this.bytesRead = this.bomBytes
    this.oddByte = -1
    this.highSurrogate = 0
  }

  close(): void {
    closeSync(this.fd)
  }

  private read(into: Buffer, at: number, most: number): number {
    const length = readAt(this.source, this.path, this.fd, into, at, most, this.bytesRead)
    this.bytesRead += length
    return length
  }

  private fromUtf16(length: number, into: Buffer, at: number): number {
    const encoded = this.encoded as Buffer
    const isLittle = this.encoding === 'UTF-16LE'
    let high = this.highSurrogate
    let to = at
    let i = 0
    while (i < length) {
      let first = this.oddByte
      if (first >= 0) this.oddByte = -1
      else first = encoded[i++]
      if (i === length) {
        this.oddByte = first
        break
      }
      const second = encoded[i++]
      const unit = isLittle ? first | (second << 8) : (first << 8) | second
      if (high !== 0) {
        if (unit >= 0xdc00 && unit <= 0xdfff) {
          const point = 0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00)
          into[to++] = 0xf0 | (point >> 18)
          into[to++] = 0x80 | ((point >> 12) & 0x3f)
          into[to++] = 0x80 | ((point >> 6) & 0x3f)
          into[to++] = 0x80 | (point & 0x3f)
          high = 0
          continue
        }
        to = putUnit(high, into, to)
        high = 0
      }
      if (unit >= 0xd800 && unit <= 0xdbff) high = unit
      else to = putUnit(unit, into, to)
    }
    this.highSurrogate = high
    return to - at
  }

  private flushUtf16(into: Buffer, at: number): number {
    let to = at
    if (this.highSurrogate !== 0) to = putUnit(this.highSurrogate, into, to)
    // Half a unit cannot be text: a byte that no valid UTF-8 holds.
    if (this.oddByte >= 0) into[to++] = 0xff
    this.highSurrogate = 0
    this.oddByte = -1
    return to - at
  }
}

function readAt(
  source: string,
  path: string,
  fd: number,
  into: Buffer,
  at: number,
  most: number,
  position: number,
): number {
  try {
    return readSync(fd, into, at, most, position)
  } catch (cause) {
    throw inputFileError(source, path, cause)
  }
}

function byteOrderMark(head: Buffer): { encoding: Encoding; bomBytes: number } {
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'UTF-16LE', bomBytes: 2 }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'UTF-16BE', bomBytes: 2 }
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'UTF-8', bomBytes: 3 }
  return { encoding: 'UTF-8', bomBytes: 0 }
}

/** Counts the characters beyond ASCII, and the bytes that belong to none. Files that are all valid UTF-8 are checked at memory speed. */
async function countNonAscii(
  source: string,
  path: string,
  fd: number,
  job: JobOptions,
): Promise<{ valid: number; invalid: number }> {
  const buffer = Buffer.allocUnsafeSlow(SCAN_BYTES)
  let valid = 0
  let invalid = 0
  let isClean = true
  let position = 0
  let kept = 0
  let read = 0
  for (;;) {
    const length = readAt(source, path, fd, buffer, kept, buffer.length - kept, position)
    position += length
    const filled = kept + length
    const end = length === 0 ? filled : endOfWholeCharacters(buffer, filled)
    if (isClean && !isUtf8(buffer.subarray(0, end))) {
      // Counting is slower than checking, so it starts over only once it is needed.
      isClean = false
      position = 0
      kept = 0
      continue
    }
    if (!isClean) {
      for (let i = 0; i < end; ) {
        if (buffer[i] < 0x80) {
          i++
          continue
        }
        const size = wideCharacterSize(buffer, i, end)
        if (size === 0) {
          invalid++
          i++
        } else {
          valid++
          i += size
        }
      }
    }
    if (length === 0) return { valid, invalid }
    buffer.copyWithin(0, end, filled)
    kept = filled - end
    read += length
    if (read >= 1 << 26) {
      read = 0
      throwIfAborted(job.signal)
      await breathe()
    }
  }
}

/** `filled`, or the start of the character that `bytes[0, filled)` cuts off. */
function endOfWholeCharacters(bytes: Buffer, filled: number): number {
  for (let back = 1; back <= 3 && back <= filled; back++) {
    const byte = bytes[filled - back]
    if (byte < 0x80) return filled
    if (byte >= 0xc0) {
      const size = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return size > back ? filled - back : filled
    }
  }
  return filled
}

function putUnit(unit: number, into: Buffer, at: number): number {
  if (unit < 0x80) into[at++] = unit
  else if (unit < 0x800) {
    into[at++] = 0xc0 | (unit >> 6)
    into[at++] = 0x80 | (unit & 0x3f)
  } else {
    into[at++] = 0xe0 | (unit >> 12)
    into[at++] = 0x80 | ((unit >> 6) & 0x3f)
    into[at++] = 0x80 | (unit & 0x3f)
  }
  return at
}

// What Windows-1252 has in 0x80 to 0x9f (WHATWG Encoding Standard); the rest is as in Latin-1. An own table, since Node's decoder of
// that name has mapped this range wrongly in some releases.
const WINDOWS_1252 = [
  0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d, 0x017d,
  0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,
  0x017e, 0x0178,
]

function fromWindows1252(encoded: Buffer, length: number, into: Buffer, at: number): number {
  let to = at
  for (let i = 0; i < length; i++) {
    const byte = encoded[i]
    to = putUnit(byte >= 0x80 && byte < 0xa0 ? WINDOWS_1252[byte - 0x80] : byte, into, to)
  }
  return to - at
}
