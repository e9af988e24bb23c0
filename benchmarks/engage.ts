import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import {
  type Action,
  type CustomerEvent,
  defineActions,
  defineContactPolicy,
  defineSegment,
  EngagementBook,
  nextBestAction,
  type Segment,
  type SegmentCustomer,
  segmentMembers,
  segmentSql,
  segmentTable,
} from 'samewise/customer'
import { seededRandom } from '../src/base'

const DAY = 86_400_000
const AS_OF = Date.UTC(2026, 5, 1)

/** Segments that ask for every sort of condition. */
export const benchmarkSegments: readonly Segment[] = [
  {
    name: 'city and age',
    where: {
      all: [
        { attribute: 'city', is: ['city 3', 'city 7'] },
        { attribute: 'age', atLeast: 40 },
      ],
    },
  },
  {
    name: 'good customers who went quiet',
    where: {
      all: [
        { sum: { kind: 'transaction', name: 'order' }, withinDays: 365, atLeast: 150 },
        { last: { kind: 'interaction' }, atLeastDaysAgo: 60 },
      ],
    },
  },
  {
    name: 'no recent contact and no e-mail',
    where: {
      all: [
        { not: { count: { kind: 'contact' }, withinDays: 30, atLeast: 1 } },
        { not: { preference: 'channel', is: 'email' } },
        {
          any: [
            { relation: 'household', atLeast: 2 },
            { attribute: 'since', below: '2015' },
            { attribute: 'name', contains: 'é' },
          ],
        },
      ],
    },
  },
]

/** Invented customers with three events each, the same for a seed. */
export function* benchmarkCustomers(count: number, seed: number): Generator<SegmentCustomer> {
  const random = seededRandom(seed)
  const kinds = [
    ['interaction', 'visit'],
    ['transaction', 'order'],
    ['contact', 'sent'],
  ] as const
  for (let i = 0; i < count; i++) {
    const goldenId = `g_${i.toString(36).padStart(6, '0')}`
    const events = Array.from({ length: random.below(7) }, (_, n): CustomerEvent => {
      const [kind, name] = kinds[random.below(3)]
      const amount = kind === 'transaction' ? { amount: random.below(20_000) / 100 } : {}
      return { id: `${goldenId}.${n}`, at: AS_OF - random.below(500) * DAY, kind, name, channel: 'web', ...amount }
    })
    yield {
      goldenId,
      attributes: {
        city: `city ${random.below(200)}`,
        name: ['André', 'Anna', 'Bo'][random.below(3)],
        ...(random.below(10) === 0 ? {} : { age: 18 + random.below(70) }),
        since: `${2005 + random.below(20)}-0${1 + random.below(9)}-15`,
      },
      preferences: random.below(2) === 0 ? { channel: ['email', 'sms'][random.below(2)] } : {},
      relations: { household: random.below(4) },
      events,
    }
  }
}

/** How a selection in memory compares with one in SQLite. */
export interface SegmentFigures {
  readonly segment_customers: number
  readonly segment_events: number
  readonly segment_table_s: number
  readonly segment_select_max_ms: number
  /** Segments of which both selections have the same members; null where there is no SQLite to ask. */
  readonly segments_same_in_sqlite: number | null
  readonly segments: number
}

/**
 * Selects in memory and in SQLite (that of Python's standard library, since Node 20 has none) and compares the members.
 *
 * @param count customers. Default 1,000,000
 */
export function measureSegments(count = 1_000_000): SegmentFigures {
  const customers = [...benchmarkCustomers(count, 1)]
  let start = performance.now()
  const table = segmentTable(customers)
  const tableSeconds = (performance.now() - start) / 1000
  let slowest = 0
  const selected = benchmarkSegments.map((segment) => {
    start = performance.now()
    const { members } = segmentMembers(defineSegment(segment), table, { asOf: AS_OF })
    slowest = Math.max(slowest, performance.now() - start)
    return members
  })
  const found = sqliteMembers(customers)
  return {
    segment_customers: count,
    segment_events: table.events.at.length,
    segment_table_s: tableSeconds,
    segment_select_max_ms: slowest,
    segments_same_in_sqlite:
      found === undefined ? null : selected.filter((members, i) => members.join('\n') === found[i].join('\n')).length,
    segments: benchmarkSegments.length,
  }
}

