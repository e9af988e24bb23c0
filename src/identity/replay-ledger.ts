import { SamewiseError } from '../base'
import { KeyIndex } from './key-index'
import { type IdEvent, type IdLedger, LEDGER_FORMAT } from './ledger'
import type { RecordRef } from './record-ref'

/** All IDs that were ever given out, by number in the order of birth. */
export interface IdHistory {
  readonly ids: readonly string[]
  /** The records they were made from. */
  readonly anchors: readonly RecordRef[]
  /** Numbers of the runs they were born in. */
  readonly created: Int32Array
  /** 1 for those that name something. */
  readonly isActive: Uint8Array
  /** Those that name nothing: the run they went in last, and the records they named then. */
  readonly gone: ReadonlyMap<number, { readonly run: number; readonly members: readonly RecordRef[] }>
  /** Number of an ID, -1 for one that was never given out. */
  find(id: string): number
}

/**
 * Goes through a ledger and tells what has become of each ID.
 *
 * @throws SamewiseError `UNREADABLE_INPUT` if the ledger is of a newer format, or says what cannot be: an ID that is born twice, a change of
 *   an ID that nothing bears
 */
export function replayLedger(ledger: IdLedger): IdHistory {
  if (ledger.format !== LEDGER_FORMAT) throw newerFormat(ledger.format)
  const { ids, anchors, created } = births(ledger)
  const index = new KeyIndex(ids)
  if (index.repeated >= 0) throw contradiction(created[index.repeated], `${ids[index.repeated]} is created again`)
  const isActive = new Uint8Array(ids.length)
  const gone = new Map<number, { run: number; members: readonly RecordRef[] }>()
  let born = 0
  for (const { run, events } of ledger.runs) {
    while (born < ids.length && created[born] === run) isActive[born++] = 1
    const given = new Map<number, RecordRef[]>()
    for (const event of events) {
      if (event.event === 'created') continue
      const id = index.find(0, event.id)
      if (id < 0 || id >= born) throw contradiction(run, `${event.id} was never created`)
      if (event.event === 'revived') {
        if (isActive[id] === 1) throw contradiction(run, `${event.id} is revived and had not gone`)
        isActive[id] = 1
        gone.delete(id)
        continue
      }
      if (isActive[id] === 0) throw contradiction(run, `${event.id} had gone`)
      for (const target of targetsOf(event)) {
        const into = index.find(0, target)
        if (into < 0 || isActive[into] === 0) throw contradiction(run, `${event.id} leads to ${target}, which is none`)
      }
      if (event.event === 'moved' || event.event === 'left') {
        const own = given.get(id)
        if (own === undefined) given.set(id, [...event.records])
        else for (const record of event.records) own.push(record)
      } else if (endsId(event)) {
        isActive[id] = 0
        gone.set(id, { run, members: given.get(id) ?? [] })
      }
    }
  }
  return { ids, anchors, created, isActive, gone, find: (id) => index.find(0, id) }
}

/**
 * How many IDs name something at the end of a ledger.
 *
 * @internal
 */
export function countActive({ runs }: IdLedger): number {
  let count = 0
  for (const { events } of runs) {
    for (const event of events) {
      if (event.event === 'created' || event.event === 'revived') count++
      else if (endsId(event)) count--
    }
  }
  return count
}

/** The refusal of a ledger that a later version of this library wrote. */
export function newerFormat(format: unknown): SamewiseError {
  return new SamewiseError(
    'UNREADABLE_INPUT',
    `The ledger of IDs is of format ${String(format)}; this version reads formats up to ${LEDGER_FORMAT}. Use the version of samewise that wrote it, or a later one.`,
  )
}

/** The IDs in the order of their birth. */
function births({ runs }: IdLedger): { ids: string[]; anchors: RecordRef[]; created: Int32Array } {
  const ids: string[] = []
  const anchors: RecordRef[] = []
  const ends: [run: number, end: number][] = []
  let last = 0
  for (const { run, events } of runs) {
    if (!(run > last)) throw contradiction(run, `it follows run ${last}`)
    last = run
    for (const event of events) {
      if (event.event !== 'created') continue
      ids.push(event.id)
      anchors.push(event.anchor)
    }
    ends.push([run, ids.length])
  }
  const created = new Int32Array(ids.length)
  let from = 0
  for (const [run, end] of ends) {
    created.fill(run, from, end)
    from = end
  }
  return { ids, anchors, created }
}

/** Whether an ID names nothing after an event. */
export function endsId(event: IdEvent): boolean {
  return (
    event.event === 'merged' || event.event === 'retired' || (event.event === 'split' && !event.into.includes(event.id))
  )
}

/** The IDs that an event leads to. */
export function targetsOf(event: IdEvent): readonly string[] {
  if (event.event === 'split') return event.into
  return event.event === 'merged' || event.event === 'moved' ? [event.into] : []
}

function contradiction(run: number, what: string): SamewiseError {
  return new SamewiseError(
    'UNREADABLE_INPUT',
    `The ledger of IDs contradicts itself in run ${run}: ${what}. Nothing was changed; put a copy in its place that is whole.`,
    { where: { run } },
  )
}
