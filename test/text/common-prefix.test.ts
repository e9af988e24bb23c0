import { describe, expect, it } from 'vitest'
import { commonPrefixLength } from '../../src/text'

describe('commonPrefixLength', () => {
  it('counts the equal characters at the start', () => {
    expect(commonPrefixLength('johnson', 'johnston')).toBe(5)
    expect(commonPrefixLength('john', 'johnson')).toBe(4)
    expect(commonPrefixLength('', 'a')).toBe(0)
    expect(commonPrefixLength('x', 'y')).toBe(0)
  })
})
