import { describe, expect, it } from 'vitest'
import { tokens } from '../../src/text'

describe('tokens', () => {
  it('are runs of letters, marks and digits of any script', () => {
    expect(tokens("Smith & Sons, Ltd. (n°7) d'été 王小明")).toEqual([
      'Smith',
      'Sons',
      'Ltd',
      'n',
      '7',
      'd',
      'été',
      '王小明',
    ])
    expect(tokens(' ,; ')).toEqual([])
  })
})
