import { DAY_MS } from '../base'
import type { GoldenClusters } from '../resolve'

const encoder = new TextEncoder()
const QUOTE = 0x22
const BACKSLASH = 0x5c
const NO_BYTES = new Uint8Array(0)

/** JSON of the records of one cluster: source, id and time, without the brace at the end. A record stands in a line for most of its fields, so it is made once. */
export class RecordOrigins {
  /** One behind the other. */
  bytes = new Uint8Array(1 << 12)
  /** By place among the records of the cluster, where each starts; it ends where the next one does. */
  starts = new Int32Array(64)
  /** By record, its place. */
  readonly places: Int32Array
  private end = 0
  /** The start of each source's JSON, up to the id. */
  private readonly heads: readonly Uint8Array[]
  /** JSON of times, by their milliseconds; days only, since there are few. */
  private readonly days = new Map<number, Uint8Array>()

  constructor(private readonly made: GoldenClusters) {
    const { records } = made.basis
    this.places = new Int32Array(records.sources.length)
    this.heads = records.sourceNames.map((name) => encoder.encode(`{"source":${JSON.stringify(name)},"recordId":`))
  }

  /** Makes the JSON of the records of a cluster. */
  describe(members: Int32Array): void {
    const { sources, ids, idCodes } = this.made.basis.records
    if (members.length >= this.starts.length) this.starts = new Int32Array(members.length * 2)
    this.end = 0
    for (let k = 0; k < members.length; k++) {
      const record = members[k]
      this.places[record] = k
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

  private timeOf(record: number): Uint8Array {
    const time = this.made.basis.records.observedAt[record]
    if (Number.isNaN(time)) return NO_BYTES
    const known = this.days.get(time)
    if (known !== undefined) return known
    const json = encoder.encode(`,"observedAt":"${this.made.observedAt(record)}"`)
    if (time % DAY_MS === 0) this.days.set(time, json)
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
