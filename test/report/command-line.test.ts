import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folder, root, runCli } from '../cli/run-cli'

const people = join(root, 'examples', 'people.csv')
const truth = join(root, 'examples', 'people-truth.csv')
const page = (name: string) => readFileSync(join(folder, name, 'report.html'), 'utf8')

describe('samewise resolve', () => {
  it('writes a report into the run folder, and ends with its path', async () => {
    const { status, stderr } = await runCli(['resolve', people, '--truth', truth, '--out', 'out'])
    expect(status).toBe(0)
    expect(stderr.trimEnd().split('\n').at(-1)).toBe(`Report: ${join('out', 'report.html')}`)
    const text = page('out')
    expect(text).toContain('measured against the truth')
    expect(text).toContain('birth_date')
    expect(text).toContain('people.csv')
    expect(text.length).toBeLessThan(2_000_000)
    expect(existsSync(join(folder, 'out', 'run.json'))).toBe(true)
  })

  it('tells the path in the JSON of --json', async () => {
    const { stdout } = await runCli(['resolve', people, '--out', 'json', '--json'])
    expect(JSON.parse(stdout)).toMatchObject({ report: join('json', 'report.html') })
  })

  it('hides personal data in the report with --mask, and nowhere else', async () => {
    await runCli(['resolve', people, '--out', 'masked', '--mask', '--quiet'])
    expect(page('masked')).toContain('Personal data is masked')
    expect(page('masked')).not.toMatch(/@(gmail|icloud|yahoo)\.com/)
    expect(readFileSync(join(folder, 'masked', 'golden.csv'), 'utf8')).toMatch(/@gmail\.com/)
  })

  it('leaves the report out with --no-report, and says nothing of it', async () => {
    const { stderr } = await runCli(['resolve', people, '--out', 'without', '--no-report'])
    expect(stderr).not.toContain('Report:')
    expect(existsSync(join(folder, 'without', 'report.html'))).toBe(false)
    expect(existsSync(join(folder, 'without', 'run.json'))).toBe(true)
  })
})