const SCRIPT = `
import json, sqlite3, sys
db = sqlite3.connect(':memory:')
db.execute('create table customer (golden_id text, city text, name text, age integer, since text)')
db.execute('create table customer_event (golden_id text, at integer, kind text, name text, channel text, amount real)')
db.execute('create table customer_preference (golden_id text, dimension text, option text)')
db.execute('create table customer_relation (golden_id text, type text, number integer)')
with open(sys.argv[1], encoding='utf8') as file:
    jobs = json.loads(next(file))
    for line in file:
        g, attributes, events, preferences, relations = json.loads(line)
        db.execute('insert into customer values (?, ?, ?, ?, ?)', [g] + attributes)
        db.executemany('insert into customer_event values (?, ?, ?, ?, ?, ?)', [[g] + e for e in events])
        db.executemany('insert into customer_preference values (?, ?, ?)', [[g] + p for p in preferences])
        db.executemany('insert into customer_relation values (?, ?, ?)', [[g] + r for r in relations])
with open(sys.argv[2], 'w') as out:
    for job in jobs:
        out.write(json.dumps([row[0] for row in db.execute(job['sql'], job['parameters'])]) + '\\n')
`

function sqliteMembers(customers: readonly SegmentCustomer[]): string[][] | undefined {
  if (spawnSync('python3', ['-c', 'import sqlite3']).status !== 0) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'samewise-engage-'))
  try {
    const [input, output] = [join(folder, 'in.ndjson'), join(folder, 'out.ndjson')]
    const jobs = benchmarkSegments.map((segment) => segmentSql(segment, { asOf: AS_OF, dialect: 'sqlite' }))
    writeFileSync(input, `${JSON.stringify(jobs)}\n`)
    for (let at = 0; at < customers.length; at += 10_000) {
      const lines = customers.slice(at, at + 10_000).map((customer) => `${JSON.stringify(rowOf(customer))}\n`)
      writeFileSync(input, lines.join(''), { flag: 'a' })
    }
    const { status, stderr } = spawnSync('python3', ['-c', SCRIPT, input, output], { encoding: 'utf8' })
    if (status !== 0) throw new Error(`SQLite could not be asked: ${stderr}`)
    return readLines(output)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readLines(path: string): string[][] {
  return readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as string[])
}

function rowOf({
  goldenId,
  attributes = {},
  events = [],
  preferences = {},
  relations = {},
}: SegmentCustomer): unknown[] {
  return [
    goldenId,
    ['city', 'name', 'age', 'since'].map((name) => attributes[name] ?? null),
    events.map((event) => [event.at, event.kind, event.name, event.channel ?? null, event.amount ?? null]),
    Object.entries(preferences),
    Object.entries(relations),
  ]
}

/** How long a decision takes. */
export interface NextActionFigures {
  readonly next_action_events: number
  readonly next_action_actions: number
  readonly next_action_p50_ms: number
  readonly next_action_p99_ms: number
  /** The same in processor time, which others on the machine do not lengthen. */
  readonly next_action_cpu_p50_ms: number
  readonly next_action_cpu_p99_ms: number
  readonly next_action_load_ms: number
}

/** Decisions before the clock runs: a service has decided before, and no compiler works beside it any more, whose time would be counted too. */
const WARM_UP = 3000

/**
 * Decisions for one customer with many events, half of them after a new event, among actions with conditions over the events.
 *
 * @param events Default 10,000
 */
