import { describe, expect, it } from 'vitest'
import { median } from '../../benchmarks/measure/median'
import { textTable } from '../../benchmarks/measure/text-table'
import { parseGnuTime, runTimed } from '../../benchmarks/measure/timed-process'

describe('median', () => {
  it.each([
    [[3], 3],
    [[9, 1, 5], 5],
    [[10, 1, 2, 9], 5.5],
  ])('of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected)
  })

  it('leaves its input as it was', () => {
    const values = [3, 1, 2]
    median(values)
    expect(values).toEqual([3, 1, 2])
  })
})

describe('textTable', () => {
  it('aligns the first column left and the others right', () => {
    expect(
      textTable([
        ['set', 'F1'],
        ['a', '0.9'],
        ['longer', '1'],
      ]),
    ).toBe('set      F1\n------  ---\na       0.9\nlonger    1\n')
  })
})

describe('a timed process', () => {
  it('has the figures of GNU time, also after a failure', () => {
    expect(parseGnuTime('1.50 0.25 2048\n')).toEqual({ cpuSeconds: 1.75, peakMib: 2 })
    expect(parseGnuTime('Command exited with non-zero status 3\n0.01 0.00 1024\n').peakMib).toBe(1)
  })

  it('gives back what the program printed and its exit code', () => {
    const run = runTimed(process.execPath, ['-e', 'console.log("out"); console.error("err"); process.exit(3)'])
    expect(run).toMatchObject({ status: 3, stdout: 'out\n', stderr: 'err\n' })
    if (run.peakMib !== undefined) expect(run.peakMib).toBeGreaterThan(10)
  })
})
