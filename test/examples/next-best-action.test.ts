import { describe, expect, it } from 'vitest'
import { shownIn, tellStory } from './tell-story'

const { told: story, printed } = await tellStory(() => import('../../examples/next-best-action/story.js'))
const marketing = ['fibre upgrade', 'flash sale', 'newsletter', 'spring offer', 'win-back letter']

describe('the next best action', () => {
  it('is told as the README shows', () => expect(printed).toBe(shownIn('next-best-action')))

  it('is a service while a dispute is open, which holds every campaign', () => {
    expect(story.during.chosen?.action).toBe('meter reading')
    const held = story.during.rejected.filter(({ stage }) => stage === 'holds')
    expect(held.map(({ action }) => action)).toEqual(marketing)
    for (const { rule, evidence } of held) {
      expect(rule).toBe('open dispute')
      expect(evidence).toMatchObject({ case: 'case-31', owner: 'billing' })
    }
  })

  it('is the best one after the dispute is closed, and waits for the end of the quiet hours', () => {
    expect(story.closed.chosen).toMatchObject({ action: 'fibre upgrade', channel: 'email' })
    expect(story.closed.chosen?.at).toBe(Date.parse('2026-03-14T08:00+01:00'))
  })

  it('is weighed against doing nothing, and every other action has its reason', () => {
    expect(story.closed.ranked.map(({ action }) => action)).toEqual(['fibre upgrade', 'do-nothing', 'newsletter'])
    expect(story.closed.rejected.map(({ action, stage }) => [action, stage])).toEqual([
      ['flash sale', 'consent'],
      ['meter reading', 'conflicts'],
      ['spring offer', 'conflicts'],
      ['student rate', 'eligibility'],
      ['tv bundle', 'suitability'],
      ['win-back letter', 'eligibility'],
    ])
  })

  it('is nothing once the cap is full', () => {
    expect([story.sent.ok, story.upgrade.ok]).toEqual([true, true])
    expect(story.capped.chosen).toBeNull()
    expect(story.capped.rejected.find(({ action }) => action === 'fibre upgrade')).toMatchObject({
      stage: 'caps',
      rule: 'one a week',
      evidence: { count: 1, max: 1 },
    })
  })
})

describe('what it comes to', () => {
  it('says that a preference is unknown where only one channel was ever tried', () => {
    const [channel] = story.preferences
    expect(channel).toMatchObject({ dimension: 'channel', top: null, reason: 'too-few-tried' })
    expect(story.preferences.find(({ dimension }) => dimension === 'content')?.top).toBe('fibre')
  })

  it('has an NPS by segment, each with its interval', () => {
    expect(story.nps.groups.map(({ is }) => is)).toEqual(['had a dispute', 'had none'])
    for (const { value } of [story.nps, ...story.nps.groups]) {
      if (!value.known) throw new Error('The NPS of a segment is unknown.')
      expect(value.low).toBeLessThan(value.value)
      expect(value.high).toBeGreaterThan(value.value)
    }
  })

  it('says how mature it is by the weakest side, what is missing and what to do next', () => {
    expect(story.maturity.level).toBe('Random')
    expect(story.maturity.weakest).toContain('feedback-loop')
    const missing = story.maturity.dimensions.flatMap(({ metrics }) =>
      metrics.filter(({ level }) => level === 'unknown'),
    )
    expect(missing.map(({ metric }) => metric)).toContain('capBreachShare')
    expect(story.maturity.next.map(({ metric, step }) => `${step} ${metric}`)).toContain('measure responseRate')
  })
})
