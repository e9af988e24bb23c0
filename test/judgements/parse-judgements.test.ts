import { describe, expect, it } from 'vitest'
import { formatJudgements, type JudgementLine, judgementId, parseJudgements } from '../../src/judgements'

const crm = (recordId: string) => ({ source: 'crm', recordId })

describe('parseJudgements', () => {
  it('reads every judgement, records as text or as objects, and passes over blank lines', () => {
    const text = `\ufeff{"judgement":"same","left":"crm:1","right":{"source":"a:b","recordId":"7"}}\r

{"judgement":"merge","records":["crm:1","crm:2:3"],"id":"m","by":"ann","why":"card","at":"2027-01-31"}
{"judgement":"unmerge","detach":"crm:1","guard":"pair","sides":[["crm:1"],["crm:2"]]}
{"judgement":"unmerge","tree":"m"}
{"judgement":"unmerge","all":"g_1"}
{"judgement":"pin","record":"crm:1","field":"address","value":{"city":"Leeds"},"mode":"fallback","until":"2028-01-01"}
{"judgement":"undo","target":"m"}
`
    expect(parseJudgements(text)).toEqual([
      { judgement: 'same', left: crm('1'), right: { source: 'a:b', recordId: '7' } },
      { judgement: 'merge', id: 'm', by: 'ann', why: 'card', at: '2027-01-31', records: [crm('1'), crm('2:3')] },
      { judgement: 'unmerge', detach: crm('1'), guard: 'pair', sides: [[crm('1')], [crm('2')]] },
      { judgement: 'unmerge', tree: 'm' },
      { judgement: 'unmerge', all: 'g_1' },
      {
        judgement: 'pin',
        record: crm('1'),
        field: 'address',
        value: { city: 'Leeds' },
        mode: 'fallback',
        until: '2028-01-01',
      },
      { judgement: 'undo', target: 'm' },
    ])
  })

  it.each([
    ['{', 'not JSON'],
    ['[]', '"judgement" must be'],
    ['{"judgement":"yes"}', '"judgement" must be "same"'],
    ['{"judgement":"same","left":"crm:1"}', '"left" and "right" must name records'],
    ['{"judgement":"same","left":"crm:1","right":"crm:1"}', 'both records are the same one'],
    ['{"judgement":"same","left":"crm:1","right":"crm:2","at":"soon"}', '"at" must be a time'],
    ['{"judgement":"same","left":"crm:1","right":"crm:2","by":7}', '"by" must be a text'],
    ['{"judgement":"merge","records":["crm:1","crm:1"]}', 'a merge needs two different records'],
    ['{"judgement":"merge","records":"crm:1"}', '"records" must be a list'],
    ['{"judgement":"unmerge"}', 'an unmerge needs one of'],
    ['{"judgement":"unmerge","tree":"a","all":"b"}', 'an unmerge needs one of'],
    ['{"judgement":"unmerge","tree":"a","guard":"all"}', '"guard" must be'],
    ['{"judgement":"unmerge","tree":"a","sides":["crm:1"]}', '"sides" must be lists'],
    ['{"judgement":"pin","record":"crm:1","field":"email"}', 'a pin needs either'],
    ['{"judgement":"pin","record":"crm:1","field":"email","value":3}', '"value" must be'],
    [
      '{"judgement":"pin","record":"crm:1","field":"email","value":"a","mode":"untilSourceChanges"}',
      'a pin of mode "untilSourceChanges" needs "at"',
    ],
    ['{"judgement":"unmerge","tree":"a","gaurd":"none"}', '"gaurd" is no setting of "unmerge"'],
    ['{"judgement":"undo"}', '"target" must be'],
  ])('names the line of %s', (line, fault) => {
    const good = '{"judgement":"same","left":"crm:1","right":"crm:2"}'
    const read = (): JudgementLine[] => parseJudgements(`${good}\n${line}\n`, 'log.ndjson')
    expect(read).toThrow(`log.ndjson, line 2: ${fault}`)
    expect(read).toThrow(expect.objectContaining({ code: 'UNREADABLE_INPUT' }))
  })

  it('writes what it reads, also ids with colons and prototype names', () => {
    const lines: JudgementLine[] = [
      { judgement: 'different', id: 'x', left: crm('a:b'), right: { source: 'a:b', recordId: '__proto__' } },
    ]
    expect(parseJudgements(formatJudgements(lines))).toEqual(lines)
    expect(formatJudgements([])).toBe('')
  })
})

describe('judgementId', () => {
  it('is the same for the same content in any order of keys, and another for other content', () => {
    const [a, b, c] = parseJudgements(`{"judgement":"same","left":"crm:1","right":"crm:2"}
{"right":{"recordId":"2","source":"crm"},"left":"crm:1","judgement":"same"}
{"judgement":"different","left":"crm:1","right":"crm:2"}`)
    expect(judgementId(a)).toBe(judgementId(b))
    expect(judgementId(a)).not.toBe(judgementId(c))
    expect(judgementId(a)).toMatch(/^j_[0-9a-f]{20}$/)
  })
})
