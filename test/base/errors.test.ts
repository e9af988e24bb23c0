import { describe, expect, it } from 'vitest'
import { isSamewiseError, SamewiseError } from '../../src/base'

describe('SamewiseError', () => {
  it('carries its code, its place and its cause', () => {
    const cause = new Error('disk')
    const error = new SamewiseError('OUTPUT_FAILED', 'Cannot write. Free some room.', { where: { line: 3 }, cause })
    expect(error).toMatchObject({ name: 'SamewiseError', code: 'OUTPUT_FAILED', where: { line: 3 } })
    expect(error.cause).toBe(cause)
    expect(new SamewiseError('BAD_USAGE', 'x').where).toEqual({})
    expect('cause' in new SamewiseError('BAD_USAGE', 'x')).toBe(false)
  })

  it('is told from other errors by its shape, so that another copy of the package is recognized', () => {
    const foreign = Object.assign(new Error('x'), { name: 'SamewiseError', code: 'NO_INPUT' })
    const cases: [unknown, boolean][] = [
      [new SamewiseError('NO_INPUT', 'x'), true],
      [foreign, true],
      [new Error('x'), false],
      [Object.assign(new Error('x'), { code: 'ENOENT' }), false],
      [{ name: 'SamewiseError', code: 'NO_INPUT' }, false],
      [undefined, false],
    ]
    for (const [value, expected] of cases) expect(isSamewiseError(value)).toBe(expected)
  })
})
