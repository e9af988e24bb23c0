import { describe, expect, it } from 'vitest'
import { surveyDrivers } from '../../src/measure'
import { answerAt, byRecord } from './event-at'

describe('surveyDrivers', () => {
  const answers = Array.from({ length: 120 }, (_, i) =>
    answerAt(i, `p${i}`, i % 3 === 0 ? 1 : i % 3 === 1 ? 8 : 10, {
      topic: i % 3 === 0 ? 'waiting' : i % 3 === 2 ? 'staff' : i % 2 === 0 ? 'parking' : 'price',
    }),
  )

  it('keeps what frustrates apart from what delights', () => {
    const { frustrating, delighting } = surveyDrivers(answers, byRecord)
    expect(frustrating.map(({ attribute }) => attribute)).toEqual(['waiting'])
    expect(delighting.map(({ attribute }) => attribute)).toEqual(['staff'])
  })

  it('gives shares with and without, n and interval for each', () => {
    const waiting = surveyDrivers(answers, byRecord).all.find(({ attribute }) => attribute === 'waiting')!
    expect(waiting).toMatchObject({ n: 40, frustration: { withIt: { share: 1, n: 40 }, without: { share: 0, n: 80 } } })
    expect(waiting.frustration.difference.difference).toMatchObject({ known: true, value: 1 })
  })

  it('says nothing of an attribute that hardly anyone has', () => {
    const [rare] = surveyDrivers(answers, byRecord, {
      attributesOf: ({ id }) => (id === 'nps-p0-0' ? ['rare'] : []),
    }).all
    expect(rare.frustration.difference.difference.known).toBe(false)
    expect(rare.frustration.adjustedP).toBeUndefined()
  })

  it('finds no driver among topics given at random', () => {
    const random = answers.map((event, i) => ({ ...event, topic: `t${(i * 7919) % 7}` }))
    expect(surveyDrivers(random, byRecord)).toMatchObject({ frustrating: [], delighting: [] })
  })
})
