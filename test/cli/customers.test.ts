import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { CustomerEvent } from 'samewise/customer'
import { beforeAll, describe, expect, it } from 'vitest'
import { folder, hiddenIn, runCli } from './run-cli'
import { runCommand } from './run-command'

const inFolder = (name: string): string => join(folder, name)
const WORLD = inFolder('world')
const RUN = inFolder('result')
const SOURCES = ['crm', 'billing', 'support', 'web', 'loyalty'].map((name) => join(WORLD, `${name}.csv`))
const EVENTS = join(WORLD, 'events.ndjson')

const write = (name: string, content: string | object): string => {
  writeFileSync(inFolder(name), typeof content === 'string' ? content : JSON.stringify(content))
  return inFolder(name)
}
const read = (path: string): string => readFileSync(path, 'utf8')
const table = (text: string): Record<string, string>[] => parse(text, { columns: true })

let events: readonly CustomerEvent[]
/** Golden ID by `source:id`. */
let owners: ReadonlyMap<string, string>

beforeAll(async () => {
  const world = await runCommand(['generate', '--customers', WORLD, '--people', '70', '--months', '3', '--seed', '3'])
  expect(world.stdout).toMatch(/^70 customers in .*world: \d+ records of five systems, [\d,]+ events, and the truth\n$/)
  expect((await runCommand(['resolve', ...SOURCES, '--out', RUN, '--no-report', '--quiet'])).status).toBe(0)
  const all = read(EVENTS)
    .trim()
    .split('\n')
    .map((line): CustomerEvent => JSON.parse(line))
  events = [...new Map(all.map((event) => [event.id, event])).values()]
  owners = new Map(
    table(read(join(RUN, 'xref.csv'))).map(({ golden_id, source, record_id }) => [`${source}:${record_id}`, golden_id]),
  )
})

/** Runs a command that must succeed, and parses what it says with --json. */
async function json(...args: readonly string[]) {
  const { status, stdout, stderr } = await runCommand([...args, '--json', '--quiet'])
  expect([status, stderr]).toEqual([0, ''])
  return JSON.parse(stdout)
}

/** The person of whom most events name a record. */
function busiest(): { person: string; record: string; own: readonly CustomerEvent[] } {
  const byPerson = new Map<string, CustomerEvent[]>()
  for (const event of events) {
    const person = event.record && owners.get(`${event.record.source}:${event.record.recordId}`)
    if (person !== undefined) byPerson.set(person, [...(byPerson.get(person) ?? []), event])
  }
  const [[person, own]] = [...byPerson].sort(([a, left], [b, right]) => right.length - left.length || (a < b ? -1 : 1))
  const { source, recordId } = own[0].record!
  return { person, record: `${source}:${recordId}`, own }
}

describe('samewise generate --customers', () => {
  it('writes the same world again for the same seed, with a truth of every record and event', async () => {
    const before = SOURCES.concat(EVENTS).map(read)
    await runCommand(['generate', '--customers', inFolder('again'), '--people', '70', '--months', '3', '--seed', '3'])
    expect(SOURCES.concat(EVENTS).map((path) => read(path.replace(WORLD, inFolder('again'))))).toEqual(before)
    expect(table(read(join(WORLD, 'truth.csv'))).length).toBe(owners.size)
    const named = new Set(table(read(join(WORLD, 'event-truth.csv'))).map(({ event_id }) => event_id))
    expect(events.every(({ id }) => named.has(id))).toBe(true)
  })

  it.each([
    [['generate', 'people.csv', '--customers', 'w'], /--customers writes into w, so people.csv has no use/],
    [['generate', '--customers', 'w', '--records', '5'], /--records cannot go with --customers/],
    [['generate', 'people.csv', '--months', '5'], /--months cannot go with a file/],
    [['generate', '--customers', 'w', '--months', '99'], /months is 99/],
  ])('refuses %j', async (args, message) => {
    const { status, stderr } = await runCommand(args)
    expect(status).toBe(2)
    expect(stderr).toMatch(message)
  })
})

