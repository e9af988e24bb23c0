import { describe, expect, it } from 'vitest'
import type { CustomerEvent } from '../../src/event'
import { measureContinuity } from '../../src/journey'

const DAY = 86_400_000

const step = (id: string, day: number, channel: string, asked?: string): CustomerEvent => ({
  id,
  at: day * DAY,
  kind: 'interaction',
  name: 'contacted',
  channel,
  ...(asked === undefined ? {} : { data: { asked } }),
})

describe('measureContinuity', () => {
  it('counts changes of channel after which nothing known was asked again', () => {
    const events = [
      step('a', 0, 'web', 'name, email'),
      step('b', 1, 'phone', 'email'),
      step('c', 2, 'store', 'size'),
      step('d', 3, 'web', 'none'),
      // Nobody recorded what was asked here.
      step('e', 4, 'phone'),
      // Too late to be the same matter.
      step('f', 40, 'web', 'name'),
    ]
    const { withoutAskingAgain, unobserved, byHop, askedAgain } = measureContinuity([['g', events.toReversed()]])
    expect(withoutAskingAgain).toMatchObject({ count: 2, n: 3 })
    expect(withoutAskingAgain.high).toBeLessThan(1)
    expect(unobserved).toBe(1)
    expect(byHop.map(({ from, to }) => `${from} ${to}`)).toEqual(['phone store', 'store web', 'web phone'])
    expect(askedAgain).toEqual([{ goldenId: 'g', eventId: 'b', from: 'web', to: 'phone', fields: ['email'] }])
  })

  it('counts what the golden record knows, and what a form asked for', () => {
    const form: CustomerEvent = {
      ...step('b', 1, 'app'),
      name: 'form-submitted',
      data: { form: 'order', city: 'Rome' },
    }
    const customers = [['g', [step('a', 0, 'web', 'name'), form]]] as const
    expect(measureContinuity(customers).withoutAskingAgain.count).toBe(1)
    const known = measureContinuity(customers, { knownFields: () => ['city'] })
    expect(known.askedAgain[0].fields).toEqual(['city'])
  })

  it('says that nothing is known where nobody changed channel', () => {
    expect(
      measureContinuity([['g', [step('a', 0, 'web', 'name'), step('b', 1, 'web', 'name')]]]).withoutAskingAgain,
    ).toMatchObject({
      n: 0,
      low: 0,
      high: 1,
    })
  })
})
