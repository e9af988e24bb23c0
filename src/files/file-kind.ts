/** A file that is not text: what it is, and what its owner can do. */
export interface BinaryKind {
  readonly name: string
  readonly remedy: string
}

const UNPACK = 'Unpack it first and name the text file inside.'
const EXPORT = 'Save or export it as CSV or NDJSON (UTF-8) first.'

const SIGNATURES: readonly (readonly [bytes: readonly number[], name: string, remedy: string])[] = [
  [[0x1f, 0x8b], 'a gzip archive', UNPACK],
  [[0x28, 0xb5, 0x2f, 0xfd], 'a Zstandard archive', UNPACK],
  [[0x42, 0x5a, 0x68], 'a bzip2 archive', UNPACK],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], 'an xz archive', UNPACK],
  [[0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], 'a 7z archive', UNPACK],
  [[0x50, 0x41, 0x52, 0x31], 'a Parquet file', EXPORT],
  [[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 'an old Excel or Office file (xls)', EXPORT],
  [[0x25, 0x50, 0x44, 0x46, 0x2d], 'a PDF document', EXPORT],
  [
    [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66, 0x6f, 0x72, 0x6d, 0x61, 0x74, 0x20, 0x33, 0],
    'an SQLite database',
    EXPORT,
  ],
]

/** As much of a file as shows whether it begins like JSON. */
const HEAD_BYTES = 1024

const ZIP = [0x50, 0x4b, 0x03, 0x04]

/**
 * Recognises a file that is not text by its first bytes: by a known signature, or by many control bytes. A text that has a NUL here and
 * there is still text. UTF-16 must be told apart (by its byte order mark) before.
 *
 * @param head the first bytes of the file; 64 KiB are plenty
 * @returns undefined for text
 */
export function binaryKind(head: Buffer): BinaryKind | undefined {
  const startsWith = (bytes: readonly number[]) => head.length >= bytes.length && bytes.every((b, i) => head[i] === b)
  // "BZh" alone could begin a text, and so could the other letters: a signature counts only if what follows is not all text.
  const hasControls = countControls(head) > 0
  if (startsWith(ZIP)) {
    if (head.includes('xl/')) return { name: 'an Excel workbook (xlsx)', remedy: EXPORT }
    return { name: 'a zip archive', remedy: UNPACK }
  }
  if (hasControls) {
    for (const [bytes, name, remedy] of SIGNATURES) if (startsWith(bytes)) return { name, remedy }
  }
  const controls = countControls(head)
  const isMany = controls >= 8 && controls > head.length * 0.05
  if (isMany || controls > head.length * 0.3) {
    return {
      name: `not a text file (${controls} of its first ${head.length} bytes are control characters)`,
      remedy: 'Give a CSV or NDJSON file in UTF-8; UTF-16 is read too if it begins with a byte order mark.',
    }
  }
  return undefined
}

function countControls(head: Buffer): number {
  let controls = 0
  for (const byte of head) {
    // All below space but TAB, LF, VT, FF, CR and ESC, which occur in text.
    if (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b) controls++
  }
  return controls
}

/** How the records of a text file are written. */
export type TextKind = 'csv' | 'json'

/**
 * Tells JSON files from CSV files: by the ending of the name (`.json`, `.jsonl`, `.ndjson`), and if it is another, by a beginning that no
 * header of a CSV file has: `{` and a name in quotes, or `[` and `{`.
 *
 * @param path of the file
 * @param head the first bytes of the file, in its own encoding
 */
export function textKind(path: string, head: Buffer): TextKind {
  if (/\.(?:json|jsonl|ndjson)$/i.test(path)) return 'json'
  // NUL bytes are half of each ASCII character in UTF-16, and the others here are byte order marks.
  const bytes = head.subarray(0, HEAD_BYTES).filter((byte) => byte !== 0 && byte < 0x80)
  return /^\s*(?:\{\s*["}]|\[\s*\{)/.test(Buffer.from(bytes).toString('latin1')) ? 'json' : 'csv'
}