describe('samewise households', () => {
  it('gives the same households as NDJSON and as CSV, each member once with a rule as evidence', async () => {
    const { status, stdout } = await runCommand(['households', RUN, '--records', ...SOURCES, '--quiet'])
    expect(status).toBe(0)
    const all = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(all.length).toBeGreaterThan(5)
    expect(
      (await runCommand(['households', RUN, '--records', ...SOURCES, '--out', inFolder('homes.csv')])).status,
    ).toBe(0)
    const rows = table(read(inFolder('homes.csv')))
    expect(rows.map(({ household_id, golden_id, since }) => [household_id, golden_id, since])).toEqual(
      all.flatMap(({ householdId, members }) =>
        members.map(({ goldenId, since = '' }: Record<string, string>) => [householdId, goldenId, since]),
      ),
    )
    expect(rows.every(({ rules }) => JSON.parse(rules).length > 0)).toBe(true)
    expect(new Set(rows.map((row) => row.golden_id)).size).toBeGreaterThan(all.length)
  })

  it('dates members by the records, and says that golden records alone cannot', async () => {
    const golden = await runCommand(['households', RUN, '--out', inFolder('now.csv')])
    expect(golden.stderr).toMatch(/households? of \d+ persons, among \d+ golden records/)
    expect(golden.stderr).toContain('Give --records')
    expect(table(read(inFolder('now.csv'))).some(({ since }) => since !== '')).toBe(false)
    expect(table(read(inFolder('homes.csv'))).some(({ since }) => since !== '')).toBe(true)
    const early = await runCommand(['households', RUN, '--records', ...SOURCES, '--as-of', '1990-01-01', '--quiet'])
    expect(early.stdout).not.toContain('"isCurrent":true')
  })

  it('lists every fault of a policy, and leaves no file', async () => {
    const policy = write('homes-policy.json', { maxSiz: 3, maxPersons: 0 })
    const { status, stderr } = await runCommand([
      'households',
      RUN,
      '--policy',
      policy,
      '--out',
      inFolder('none.ndjson'),
    ])
    expect(status).toBe(2)
    expect(stderr).toMatch(/2 faults:[\s\S]*"maxPersons"[\s\S]*Did you mean "maxSize"/)
    expect(hiddenIn(folder)).toEqual([])
  })
})

describe('samewise journey', () => {
  it('accounts for every event: read, used or repeated, and attributed for a reason', async () => {
    const { counts, attributed, unknownCustomers, map } = await json('journey', RUN, '--events', EVENTS)
    expect(counts).toMatchObject({ kept: events.length, rejected: 0 })
    expect(counts.read).toBe(counts.kept + counts.repeated)
    const reasons = Object.values(attributed).reduce((sum: number, n) => sum + (n as number), 0)
    expect(reasons).toBe(events.length)
    const named = events.filter(({ record }) => record && owners.has(`${record.source}:${record.recordId}`))
    expect(attributed.record).toBeGreaterThanOrEqual(named.length)
    expect(unknownCustomers).toBe(0)
    expect(map.customers).toBeGreaterThan(30)
  })

  it('shows stages, drop-off and hops with n and interval as text', async () => {
    const { stdout, stderr } = await runCommand(['journey', RUN, '--events', EVENTS])
    expect(stderr).toMatch(/^[\d,]+ events read: /)
    expect(stdout).toMatch(/aware → buy +\d+\.\d % \(\d+\.\d–\d+\.\d, n \d+\)/)
    expect(stdout).toMatch(/signed-in +[\d,]+ +/)
  })

  it('makes a map for each value of an attribute, and names those there are for a misspelt one', async () => {
    const { map, segments } = await json('journey', RUN, '--events', EVENTS, '--by', 'address.city')
    const maps: { customers: number }[] = Object.values(segments)
    const inSegments = maps.reduce((sum, { customers }) => sum + customers, 0)
    expect(inSegments).toBeLessThanOrEqual(map.customers)
    expect(inSegments).toBeGreaterThan(0)
    const { status, stderr } = await runCommand(['journey', RUN, '--events', EVENTS, '--by', 'adress.city', '--quiet'])
    expect(status).toBe(2)
    expect(stderr).toContain('Did you mean "address.city"?')
  })

  it('tells the timeline of a person with a reason for each event, by golden ID and by record alike', async () => {
    const { person, record, own } = busiest()
    const byRecord = await json('journey', RUN, '--events', EVENTS, '--person', record)
    expect(await json('journey', RUN, '--events', EVENTS, '--person', person)).toEqual(byRecord)
    const told = new Set(byRecord.timeline.map(({ eventId }: { eventId: string }) => eventId))
    expect(own.every(({ id }) => told.has(id))).toBe(true)
    for (const { attribution } of byRecord.timeline) {
      expect(attribution.goldenId).toBe(person)
      expect(attribution.words).toContain(person)
    }
    expect(byRecord.sessions.length).toBeGreaterThan(1)
    const { stdout } = await runCommand(['journey', RUN, '--events', EVENTS, '--person', record, '--quiet'])
    expect(stdout).toContain('Timeline:')
    expect(stdout).toContain('Last on each channel:')
  })

  it('says whose form or map it cannot make', async () => {
    for (const [args, message] of [
      [['--prefill', 'name'], /--prefill goes with --person/],
      [['--by', 'name', '--person', 'crm:1'], /cannot go with --person/],
    ] as const) {
      const { status, stderr } = await runCommand(['journey', RUN, '--events', EVENTS, ...args])
      expect(status).toBe(2)
      expect(stderr).toMatch(message)
    }
  })

  it('fills a form from the golden record, and withholds it from whoever is not known', async () => {
    const { record } = busiest()
    const ask = (...further: readonly string[]) =>
      json('journey', RUN, '--events', EVENTS, '--person', record, '--prefill', 'name, no-such-field', ...further)
    const { prefill } = await ask()
    expect(prefill.map(({ field, status }: Record<string, string>) => [field, status])).toEqual([
      ['name', 'filled'],
      ['no-such-field', 'unknown'],
    ])
    const [withheld] = (await ask('--assurance', 'anonymous')).prefill
    expect(withheld).toMatchObject({ status: 'withheld', withheldBecause: 'assurance' })
    const [unallowed] = (await ask('--purpose', 'marketing-research')).prefill
    expect(unallowed).toMatchObject({ status: 'withheld', withheldBecause: 'consent' })
  })
})

