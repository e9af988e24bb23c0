import { describe, expect, it } from 'vitest'
import { formatCount, formatSeconds, formatShare, formatTable, safeText } from '../../src/cli/table'

describe('formatTable', () => {
  it('aligns columns, to the right where asked, without spaces at the end', () => {
    const rows = [
      ['name', 'count', 'note'],
      ['a', '10', ''],
      ['longer', '7', 'x'],
    ]
    expect(formatTable(rows, [1])).toBe('name    count  note\na          10\nlonger      7  x')
  })

  it('of nothing is nothing', () => {
    expect(formatTable([])).toBe('')
  })
})

describe('numbers for people', () => {
  it('have separators, percent signs and units', () => {
    expect(formatCount(1234567)).toBe('1,234,567')
    expect(formatShare(0.12345)).toBe('12.3 %')
    expect(formatSeconds(1.234)).toBe('1.23 s')
    expect(formatSeconds(12.34)).toBe('12.3 s')
  })
})

describe('safeText', () => {
  it('shows control characters and those that turn the direction of text as escapes', () => {
    expect(safeText('a\u001b[2Jb\u202ec\nd\u0085')).toBe('a\\u001b[2Jb\\u202ec\\u000ad\\u0085')
  })

  it('leaves other text as it is, and cuts it when it is long', () => {
    expect(safeText('Zoë 李 \u{1f600}')).toBe('Zoë 李 \u{1f600}')
    expect(safeText('x'.repeat(1000))).toBe(`${'x'.repeat(80)}…`)
  })
})
