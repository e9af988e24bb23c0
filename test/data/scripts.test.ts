import { describe, expect, it } from 'vitest'
import { mergeData } from '../../src/data'
import { scripts } from '../../src/data/scripts'

describe('scripts', () => {
  it.each([
    ['李小龙', 'LiXiaoLong'],
    ['Ελένη', 'Eleni'],
    ['Smith', 'Smith'],
    ['', ''],
  ])('spells %j as %j', (text, latin) => {
    expect(scripts.toLatin(text)).toBe(latin)
  })

  it('is a table that can be handed in', () => {
    expect(mergeData([scripts]).toLatin?.('王')).toBe('Wang')
  })
})
