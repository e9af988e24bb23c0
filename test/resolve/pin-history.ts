import fc from 'fast-check'
import {
  appendJudgements,
  completeJudgements,
  type JudgementLine,
  type KnownClusters,
  type UnmergeGuard,
} from '../../src/judgements'
import { GONE, type Line } from './pin-model'
import { type Key, refOf } from './said-model'

/** All records that there ever are; the letter is the source. */
export const KEYS: readonly Key[] = ['a:1', 'a:2', 'a:3', 'b:1', 'b:2', 'c:1', 'c:2']
/** Records of one number are one, as far as nobody says otherwise. */
const NUMBERS = ['KX104', 'MV7250', '']
const DAY = 86_400_000
const START = Date.UTC(2026, 0, 1)

/** What a record says, and its number. */
export interface Row extends Line {
  readonly number: string
}

/** Where a history has come to. */
export interface World {
  /** What each record says, also those that are away. */
  readonly all: ReadonlyMap<Key, Row>
  /** Records that were removed. */
  readonly away: ReadonlySet<Key>
  readonly log: readonly JudgementLine[]
  /** Days since the start. */
  readonly today: number
}

/** The records that there are. */
export function rowsOf({ all, away }: World): Map<Key, Row> {
  return new Map([...all].filter(([key]) => !away.has(key)))
}

const record = fc.constantFrom(...KEYS)
const two = fc.uniqueArray(record, { minLength: 2, maxLength: 2 })
const word = fc.constantFrom('', 'x', 'y', 'z')
const guard = fc.constantFrom<UnmergeGuard[]>('sides', 'sides', 'pair', 'none')
const place = fc.record({ city: word, zip: word }, { requiredKeys: [] })
const row = fc.record({
  number: fc.constantFrom(...NUMBERS),
  word: fc.oneof(word, fc.constant(GONE)),
  city: word,
  zip: word,
})

/** A pin that gives a value, or takes that of a record. */
const says = fc.oneof(
  fc.tuple(fc.constantFrom('word', 'city', 'zip'), fc.oneof(fc.constantFrom('p', 'q', 'x', null), record)),
  fc.tuple(fc.constant('place'), fc.oneof(place, record)),
)

export type Step =
  /** Time passes before the step. */
  | { readonly what: 'wait' }
  | { readonly what: 'same' | 'different'; readonly of: readonly Key[] }
  | { readonly what: 'merge'; readonly of: readonly Key[]; readonly isByGolden: boolean }
  | {
      readonly what: 'unmerge'
      readonly how: 'detach' | 'tree' | 'retired' | 'all'
      readonly of: Key
      readonly nth: number
      readonly guard: UnmergeGuard
    }
  | {
      readonly what: 'pin'
      readonly of: Key
      readonly says: readonly [field: string, value: unknown]
      readonly mode: 'always' | 'untilSourceChanges' | 'fallback'
      readonly more: {
        readonly seen?: readonly string[] | undefined
        readonly days?: number | undefined
        readonly isUndated: boolean
      }
    }
  | { readonly what: 'undo'; readonly nth: number }
  | { readonly what: 'change'; readonly of: Key; readonly row: Omit<Row, 'time'>; readonly isTimed: boolean }
  /** A record is removed, or given again. */
  | { readonly what: 'leave'; readonly of: Key }

export const step: fc.Arbitrary<Step> = fc.oneof(
  ...[1, 2].map(() => fc.constant({ what: 'wait' as const })),
  fc.record({ what: fc.constantFrom('same' as const, 'different' as const), of: two }),
  fc.record({
    what: fc.constant('merge' as const),
    of: fc.uniqueArray(record, { minLength: 2, maxLength: 3 }),
    isByGolden: fc.boolean(),
  }),
  fc.record({
    what: fc.constant('unmerge' as const),
    how: fc.constantFrom('detach', 'tree', 'retired', 'all'),
    of: record,
    nth: fc.nat(),
    guard,
  }),
  ...[1, 2, 3].map(() =>
    fc.record({
      what: fc.constant('pin' as const),
      of: record,
      says,
      mode: fc.constantFrom('always', 'untilSourceChanges', 'fallback'),
      more: fc.record({
        seen: fc.option(fc.subarray(['x', 'y']), { nil: undefined }),
        days: fc.option(fc.nat({ max: 3 }), { nil: undefined, freq: 4 }),
        isUndated: fc.boolean(),
      }),
    }),
  ),
  fc.record({ what: fc.constant('undo' as const), nth: fc.nat() }),
  ...[1, 2].map(() => fc.record({ what: fc.constant('change' as const), of: record, row, isTimed: fc.boolean() })),
  fc.record({ what: fc.constant('leave' as const), of: record }),
) as fc.Arbitrary<Step>

