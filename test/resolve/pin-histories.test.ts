import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defineEntity, type ResolveResult, resolve } from '../../src'
import { firstGoldenId, keepIds } from '../../src/identity'
import {
  foldJudgements,
  formatJudgements,
  type JudgementLine,
  knownClusters,
  parseJudgements,
} from '../../src/judgements'
import { kinds as k } from '../../src/kinds'
import { type FieldContribution, goldenOf, survive as s } from '../../src/survive'
import { runs } from '../base/runs'
import { matchRule } from '../entity/match-rule'
import { shuffled } from './people'
import { dayOf, firstRows, type Row, rowsOf, step, take, type World, worldOf } from './pin-history'
import { FIELDS, GONE, type PinnedGolden, pinnedGolden } from './pin-model'
import { type Clusters, clustersBy, type Key, keyOf, refOf, type Said, saidIn } from './said-model'

/** For `npm run test:pins`, which asks for more histories. */
const TIMEOUT_MS = 1_200_000
const SOURCES = ['a', 'b', 'c']
const survive = { word: [s.mostRecent()], place: [s.mostRecent()] }
const groups = { place: ['city', 'zip'] }
const text = k.text({ compare: false })
const entity = defineEntity({
  fields: { number: k.identifier(), word: text, city: text, zip: text },
  match: { rules: [matchRule({ same: ['number'] }, 'match')], cluster: 'components' },
  groups,
  survive,
  sources: Object.fromEntries(
    SOURCES.map((source, n) => [source, { id: 'id', observedAt: 'at', priority: n + 1, cleared: [GONE] }]),
  ),
})

/** What the model says of a world. */
interface Expected extends Clusters {
  readonly said: Said
}

function expectedOf(world: World): Expected {
  const said = saidIn(world.log)
  return { said, ...clustersBy(said, new Map([...rowsOf(world)].map(([key, { number }]) => [key, number]))) }
}

function goldenBy(cluster: readonly Key[], { all, today }: World, { pins }: Said): PinnedGolden {
  const lines = new Map(cluster.map((key) => [key, all.get(key) as Row]))
  const now = Date.parse(dayOf({ today: today + 1 })) - 1
  return pinnedGolden(
    lines,
    pins.filter(({ pin }) => cluster.includes(keyOf(pin.record))),
    now,
  )
}

const timeOf = ({ time }: Row): string => (time === undefined ? '' : new Date(time).toISOString())
const idOf = (pin: unknown): string => (pin as { readonly id: string }).id

/** Checks golden values against the model's, and which pin is behind each. */
function expectGolden(
  { values, lineage }: Pick<ReturnType<typeof goldenOf>, 'values' | 'lineage'>,
  { values: own, pins }: PinnedGolden,
): void {
  const present = Object.entries(values).filter(([field, value]) => field !== 'number' && value !== null)
  expect(Object.fromEntries(present)).toEqual(own)
  for (const field of FIELDS) {
    const pin = lineage[field]?.pin
    // A pinned record that has no value in a field of a group leaves no trace there.
    if (pin !== undefined || own[field] !== undefined) expect(pin && idOf(pin)).toBe(pins[field])
  }
}

async function run(world: World, before: ResolveResult | undefined, order = 0): Promise<ResolveResult> {
  const inputs = SOURCES.map((source) => {
    const own = [...rowsOf(world)].filter(([key]) => key[0] === source)
    const given = own.map(([key, row]) => ({ ...row, id: refOf(key).recordId, at: timeOf(row), time: '' }))
    return [source, order === 0 ? given : shuffled(given, order)] as const
  })
  const previous = before && keepIds({ xref: before.xref(), ledger: before.ledger })
  return resolve(entity, Object.fromEntries(order === 0 ? inputs : shuffled(inputs, order)), {
    judgements: foldJudgements(world.log),
    asOf: dayOf(world),
    previous,
  })
}

function clustersIn(result: ResolveResult): Key[][] {
  const clusters = new Map<string, Key[]>()
  for (const { goldenId, ...ref } of result.xref()) {
    clusters.set(goldenId, [...(clusters.get(goldenId) ?? []), keyOf(ref)])
  }
  return [...clusters.values()].map((own) => own.sort()).sort((a, b) => (a[0] < b[0] ? -1 : 1))
}

const idsIn = (result: ResolveResult): string[] => [...result.golden()].map(({ goldenId }) => goldenId)

/** All but the golden IDs, which depend on the runs before. */
const toldBy = (result: ResolveResult): unknown =>
  [...result.golden()]
    .map(({ goldenId: _, ...golden }) => golden)
    .sort((a, b) => (keyOf(a.records[0]) < keyOf(b.records[0]) ? -1 : 1))

