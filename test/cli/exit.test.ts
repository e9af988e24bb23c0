import { describe, expect, it } from 'vitest'
import { SamewiseError } from '../../src/base'
import { describeError } from '../../src/cli/exit'

describe('describeError', () => {
  it.each([
    ['BAD_CONFIG', 2],
    ['BAD_USAGE', 2],
    ['BAD_MODEL', 2],
    ['UNKNOWN_RECORD', 2],
    ['NO_INPUT', 3],
    ['UNREADABLE_INPUT', 3],
    ['DUPLICATE_IDS', 3],
    ['TOO_MANY_REJECTS', 3],
    ['OUTPUT_FAILED', 1],
    ['CAPACITY', 1],
    ['ABORTED', 130],
  ] as const)('gives %s exit code %i', (code, exitCode) => {
    expect(describeError(new SamewiseError(code, 'What and how.'))).toEqual({
      code,
      message: 'What and how.',
      exitCode,
    })
  })

  it('knows a full disk and a lack of memory by what Node throws', () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
    expect(describeError(full)).toMatchObject({ exitCode: 1, message: expect.stringMatching(/^The disk is full/) })
    for (const error of [
      new RangeError('Array buffer allocation failed'),
      new RangeError('Invalid array length'),
      new RangeError('Invalid string length'),
    ]) {
      expect(describeError(error)).toMatchObject({
        exitCode: 1,
        message: expect.stringMatching(/^There is not enough memory/),
      })
    }
  })

  it('owns up to what it does not know', () => {
    expect(describeError('odd')).toEqual({
      code: 'UNEXPECTED',
      exitCode: 1,
      message: 'Unexpected failure: odd. Set SAMEWISE_DEBUG=1 for details, and report it please.',
    })
  })
})
