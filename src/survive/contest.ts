import type { Contributions } from './contributions'
import type { LostBy } from './reason'

/** Code of a value that was cleared. */
export const CLEARED = -1

/**
 * The contributions of one cluster to one field while it is chosen among them: columns, by number of the contribution, which grow as needed and are
 * used again for the next field. Nothing of it outlives a choice.
 */
export const contest = {
  records: new Int32Array(64),
  slots: new Int32Array(64),
  codes: new Int32Array(64),
  /** What each is worth under the strategy at hand. */
  worth: new Float64Array(64),
  /** The turn at which each was ruled out, 0 while it was not; and by what, and why. */
  outAt: new Int32Array(64),
  outBy: [] as LostBy[],
  because: [] as string[],
  /** Counts up with every contribution that is ruled out, to tell which was the last. */
  turn: 0,
  /** Whether all are one value, so that only what they are worth beside it can tell them apart. */
  isOneValue: false,
}

/** Contributions that are still in the running; their order is that of {@link contest}. */
let running = new Int32Array(64)

/**
 * Gathers all contributions of a cluster's records, in the order of records and slots.
 *
 * @returns how many there are
 */
export function gather(members: Int32Array, { codes, slots, cleared }: Contributions): number {
  const most = members.length * (slots + 1)
  if (most > contest.records.length) grow(most * 2)
  const { records, slots: slotsOf, codes: codesOf, outAt } = contest
  let count = 0
  let isOneValue = true
  for (let m = 0; m < members.length; m++) {
    const record = members[m]
    const start = record * slots
    for (let slot = 0; slot < slots; slot++) {
      const code = codes[start + slot]
      if (code === 0) continue
      records[count] = record
      slotsOf[count] = slot
      outAt[count] = 0
      codesOf[count] = code
      if (code !== codesOf[0]) isOneValue = false
      count++
    }
    if (cleared !== undefined && cleared[record] === 1) {
      records[count] = record
      slotsOf[count] = 0
      outAt[count] = 0
      codesOf[count] = CLEARED
      if (codesOf[0] !== CLEARED) isOneValue = false
      count++
    }
  }
  contest.turn = 0
  contest.isOneValue = isOneValue
  return count
}

function grow(size: number): void {
  contest.records = new Int32Array(size)
  contest.slots = new Int32Array(size)
  contest.codes = new Int32Array(size)
  contest.worth = new Float64Array(size)
  contest.outAt = new Int32Array(size)
  running = new Int32Array(size)
}

/** All contributions as those still in the running. The list is used again: it holds until it is asked for again. */
export function allRunning(count: number): Int32Array {
  for (let c = 0; c < count; c++) running[c] = c
  return running
}

/** Takes a contribution out of the running. */
export function ruleOut(c: number, lostBy: LostBy, reason: string): void {
  contest.outAt[c] = ++contest.turn
  contest.outBy[c] = lostBy
  contest.because[c] = reason
}