export function measureNextAction(events = 10_000, decisions = 1000): NextActionFigures {
  const random = seededRandom(2)
  const book = new EngagementBook(() => 'g')
  book.setFacts({ goldenId: 'g', zone: 'Europe/Berlin', household: 'h' })
  const topics = ['loans', 'cards', 'travel', 'billing']
  const draw = (id: string, at: number): CustomerEvent => {
    const channel = ['email', 'sms', 'web', 'phone'][random.below(4)]
    const topic = topics[random.below(4)]
    const base = { id, at, channel, topic }
    const what = random.below(200) / 20
    if (what < 3) return { ...base, kind: 'contact', name: 'sent', campaign: `action ${random.below(30)}` }
    if (what < 4) return { ...base, kind: 'response', name: 'clicked', refersTo: `e${random.below(events)}` }
    if (what < 5) return { ...base, kind: 'transaction', name: 'order', amount: random.below(100) }
    if (what < 6)
      return { ...base, kind: 'case', name: random.below(2) ? 'opened' : 'closed', caseId: `c${random.below(20)}` }
    return { ...base, kind: 'interaction', name: 'page-view', data: { deviceClass: 'mobile' } }
  }
  for (let i = 0; i < events; i++) book.add(draw(`e${i}`, AS_OF - random.below(730) * DAY - random.below(DAY)))
  book.add({ id: 'consent', at: AS_OF - DAY, kind: 'consent', name: 'granted', purpose: 'marketing' })
  const actions = defineActions(
    Array.from(
      { length: 30 },
      (_, i): Action => ({
        id: `action ${i}`,
        category: i % 3 === 0 ? 'service' : 'marketing',
        channels: ['email', 'sms', 'phone'],
        value: 5 + i,
        propensity: 0.1,
        eligible: { count: { kind: 'transaction', topic: topics[i % 4] }, withinDays: 365, atLeast: i },
        suitable: { last: { kind: 'interaction', topic: topics[(i + 1) % 4] }, atMostDaysAgo: 30 },
      }),
    ),
  )
  const policy = defineContactPolicy({
    name: 'house rules',
    consentDefaults: { personalisation: 'allow', service: 'allow' },
    holds: [{ id: 'dispute', topics: ['billing'], holds: ['marketing'], owner: 'billing', maxDays: 2 }],
    conflicts: [{ id: 'apart', actions: ['action 1', 'action 2', 'action 4'], apartDays: 10 }],
    caps: [
      { id: 'week', max: 100, days: 7 },
      { id: 'month', max: 500, calendar: 'month' },
      { id: 'home', max: 500, days: 30, per: 'household' },
    ],
    quietHours: [{ id: 'night', from: '21:00', to: '08:00' }],
  })
  let start = performance.now()
  nextBestAction(book, 'g', actions, { policy, now: AS_OF })
  const load = performance.now() - start
  const times: number[] = []
  const cpuTimes: number[] = []
  for (let i = -WARM_UP; i < decisions; i++) {
    const now = AS_OF + (WARM_UP + i) * 600_000
    if (i % 2 === 0) book.add(draw(`n${i}`, now))
    start = performance.now()
    const before = process.cpuUsage()
    nextBestAction(book, 'g', actions, { policy, now })
    const { user, system } = process.cpuUsage(before)
    if (i < 0) continue
    times.push(performance.now() - start)
    cpuTimes.push((user + system) / 1000)
  }
  times.sort((a, b) => a - b)
  cpuTimes.sort((a, b) => a - b)
  return {
    next_action_events: events,
    next_action_actions: actions.length,
    next_action_p50_ms: times[Math.floor(decisions * 0.5)],
    next_action_p99_ms: times[Math.floor(decisions * 0.99)],
    next_action_cpu_p50_ms: cpuTimes[Math.floor(decisions * 0.5)],
    next_action_cpu_p99_ms: cpuTimes[Math.floor(decisions * 0.99)],
    next_action_load_ms: load,
  }
}

// node scripts/bench.mjs engage [next-action | segments] [customers]
// Bundled into another benchmark, it is not asked by itself.
if (basename(process.argv[1] ?? '') === 'engage.mjs') {
  const [, , only, customers] = process.argv
  const figures = {
    ...(only === 'segments' ? {} : measureNextAction()),
    ...(only === 'next-action' ? {} : measureSegments(customers === undefined ? undefined : Number(customers))),
  }
  console.log(JSON.stringify(figures))
}
