import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CustomerEvent } from '../../src/event'
import {
  campaignAnswers,
  channelUse,
  defaultStageModel,
  JourneyMapper,
  mapJourneys,
  type StageModel,
  stageOf,
} from '../../src/journey'
import { someEvents } from './world'

const DAY = 86_400_000
let count = 0

const event = (day: number, kind: CustomerEvent['kind'], name: string, channel = 'web'): CustomerEvent => ({
  id: `e${String(count++).padStart(6, '0')}`,
  at: day * DAY,
  kind,
  name,
  channel,
})
const look = (day: number, channel?: string) => event(day, 'interaction', 'page-view', channel)
const order = (day: number, channel?: string) => event(day, 'transaction', 'order', channel)

describe('stages', () => {
  it('are told by what the source states, then by the first rule that holds', () => {
    expect(stageOf(look(0))).toBe('aware')
    expect(stageOf({ ...look(0), stage: 'refer' })).toBe('refer')
    expect(stageOf({ ...look(0), stage: 'nonsense' })).toBe('aware')
    expect(stageOf(event(0, 'transaction', 'return'))).toBe('deliver')
    expect(stageOf(event(0, 'case', 'opened'))).toBe('use')
    expect(stageOf(event(0, 'interaction', 'something'))).toBeUndefined()
  })

  it('can be changed, and a model that cannot be is refused with every fault', () => {
    const model: StageModel = {
      stages: ['try', 'pay'],
      rules: [{ stage: 'pay', kind: 'transaction' }, { stage: 'try' }],
    }
    expect(stageOf(order(0), model)).toBe('pay')
    expect(stageOf(look(0), model)).toBe('try')
    const wrong = { stages: ['try', 'try'], rules: [{ stage: 'tri', kind: 'transactions' }] } as unknown as StageModel
    expect(() => new JourneyMapper({ model: wrong })).toThrow(/twice.*Did you mean "try".*Did you mean "transaction"/s)
  })
})

