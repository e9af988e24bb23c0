import { DAY_MS } from '../base'
import type { ResolveResult, Survivors } from '../resolve'

/** Makes the lines of lineage.ndjson: by field what settled it, the records whose value won, and those whose value lost. */
export class LineageLines {
  /** The start of each field's JSON, up to the strategy. */
  private readonly heads: readonly string[]
  /** What stands on every line: the policy, and the instant that ages are counted to. */
  private readonly frame: string
  private readonly now: number
  private readonly sourceNames: readonly string[]
  /** JSON of the records of the cluster at work, without the brace at its end, and each record's place among them. */
  private origins: string[] = []
  private readonly places: Int32Array
  /** JSON of strategies and reasons. */
  private readonly words = new Map<string, string>()

  constructor(private readonly result: ResolveResult) {
    const { plan, records } = result.state
    const { policy, asOf, now } = result.lineageFrame
    this.frame = `"policy":"${policy}"${asOf === undefined ? '' : `,"asOf":${JSON.stringify(asOf)}`}`
    this.now = now
    this.heads = plan.fields.map(({ name }) => `${JSON.stringify(name)}:{"strategy":`)
    this.sourceNames = records.sourceNames.map((name) => JSON.stringify(name))
    this.places = new Int32Array(records.count)
  }

  /** The line of a golden record, without a line break. A record stands in it for most of its fields, so its JSON is made once. */
  line({ goldenId, members, choices }: Survivors): string {
    this.describe(members)
    const { heads, origins, places } = this
    const { observedAt } = this.result.state.records
    let line = `{"golden_id":"${goldenId}",${this.frame},"fields":{`
    let isFirst = true
    for (let f = 0; f < choices.length; f++) {
      const { winners: won, losers, decidedBy, trust, cleared, fixed, pin } = choices[f]
      if (won.length === 0 && cleared === undefined && fixed === undefined) continue
      const winners = cleared === undefined ? won : [cleared]
      line += `${isFirst ? '' : ','}${heads[f]}${this.word(decidedBy)},"winners":[`
      isFirst = false
      for (let k = 0; k < winners.length; k++) {
        const { record } = winners[k]
        const age = Math.floor((this.now - observedAt[record]) / DAY_MS)
        line += `${k === 0 ? '' : ','}${origins[places[record]]}${Number.isNaN(age) ? '' : `,"ageDays":${age}`}${trust === undefined ? '' : `,"trust":${trust[k]}`}}`
      }
      line += '],"losers":['
      for (let k = 0; k < losers.length; k++) {
        line += `${k === 0 ? '' : ','}${origins[places[losers[k].record]]},"lostBy":${this.word(losers[k].lostBy)},"reason":${this.word(losers[k].reason)}}`
      }
      line += `]${cleared === undefined ? '' : ',"cleared":true'}${pin === undefined ? '' : `,"pin":${JSON.stringify(pin)}`}}`
    }
    return `${line}}}`
  }

  private word(text: string): string {
    let json = this.words.get(text)
    if (json === undefined) this.words.set(text, (json = JSON.stringify(text)))
    return json
  }

  private describe(members: Int32Array): void {
    const { result, sourceNames, places } = this
    const { records } = result.state
    this.origins = []
    for (let k = 0; k < members.length; k++) {
      const record = members[k]
      const observedAt = result.observedAt(record)
      const id = JSON.stringify(records.ids.get(records.idCodes[record]))
      const time = observedAt === undefined ? '' : `,"observedAt":"${observedAt}"`
      this.origins.push(`{"source":${sourceNames[records.sources[record]]},"recordId":${id}${time}`)
      places[record] = k
    }
  }
}
