import fc from 'fast-check'
import type { CustomerEvent } from 'samewise/customer'
import { customerReportData, readReport, renderCustomerPage, renderPage, reportData } from 'samewise/report'
import { describe, expect, it } from 'vitest'
import { eventVolume } from '../../src/report/event-volume'
import { maskReport } from '../../src/report/mask-report'
import { personCount, smallCustomers, smallEvents, smallName } from './small-customers'
import { smallResult } from './small-result'

const data = customerReportData(smallCustomers(), { nameOf: smallName })

describe('the chapter on customers as data', () => {
  it('survives JSON, and is the same for the same results', () => {
    expect(JSON.parse(JSON.stringify(data))).toEqual(data)
    expect(customerReportData(smallCustomers(), { nameOf: smallName })).toEqual(data)
  })

  it('counts households, those in them, the rules and what was refused', () => {
    const { households } = data
    const persons = households!.sizes.reduce((sum, { members }) => sum + members, 0)
    expect(households!.inHousehold).toMatchObject({ count: persons, n: personCount })
    expect(households!.sizes.reduce((sum, own) => sum + own.households, 0)).toBe(households!.households)
    expect(households!.rules).toContainEqual({ rule: 'address-and-family', households: 12, persons: 24 })
    expect(households!.refused).toMatchObject([{ code: 'generic-address', count: expect.any(Number) }])
    // The first of each household is there from the beginning, and nobody leaves.
    expect(households!.moves).toMatchObject({ in: persons - households!.households, out: 0 })
    expect(households!.largest[0].members[0].name).toMatch(/^Ada Brown g\d+$/)
  })

  it('says that moves are unknown where no record is dated', () => {
    const results = smallCustomers()
    const households = results.households!.households.map((own) => ({
      ...own,
      members: own.members.map(({ since: _, until: __, ...member }) => member),
    }))
    const undated = customerReportData({ ...results, households: { households, issues: [] } })
    expect(undated.households).not.toHaveProperty('moves')
    expect(renderCustomerPage(undated)).toContain('Unknown: golden records know the present only')
  })

  it('counts each relation once, and the groups and levels of a hierarchy', () => {
    expect(data.relations).toMatchObject([
      {
        name: 'belongs-to',
        pairs: 2,
        fromCount: 2,
        toCount: 2,
        most: 1,
        hierarchy: { groups: 1, largest: 3, levels: 3 },
      },
    ])
  })

  it('accounts for every event: by channel and period, and by whose it is and why', () => {
    const { journeys } = data
    const counted = journeys!.volume.channels.flatMap(({ counts }) => counts).reduce((sum, count) => sum + count, 0)
    expect(counted + journeys!.volume.earlier).toBe(smallEvents.length)
    expect(journeys!.reasons.reduce((sum, { events }) => sum + events, 0)).toBe(smallEvents.length)
    expect(journeys!.attributed.count).toBe(smallEvents.length - personCount)
    expect(journeys!.reasons.find(({ reason }) => reason === 'before-login')).toMatchObject({ events: personCount })
  })

  it('says of how many a preference is known, and why not of the others', () => {
    const channel = data.preferences!.dimensions.find(({ dimension }) => dimension === 'channel')!
    expect(channel).toMatchObject({ known: { count: 10, n: personCount }, declared: 10 })
    expect(channel.options).toEqual([
      { option: 'phone', customers: 7 },
      { option: 'email', customers: 3 },
    ])
    expect(channel.unknown.reduce((sum, { customers }) => sum + customers, 0)).toBe(30)
    expect(data.preferences).toMatchObject({ looked: personCount, of: 400 })
    expect(data.lifeCycle.reduce((sum, { share }) => sum + share.count, 0)).toBe(personCount)
  })

  it('hides names, golden IDs, dates and what a journey was about with mask', () => {
    const masked = customerReportData(smallCustomers(), { mask: true, nameOf: smallName })
    const text = JSON.stringify(masked)
    expect(text).not.toContain('Brown')
    expect(text).not.toMatch(/"g\d+"|h_[0-9a-z]{26}/)
    expect(masked.households!.refused[0].examples).toEqual([])
    const [story] = masked.journeys!.stories
    for (const step of story.steps) expect([step.at, step.about]).toEqual([undefined, []])
    expect(story.steps.map(({ day }) => day)).toEqual(data.journeys!.stories[0].steps.map(({ day }) => day))
    expect(masked.journeys!.attributed).toEqual(data.journeys!.attributed)
  })

  it('is cut where there is much of something, with a count of the rest', () => {
    const [set] = smallCustomers().relations!
    const many = customerReportData({ customers: 1, relations: Array.from({ length: 30 }, () => set) })
    expect([many.relations.length, many.relationsLeftOut]).toEqual([24, 6])
    expect(renderCustomerPage(many)).toContain('… and 6 more rows.')
  })

  it('joins what is repeated in a journey, and shows the steps around the one that matters', () => {
    const own = (id: number, name: string): CustomerEvent => ({ id: `e${id}`, at: id, kind: 'interaction', name })
    const events = Array.from({ length: 200 }, (_, n) => own(n, n < 100 ? 'search' : `step-${n}`))
    const results = smallCustomers()
    const story = {
      kind: 'case',
      goldenId: 'g1',
      events,
      sessions: [],
      around: 'e150',
    } as const
    const { journeys } = customerReportData({ ...results, journeys: { ...results.journeys!, stories: [story] } })
    const [{ steps, earlierSteps, laterSteps }] = journeys!.stories
    expect(steps.map(({ name }) => name)).toContain('step-150')
    expect(earlierSteps + steps.length + laterSteps).toBe(101)
  })
})