describe('the journey map', () => {
  it('counts stages, drop-off, time between stages, hops and ways', () => {
    const map = mapJourneys([
      ['a', [look(0), order(2, 'store'), event(5, 'transaction', 'delivery', 'post')]],
      ['b', [look(0), order(4, 'store')]],
      ['c', [look(0), look(1, 'app')]],
      ['d', [event(0, 'interaction', 'something')]],
    ])
    expect(map.customers).toBe(3)
    const [buying, delivery] = map.funnel
    expect(buying).toMatchObject({
      from: 'aware',
      to: 'buy',
      dropOff: { count: 1, n: 3 },
      time: { n: 2, medianMs: 3 * DAY },
    })
    expect(buying.time).not.toHaveProperty('medianLowMs')
    expect(delivery).toMatchObject({ dropOff: { count: 1, n: 2 } })
    expect(map.transitions.map(({ from, to, rate }) => [from, to, rate.count, rate.n])).toEqual([
      ['aware', 'buy', 2, 2],
      ['buy', 'deliver', 1, 1],
    ])
    expect(map.channelHops.map(({ from, to, rate }) => [from, to, rate.share])).toEqual([
      ['store', 'post', 1],
      ['web', 'app', 1 / 3],
      ['web', 'store', 2 / 3],
    ])
    expect(map.paths.map(({ path, rate }) => [path.join(' '), rate.count])).toEqual([
      ['aware', 1],
      ['aware buy', 1],
      ['aware buy deliver', 1],
    ])
  })

  it('tells coming back after leaving from buying again', () => {
    const left = (day: number) => event(day, 'transaction', 'cancellation')
    const map = mapJourneys([
      ['a', [order(0), left(1), order(50), order(60)]],
      ['b', [order(0), left(1)]],
      ['c', [order(0), look(1), order(2)]],
    ])
    expect(map.cameBack).toMatchObject({ count: 1, n: 2 })
    expect(map.stages.find(({ stage }) => stage === 'return')?.reached.count).toBe(1)
    expect(map.stages.find(({ stage }) => stage === 'buy')?.reentries).toMatchObject({ count: 2, n: 5 })
  })

  it('finds the stage at which customers come to rest, and none by chance', () => {
    const customers = Array.from({ length: 60 }, (_, n): [string, CustomerEvent[]] => [
      `g${n}`,
      n < 40 ? [look(0), order(1)] : [look(0), order(1), event(2, 'transaction', 'delivery'), look(3), order(300)],
    ])
    const map = mapJourneys(customers, { asOf: 310 * DAY })
    expect(map.bottlenecks).toMatchObject([{ stage: 'buy', because: 'exit', rate: { count: 40, n: 80 } }])
    expect(mapJourneys(customers.slice(38, 42), { asOf: 310 * DAY }).bottlenecks).toEqual([])
  })

  it('kept up to date equals that of all customers at once, by segment too', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), someEvents(8)), { maxLength: 8 }), (changes) => {
        const mapper = new JourneyMapper()
        for (const [id, events] of changes) mapper.put(id, events, id === 'c' ? 'new' : 'old')
        const latest = [...new Map(changes)].map(([id, events]) => [id, events, id === 'c' ? 'new' : 'old'] as const)
        const batch = new JourneyMapper()
        for (const [id, events, segment] of latest.toReversed()) batch.put(id, events, segment)
        expect(mapper.read()).toEqual(mapJourneys(latest))
        expect(mapper.readBySegment()).toEqual(batch.readBySegment())
      }),
      { numRuns: 60 },
    )
  })

  it('has an interval for the median that covers it as often as it says', () => {
    let covered = 0
    for (let round = 0; round < 200; round++) {
      // Exponential times by a fixed sequence, whose median is known.
      const customers = Array.from({ length: 40 }, (_, n): [string, CustomerEvent[]] => {
        const u = ((round * 40 + n) * 0.6180339887498949 + round * 0.41421356) % 1
        return [`g${n}`, [look(0), order(-Math.log(1 - u))]]
      })
      const { medianLowMs = 0, medianHighMs = 0 } = mapJourneys(customers).funnel[0].time
      if (medianLowMs <= Math.LN2 * DAY && Math.LN2 * DAY <= medianHighMs) covered++
    }
    expect(covered).toBeGreaterThanOrEqual(190)
  })

  it('names only stages that its default model has', () => {
    expect(new Set(defaultStageModel.rules.map(({ stage }) => stage))).toEqual(new Set(defaultStageModel.stages))
  })
})

describe('behaviour over time', () => {
  const sent = (id: string, day: number, channel: string): CustomerEvent => ({
    id,
    at: day * DAY,
    kind: 'contact',
    name: 'sent',
    campaign: 'spring',
    channel,
  })
  const answer = (id: string, refersTo: string, name: string): CustomerEvent => ({
    id,
    at: 100 * DAY,
    kind: 'response',
    name,
    refersTo,
  })

  it('counts each contact of a campaign once, also those that nobody answered', () => {
    const events = [
      answer('r1', 'm1', 'opened'),
      answer('r2', 'm1', 'opened'),
      answer('r3', 'm1', 'clicked'),
      answer('r4', 'gone', 'opened'),
      sent('m1', 1, 'email'),
      sent('m2', 2, 'email'),
      sent('m3', 40, 'sms'),
    ]
    expect(campaignAnswers(events)).toMatchObject([
      {
        channel: 'email',
        month: '1970-01',
        sent: 2,
        answered: { count: 1, n: 2 },
        byAnswer: { opened: { count: 1 }, clicked: { count: 1 } },
      },
      { channel: 'sms', month: '1970-02', sent: 1, answered: { count: 0, n: 1 }, byAnswer: {} },
    ])
  })

  it('says which channel is used for what, without what we sent', () => {
    const use = channelUse([order(0, 'store'), order(1), order(2), look(3, 'app'), sent('m', 4, 'email')])
    expect(use.map(({ activity, channel, share }) => [activity, channel, share.count, share.n])).toEqual([
      ['interaction:page-view', 'app', 1, 1],
      ['transaction:order', 'store', 1, 3],
      ['transaction:order', 'web', 2, 3],
    ])
  })
})
