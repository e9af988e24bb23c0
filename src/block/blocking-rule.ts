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

/** Joins the keys of a rule into one hash per record (per combination of slots where keys have several values). */
export function joinKeys(keys: readonly BoundKey[], count: number): RuleBlocks {
  if (keys.length === 0) return { slots: 1, hashes: new Int32Array(count).fill(1) }
  let slots = keys[0].slots
  let hashes: Int32Array = keys.length === 1 ? keys[0].hashes.slice() : keys[0].hashes
  for (let k = 1; k < keys.length; k++) {
    const next = keys[k]
    const joinedSlots = Math.min(MAX_SLOTS, slots * next.slots)
    const joined = new Int32Array(count * joinedSlots)
    if (slots === 1 && next.slots === 1) {
      const other = next.hashes
      for (let i = 0; i < count; i++) {
        const a = hashes[i]
        const b = other[i]
        joined[i] = a === 0 || b === 0 ? 0 : mixPair(a, b) || 1
      }
    } else {
      for (let i = 0; i < count; i++) {
        let to = i * joinedSlots
        const end = to + joinedSlots
        for (let s = 0; s < slots && to < end; s++) {
          const a = hashes[i * slots + s]
          for (let t = 0; t < next.slots && to < end; t++) {
            const b = next.hashes[i * next.slots + t]
            joined[to++] = a === 0 || b === 0 ? 0 : mixPair(a, b) || 1
          }
        }
      }
    }
    hashes = joined
    slots = joinedSlots
  }
  if (slots > 1) dropRepeats(hashes, slots)
  return { slots, hashes }
}

/** A record must stand once in a block, also when two of its values give the same key. */
function dropRepeats(hashes: Int32Array, slots: number): void {
  for (let from = 0; from < hashes.length; from += slots) {
    for (let s = from + 1; s < from + slots; s++) {
      for (let t = from; t < s; t++) if (hashes[t] === hashes[s]) hashes[s] = 0
    }
  }
}
