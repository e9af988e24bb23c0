import { type RecordRef, recordKey } from '../identity'
import type { LoggedJudgement } from './judgement-log'

/** Two sides that an unmerge keeps apart. */
interface Guard {
  readonly said: LoggedJudgement
  readonly left: readonly RecordRef[]
  readonly right: readonly RecordRef[]
  /** Ids of the merges that have taken it back, and hold. */
  readonly liftedBy: Set<string>
}

/** What unmerges keep apart, and what later merges have left of it. */
export class SaidApart {
  private readonly guards = new Set<Guard>()
  private readonly byRecord = new Map<string, Set<Guard>>()
  private readonly liftedBy = new Map<string, Guard[]>()

  keep(said: LoggedJudgement, sides: readonly (readonly RecordRef[])[]): void {
    sides.forEach((left, s) => {
      for (const right of sides.slice(s + 1)) {
        const guard: Guard = { said, left, right, liftedBy: new Set() }
        this.guards.add(guard)
        for (const record of [...left, ...right]) {
          const key = recordKey(record)
          this.byRecord.set(key, (this.byRecord.get(key) ?? new Set()).add(guard))
        }
      }
    })
  }

  /** A merge takes back what stands between sides that its records are of. */
  lift(merge: string, records: readonly RecordRef[]): void {
    const keys = new Set(records.map(recordKey))
    const touched = new Set([...keys].flatMap((key) => [...(this.byRecord.get(key) ?? [])]))
    for (const guard of touched) {
      const { left, right, liftedBy } = guard
      if (![left, right].every((side) => side.some((record) => keys.has(recordKey(record))))) continue
      liftedBy.add(merge)
      this.liftedBy.set(merge, [...(this.liftedBy.get(merge) ?? []), guard])
    }
  }

  /** What a merge took back stands again once the merge is taken apart, unless another has taken it back as well. */
  restore(merge: string): void {
    for (const { liftedBy } of this.liftedBy.get(merge) ?? []) liftedBy.delete(merge)
    this.liftedBy.delete(merge)
  }

  *[Symbol.iterator](): IterableIterator<Guard> {
    for (const guard of this.guards) if (guard.liftedBy.size === 0) yield guard
  }
}
