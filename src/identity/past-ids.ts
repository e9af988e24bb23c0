import { SamewiseError } from '../base'
import { adoptIds } from './adopt-ids'
import { KeyIndex, LOOKUP_BATCH } from './key-index'
import { type IdLedger, LEDGER_FORMAT } from './ledger'
import type { CrosswalkEntry, RecordRef } from './record-ref'
import { type IdHistory, replayLedger } from './replay-ledger'

/** The golden IDs that were given out before. */
export interface PreviousIds {
  /** The crosswalk of the last run: each record once, in any order. */
  readonly xref: Iterable<CrosswalkEntry>
  /**
   * The ledger that goes with it. Entries whose ID it has never heard of are of no golden record, and do not count. Without a ledger, as with
   * IDs of another system, each ID of the crosswalk is taken as it is, made from the first of its records.
   */
  readonly ledger?: IdLedger
  /**
   * The same crosswalk where it is known already which record each of its records is today.
   *
   * @internal
   */
  readonly numbered?: NumberedCrosswalk
}

/**
 * A crosswalk whose records are known by number, in the earlier run and today.
 *
 * @internal
 */
export interface NumberedCrosswalk {
  /** By record of the earlier run: its cluster then, and its number today, -1 if it is gone. */
  readonly clusters: Int32Array
  readonly numbers: Int32Array
  /** Golden IDs by cluster of the earlier run; '' for one that was no golden record. */
  readonly goldenIds: readonly string[]
  /** A record of the earlier run. */
  refOf(record: number): RecordRef
  /** Number of a record today, -1 if there is none. */
  findRecord(record: RecordRef): number
}

/** Clusters of records that are known by number. */
export interface NumberedClusters {
  /** Numbers of records are from 0 to below this; not all need be in a cluster. */
  readonly recordCount: number
  /** The records of cluster `c` are `members[starts[c], starts[c + 1])`. */
  readonly starts: Int32Array
  readonly members: Int32Array
  /** A record by its number. */
  refOf(record: number): RecordRef
  /** The record that a new ID of a cluster is made from. */
  anchorOf(cluster: number): number
}

/** The IDs of before, brought together with the records of now. */
export interface PastIds {
  readonly ledger: IdLedger | undefined
  /** All IDs that were ever given out, by number. */
  readonly history: IdHistory
  /** By record: number of its ID, -1 for none. */
  readonly before: Int32Array
  /** By number of the ID: the record it was made from if it names something, -1 if it does not or the record is gone. */
  readonly anchors: Int32Array
  /** By number of the ID: records that are gone. */
  readonly gone: ReadonlyMap<number, RecordRef[]>
  /** Number of a record, -1 if it is in no cluster. */
  findRecord(record: RecordRef): number
}

/**
 * Looks up the records of an earlier crosswalk among those of today.
 *
 * @throws SamewiseError `UNREADABLE_INPUT` for a ledger that {@link replayLedger} refuses, and for a crosswalk that does not go with it;
 *   `BAD_USAGE` for a record that stands in two clusters or on two lines
 */
export function readPast(previous: PreviousIds | undefined, clusters: NumberedClusters): PastIds {
  if (previous?.numbered !== undefined && previous.ledger !== undefined) {
    return readNumbered(previous.numbered, previous.ledger, clusters)
  }
  const rows = previous === undefined ? [] : previous.ledger === undefined ? [...previous.xref] : previous.xref
  const ledger = previous === undefined ? undefined : (previous.ledger ?? adoptIds(rows))
  const history = replayLedger(ledger ?? { format: LEDGER_FORMAT, runs: [] })
  const places = new RecordPlaces(clusters)
  const { members } = clusters
  const findRecord = ({ source, recordId }: RecordRef): number => {
    const place = places.find(source, recordId)
    return place < 0 ? -1 : members[place]
  }
  const before = new Int32Array(clusters.recordCount).fill(-1)
  const anchors = new Int32Array(history.ids.length).fill(-1)
  const gone = new Map<number, RecordRef[]>()
  const join = new CrosswalkJoin(history, places, members, before, anchors, gone)
  for (const row of rows) join.add(row)
  join.finish()
  findAnchors(history, anchors, findRecord)
  return { ledger, history, before, anchors, gone, findRecord }
}

/** Anchors that stand in no line of their ID. */
function findAnchors(history: IdHistory, anchors: Int32Array, findRecord: (record: RecordRef) => number): void {
  for (let id = 0; id < anchors.length; id++) {
    if (anchors[id] < 0 && history.isActive[id] === 1) anchors[id] = findRecord(history.anchors[id])
  }
}

/** {@link readPast} without looking up any record. */
function readNumbered(
  crosswalk: NumberedCrosswalk,
  ledger: IdLedger,
  { recordCount, members }: NumberedClusters,
): PastIds {
  const history = replayLedger(ledger)
  const isMember = new Uint8Array(recordCount)
  for (let k = 0; k < members.length; k++) isMember[members[k]] = 1
  const numberOf = (number: number): number => (number >= 0 && isMember[number] === 1 ? number : -1)
  const findRecord = (record: RecordRef): number => numberOf(crosswalk.findRecord(record))
  const before = new Int32Array(recordCount).fill(-1)
  const anchors = new Int32Array(history.ids.length).fill(-1)
  const gone = new Map<number, RecordRef[]>()
  const idOf = Int32Array.from(crosswalk.goldenIds, (id) => (id === '' ? -1 : history.find(id)))
  for (let record = 0; record < crosswalk.clusters.length; record++) {
    const id = idOf[crosswalk.clusters[record]]
    if (id < 0) continue
    const number = numberOf(crosswalk.numbers[record])
    if (number >= 0) before[number] = id
    else gone.set(id, [...(gone.get(id) ?? []), crosswalk.refOf(record)])
    if (number < 0 || anchors[id] >= 0) continue
    const { source, recordId } = crosswalk.refOf(record)
    const anchor = history.anchors[id]
    if (anchor.recordId === recordId && anchor.source === source) anchors[id] = number
  }
  checkIds(history, new Set(idOf))
  findAnchors(history, anchors, findRecord)
  return { ledger, history, before, anchors, gone, findRecord }
}

