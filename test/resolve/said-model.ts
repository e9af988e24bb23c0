import type { JudgementLine } from '../../src/judgements'
import type { Pin, RecordKey } from '../../src/survive'

/** `source:id` */
export type Key = string

export const keyOf = ({ source, recordId }: RecordKey): Key => `${source}:${recordId}`
export const refOf = (key: Key): RecordKey => ({ source: key[0], recordId: key.slice(2) })
export const keysOf = (refs: readonly RecordKey[]): Key[] => refs.map(keyOf)

/** A pin of the log, when it was said and how many were said before it. */
export interface SaidPin {
  readonly id: string
  readonly pin: Pick<Pin, 'record' | 'field' | 'value' | 'from' | 'mode' | 'until' | 'seen'>
  readonly time: number
  readonly place: number
}

/** What holds after a log: pairs of records that people joined, pairs that stay apart, pins in the order they were said. */
export interface Said {
  readonly together: readonly (readonly [Key, Key])[]
  readonly apart: readonly (readonly [Key, Key])[]
  readonly pins: readonly SaidPin[]
}

interface Wall {
  readonly left: readonly Key[]
  readonly right: readonly Key[]
  /** Merges that have taken it down, and were not taken apart since. */
  readonly downBy: Set<string>
}

/**
 * What people have said, by brute force: every line that was not taken back, in its order, on plain pairs of records. Each line has an id, and lines
 * are in the order of their times.
 */
export function saidIn(lines: readonly JudgementLine[]): Said {
  let joined: (readonly [Key, Key])[] = []
  const walls: Wall[] = []
  const different: (readonly [Key, Key])[] = []
  const merges = new Map<string, Key[][]>()
  const pins: SaidPin[] = []

  const join = (all: readonly Key[]): void => {
    all.forEach((a, k) => {
      for (const b of all.slice(k + 1)) if (a !== b) joined.push([a, b])
    })
  }
  const part = (sides: readonly (readonly Key[])[], guard = 'sides'): void => {
    const sideOf = new Map(sides.flatMap((side, s) => side.map((key) => [key, s] as const)))
    // Whoever is on no side goes with the last side that others of no side lead to.
    const sideBy = (key: Key): number => {
      if (sideOf.has(key)) return sideOf.get(key) as number
      return Math.max(...[...reach(key, joined, (other) => !sideOf.has(other))].map((other) => sideOf.get(other) ?? -1))
    }
    const sideNow = new Map([...new Set(joined.flat())].map((key) => [key, sideBy(key)]))
    joined = joined.filter(([a, b]) => sideNow.get(a) === sideNow.get(b))
    if (guard === 'none') return
    const kept = guard === 'pair' ? sides.map((side) => side.slice(0, 1)) : sides
    kept.forEach((left, k) => {
      for (const right of kept.slice(k + 1)) walls.push({ left, right, downBy: new Set() })
    })
  }

  const live = notTakenBack(lines)
  let time = 0
  for (const line of lines) {
    if (line.at !== undefined) time = Date.parse(line.at)
    if (!live.has(line)) continue
    const id = line.id as string
    if (line.judgement === 'same') join([keyOf(line.left), keyOf(line.right)])
    else if (line.judgement === 'different') different.push([keyOf(line.left), keyOf(line.right)])
    else if (line.judgement === 'pin') pins.push({ id, pin: line, time, place: pins.length })
    else if (line.judgement === 'merge') {
      const sides = line.sides?.map(keysOf) ?? keysOf(line.records ?? []).map((key) => [key])
      const all = sides.flat()
      merges.set(id, sides)
      for (const { left, right, downBy } of walls) {
        if ([left, right].every((side) => side.some((key) => all.includes(key)))) downBy.add(id)
      }
      join(all)
    } else if (line.judgement === 'unmerge') {
      const { detach, tree, all, guard } = line
      let sides = line.sides?.map(keysOf)
      if (sides === undefined && detach !== undefined) {
        const others = [...reach(keyOf(detach), joined)].filter((key) => key !== keyOf(detach))
        if (others.length > 0) sides = [[keyOf(detach)], others]
      } else if (sides === undefined && tree !== undefined) {
        sides = merges.get(tree)
        for (const wall of walls) wall.downBy.delete(tree)
      } else if (sides === undefined && typeof all === 'object') sides = keysOf(all).map((key) => [key])
      if (sides !== undefined) part(sides, guard)
    }
  }
  const standing = walls.filter(({ downBy }) => downBy.size === 0)
  const between = standing.flatMap(({ left, right }) => left.flatMap((a) => right.map((b) => [a, b] as const)))
  return { together: joined, apart: [...different, ...between].filter(([a, b]) => a !== b), pins }
}

/** All that can be reached over pairs, the start among it; the way goes on only through those that `isOpen`. */
function reach(start: Key, pairs: Said['together'], isOpen: (key: Key) => boolean = () => true): Set<Key> {
  const met = new Set([start])
  for (const key of met) {
    if (key !== start && !isOpen(key)) continue
    for (const [a, b] of pairs) {
      if (a === key) met.add(b)
      else if (b === key) met.add(a)
    }
  }
  return met
}

/** An undo takes back what was said before it, unless a later one takes it back itself. */
function notTakenBack(lines: readonly JudgementLine[]): Set<JudgementLine> {
  const live = new Set(lines)
  for (const line of [...lines].reverse()) {
    if (line.judgement !== 'undo' || !live.has(line)) continue
    const target = lines.slice(0, lines.indexOf(line)).find(({ id }) => id === line.target)
    if (target !== undefined) live.delete(target)
  }
  return live
}

/** Sets of records that are one by what was said, and by equal numbers where nothing that was said forbids. */
export interface Clusters {
  readonly clusters: readonly (readonly Key[])[]
  /** Whether what people said contradicts itself, so that which "same" gives way is another matter. */
  readonly isContradictory: boolean
}

/** @param numbers by record that there is: its number, if it has one */
export function clustersBy({ together, apart }: Said, numbers: ReadonlyMap<Key, string>): Clusters {
  const keys = [...numbers.keys()].sort()
  let sets = new Set<Set<Key>>()
  const absent = [...together, ...apart].flat()
  for (const key of new Set([...keys, ...absent])) sets.add(new Set([...reach(key, together)]))
  sets = new Set(new Map([...sets].map((set) => [[...set].sort().join(), set])).values())
  const setOf = (key: Key): Set<Key> => [...sets].find((set) => set.has(key)) as Set<Key>
  const mustPart = (one: Set<Key>, other: Set<Key>): boolean =>
    apart.some(([a, b]) => (one.has(a) && other.has(b)) || (one.has(b) && other.has(a)))
  const isContradictory = [...sets].some((set) => mustPart(set, set))
  keys.forEach((a, k) => {
    for (const b of keys.slice(k + 1)) {
      if (numbers.get(a) === '' || numbers.get(a) !== numbers.get(b)) continue
      const [one, other] = [setOf(a), setOf(b)]
      if (one === other || mustPart(one, other)) continue
      sets.delete(other)
      for (const key of other) one.add(key)
    }
  })
  const present = [...sets].map((set) => [...set].filter((key) => numbers.has(key)).sort())
  return { clusters: present.filter((set) => set.length > 0).sort((a, b) => (a[0] < b[0] ? -1 : 1)), isContradictory }
}
