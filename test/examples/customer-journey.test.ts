import { personOfRun } from 'samewise/customer'
import { describe, expect, it } from 'vitest'
import { shownIn, tellStory } from './tell-story'

const { told: story, printed } = await tellStory(() => import('../../examples/customer-journey/journey.js'))
const [before, after] = [story.result, story.after].map(personOfRun)
const mara = before({ source: 'crm', recordId: 'C1' }) as string
const jonas = before({ source: 'crm', recordId: 'C2' }) as string
const account = { source: 'web', recordId: 'W4' }

describe('the customer journey', () => {
  it('is told as the README shows', () => expect(printed).toBe(shownIn('customer-journey')))

  it('begins with one golden record per customer, two of whom live together', () => {
    expect(story.result.goldenCount).toBe(4)
    expect(story.home.members.map(({ goldenId }) => goldenId).sort()).toEqual([mara, jonas].sort())
  })

  it('never mixes the two persons of one tablet, and gives nobody what came after the logout', () => {
    const ownerOf = (id: string) => story.journeys.attributionOf(id)?.goldenId
    expect(['v1', 'v2', 'v3', 'v5'].map(ownerOf)).toEqual(Array(4).fill(mara))
    expect(['v7', 'v8'].map(ownerOf)).toEqual([jonas, jonas])
    expect(story.journeys.attributionOf('v10')).toEqual({ eventId: 'v10', reason: 'anonymous' })
  })

  it('goes over web, e-mail, phone and store', () => {
    const channels = story.journeys.eventsOf(mara).map(({ channel }) => channel)
    expect(new Set(channels)).toEqual(new Set(['web', 'email', 'phone', 'store']))
    expect(story.map.customers).toBe(1)
  })

  it('lets the events of an account go with it when a merge is taken back', () => {
    expect(before(account)).toBe(mara)
    const owner = after(account) as string
    expect(owner).not.toBe(mara)
    expect(story.journeys.eventsOf(owner).map(({ id }) => id)).toEqual(['o1'])
    expect(story.journeys.eventsOf(mara).map(({ id }) => id)).not.toContain('o1')
  })

  it('carries case, promise, basket and form over to the next channel', () => {
    const { openCases, nextPromised, basket, formsInProgress } = story.context
    expect(openCases.map(({ id }) => id)).toEqual(['case-7'])
    expect(nextPromised?.eventId).toBe('p2')
    expect(basket.map(({ product }) => product)).toEqual(['sensor'])
    expect(formsInProgress[0].values).toEqual({ phone: '+44 7700 900199', day: '2026-03-14' })
  })

  it('fills what is known, asks to confirm what is weak, and shows nothing to a device nobody signed in on', () => {
    const field = (name: string) => story.identified.find((own) => own.field === name)
    expect(field('born')).toMatchObject({ status: 'filled', value: '1984-03-12', needsConfirmation: false })
    expect(field('phone')).toMatchObject({ value: '+44 7700 900199', confirmBecause: ['form-differs'] })
    expect(field('iban')?.status).toBe('unknown')
    for (const own of story.anonymous) expect(own).toMatchObject({ status: 'withheld', withheldBecause: 'assurance' })
    for (const own of story.anonymous) expect(own).not.toHaveProperty('value')
  })
})
