import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CustomerReportData } from 'samewise/report'
import { beforeAll, describe, expect, it } from 'vitest'
import { folder, hiddenIn } from './run-cli'
import { runCommand } from './run-command'

const inFolder = (name: string): string => join(folder, name)
const WORLD = inFolder('world')
const RUN = inFolder('result')
const PAGE = join(RUN, 'report.html')
const SOURCES = ['crm', 'billing', 'support', 'web', 'loyalty'].map((name) => join(WORLD, `${name}.csv`))
const EVENTS = join(WORLD, 'events.ndjson')
const read = (path: string): string => readFileSync(path, 'utf8')

beforeAll(async () => {
  await runCommand(['generate', '--customers', WORLD, '--people', '40', '--months', '2', '--seed', '3'])
  expect((await runCommand(['resolve', ...SOURCES, '--out', RUN, '--quiet'])).status).toBe(0)
})

/** The chapter as data, of a run of the command that must succeed. */
async function chapter(...args: readonly string[]): Promise<CustomerReportData> {
  const { status, stdout, stderr } = await runCommand(['report', ...args, '--json', '--quiet'])
  expect([status, stderr]).toEqual([0, ''])
  return JSON.parse(stdout).customers
}

describe('samewise report', () => {
  it('adds a chapter on households, and says what events would add', async () => {
    const before = read(PAGE)
    const { status, stdout, stderr } = await runCommand(['report', RUN])
    expect([status, stdout, stderr]).toEqual([0, `Report: ${PAGE}\n`, ''])
    const page = read(PAGE)
    expect(page).toContain('What came in, what came out')
    expect(page).toContain('id="customers-households"')
    expect(page).toContain('No events were given')
    expect(page).not.toContain('id="customers-journeys"')
    expect(before).not.toContain('id="customers"')
  })

  it('adds journeys, preferences and measures of events, in place of the chapter before', async () => {
    const { status, stderr } = await runCommand(['report', RUN, '--events', EVENTS, '--records', ...SOURCES])
    expect(status).toBe(0)
    expect(stderr).toMatch(/^[\d,]+ events read: /)
    const page = read(PAGE)
    for (const id of ['households', 'journeys', 'preferences', 'measures']) {
      expect(page.split(`id="customers-${id}"`)).toHaveLength(2)
    }
    expect(page).not.toContain('No events were given')
    expect(hiddenIn(RUN)).toEqual([])
  })

  it('says the same as the commands on customers', async () => {
    const out = inFolder('same.html')
    const { journeys, measures, households } = await chapter(RUN, '--events', EVENTS, '--out', out)
    const map = JSON.parse((await runCommand(['journey', RUN, '--events', EVENTS, '--json', '--quiet'])).stdout)
    expect(journeys!.stages).toEqual(map.map.stages)
    expect(Object.fromEntries(journeys!.reasons.map(({ reason, events }) => [reason, events]))).toEqual(map.attributed)
    const own = JSON.parse((await runCommand(['measure', RUN, '--events', EVENTS, '--json', '--quiet'])).stdout)
    expect(measures!.maturity!.level).toBe(own.maturity.level)
    expect(measures!.cases!.complaintRate).toEqual(own.cases.complaintRate)
    const listed = (await runCommand(['households', RUN, '--quiet'])).stdout.trim().split('\n')
    expect(households!.households + households!.former).toBe(listed.length)
  })

  it('is the same page on a rerun', async () => {
    const pages: string[] = []
    for (const name of ['one.html', 'two.html']) {
      await runCommand(['report', RUN, '--events', EVENTS, '--out', inFolder(name), '--quiet'])
      pages.push(read(inFolder(name)))
    }
    expect(pages[1]).toBe(pages[0])
  })

  it('hides personal data of the whole page with --mask, and leaves the report of the run as it is', async () => {
    const before = read(PAGE)
    const masked = inFolder('masked.html')
    await runCommand(['report', RUN, '--events', EVENTS, '--mask', '--out', masked, '--quiet'])
    expect(read(masked)).toContain('Personal data is masked')
    expect(read(masked)).not.toMatch(/@(gmail|icloud|yahoo|example)\.|[^a-z]g_[0-9a-z]{26}|h_[0-9a-z]{26}/)
    expect(before).toMatch(/h_[0-9a-z]{26}/)
    expect(read(PAGE)).toBe(before)
  })

  it('stays masked where the report of the run is, and says so', async () => {
    const run = inFolder('masked-run')
    await runCommand(['resolve', ...SOURCES, '--out', run, '--mask', '--quiet'])
    const { stderr } = await runCommand(['report', run])
    expect(stderr).toContain('The report of the run hides personal data, so the chapter on customers does too.')
    expect(read(join(run, 'report.html'))).not.toMatch(/h_[0-9a-z]{26}/)
  })

  it('writes a page of its own beside a run without a report', async () => {
    const run = inFolder('without')
    await runCommand(['resolve', ...SOURCES, '--out', run, '--no-report', '--quiet'])
    const { status, stdout, stderr } = await runCommand(['report', run])
    expect([status, stdout]).toEqual([0, `Report: ${join(run, 'customers.html')}\n`])
    expect(stderr).toContain('holds the chapter on customers alone')
    expect(existsSync(join(run, 'report.html'))).toBe(false)
    expect(read(join(run, 'customers.html'))).toContain('id="customers-households"')
  })

  it('shows who works for whom, and which firm belongs to which', async () => {
    const rows = Array.from({ length: 12 }, (_, n) => `${n},Firm${n} Mills,${n === 0 ? '' : n < 4 ? 0 : 1}\n`)
    writeFileSync(inFolder('firms.csv'), `id,firm,parent\n${rows.join('')}`)
    const people = Array.from({ length: 20 }, (_, n) => `${n},Ann Lee${n},a${n}@lee.org,${n % 12}\n`)
    writeFileSync(inFolder('staff.csv'), `id,name,email,firm\n${people.join('')}`)
    const by = (source: string, column: string) => ({ to: 'firm', by: { [source]: { column, source: 'firms' } } })
    const entities = [
      {
        name: 'person',
        fields: { name: { kind: 'person-name' }, email: { kind: 'email' } },
        sources: { staff: { id: 'id' } },
        relations: { 'works-for': by('staff', 'firm') },
      },
      {
        name: 'firm',
        fields: { firm: { kind: 'organization-name' } },
        sources: { firms: { id: 'id' } },
        relations: { 'belongs-to': by('firms', 'parent') },
      },
    ]
    writeFileSync(inFolder('entities.json'), JSON.stringify({ entities }))
    const files = [inFolder('firms.csv'), inFolder('staff.csv')]
    const run = inFolder('both')
    await runCommand(['resolve', ...files, '--config', inFolder('entities.json'), '--out', run, '--quiet'])
    const { relations, households } = await chapter(join(run, 'person'))
    expect(relations).toMatchObject([
      { name: 'belongs-to', from: 'firm', pairs: 11, hierarchy: { groups: 1, largest: 12, levels: 3 } },
      { name: 'works-for', from: 'person', to: 'firm', pairs: 20, fromCount: 20, toCount: 12 },
    ])
    expect(relations[1]).not.toHaveProperty('hierarchy')
    // Nobody has an address, so who lives together is not known.
    expect(households).toBeUndefined()
    const whole = await runCommand(['report', run])
    expect([whole.status, whole.stderr]).toEqual([3, expect.stringContaining('run of several entities')])
  })

  it.each([
    [['--events', 'nowhere.ndjson'], 3, /nowhere\.ndjson cannot be read/],
    [['--household-policy', 'nowhere.json'], 2, /path given to --household-policy/],
    [['--contact-policy', 'nowhere.json'], 2, /path given to --contact-policy/],
    [['--evidence', 'nowhere.json'], 2, /path given to --evidence/],
    [['--out', '/nowhere/page.html'], 1, /\/nowhere\/page\.html/],
  ])('refuses %j, and leaves the report as it is', async (args, exit, message) => {
    const before = read(PAGE)
    const { status, stderr } = await runCommand(['report', RUN, ...args])
    expect(status).toBe(exit)
    expect(stderr).toMatch(message)
    expect(read(PAGE)).toBe(before)
  })
})