/** Checks a run against the model. */
function check(world: World, result: ResolveResult): void {
  const { said, clusters, isContradictory } = expectedOf(world)
  const found = clustersIn(result)
  if (!isContradictory) expect(found).toEqual(clusters)
  const clusterOf = new Map(found.flatMap((own) => own.map((key) => [key, own] as const)))
  const areHere = (a: Key, b: Key): boolean => clusterOf.has(a) && clusterOf.has(b)
  const isBroken = said.together.some(([a, b]) => areHere(a, b) && clusterOf.get(a) !== clusterOf.get(b))
  if (isBroken) expect(result.contradictions().some(({ by }) => by === 'judgement')).toBe(true)
  for (const [a, b] of said.apart) if (areHere(a, b)) expect(clusterOf.get(a)).not.toBe(clusterOf.get(b))
  const idle = said.pins.flatMap(({ id, pin }) => (clusterOf.has(keyOf(pin.record)) ? [] : [id]))
  for (const golden of result.golden()) {
    const own = goldenBy(golden.records.map(keyOf), world, said)
    expectGolden(golden, own)
    for (const { pin } of Object.values(golden.lineage))
      if (pin) expect(golden.records.map(keyOf)).toContain(keyOf(pin.record))
    idle.push(...own.idle)
  }
  const told = result.pinIssues().map(({ pin }) => idOf(pin))
  expect(told.sort()).toEqual(idle.sort())
}

const retiredIn = ({ ledger }: ResolveResult): string[] =>
  ledger.runs.flatMap(({ events }) => events.flatMap(({ event, id }) => (event === 'merged' ? [id] : [])))

/** Whether each golden ID is that of a record it names, so that the ID comes back with the record. */
function isAnchored(result: ResolveResult): boolean {
  return [...result.golden()].every(({ goldenId, records }) =>
    records.some(({ source, recordId }) => firstGoldenId(source, recordId) === goldenId),
  )
}

/** Whether every cluster lies in one of the later ones: a merge of records that someone keeps from others of their cluster tears that one apart. */
function isWithin(before: ResolveResult, after: ResolveResult): boolean {
  const clusterOf = new Map(clustersIn(after).flatMap((own, n) => own.map((key) => [key, n] as const)))
  return clustersIn(before).every((own) => new Set(own.map((key) => clusterOf.get(key))).size === 1)
}

/** Checks that all is as before once golden records were merged, and the merge was taken apart or undone. */
async function mergeAndUnmerge(world: World, before: ResolveResult): Promise<void> {
  const at = dayOf(world)
  const records = clustersIn(before).map(([key]) => refOf(key))
  const say = (...lines: JudgementLine[]): World => ({ ...world, log: [...world.log, ...lines] })
  const merge: JudgementLine = { judgement: 'merge', id: 'm', at, records: records.slice(0, 3) }
  if (records.length < 2 || expectedOf(say(merge)).isContradictory) return
  const merged = await run(say(merge), before)
  check(say(merge), merged)
  for (const back of [
    { judgement: 'unmerge', id: 'u', at, tree: 'm' },
    { judgement: 'unmerge', id: 'u', at, tree: 'm', guard: 'none' },
    { judgement: 'undo', id: 'u', at, target: 'm' },
  ] as const) {
    const after = await run(say(merge, back), merged)
    expect(toldBy(after)).toEqual(toldBy(before))
    if (isAnchored(before) && isWithin(before, merged)) expect(idsIn(after)).toEqual(idsIn(before))
  }
}

describe('pins through merges, splits and rebuilds', () => {
  it(
    'stand where a simple model says, after every step of a history',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          firstRows,
          fc.array(step, { maxLength: 10, size: 'max' }),
          fc.integer(),
          async (rows, steps, order) => {
            let world = worldOf(rows)
            let result = await run(world, undefined)
            for (const next of steps) {
              world = take(next, world, knownClusters(result.xref(), result.ledger), retiredIn(result))
              result = await run(world, result)
              check(world, result)
            }
            const again = { ...world, log: parseJudgements(formatJudgements(world.log)) }
            expect(toldBy(await run(again, undefined, order | 1))).toEqual(toldBy(result))
            if (!expectedOf(world).isContradictory) await mergeAndUnmerge(world, result)
          },
        ),
        runs(7),
      )
    },
    TIMEOUT_MS,
  )

  it(
    'make of the contributions of each cluster what the model says',
    () => {
      fc.assert(
        fc.property(firstRows, fc.array(step, { maxLength: 24, size: 'max' }), (rows, steps) => {
          let world = worldOf(rows)
          for (const next of steps) {
            const before = expectedOf(world).clusters
            const xref = before.flatMap((own) => own.map((key) => ({ goldenId: `g_${own[0]}`, ...refOf(key) })))
            world = take(next, world, knownClusters(xref))
          }
          const { said, clusters } = expectedOf(world)
          const { pins } = foldJudgements(world.log)
          // Order counts among pins of one time only.
          const turned = [...pins].sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
          for (const cluster of clusters) {
            const golden = pureGolden(cluster, world, pins)
            expectGolden(golden, goldenBy(cluster, world, said))
            expect(pureGolden([...cluster].reverse(), world, turned).values).toEqual(golden.values)
          }
        }),
        runs(60),
      )
    },
    TIMEOUT_MS,
  )
})

function pureGolden(cluster: readonly Key[], world: World, pins: ReturnType<typeof foldJudgements>['pins']) {
  const contributions = cluster.flatMap((key) => {
    const row = world.all.get(key) as Row
    return FIELDS.map((field): FieldContribution => {
      const value = row[field] === GONE ? null : row[field]
      return { ...refOf(key), field, value, ...(row.time === undefined ? {} : { observedAt: timeOf(row) }) }
    })
  })
  const priorities = { a: 1, b: 2, c: 3 }
  return goldenOf(contributions, { survive, groups, priorities }, { asOf: dayOf(world), pins, fields: FIELDS })
}
