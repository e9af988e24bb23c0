import type { ResolveResult, Survivors } from '../resolve'

/** Makes the lines of lineage.ndjson: by field what settled it, the records whose value won, and those whose value lost. */
export class LineageLines {
  /** The start of each field's JSON, up to the strategy. */
  private readonly heads: readonly string[]
  private readonly sourceNames: readonly string[]
  /** JSON of the records of the cluster at work, without the brace at its end, and each record's place among them. */
  private origins: string[] = []
  private readonly places: Int32Array

  constructor(private readonly result: ResolveResult) {
    const { plan, records } = result.state
    this.heads = plan.fields.map(({ name }) => `${JSON.stringify(name)}:{"strategy":"`)
    this.sourceNames = records.sourceNames.map((name) => JSON.stringify(name))
    this.places = new Int32Array(records.count)
  }

  /** The line of a golden record, without a line break. A record stands in it for most of its fields, so its JSON is made once. */
  line({ goldenId, members, choices }: Survivors): string {
    this.describe(members)
    const { heads, origins, places } = this
    let line = `{"golden_id":"${goldenId}","fields":{`
    let isFirst = true
    for (let f = 0; f < choices.length; f++) {
      const { winners, losers, decidedBy } = choices[f]
      if (winners.length === 0) continue
      line += `${isFirst ? '' : ','}${heads[f]}${decidedBy}","winners":[`
      isFirst = false
      for (let k = 0; k < winners.length; k++) {
        line += `${k === 0 ? '' : ','}${origins[places[winners[k].record]]}}`
      }
      line += '],"losers":['
      for (let k = 0; k < losers.length; k++) {
        line += `${k === 0 ? '' : ','}${origins[places[losers[k].record]]},"lostBy":"${losers[k].lostBy}"}`
      }
      line += ']}'
    }
    return `${line}}}`
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