describe('samewise next-action', () => {
  const dispute = (record: string) => {
    const [source, recordId] = record.split(':')
    const at = '2025-07-01T12:00:00Z'
    return write(
      'dispute.ndjson',
      [
        {
          id: 'd1',
          at,
          kind: 'consent',
          name: 'granted',
          purpose: 'marketing',
          channel: 'app',
          data: { verified: true },
        },
        { id: 'd2', at, kind: 'case', name: 'opened', caseId: 'c-new', topic: 'billing-dispute' },
      ]
        .map((event) => `${JSON.stringify({ ...event, record: { source, recordId } })}\n`)
        .join(''),
    )
  }
  const actions = [
    { id: 'offer', category: 'marketing', channels: ['app'], value: 50 },
    { id: 'help', category: 'service', channels: ['app'], value: 10 },
    { id: 'letter', category: 'marketing', channels: ['app'], value: 1, eligible: { attribute: 'no', known: true } },
  ]

  it('holds marketing while a dispute is open, and says why in words; service passes', async () => {
    const { person, record } = busiest()
    const policy = write('policy.json', {
      name: 'p',
      holds: [{ id: 'dispute', topics: ['billing'], holds: ['marketing'], owner: 'billing' }],
    })
    const args = ['next-action', RUN, '--events', EVENTS, dispute(record), '--person', record]
    args.push('--actions', write('actions.json', actions))
    const decision = await json(...args, '--policy', policy)
    expect(decision).toMatchObject({ goldenId: person, chosen: { action: 'help' } })
    expect(decision.rejected.map(({ action, stage }: Record<string, string>) => [action, stage])).toEqual([
      ['letter', 'eligibility'],
      ['offer', 'holds'],
    ])
    const { stdout } = await runCommand([...args, '--policy', policy, '--quiet'])
    expect(stdout).toContain(`"help" is done for ${person}`)
    expect(stdout).toMatch(/"offer" is not done: it is on hold \(rule "dispute"/)
    expect((await json(...args)).chosen.action).toBe('offer')
  })

  it('refuses a wrong policy and wrong actions with every fault, before anything is read', async () => {
    const policy = write('bad-policy.json', { name: 'p', cap: [], quietHours: [{ id: 'q', from: '9', to: '10:00' }] })
    const good = write('good-actions.json', actions)
    const run = (own: string, rules: string) =>
      runCommand(['next-action', RUN, '--events', 'nowhere', '--person', 'x', '--actions', own, '--policy', rules])
    const first = await run(good, policy)
    expect(first.status).toBe(2)
    expect(first.stderr).toMatch(/2 faults:[\s\S]*quietHours.0.from[\s\S]*Did you mean "caps"/)
    const second = await run(write('bad-actions.json', [{ id: 'a' }, { id: 'a' }]), policy)
    expect(second.status).toBe(2)
    expect(second.stderr).toContain('The list of actions has')
    const third = await run(write('no.json', '{"a":'), policy)
    expect(third.stderr).toMatch(/no.json, given to --actions, is not JSON. Correct it.\n$/)
  })
})

describe('samewise preferences', () => {
  it('says "unknown" where consent to personalisation is missing, and what is ahead where a policy allows it', async () => {
    const { record } = busiest()
    const args = ['preferences', RUN, '--events', EVENTS, '--person', record]
    const { preferences } = await json(...args)
    expect(preferences.length).toBe(7)
    const policy = write('consent.json', { name: 'p', consentDefaults: { personalisation: 'allow' } })
    const { stdout, status } = await runCommand([...args, '--policy', policy, '--quiet'])
    expect(status).toBe(0)
    expect(stdout).toMatch(/^dimension +prefers +because +ahead\nchannel /)
  })
})

describe('samewise segment', () => {
  const segment = { name: 'buyers', where: { count: { kind: 'transaction', name: 'order' }, atLeast: 2 } }

  it('lists the members, and how many of how many on stderr', async () => {
    const args = ['segment', RUN, '--events', EVENTS, '--segment', write('segment.json', segment)]
    const { members, n } = await json(...args)
    const { stdout, stderr } = await runCommand(args)
    expect(stdout.trim().split('\n')).toEqual(members)
    expect(stderr).toContain(`${members.length} of ${n} customers in the segment.`)
    expect(members.length).toBeGreaterThan(0)
    expect(members.length).toBeLessThan(n)
  })

  it('prints the SQL instead, with its parameters', async () => {
    const args = ['segment', RUN, '--events', EVENTS, '--segment', write('segment.json', segment), '--sql']
    expect((await json(...args)).parameters).toEqual(expect.arrayContaining(['transaction', 'order', 2]))
    const { stdout } = await runCommand([...args, 'postgres', '--quiet'])
    expect(stdout).toMatch(/SELECT c."golden_id" FROM "customer"[\s\S]*\$4/)
  })

  it('counts who lives with others, and tells of relations that the run does not have', async () => {
    const where = {
      any: [
        { relation: 'household', atLeast: 1 },
        { relation: 'works-for', atLeast: 1 },
      ],
    }
    const file = write('relations.json', { name: 'not alone', where })
    const { stdout, stderr } = await runCommand(['segment', RUN, '--events', EVENTS, '--segment', file])
    expect(stdout.trim().split('\n').length).toBeGreaterThan(5)
    expect(stderr).toMatch(/relations that the run does not have, which count as none: works-for/)
  })
})

describe('samewise measure', () => {
  it('gives every figure with n and interval, and names what maturity lacks', async () => {
    const { surveys, cases, loop, maturity } = await json('measure', RUN, '--events', EVENTS, '--by', 'channel')
    const nps = surveys.find(({ metric }: { metric: string }) => metric === 'nps')
    expect(nps.value).toMatchObject({ known: true, low: expect.any(Number), high: expect.any(Number) })
    expect(nps.groups.length).toBeGreaterThan(0)
    expect(cases.complaintRate.n).toBeGreaterThan(30)
    expect(loop.inTime.n).toBeGreaterThan(0)
    expect(maturity.next.length).toBeGreaterThan(0)
    const { stdout } = await runCommand(['measure', RUN, '--events', EVENTS])
    expect(stdout).toMatch(/NPS: -?\d+\.\d \(-?\d+\.\d to -?\d+\.\d, n \d+\)/)
    expect(stdout).toMatch(/duplicateShare +unknown +missing/)
  })

  it('takes counts as further evidence, and puts periods beside their targets', async () => {
    const evidence = write('evidence.json', { duplicateShare: { count: 1, n: 400 } })
    const objective = { department: 'service', objective: 'Recommended', owner: 'Head of service', better: 'higher' }
    const plan = write('plan.json', {
      version: '1',
      objectives: [{ ...objective, id: 'nps', target: 90, cadence: 'month', since: Date.UTC(2025, 0, 1) }],
    })
    const args = ['measure', RUN, '--events', EVENTS, '--scorecard', plan, '--evidence', evidence]
    args.push('--until', '2025-07-01')
    const { maturity, scorecard } = await json(...args)
    const [foundation] = maturity.dimensions
    expect(foundation.metrics[0]).toMatchObject({ metric: 'duplicateShare', level: 'Differentiated' })
    const statuses = scorecard.lines[0].periods.map(({ period, status }: Record<string, string>) => [period, status])
    expect(statuses).toContainEqual(['2025-01', 'not-measured'])
    expect(statuses.some(([, status]: string[]) => status === 'missed' || status === 'unknown')).toBe(true)
    const { stdout } = await runCommand([...args, '--quiet'])
    expect(stdout).toContain('2025-01: not-measured')
    expect(stdout).toContain('departments without an objective: sales, marketing, support, billing')
  })

  it.each([
    ['--by', 'chanel', /Did you mean "channel"/],
    ['--scorecard', { version: '1', objectives: [{ id: 'nps' }] }, /department/],
    [
      '--evidence',
      { duplicateShar: { count: 1, n: 2 }, completenessShare: { count: 3, n: 2 } },
      /2 faults[\s\S]*Share"/,
    ],
  ])('refuses a wrong %s', async (option, value, message) => {
    const given = typeof value === 'string' ? value : write('wrong.json', value)
    const { status, stderr } = await runCommand(['measure', RUN, '--events', EVENTS, '--quiet', option, given])
    expect(status).toBe(2)
    expect(stderr).toMatch(message)
  })
})

describe('event files', () => {
  it('may be CSV and NDJSON; what is wrong is counted by sort, and names no value', async () => {
    const { record } = busiest()
    const [source, id] = record.split(':')
    const csv = write(
      'few.csv',
      `id,at,kind,name,record.source,record.recordId\n1,2025-03-01T10:00:00Z,interaction,call,${source},${id}\n2,yesterday,interaction,Quibble,,\n3,2025-03-01T10:00:00Z,interaction,call,crm,nobody\n`,
    )
    const ndjson = write('few.ndjson', '{"id":"4","at":1740823200000,"kind":"interaction","name":"visit"}\nno json\n\n')
    const { status, stdout, stderr } = await runCommand(['journey', RUN, '--events', csv, ndjson])
    expect(status).toBe(0)
    expect(stdout).toContain('5 events read: 3 used, 2 rejected, 0 repeated.')
    expect(stderr).toMatch(/1 event with bad-time, the first at place 2 of .*few.csv/)
    expect(stderr).toMatch(/1 event with not-an-object, the first at place 2 of .*few.ndjson/)
    expect(stderr).toContain('1 event names a customer whom the run does not have: crm:nobody.')
    expect(stderr).not.toContain('Quibble')
  })

  it('end with exit 3 where one is missing, or none has a usable event', async () => {
    const none = await runCommand(['measure', RUN, '--events', write('none.ndjson', '{"id":"x"}\nnonsense\n')])
    expect([none.status, none.stdout]).toEqual([3, ''])
    expect(none.stderr).toMatch(/There is no usable event among the 2 of .*none.ndjson. Mostly: /)
    const missing = await runCommand(['journey', RUN, '--events', EVENTS, 'nowhere.ndjson'])
    expect([missing.status, missing.stdout]).toEqual([3, ''])
    expect((await runCommand(['journey', RUN, '--events', 'nowhere.csv'])).status).toBe(3)
  })

  it('need a finished run, and a person that it has', async () => {
    const folderless = await runCommand(['journey', WORLD, '--events', EVENTS])
    expect(folderless.status).toBe(3)
    expect(folderless.stderr).toContain('Give the folder of a finished run.')
    const nobody = await runCommand(['journey', RUN, '--events', EVENTS, '--person', 'crm:nobody', '--quiet'])
    expect(nobody.status).toBe(2)
    expect(nobody.stderr).toMatch(/no golden record or record crm:nobody/)
  })
})

describe('the built command line', () => {
  it('keeps results on stdout and all else on stderr', async () => {
    const { status, stdout, stderr } = await runCli(['journey', 'result', '--events', 'world/events.ndjson', '--json'])
    expect(status).toBe(0)
    expect(JSON.parse(stdout).counts.kept).toBe(events.length)
    expect(stderr).toMatch(/^[\d,]+ events read: .*\n$/)
  })
})

describe('the help of the commands on customers', () => {
  const commands = ['households', 'journey', 'next-action', 'preferences', 'segment', 'measure']

  it('shows an example of each', async () => {
    for (const command of commands) {
      const { status, stdout } = await runCommand([command, '--help'])
      expect(status).toBe(0)
      expect(stdout).toMatch(new RegExp(`Examples?:\n {2}\\$ samewise ${command} `))
    }
  })

  it('is in the language that was asked for', async () => {
    const { stdout } = await runCli(['measure', '--help'], { env: { SAMEWISE_LANG: 'de' } })
    expect(stdout).toMatch(/Beispiele:\n {2}\$ samewise measure/)
    expect(stdout).not.toMatch(/Example|Usage|group by/)
  })
})
