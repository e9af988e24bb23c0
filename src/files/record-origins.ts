import { DAY_MS } from '../base'
import type { GoldenClusters } from '../resolve'
import type { ByteFile } from './byte-file'

const encoder = new TextEncoder()
const QUOTE = 0x22
const BACKSLASH = 0x5c
/** Among so many records one is found by looking at each. */
const FEW = 8
/** Days up to the year 2149; others are rare, and made each time. */
const MOST_DAYS = 1 << 16
const NO_BYTES = new Uint8Array(0)

/** JSON of the records of one cluster: source, id and time, without the brace at the end. A record stands in a line for most of its fields, so it is made once. */
export class RecordOrigins {
  /** One behind the other. */
  private bytes = new Uint8Array(1 << 12)
  /** By place among the records of the cluster, where each starts; it ends where the next one does. */
  private starts = new Int32Array(64)
  /** Records of the cluster, ascending. */
  private members: Int32Array = new Int32Array(0)
  private end = 0
  /** The start of each source's JSON, up to the id. */
  private readonly heads: readonly Uint8Array[]
  /** JSON of days, by their number since 1970; times within a day are too many to be kept. */
  private readonly days: (Uint8Array | undefined)[] = []

  constructor(private readonly made: GoldenClusters) {
    const { records } = made.basis
    this.heads = records.sourceNames.map((name) => encoder.encode(`{"source":${JSON.stringify(name)},"recordId":`))
  }

  /** Makes the JSON of the records of a cluster. */
  describe(members: Int32Array): void {
    const { sources, ids, idCodes } = this.made.basis.records
    if (members.length >= this.starts.length) this.starts = new Int32Array(members.length * 2)
    this.members = members
    this.end = 0
    for (let k = 0; k < members.length; k++) {
      const record = members[k]
      this.starts[k] = this.end
      this.put(this.heads[sources[record]])
      const code = idCodes[record]
      if (!this.putPlain(ids.bytes, ids.offsets[code], ids.offsets[code + 1])) {
        this.put(encoder.encode(JSON.stringify(ids.get(code))))
      }
      this.put(this.timeOf(record))
    }
    this.starts[members.length] = this.end
  }

  /** Writes the JSON of one of these records. */
  write(record: number, file: ByteFile): void {
    const place = this.placeOf(record)
    file.bytes(this.bytes, this.starts[place], this.starts[place + 1])
  }

  private placeOf(record: number): number {
    const { members } = this
    let from = 0
    let to = members.length
    while (to - from > FEW) {
      const middle = (from + to) >> 1
      if (members[middle] > record) to = middle
      else from = middle
    }
    while (members[from] !== record) from++
    return from
  }

  private timeOf(record: number): Uint8Array {
    const time = this.made.basis.records.observedAt[record]
    if (Number.isNaN(time)) return NO_BYTES
    const day = time / DAY_MS
    const isKept = day >= 0 && day < MOST_DAYS && Number.isInteger(day)
    const known = isKept ? this.days[day] : undefined
    if (known !== undefined) return known
    const json = encoder.encode(`,"observedAt":"${this.made.observedAt(record)}"`)
    if (isKept) this.days[day] = json
    return json
  }

  /** Adds a text in quotes if it is plain ASCII; false, and nothing added, if it is not. */
  private putPlain(source: Uint8Array, start: number, end: number): boolean {
    this.room(end - start + 2)
    const { bytes } = this
    let at = this.end
    bytes[at++] = QUOTE
    for (let k = start; k < end; k++) {
      const byte = source[k]
      if (byte < 0x20 || byte >= 0x80 || byte === QUOTE || byte === BACKSLASH) return false
      bytes[at++] = byte
    }
    bytes[at++] = QUOTE
    this.end = at
    return true
  }

  private put(source: Uint8Array): void {
    this.room(source.length)
    const { bytes } = this
    let at = this.end
    for (let k = 0; k < source.length; k++) bytes[at++] = source[k]
    this.end = at
  }

  private room(count: number): void {
    if (this.end + count <= this.bytes.length) return
    const grown = new Uint8Array((this.end + count) * 2)
    grown.set(this.bytes.subarray(0, this.end))
    this.bytes = grown
  }
}
