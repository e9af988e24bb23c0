import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnsOf, isMirrored, parseSql, partsOf, type Sql } from '../../src/splink/parse-sql'

function write(sql: Sql | undefined): string {
  if (sql === undefined) return '?'
  if (sql.type === 'column') return `${sql.side}:${sql.name}`
  if (sql.type === 'literal') return sql.isText ? `'${sql.value}'` : sql.value
  return `${sql.name}(${sql.args.map(write).join(' ')})`
}

describe('parseSql', () => {
  it.each([
    ['l.surname = r.surname', '=(l:surname r:surname)'],
    ['l."last name" = r."last name"', '=(l:last name r:last name)'],
    ['`surname_l` == `surname_r`', '=(l:surname r:surname)'],
    ['"a_l" IS NULL OR "a_r" IS NOT NULL', 'or(is null(l:a) is not null(r:a))'],
    ['a_l = a_r and b_l = b_r or not c_l <> c_r', 'or(and(=(l:a r:a) =(l:b r:b)) not(<>(l:c r:c)))'],
    ['(l.a = r.a) AND (l.b = r.b)', 'and(=(l:a r:a) =(l:b r:b))'],
    ["name_l['first'] = name_r['first']", '=(l:name.first r:name.first)'],
    ['l.name.first = r.name.first', '=(l:name.first r:name.first)'],
    ['a_l[1] = a_r[1]', '=(element(l:a 1) element(r:a 1))'],
    ['a_l::date = CAST(a_r AS varchar(10))', '=(cast(l:a) cast(r:a))'],
    ['abs(a_l - a_r) / 2 <= -0.5', '<=(/(abs(-(l:a r:a)) 2) -0.5)'],
    ["a_l IN ('x', 'it''s') AND a_r LIKE 'x%'", "and(in(l:a 'x' 'it's') like(r:a 'x%'))"],
    ['a_l BETWEEN 1 AND 2 AND b_l = b_r', 'and(between(l:a 1 2) =(l:b r:b))'],
    ['case when a_l > a_r then 1 else 0 end = 1', '=(case(>(l:a r:a) 1 0) 1)'],
    ['extract(year from l.born) = year(r.born)', '=(year(l:born) year(r:born))'],
    ["l.a || ' ' || l.b = r.a || ' ' || r.b", "=(||(||(l:a ' ') l:b) ||(||(r:a ' ') r:b))"],
  ])('reads %s', (text, expected) => {
    expect(write(parseSql(text))).toBe(expected)
  })

  it.each([
    '',
    'a_l =',
    '(a_l = a_r',
    "a_l = 'open",
    'a_l = a_r)',
    'select 1',
    'exists (select 1 from t)',
    "a_l > b_r - interval '1' year",
    'a_l ; drop table people',
    '[x for x in a_l]',
    'l."" = r.""',
    `${'('.repeat(500)}a_l${')'.repeat(500)}`,
    `a_l${' + 1'.repeat(4000)}`,
    'x'.repeat(30_000),
  ])('says of what it does not understand that it does not: %.40s', (text) => {
    expect(parseSql(text)).toBeUndefined()
  })

  it('never throws, and gives only what it can walk through', () => {
    const word = fc.constantFrom(
      'l',
      'r',
      '.',
      'a_l',
      '"b_r"',
      '=',
      '(',
      ')',
      'and',
      'or',
      'not',
      "'x'",
      '1',
      ',',
      'case',
      'f(',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word).map((words) => words.join(' ')),
        ),
        (text) => {
          const sql = parseSql(text)
          if (sql !== undefined) expect([...partsOf(sql)].length).toBeGreaterThan(0)
          expect(columnsOf(text)).not.toContain('')
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('columnsOf', () => {
  it('names each column once, in the order of the text', () => {
    expect(columnsOf('jaro("b_l", "b_r") > 0.9 and a_l = a_r')).toEqual(['b', 'a'])
  })

  it('finds columns in what is not understood too, but takes no function for one', () => {
    expect(columnsOf('list_filter_l([x for x in "a_l"]) = b_r')).toEqual(['a', 'b'])
  })
})

describe('isMirrored', () => {
  it.each([
    ['lower(a_l) = lower(a_r)', true],
    ['lower(a_l) = upper(a_r)', false],
    ['a_l = b_r', false],
    ['a_l = a_l', false],
    ['substr(a_l, 1, 2) = substr(a_r, 1, 3)', false],
  ])('of %s is %s', (text, expected) => {
    const sql = parseSql(text)
    expect(sql?.type === 'call' && isMirrored(sql.args[0], sql.args[1])).toBe(expected)
  })
})
