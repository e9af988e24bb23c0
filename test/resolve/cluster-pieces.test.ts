import { describe, expect, it } from 'vitest'
import type { Groundwork, Pool, PooledWork } from '../../src/base'
import { clustersOf, findPieces, rangesOf } from '../../src/cluster'
import { kinds as k, resolve } from '../../src/index'
import { joinRanges } from '../../src/resolve/cluster-pieces'
import { keepApart } from '../../src/resolve/keep-apart'
import { gatherMatching } from '../../src/resolve/matching-team'
import { threadTasks } from '../../src/resolve/thread-tasks'
import { edgeRows } from '../../src/resolve/weigh-members'
import { matchRule } from '../entity/match-rule'
import { peopleConfig, peopleRows } from './people'

type Open = (plan: unknown, shared: unknown, ground?: unknown) => unknown

describe('joining pieces on another thread', () => {
  const limited = {
    ...peopleConfig,
    fields: { ...peopleConfig.fields, birthDate: k.identifier({ max: 1, per: 'ever' }) },
  }
  const vetoed = {
    ...peopleConfig,
    match: { rules: [matchRule({ same: ['email'] }, 'match'), matchRule({ different: ['birthDate'] }, 'non-match')] },
  }

  it.each([
    ['the model alone', peopleConfig],
    ['rules of the user', vetoed],
    ['a limit on what a cluster may hold', limited],
  ])('gives what the calling thread gives: %s', async (_, config) => {
    const { plan, table, pairs, clusters, scorer, learned, judgements, records } = (
      await resolve(config, { people: peopleRows(500, 3) })
    ).state
    const apart = { clean: learned.clean, different: judgements.different, observedAt: records.observedAt }
    const constraints = { same: [], ruled: pairs.ruled, ...keepApart(plan, table, scorer, apart) }
    const found = findPieces(table.count, pairs, constraints, clusters.stopBits)
    const { open } = found
    const ranges = rangesOf(open, 40)
    expect(ranges.length).toBeGreaterThan(3)
    const edges = edgeRows(table.count, { left: pairs.left, right: pairs.right, weight: clusters.decisive })
    const joining = { edges, prior: clusters.prior, stopBits: clusters.stopBits, apart }
    const alone = await joinRanges(plan, open, ranges, scorer, joining)

    const opened: string[] = []
    /** Opens a task as another thread would: with copies of plain data. */
    const openTask = ({ task, shared }: Groundwork, ground?: unknown): unknown => {
      opened.push(task)
      return (threadTasks[task] as Open)(plan, structuredClone(shared()), ground)
    }
    const pool: Pool = {
      threads: 2,
      refuses: async () => undefined,
      close: async () => {},
      async run<I, O>(work: PooledWork<I, O>): Promise<O[]> {
        const doUnit = openTask(work, openTask(work.ground as Groundwork)) as (unit: I) => O
        return work.units.map((unit) => structuredClone(doUnit(structuredClone(unit))))
      },
    }
    const team = gatherMatching({ pool, plan: { config: plan.config, data: [] } }, table, learned.model)
    const apartFromIt = await joinRanges(plan, open, ranges, scorer, joining, team)
    expect(opened).toEqual(['match', 'cluster'])
    expect(apartFromIt).toEqual(alone)
    expect(clustersOf(found, ranges, alone).groups).toEqual(clusters.groups)
  })
})