export const firstRows: fc.Arbitrary<ReadonlyMap<Key, Row>> = fc
  .tuple(...KEYS.map(() => fc.tuple(row, fc.option(fc.nat({ max: 3 }), { nil: undefined, freq: 5 }))))
  .map(
    (all) =>
      new Map(all.map(([own, at], k) => [KEYS[k], { ...own, time: at === undefined ? undefined : START + at * DAY }])),
  )

export function worldOf(all: ReadonlyMap<Key, Row>): World {
  return { all, away: new Set(), log: [], today: 4 }
}

/** The instant up to which all counts, on the day that a history has come to. */
export function dayOf({ today }: Pick<World, 'today'>): string {
  return new Date(START + today * DAY).toISOString().slice(0, 10)
}

/**
 * The world after a step.
 *
 * @param known clusters of the run before it
 * @param retired golden IDs that gave way to others
 */
export function take(step: Step, world: World, known: KnownClusters, retired: readonly string[] = []): World {
  const { all, away, log, today } = world
  if (step.what === 'wait') return { ...world, today: today + 1 }
  if (step.what === 'change') {
    const time = step.isTimed ? START + today * DAY : undefined
    return { ...world, all: new Map([...all, [step.of, { ...step.row, time }]]) }
  }
  if (step.what === 'leave') {
    const others = [...away].filter((key) => key !== step.of)
    const left = new Set(away.has(step.of) ? others : [...others, step.of])
    return left.size === all.size ? world : { ...world, away: left }
  }
  const line = lineOf(step, world, known, retired)
  if (line === undefined) return world
  const isUndated = step.what === 'pin' && step.more.isUndated && step.mode !== 'untilSourceChanges'
  const dated = { ...line, id: `s${log.length}`, ...(isUndated ? {} : { at: dayOf(world) }) } as JudgementLine
  return { ...world, log: appendJudgements(log, completeJudgements([dated], known)) }
}

function lineOf(
  step: Exclude<Step, { what: 'wait' | 'change' | 'leave' }>,
  { log, today }: World,
  known: KnownClusters,
  retired: readonly string[],
): JudgementLine | undefined {
  if (step.what === 'merge') {
    const goldenIds = new Set(step.of.flatMap((key) => known.goldenIdOf(refOf(key)) ?? []))
    if (step.isByGolden && goldenIds.size > 1) return { judgement: 'merge', goldenIds: [...goldenIds] }
    return { judgement: 'merge', records: step.of.map(refOf) }
  }
  if (step.what === 'undo') {
    return log.length === 0 ? undefined : { judgement: 'undo', target: log[step.nth % log.length].id as string }
  }
  if (step.what === 'pin') {
    const [field, value] = step.says
    const { seen, days } = step.more
    const until = days === undefined ? {} : { until: dayOf({ today: today + days }) }
    return {
      judgement: 'pin',
      record: refOf(step.of),
      field,
      ...(typeof value === 'string' && KEYS.includes(value) ? { from: refOf(value) } : { value: value as string }),
      mode: step.mode,
      ...until,
      ...(seen === undefined ? {} : { seen }),
    }
  }
  if (step.what !== 'unmerge') {
    const [left, right] = step.of.map(refOf)
    return { judgement: step.what, left, right }
  }
  const { how, of, nth, guard: own } = step
  const detach = refOf(of)
  if (how === 'detach') return { judgement: 'unmerge', detach, guard: own }
  if (how === 'retired') {
    return retired.length === 0 ? undefined : { judgement: 'unmerge', tree: retired[nth % retired.length], guard: own }
  }
  if (how === 'tree') {
    const merges = log.filter(({ judgement }) => judgement === 'merge')
    return merges.length === 0
      ? undefined
      : { judgement: 'unmerge', tree: merges[nth % merges.length].id as string, guard: own }
  }
  const goldenId = known.goldenIdOf(detach)
  return goldenId === undefined ? undefined : { judgement: 'unmerge', all: goldenId, guard: own }
}
