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

  /** Takes back what joins records of different sides. Records of no side stay with the last one. */
  separate(sides: readonly (readonly RecordRef[])[]): void {
    const sideOf = new Map(sides.flatMap((side, s) => side.map((record) => [recordKey(record), s] as const)))
    const touched = new Set([...sideOf.keys()].flatMap((key) => [...(this.byRecord.get(key) ?? [])]))
    for (const bond of touched) {
      const parts = sides.map((): RecordRef[] => [])
      for (const record of bond.records) parts[sideOf.get(recordKey(record)) ?? sides.length - 1].push(record)
      if (parts.filter((part) => part.length > 0).length < 2) continue
      this.bonds.delete(bond)
      for (const record of bond.records) this.byRecord.get(recordKey(record))?.delete(bond)
      for (const part of parts) if (part.length > 1) this.join(bond.said, part)
    }
  }

  [Symbol.iterator](): IterableIterator<Bond> {
    return this.bonds.values()
  }
}
