import { BytePool } from './byte-pool'

const encoder = new TextEncoder()
/** Room beyond one byte for each UTF-16 unit, which is what nearly all texts need. */
const SPARE_BYTES = 256

/** A sealed pool of texts, alike ones too: the text at `k` has the code `k + 1`. */
export function poolOfTexts(texts: readonly string[]): BytePool {
  let units = 0
  for (let k = 0; k < texts.length; k++) units += texts[k].length
  let bytes = new Uint8Array(units + SPARE_BYTES)
  const offsets = new Int32Array(texts.length + 2)
  let end = 0
  for (let k = 0; k < texts.length; k++) {
    const text = texts[k]
    const { length } = text
    // A UTF-16 unit takes at most three bytes.
    if (end + length * 3 > bytes.length) {
      const grown = new Uint8Array(bytes.length * 2 + length * 3)
      grown.set(bytes)
      bytes = grown
    }
    let i = 0
    for (; i < length; i++) {
      const unit = text.charCodeAt(i)
      if (unit >= 0x80) break
      bytes[end + i] = unit
    }
    end += i === length ? length : encoder.encodeInto(text, bytes.subarray(end)).written
    offsets[k + 2] = end
  }
  return BytePool.of(bytes.slice(0, end), offsets)
}
