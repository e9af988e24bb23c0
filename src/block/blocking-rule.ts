import { mixPair } from '../base'
import type { BoundKey } from './blocking-key'

/** Two records are candidates when they agree on every key of the rule; without keys all pairs are. */
export interface BlockingRule {
  /** Names of blocking keys. */
  readonly keys: readonly string[]
}

/** A name to show: its keys joined by ` + `. */
export function ruleName(rule: BlockingRule): string {
  return rule.keys.length === 0 ? 'all pairs' : rule.keys.join(' + ')
}

/** A rule's block of each record: records with the same hash are in one block; 0 is in none. */
export interface RuleBlocks {
  readonly slots: number
  /** `hashes[i * slots + slot]` */
  readonly hashes: Int32Array
}

/** Most slots a rule may have: two lists of eight values make 64 keys a record. */
const MAX_SLOTS = 64

/** Slots of a rule of these keys. */
export function joinedSlots(keys: readonly Pick<BoundKey, 'slots'>[]): number {
  return keys.reduce((slots, key) => Math.min(MAX_SLOTS, slots * key.slots), 1)
}

/**
 * Joins the keys of a rule into one hash per record (per combination of slots where keys have several values).
 *
 * @param room where the result may be put, if it has the right length; not where a key stands
 */
export function joinKeys(
  keys: readonly Pick<BoundKey, 'slots' | 'hashes'>[],
  count: number,
  room?: Int32Array,
): RuleBlocks {
  if (keys.length === 0) return { slots: 1, hashes: new Int32Array(count).fill(1) }
  let slots = keys[0].slots
  let hashes: Int32Array = keys[0].hashes
  if (keys.length === 1) {
    if (room?.length === hashes.length) room.set(hashes)
    hashes = room?.length === hashes.length ? room : hashes.slice()
  }
  for (let k = 1; k < keys.length; k++) {
    const next = keys[k]
    const width = joinedSlots([{ slots }, next])
    if (slots === 1 && next.slots === 1) {
      const joined = room?.length === count ? room : new Int32Array(count)
      joinSingle(hashes, next.hashes, joined)
      hashes = joined
    } else {
      const joined = new Int32Array(count * width)
      joinSlots(hashes, slots, next, count, joined, width)
      hashes = joined
    }
    slots = width
  }
  if (slots > 1) dropRepeats(hashes, slots)
  return { slots, hashes }
}

/** Of keys with one value a record each; `joined` may be one of them. */
function joinSingle(first: Int32Array, second: Int32Array, joined: Int32Array): void {
  for (let i = 0; i < joined.length; i++) {
    const a = first[i]
    const b = second[i]
    joined[i] = a === 0 || b === 0 ? 0 : mixPair(a, b) || 1
  }
}

function joinSlots(
  hashes: Int32Array,
  slots: number,
  next: Pick<BoundKey, 'slots' | 'hashes'>,
  count: number,
  joined: Int32Array,
  width: number,
): void {
  for (let i = 0; i < count; i++) {
    let to = i * width
    const end = to + width
    for (let s = 0; s < slots && to < end; s++) {
      const a = hashes[i * slots + s]
      for (let t = 0; t < next.slots && to < end; t++) {
        const b = next.hashes[i * next.slots + t]
        joined[to++] = a === 0 || b === 0 ? 0 : mixPair(a, b) || 1
      }
    }
  }
}

/** A record must stand once in a block, also when two of its values give the same key. */
function dropRepeats(hashes: Int32Array, slots: number): void {
  for (let from = 0; from < hashes.length; from += slots) {
    for (let s = from + 1; s < from + slots; s++) {
      for (let t = from; t < s; t++) if (hashes[t] === hashes[s]) hashes[s] = 0
    }
  }
}
