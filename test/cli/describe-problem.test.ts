import { expect, it } from 'vitest'
import { describeProblem } from '../../src/cli/describe-problem'
import type { FieldProblem } from '../../src/profile'

const problem: FieldProblem = {
  problem: 'placeholders',
  field: 'tel',
  kind: 'phone',
  column: 'tel',
  affected: { count: 1, n: 4, share: 0.25, low: 0.05, high: 0.7 },
  values: [{ value: '999-999-9999', rows: 1 }],
  sorts: {},
}

it('a problem is told with counts, the suspected values and what to do', () => {
  expect(describeProblem(problem)).toBe(
    'tel: 1 of 4 rows (25.0 %) hold a word for nothing or a placeholder: "999-999-9999" in 1. ' +
      'Empty them in the source, so that nobody takes them for values.',
  )
})

it('at most three values are named, and none can steer a terminal', () => {
  const values = ['a\u001b', 'b', 'c', 'd'].map((value) => ({ value, rows: 2 }))
  expect(describeProblem({ ...problem, column: 'phone', values })).toMatch(
    /^tel \(column phone\): .* "a\\u001b" in 2, "b" in 2, "c" in 2 and others\./,
  )
})
