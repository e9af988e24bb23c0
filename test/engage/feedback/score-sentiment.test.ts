import { describe, expect, it } from 'vitest'
import { scoreSentiment, topicsOf } from '../../../src/engage'

const scoreOf = (text: string, language = 'en') => {
  const sentiment = scoreSentiment(text, language)
  return sentiment.status === 'scored' ? sentiment.score : Number.NaN
}

describe('scoreSentiment', () => {
  it.each([
    ['The staff were very helpful and friendly', 1],
    ['Excellent service, I will recommend you', 1],
    ['No problem at all, resolved quickly', 1],
    ["I'm not happy with this", -1],
    ['Not good: the parcel came late', -1],
    ['The app is slow and crashed twice', -1],
    ['Nice shop, but the delivery was a nightmare', -1],
    ['The worst company I have dealt with', -1],
    ["It doesn’t work, I can't log in and nobody helps, terrible", -1],
  ])('hears the mood of %j', (text, sign) => {
    expect(Math.sign(scoreOf(text))).toBe(sign)
  })

  it('takes intensifiers for more and negated praise for less than blame', () => {
    expect(scoreOf('very bad')).toBeLessThan(scoreOf('bad'))
    expect(scoreOf('slightly bad')).toBeGreaterThan(scoreOf('bad'))
    expect(scoreOf('not good')).toBeGreaterThan(scoreOf('bad') * 1.2)
    expect(scoreOf('not bad')).toBeGreaterThan(0)
    expect(scoreOf('not bad')).toBeLessThan(scoreOf('good'))
  })

  it('answers unsupported for another language and never 0', () => {
    expect(scoreSentiment('Das war schlecht', 'de')).toEqual({ status: 'unsupported', language: 'de' })
    expect(scoreSentiment('Das Paket kam leider viel zu spät an')).toEqual({ status: 'unsupported' })
    expect(scoreSentiment('Das Paket war die, all', 'ende').status).toBe('unsupported')
    expect(scoreSentiment('配送が遅い').status).toBe('unsupported')
  })

  it('knows English by its words where the language is not given', () => {
    expect(scoreSentiment('The delivery was late and I am angry').status).toBe('scored')
  })

  it('says unclear where no word tells, and no-text where there is none', () => {
    expect(scoreSentiment('The parcel came on Tuesday', 'en-GB')).toEqual({ status: 'unclear' })
    expect(scoreSentiment('  ', 'en')).toEqual({ status: 'no-text' })
    expect(scoreSentiment(undefined)).toEqual({ status: 'no-text' })
  })

  it('asks scorers of other languages first, and passes over answers that are off the scale', () => {
    const german = (text: string, language?: string) =>
      language === 'de' ? (text.includes('schlecht') ? -0.6 : 'unclear') : 'unsupported'
    expect(scoreSentiment('Das war schlecht', 'de', [german])).toEqual({ status: 'scored', score: -0.6, words: [] })
    expect(scoreSentiment('Das war ein Hund', 'de', [german])).toEqual({ status: 'unclear' })
    expect(scoreOf('bad')).toEqual(
      (scoreSentiment('bad', 'en', [german, () => 5, () => Number.NaN]) as { score: number }).score,
    )
  })

  it('stays on its scale and is quick for a long text', () => {
    expect(scoreOf('terrible '.repeat(100_000))).toBeGreaterThanOrEqual(-1)
    expect(scoreOf('__proto__ constructor toString good')).toBeGreaterThan(0)
  })
})

describe('topicsOf', () => {
  it('finds words and phrases as a whole', () => {
    expect(topicsOf('It stopped working, and the BILL is wrong')).toEqual(['billing', 'product'])
    expect(topicsOf('The billboard is lovely')).toEqual([])
    expect(topicsOf('loin', [{ topic: 'x', words: ['in'] }])).toEqual([])
  })
})
