import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { faultOf, findExpressions } from '../../scripts/check-regex.mjs'
import { outcomes } from '../../scripts/count-tests.mjs'
import { isInstalled, isStale } from '../../scripts/freshness.mjs'

describe('npm start', () => {
  let root = ''
  const write = (path: string, content: string, seconds = 1000) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
    utimesSync(join(root, path), seconds, seconds)
  }
  const setTime = (path: string, seconds: number) => utimesSync(join(root, path), seconds, seconds)
  const lock = (packages: object) => JSON.stringify({ packages: { '': {}, ...packages } })

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'samewise-scripts-'))
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  it.each([
    ['nothing is installed', { a: { version: '1.0.0' } }, undefined, false],
    ['all is installed', { a: { version: '1.0.0' } }, { a: { version: '1.0.0' } }, true],
    ['another version is installed', { a: { version: '1.0.1' } }, { a: { version: '1.0.0' } }, false],
    ['a package is missing', { a: { version: '1.0.0' }, b: { version: '1.0.0' } }, { a: { version: '1.0.0' } }, false],
    ['a package of another platform is missing', { a: { version: '1.0.0', optional: true } }, {}, true],
  ])('knows what to install when %s', (_, wanted, present, expected) => {
    write('package-lock.json', lock(wanted))
    if (present) write('node_modules/.package-lock.json', lock(present))
    expect(isInstalled(root)).toBe(expected)
  })

  it('builds when an output is missing, or older than a source at any depth, or a source was removed', () => {
    const check = () => isStale(root, ['src', 'package.json'], ['dist/a.js', 'dist/b.js'])
    write('src/deep/a.ts', '', 1000)
    write('package.json', '{}', 1000)
    write('dist/a.js', '', 2000)
    setTime('src/deep', 1000)
    setTime('src', 1000)
    expect(check()).toBe(true)
    write('dist/b.js', '', 2000)
    expect(check()).toBe(false)
    setTime('src/deep/a.ts', 2001)
    expect(check()).toBe(true)
    setTime('src/deep/a.ts', 1000)
    setTime('src/deep', 2001)
    expect(check()).toBe(true)
  })
})

describe('the check for slow regular expressions', () => {
  const faults = (source: string) =>
    findExpressions(source)
      .filter((expression) => faultOf(expression) !== undefined)
      .map(({ line }) => line)

  it.each([
    ['an exponential one', '/^(a+)+$/', true],
    ['a quadratic one', 'text.replace(/\\s+$/, "")', true],
    ['a quadratic one in a constructor', 'new RegExp("\\\\s+$", "u")', true],
    ['one put together at run time', 'new RegExp(parts.join("|"))', true],
    ['a linear one', 'text.replace(/[^a-z0-9]+/g, " ")', false],
    ['a sticky one, which is tried at one place only', '/ *,/y', false],
    ['a division', 'a / b / c', false],
    ['a text that looks like one', '"/^(a+)+$/"', false],
  ])('judges %s', (_, source, isFault) => {
    expect(faults(source).length > 0).toBe(isFault)
  })

  it('lets one pass for the reason on the line above, and not without a reason', () => {
    const source = [
      '// regex-safe: at most 64 characters, cut before',
      'const a = /^(a+)+$/',
      '// regex-safe:',
      'const b = /^(a+)+$/',
    ]
    expect(faults(source.join('\n'))).toEqual([4])
  })
})

describe('the count of tests', () => {
  const report = (...tests: [string, string][]) => ({
    testResults: [
      {
        name: 'a.test.ts',
        status: 'passed',
        assertionResults: tests.map(([fullName, status]) => ({ fullName, status })),
      },
    ],
  })
  const count = (...reports: object[]) =>
    [...outcomes(reports as never).values()].filter((hasPassed) => hasPassed).length

  it('counts a test once over several versions of Node, as failed if it failed on one', () => {
    const reports = [report(['x', 'passed'], ['y', 'passed']), report(['x', 'passed'], ['y', 'failed'])]
    expect(outcomes(reports as never).size).toBe(2)
    expect(count(...reports)).toBe(1)
  })

  it('counts tests of the same name apart, and none that were skipped', () => {
    const reports = [report(['x', 'passed'], ['x', 'failed'], ['y', 'skipped'])]
    expect(outcomes(reports as never).size).toBe(2)
    expect(count(...reports)).toBe(1)
  })

  it('counts a file that could not be loaded as one failure', () => {
    const reports = [{ testResults: [{ name: 'b.test.ts', status: 'failed', assertionResults: [] }] }]
    expect([...outcomes(reports as never)]).toEqual([['b.test.ts', false]])
  })
})
