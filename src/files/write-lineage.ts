import { DAY_MS } from '../base'
import type { GoldenClusters, Survivors } from '../resolve'
import type { ByteFile } from './byte-file'
import { RecordOrigins } from './record-origins'

const encoder = new TextEncoder()
const COMMA = encoder.encode(',')
const AGE = encoder.encode(',"ageDays":')
const TRUST = encoder.encode(',"trust":')
const END_OF_RECORD = encoder.encode('}')
const LOSERS = encoder.encode('],"losers":[')
const END_OF_LOSERS = encoder.encode(']')
const CLEARED = encoder.encode(',"cleared":true')
const END_OF_FIELD = encoder.encode('}')
const END_OF_LINE = encoder.encode('}}\n')

/** Writes the lines of lineage.ndjson: by field what settled it, the records whose value won, and those whose value lost. */
export class LineageWriter {
  /** What stands on every line: the policy, and the instant that ages are counted to. */
  private readonly frame: Uint8Array
  private readonly now: number
  private readonly observedAt: Float64Array
  /** The start of each field's JSON, by what settled it. */
  private readonly heads: readonly Map<string, Uint8Array>[]
  private readonly names: readonly string[]
  /** The end of a loser's JSON, by strategy and reason. */
  private readonly tails = new Map<string, Map<string, Uint8Array>>()
  private readonly origins: RecordOrigins

  constructor(private readonly made: GoldenClusters) {
    const { plan, records } = made.basis
    const { policy, asOf, now } = made.lineageFrame
    const instant = asOf === undefined ? '' : `,"asOf":${JSON.stringify(asOf)}`
    this.frame = encoder.encode(`","policy":"${policy}"${instant},"fields":{`)
    this.now = now
    this.observedAt = records.observedAt
    this.names = plan.fields.map(({ name }) => JSON.stringify(name))
    this.heads = plan.fields.map(() => new Map())
    this.origins = new RecordOrigins(made)
  }

  /** Writes the line of a golden record to a file. */
  write({ cluster, members, choices }: Survivors, file: ByteFile): void {
    this.origins.describe(members)
    const { ids } = this.made.basis
    file.text('{"golden_id":"')
    file.bytes(ids.bytes, ids.offsets[cluster + 1], ids.offsets[cluster + 2])
    file.bytes(this.frame)
    let isFirst = true
    for (let f = 0; f < choices.length; f++) {
      const { winners, losers, decidedBy, trust, cleared, fixed, pin } = choices[f]
      if (winners.length === 0 && cleared === undefined && fixed === undefined) continue
      if (!isFirst) file.bytes(COMMA)
      isFirst = false
      file.bytes(this.headOf(f, decidedBy))
      if (cleared !== undefined) this.winner(cleared.record, trust?.[0], file)
      for (let k = 0; k < winners.length; k++) {
        if (k > 0) file.bytes(COMMA)
        this.winner(winners[k].record, trust?.[k], file)
      }
      file.bytes(LOSERS)
      for (let k = 0; k < losers.length; k++) {
        if (k > 0) file.bytes(COMMA)
        this.origins.write(losers[k].record, file)
        file.bytes(this.tailOf(losers[k].lostBy, losers[k].reason))
      }
      file.bytes(END_OF_LOSERS)
      if (cleared !== undefined) file.bytes(CLEARED)
      if (pin !== undefined) file.text(`,"pin":${JSON.stringify(pin)}`)
      file.bytes(END_OF_FIELD)
    }
    file.bytes(END_OF_LINE)
  }

  private winner(record: number, trust: number | undefined, file: ByteFile): void {
    this.origins.write(record, file)
    const age = Math.floor((this.now - this.observedAt[record]) / DAY_MS)
    if (!Number.isNaN(age)) {
      file.bytes(AGE)
      file.number(age)
    }
    if (trust !== undefined) {
      file.bytes(TRUST)
      file.number(trust)
    }
    file.bytes(END_OF_RECORD)
  }

  private headOf(field: number, decidedBy: string): Uint8Array {
    let json = this.heads[field].get(decidedBy)
    if (json === undefined) {
      json = encoder.encode(`${this.names[field]}:{"strategy":${JSON.stringify(decidedBy)},"winners":[`)
      this.heads[field].set(decidedBy, json)
    }
    return json
  }

  private tailOf(lostBy: string, reason: string): Uint8Array {
    let byReason = this.tails.get(lostBy)
    if (byReason === undefined) this.tails.set(lostBy, (byReason = new Map()))
    let json = byReason.get(reason)
    if (json === undefined) {
      json = encoder.encode(`,"lostBy":${JSON.stringify(lostBy)},"reason":${JSON.stringify(reason)}}`)
      byReason.set(reason, json)
    }
    return json
  }
}
