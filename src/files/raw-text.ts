import { isUtf8 } from 'node:buffer'
import { wideCharacterSize } from './utf8'

/** The raw text of a reject. Bytes that are no text, and NUL, are shown as \xNN: nothing is lost, and it can be written as CSV again. */
export function rawText(bytes: Buffer): string {
  if (isUtf8(bytes) && !bytes.includes(0)) return bytes.toString('utf8')
  let text = ''
  let from = 0
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at]
    const size = byte >= 0x80 ? wideCharacterSize(bytes, at, bytes.length) : byte === 0 ? 0 : 1
    if (size === 0) {
      text += `${bytes.toString('utf8', from, at)}\\x${byte.toString(16).padStart(2, '0').toUpperCase()}`
      from = at + 1
    }
    at += size || 1
  }
  return text + bytes.toString('utf8', from)
}
