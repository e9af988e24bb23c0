import { mix32 } from '../base'
import type { SentText } from './sent-table'

// Of `hashString`: the hash of a value does not hang on how it came into its pool.
const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193

/** Writes the distinct values of a pool piece by piece, where their number and their lengths are known; no string and no look-up is made on the way. */
export class TextWriter {
  private readonly units: Uint16Array
  private readonly hashes: Int32Array
  private at = 0
  private hash = FNV_OFFSET | 0
  private code = 1

  /** @param offsets where each value begins, the missing one first, and behind them where the last one ends */
  constructor(private readonly offsets: Int32Array) {
    this.units = new Uint16Array(offsets[offsets.length - 1])
    this.hashes = new Int32Array(offsets.length - 1)
  }

  /** Writes `source[start, end)` behind what is written of the value. */
  write(source: Uint16Array, start: number, end: number): void {
    const { units } = this
    let { at, hash } = this
    for (let i = start; i < end; i++) {
      const unit = source[i]
      units[at++] = unit
      hash = Math.imul(hash ^ unit, FNV_PRIME)
    }
    this.at = at
    this.hash = hash
  }

  /** Ends a value. */
  end(): void {
    this.hashes[this.code++] = mix32(this.hash)
    this.hash = FNV_OFFSET | 0
  }

  take(): SentText {
    const { units, offsets, hashes } = this
    return { units, offsets, hashes }
  }
}