describe('events by channel and period', () => {
  it('are counted once each, in no more than 26 periods, whatever their times and order', () => {
    const event = fc.record({
      at: fc.integer({ min: Date.UTC(1960, 0, 1), max: Date.UTC(2100, 0, 1) }),
      channel: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'),
    })
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 60 }), (events) => {
        const volume = eventVolume(events)
        expect(volume.starts.length).toBeLessThanOrEqual(26)
        expect(volume.channels.length).toBeLessThanOrEqual(8)
        const counted = volume.channels.flatMap(({ counts }) => counts).reduce((sum, count) => sum + count, 0)
        expect(counted + volume.earlier).toBe(events.length)
        expect(eventVolume([...events].reverse())).toEqual(volume)
      }),
      { numRuns: 60 },
    )
  })

  it.each([
    [10, 'day'],
    [100, 'week'],
    [400, 'month'],
    [1500, 'quarter'],
    [4000, 'year'],
  ])('over %i days are counted by the %s', (days, step) => {
    const end = Date.UTC(2025, 5, 15)
    expect(eventVolume([{ at: end - days * 86_400_000 }, { at: end }]).step).toBe(step)
  })
})

describe('the data in the page of a report', () => {
  it('is what the page was made of, and makes the same page again', async () => {
    const report = reportData(await smallResult(), { customers: data })
    const page = renderPage(report)
    expect(readReport(page)).toEqual(report)
    expect(renderPage(readReport(page)!)).toBe(page)
  })

  it('is not found in another page, nor in one of another format', async () => {
    expect(readReport('<html></html>')).toBeUndefined()
    expect(readReport(renderCustomerPage(data))).toBeUndefined()
    const page = renderPage(reportData(await smallResult()))
    expect(readReport(page.replace('"format":1', '"format":99'))).toBeUndefined()
    expect(readReport(page.replace('"format":1', '"format":'))).toBeUndefined()
    expect(readReport(page.replace('"blocking":{', '"other":{'))).toBeUndefined()
  })

  it('is masked afterwards as it would have been at once', async () => {
    const result = await smallResult()
    const seconds = { normalize: 0, learn: 0, score: 0, cluster: 0, survive: 0, write: 0 }
    const masked = { ...reportData(result, { mask: true }), run: seconds }
    expect({ ...maskReport(reportData(result, { customers: data })), run: seconds }).toEqual(masked)
  })

  it('must be masked as a whole', async () => {
    const result = await smallResult()
    expect(() => reportData(result, { mask: true, customers: data })).toThrow(/customerReportData \{ mask: true \}/)
  })
})
