import { type RecordRef, recordKey } from '../identity'
import type { LoggedJudgement } from './judgement-log'

/** Records that one decision holds together. */
interface Bond {
  readonly said: LoggedJudgement
  readonly records: readonly RecordRef[]
}

/** What people joined, and what unmerges have left of it. */
export class SaidTogether {
  private readonly bonds = new Set<Bond>()
  private readonly byRecord = new Map<string, Set<Bond>>()

  join(said: LoggedJudgement, all: readonly RecordRef[]): void {
    const records = [...new Map(all.map((record) => [recordKey(record), record])).values()]
    const bond = { said, records }
    this.bonds.add(bond)
    for (const record of records) {
      const key = recordKey(record)
      this.byRecord.set(key, (this.byRecord.get(key) ?? new Set()).add(bond))
    }
  }

  /** All other records that are joined with one, along any path; in the order they are met. */
  groupOf(record: RecordRef): RecordRef[] {
    const group = new Map([[recordKey(record), record]])
    for (const [key] of group) {
      for (const { records } of this.byRecord.get(key) ?? []) {
        for (const other of records) if (!group.has(recordKey(other))) group.set(recordKey(other), other)
      }
    }
    return [...group.values()].slice(1)
  }

  /**
   * Takes back what joins records of different sides. A record of no side goes with the last side that it is joined with, be it through others of no
   * side; so what joins it with one side alone stays.
   */
  separate(sides: readonly (readonly RecordRef[])[]): void {
    const sideOf = new Map(sides.flatMap((side, s) => side.map((record) => [recordKey(record), s] as const)))
    const touched = new Set([...sideOf.keys()].flatMap((key) => [...(this.byRecord.get(key) ?? [])]))
    for (const bond of [...touched]) {
      for (const record of bond.records) if (!sideOf.has(recordKey(record))) this.assign(record, sideOf, touched)
    }
    for (const bond of touched) {
      const parts = sides.map((): RecordRef[] => [])
      for (const record of bond.records) parts[sideOf.get(recordKey(record)) as number].push(record)
      if (parts.filter((part) => part.length > 0).length < 2) continue
      this.bonds.delete(bond)
      for (const record of bond.records) this.byRecord.get(recordKey(record))?.delete(bond)
      for (const part of parts) if (part.length > 1) this.join(bond.said, part)
    }
  }

  /** Gives a record of no side, and all that others of no side join with it, the last side they are joined with. */
  private assign(record: RecordRef, sideOf: Map<string, number>, touched: Set<Bond>): void {
    const free = new Set([recordKey(record)])
    let last = 0
    for (const key of free) {
      for (const bond of this.byRecord.get(key) ?? []) {
        touched.add(bond)
        for (const other of bond.records) {
          const side = sideOf.get(recordKey(other))
          if (side === undefined) free.add(recordKey(other))
          else if (side > last) last = side
        }
      }
    }
    for (const key of free) sideOf.set(key, last)
  }

  [Symbol.iterator](): IterableIterator<Bond> {
    return this.bonds.values()
  }
}