/** Each ID that names something must have been met, and no other. */
function checkIds({ ids, isActive }: IdHistory, met: ReadonlySet<number>): void {
  for (let id = 0; id < ids.length; id++) {
    if (isActive[id] === 1 && !met.has(id)) {
      throw notOfOneRun(`it has no record of ${ids[id]}, which names something by the ledger`)
    }
    if (isActive[id] === 0 && met.has(id)) {
      throw notOfOneRun(`it gives ${ids[id]} to a record, and by the ledger that ID has gone`)
    }
  }
}

/** Places of records among the members of all clusters, by source and id. */
class RecordPlaces {
  private readonly sources = new Map<string, number>()
  private readonly index: KeyIndex

  constructor({ members, refOf }: NumberedClusters) {
    const ids: string[] = new Array(members.length)
    const spaces = new Int32Array(members.length)
    for (let place = 0; place < members.length; place++) {
      const { source, recordId } = refOf(members[place])
      let space = this.sources.get(source)
      if (space === undefined) this.sources.set(source, (space = this.sources.size))
      spaces[place] = space
      ids[place] = recordId
    }
    this.index = new KeyIndex(ids, spaces)
    const { repeated } = this.index
    if (repeated >= 0) throw twice(refOf(members[repeated]), 'in two clusters, or in one twice')
  }

  find(source: string, recordId: string): number {
    return this.index.find(this.spaceOf(source), recordId)
  }

  findMany(spaces: Int32Array, recordIds: readonly string[], count: number, found: Int32Array): void {
    this.index.findMany(spaces, recordIds, count, found)
  }

  /** Number of a source, -1 for one without a record. */
  spaceOf(source: string): number {
    return this.sources.get(source) ?? -1
  }
}

/** Brings the lines of a crosswalk together with the records, a batch at a time. */
class CrosswalkJoin {
  private readonly sources: string[] = []
  private readonly recordIds: string[] = []
  private readonly spaces = new Int32Array(LOOKUP_BATCH)
  private readonly ids = new Int32Array(LOOKUP_BATCH)
  private readonly places = new Int32Array(LOOKUP_BATCH)
  private readonly hasRecord: Uint8Array
  private count = 0
  /** The ID of the line before: lines of one ID mostly follow each other. */
  private last: string | undefined
  private lastId = -1

  constructor(
    private readonly history: IdHistory,
    private readonly records: RecordPlaces,
    private readonly members: Int32Array,
    private readonly before: Int32Array,
    private readonly anchors: Int32Array,
    private readonly gone: Map<number, RecordRef[]>,
  ) {
    this.hasRecord = new Uint8Array(history.ids.length)
  }

  add({ source, recordId, goldenId }: CrosswalkEntry): void {
    if (goldenId !== this.last) {
      this.last = goldenId
      this.lastId = this.history.find(goldenId)
      if (this.lastId >= 0 && this.history.isActive[this.lastId] === 0) {
        throw notOfOneRun(`it gives ${goldenId} to a record, and by the ledger that ID has gone`)
      }
    }
    if (this.lastId < 0) return
    const k = this.count++
    this.ids[k] = this.lastId
    this.sources[k] = source
    this.recordIds[k] = recordId
    this.spaces[k] = this.records.spaceOf(source)
    if (this.count === LOOKUP_BATCH) this.flush()
  }

  /** Takes in what is left, and checks that no ID was without a line. */
  finish(): void {
    this.flush()
    const { ids, isActive } = this.history
    for (let id = 0; id < ids.length; id++) {
      if (isActive[id] === 1 && this.hasRecord[id] === 0) {
        throw notOfOneRun(`it has no record of ${ids[id]}, which names something by the ledger`)
      }
    }
  }

  private flush(): void {
    const { sources, recordIds, ids, places, members, before, anchors, history } = this
    this.records.findMany(this.spaces, recordIds, this.count, places)
    for (let k = 0; k < this.count; k++) {
      const id = ids[k]
      this.hasRecord[id] = 1
      if (places[k] < 0) {
        this.addGone(id, { source: sources[k], recordId: recordIds[k] })
        continue
      }
      const record = members[places[k]]
      if (before[record] >= 0) {
        throw twice({ source: sources[k], recordId: recordIds[k] }, 'on two lines of the earlier crosswalk')
      }
      before[record] = id
      const anchor = history.anchors[id]
      if (anchor.recordId === recordIds[k] && anchor.source === sources[k]) anchors[id] = record
    }
    this.count = 0
  }

  private addGone(id: number, record: RecordRef): void {
    const own = this.gone.get(id)
    if (own === undefined) this.gone.set(id, [record])
    else own.push(record)
  }
}

function twice({ source, recordId }: RecordRef, where: string): SamewiseError {
  return new SamewiseError(
    'BAD_USAGE',
    `The record ${source}:${recordId} stands ${where}. A record belongs to one golden record; leave the other out.`,
    { where: { source } },
  )
}

function notOfOneRun(what: string): SamewiseError {
  return new SamewiseError(
    'UNREADABLE_INPUT',
    `The earlier crosswalk does not go with its ledger of IDs: ${what}. Nothing was changed; take both from one finished run.`,
  )
}
