import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ledgerLines, resolveId } from '../../src/identity'
import { runs as fcRuns } from '../base/runs'
import { runAfter, type SmallRun } from './small-run'

/** Steps of a history; `npm run test:identity` asks for more. */
const STEPS = Number(process.env.IDENTITY_STEPS ?? 60)
const HISTORIES = 4
const MOST_RECORDS = 40

/** What may happen to clusters; numbers choose whom it happens to. */
type Step = readonly [what: 'add' | 'drop' | 'merge' | 'split' | 'move' | 'return', first: number, second: number]

const step: fc.Arbitrary<Step> = fc.tuple(
  fc.constantFrom('add', 'drop', 'merge', 'merge', 'split', 'split', 'move', 'return'),
  fc.nat(),
  fc.nat(),
)

/** The clusters after a step; `lost` are records that have left. */
function take([what, first, second]: Step, before: readonly string[][], lost: string[], fresh: string): string[][] {
  const clusters = before.map((names) => [...names])
  const a = first % clusters.length
  const b = second % clusters.length
  const remove = (cluster: number, at: number): string => clusters[cluster].splice(at % clusters[cluster].length, 1)[0]
  if (what === 'add' && clusters.flat().length < MOST_RECORDS) {
    if (second % 3 === 0) clusters.push([fresh])
    else clusters[a].push(fresh)
  } else if (what === 'return' && lost.length > 0) {
    const name = lost.splice(first % lost.length, 1)[0]
    if (second % 2 === 0) clusters.push([name])
    else clusters[b].push(name)
  } else if (what === 'drop' && clusters.flat().length > 5) lost.push(remove(a, second))
  else if (what === 'move') clusters[b].push(remove(a, second))
  else if (what === 'merge' && a !== b) clusters[a].push(...clusters[b].splice(0))
  else if (what === 'split') clusters.push(clusters[a].splice(1 + (second % clusters[a].length)))
  return clusters.filter((names) => names.length > 0)
}

const keyOf = (names: readonly string[]): string => [...names].sort().join(' ')

function checkStep(before: SmallRun, after: SmallRun): void {
  expect(new Set(after.ids).size).toBe(after.ids.length)
  const old = new Map(before.clusters.map((names, c) => [keyOf(names), before.ids[c]]))
  const touched = new Set<string>()
  for (const [c, names] of after.clusters.entries()) {
    const same = old.get(keyOf(names))
    if (same === undefined) touched.add(after.ids[c])
    else expect(after.ids[c]).toBe(same)
  }
  // Whoever went or is new was part of what happened.
  const isOld = new Set(before.ids)
  for (const id of after.ids) if (!isOld.has(id)) expect(touched).toContain(id)
  const now = [...ledgerLines(after.ledger)]
  const then = [...ledgerLines(before.ledger)]
  expect(now.slice(0, then.length)).toEqual(then)
  const again = runAfter(after, after.clusters)
  expect(again.ledger).toBe(after.ledger)
  expect(again.ids).toEqual(after.ids)
}

/** Checks what IDs that were ever given out lead to, against where the records are that they named last. */
function checkRedirects(
  run: SmallRun,
  ids: Iterable<string>,
  lastMembers: ReadonlyMap<string, readonly string[]>,
): void {
  const active = new Set(run.ids)
  const holder = new Map(run.clusters.flatMap((names, c) => names.map((name) => [name, run.ids[c]] as const)))
  for (const id of ids) {
    const { status, current, path, siblings } = resolveId(run.ledger, id)
    expect(status === 'active').toBe(active.has(id))
    expect(status).not.toBe('unknown')
    for (const other of [...current, ...siblings]) expect(active).toContain(other)
    expect(new Set(path).size).toBe(path.length)
    expect(path.slice(path.length - current.length)).toEqual(current)
    expect(path[0]).toBe(id)
    if (status === 'active') expect(current).toEqual([id])
    const last = lastMembers.get(id)
    const holders = last?.map((name) => holder.get(name))
    // Records that have left and come back are not followed.
    if (status === 'merged' && holders?.every((own) => own !== undefined && current.includes(own))) {
      expect([...new Set(holders)].sort()).toEqual(current)
    }
  }
}

describe('golden IDs over random histories', () => {
  it('stay where nothing happens, name one thing at a time, and lead to what they named', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: STEPS, maxLength: STEPS }), (steps) => {
        let run = runAfter(undefined, [['1', '2'], ['3'], ['4', '5', '6']])
        const lost: string[] = []
        const ever = new Set(run.ids)
        const lastMembers = new Map<string, readonly string[]>()
        for (const [n, what] of steps.entries()) {
          const clusters = take(what, run.clusters as string[][], lost, `n${n}`)
          const next = runAfter(run, clusters)
          checkStep(run, next)
          const active = new Set(next.ids)
          run.clusters.forEach((names, c) => {
            if (!active.has(run.ids[c])) lastMembers.set(run.ids[c], names)
          })
          for (const { id } of next.created) expect(ever).not.toContain(id)
          for (const { id } of next.revived) {
            const names = next.clusters[next.ids.indexOf(id)]
            expect(lastMembers.get(id)).toEqual(expect.arrayContaining([...names]))
            lastMembers.delete(id)
          }
          for (const id of next.ids) ever.add(id)
          run = next
          if (n % 20 === 19) checkRedirects(run, ever, lastMembers)
        }
        checkRedirects(run, ever, lastMembers)
      }),
      fcRuns(HISTORIES),
    )
  })

  it('are what they were before once a merge is taken back', () => {
    const labels = fc.array(fc.nat({ max: 4 }), { minLength: 8, maxLength: 8 })
    fc.assert(
      fc.property(labels, fc.nat(), fc.nat(), (own, first, second) => {
        const names = own.map((_, k) => String(k))
        const clusters = [...new Set(own)].map((label) => names.filter((_, k) => own[k] === label))
        const [a, b] = [first % clusters.length, second % clusters.length]
        fc.pre(a !== b)
        const start = runAfter(undefined, clusters)
        const merged = runAfter(
          start,
          clusters.flatMap((cluster, c) => (c === b ? [] : [c === a ? [...cluster, ...clusters[b]] : cluster])),
        )
        const back = runAfter(merged, clusters)
        expect(back.ids).toEqual(start.ids)
        const wasGone = start.ids.find((id) => !merged.ids.includes(id)) ?? ''
        expect(resolveId(merged.ledger, wasGone).status).toBe('merged')
        expect(resolveId(back.ledger, wasGone)).toMatchObject({ status: 'active', since: { run: 3 } })
      }),
      fcRuns(40),
    )
  })

  it('change at most the clusters that a new record touches', () => {
    const clusters = Array.from({ length: 30 }, (_, c) => [`${c}a`, `${c}b`])
    const start = runAfter(undefined, clusters)
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat({ max: 29 }), { maxLength: 4 }), (joined) => {
        const rest = clusters.filter((_, c) => !joined.includes(c))
        const next = runAfter(start, [['new', ...joined.flatMap((c) => clusters[c])], ...rest])
        expect(next.ids.slice(1)).toEqual(start.ids.filter((_, c) => !joined.includes(c)))
        if (joined.length > 0) expect(joined.map((c) => start.ids[c])).toContain(next.ids[0])
        expect(next.churn.merged).toBe(Math.max(0, joined.length - 1))
      }),
      fcRuns(20),
    )
  })
})
