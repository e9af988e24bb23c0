import { describe, expect, it } from 'vitest'
import { type ProgressStream, progressDisplay, shareDone } from '../../src/cli/progress'

function stream(isTTY: boolean): ProgressStream & { text: () => string } {
  let written = ''
  const write = (text: string): boolean => {
    written += text
    return true
  }
  // What a bar asks of a terminal beyond `write`.
  return { isTTY, write, cursorTo: () => {}, clearLine: () => {}, columns: 80, text: () => written } as never
}

const steps = [
  { stage: 'read', done: 0, total: 100 },
  { stage: 'read', done: 4, total: 100 },
  { stage: 'read', done: 55, total: 100 },
  { stage: 'score', done: 0, total: 0 },
  { stage: 'score', done: 1, total: 1 },
]

describe('progressDisplay', () => {
  it('prints a line for each stage into a pipe', () => {
    const out = stream(false)
    const display = progressDisplay({}, out)
    for (const step of steps) display.onProgress(step)
    display.stop()
    expect(out.text()).toBe('read …\nscore …\n')
  })

  it('prints JSON lines, a new one for each stage and tenth', () => {
    const out = stream(true)
    const display = progressDisplay({ json: true }, out)
    for (const step of steps) display.onProgress(step)
    expect(
      out
        .text()
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([steps[0], steps[2], steps[3], steps[4]])
  })

  it('draws a bar in a terminal, which stop takes away', () => {
    const out = stream(true)
    const display = progressDisplay({}, out)
    for (const step of steps) display.onProgress(step)
    display.stop()
    expect(out.text()).toMatch(/score {6}\[/)
    expect(out.text()).not.toContain('read …')
  })

  it('may be stopped before it began, and begin again after a stop', () => {
    const out = stream(true)
    const display = progressDisplay({}, out)
    display.stop()
    display.onProgress(steps[0])
    display.stop()
    display.onProgress(steps[4])
    display.stop()
    expect(out.text()).toContain('score')
  })

  it('says nothing when it should be quiet, JSON or not', () => {
    for (const options of [{ quiet: true }, { quiet: true, json: true }]) {
      const out = stream(true)
      const display = progressDisplay(options, out)
      for (const step of steps) display.onProgress(step)
      display.stop()
      expect(out.text()).toBe('')
    }
  })
})

describe('shareDone', () => {
  it('goes from 0 to 1 over the stages', () => {
    expect(shareDone({ stage: 'read', done: 0, total: 10 })).toBe(0)
    expect(shareDone({ stage: 'read', done: 10, total: 10 })).toBe(1 / 8)
    expect(shareDone({ stage: 'write', done: 1, total: 1 })).toBe(1)
  })

  it('takes an unknown total for nothing done, and an unknown stage for the first', () => {
    expect(shareDone({ stage: 'score', done: 7, total: 0 })).toBe(4 / 8)
    expect(shareDone({ stage: 'other', done: 0, total: 1 })).toBe(0)
  })
})
