import { type RecordRef, recordKey } from '../identity'
import type { LoggedJudgement } from './judgement-log'

/** Two sides that an unmerge keeps apart. */
interface Guard {
  readonly said: LoggedJudgement
  readonly left: readonly RecordRef[]
  readonly right: readonly RecordRef[]
}

/** What unmerges keep apart, and what later merges have left of it. */
export class SaidApart {
  private readonly guards = new Set<Guard>()
  private readonly byRecord = new Map<string, Set<Guard>>()

  keep(said: LoggedJudgement, sides: readonly (readonly RecordRef[])[]): void {
    sides.forEach((left, s) => {
      for (const right of sides.slice(s + 1)) {
        const guard = { said, left, right }
        this.guards.add(guard)
        for (const record of [...left, ...right]) {
          const key = recordKey(record)
          this.byRecord.set(key, (this.byRecord.get(key) ?? new Set()).add(guard))
        }
      }
    })
  }

  /** Takes back what stands between sides that these records are of. */
  lift(records: readonly RecordRef[]): void {
    const keys = new Set(records.map(recordKey))
    const touched = new Set([...keys].flatMap((key) => [...(this.byRecord.get(key) ?? [])]))
    for (const guard of touched) {
      const { left, right } = guard
      if (![left, right].every((side) => side.some((record) => keys.has(recordKey(record))))) continue
      this.guards.delete(guard)
      for (const record of [...left, ...right]) this.byRecord.get(recordKey(record))?.delete(guard)
    }
  }

  [Symbol.iterator](): IterableIterator<Guard> {
    return this.guards.values()
  }
}
