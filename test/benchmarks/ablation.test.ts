import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { misfitOf, readSources } from '../../benchmarks/ablation/build-variant'
import { choices } from '../../benchmarks/ablation/choices'
import { judge, pays } from '../../benchmarks/ablation/judge'
import { applyReplacements } from '../../benchmarks/ablation/replace'

const sources = new Map([
  ['src/weigh/train.ts', 'const PRIOR_PAIRS = 200\nconst OTHER = 1\n'],
  ['src/cluster/cut.ts', 'const OTHER = 1\n'],
])

describe('applyReplacements', () => {
  it('changes what is there exactly once, wherever it stands in the folder', () => {
    const changed = applyReplacements(sources, [
      { in: 'src', find: /const PRIOR_PAIRS = .+/, replace: 'const PRIOR_PAIRS = 0' },
    ])
    expect([...changed]).toEqual([['src/weigh/train.ts', 'const PRIOR_PAIRS = 0\nconst OTHER = 1\n']])
  })

  it('refuses what is there twice, and what is not there', () => {
    expect(() => applyReplacements(sources, [{ in: 'src', find: 'OTHER', replace: '' }])).toThrow(/2 times/)
    expect(() => applyReplacements(sources, [{ in: 'src/weigh', find: 'GONE', replace: '' }])).toThrow(/nowhere/)
  })

  it('takes the text to find as it is, and applies one change after the other', () => {
    const changed = applyReplacements(sources, [
      { in: 'src/weigh', find: '= 200', replace: '= 2.0' },
      { in: 'src/weigh', find: '2.0', replace: '$&3' },
    ])
    expect(changed.get('src/weigh/train.ts')).toContain('PRIOR_PAIRS = $&3')
  })
})

describe('judge', () => {
  const of = (set: string, f1: number, records = 5000) => ({ set, records, f1 })

  it('counts sets of one family once, and leaves out what is noise', () => {
    const verdict = judge([
      of('febrl1', -0.002),
      of('febrl3', -0.004),
      of('dblp_acm', -0.0005),
      of('people_20k', 0.003),
    ])
    expect(verdict).toEqual({ worse: ['febrl'], better: ['people'] })
  })

  it('asks for more in small sets', () => {
    expect(judge([of('fake_1000', -0.004, 1000)])).toEqual({ worse: [], better: [] })
    expect(judge([of('fake_1000', -0.006, 1000)])).toEqual({ worse: ['fake'], better: [] })
  })

  it('says that a choice pays where it is missed on two families at least, and on more than it harms', () => {
    expect(pays({ worse: ['a', 'b'], better: ['c'] })).toBe(true)
    expect(pays({ worse: ['a'], better: [] })).toBe(false)
    expect(pays({ worse: ['a', 'b'], better: ['c', 'd'] })).toBe(false)
  })
})

describe('the choices', () => {
  it('all fit the sources', () => {
    const own = readSources(join(import.meta.dirname, '../..'))
    for (const { name, without, instead = [] } of choices) {
      for (const variant of [...(without === undefined ? [] : [without]), ...instead])
        expect(misfitOf(own, variant), `${name}, ${variant.name}`).toBeUndefined()
    }
  })
})
