// A dispute, what it holds back, what is best once it is closed, and what all of it comes to: node examples/next-best-action/story.js
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  assessMaturity,
  confirmContact,
  defineActions,
  defineContactPolicy,
  defineSegment,
  EngagementBook,
  explainDecision,
  inferPreferences,
  maturityEvidence,
  measureSurvey,
  nextBestAction,
  personByRecord,
  readEvents,
  reserveContact,
  segmentMembers,
  segmentTable,
} from 'samewise/customer'
import { simulateCustomers } from 'samewise/generate'

const read = (file) => readFileSync(fileURLToPath(new URL(file, import.meta.url)), 'utf8')
const policy = defineContactPolicy(JSON.parse(read('policy.json')))
const actions = defineActions(JSON.parse(read('actions.json')))
const { events } = readEvents(
  read('events.ndjson')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line)),
)

// Ada's two records are one golden record, so that what was said to either counts for her.
const crosswalk = { 'crm:C7': 'g_ada', 'web:W7': 'g_ada' }
const book = new EngagementBook(personByRecord(({ source, recordId }) => crosswalk[`${source}:${recordId}`]))
book.setFacts({
  goldenId: 'g_ada',
  zone: 'Europe/Berlin',
  attributes: { student: false },
  contactPoints: { email: ['ada@example.org'], phone: ['+49 30 1234567'], sms: ['+49 170 1234567'] },
})
const decide = (at) => {
  const now = Date.parse(at)
  // An event that is there already is passed over, so that all up to now can be handed in each time.
  for (const event of events) if (event.at <= now) book.add(event)
  return nextBestAction(book, 'g_ada', actions, { policy, now })
}
// Reserved when it is decided and confirmed when it is sent, so that no other sender can take the same place under a cap.
const send = ({ chosen, asOf }, id) => {
  const { channel, at } = chosen
  const action = actions.find((own) => own.id === chosen.action)
  reserveContact(book, 'g_ada', action, { policy, now: asOf, id, channel, at })
  return confirmContact(book, id, { action, policy, now: at })
}

// 1. While the dispute is open, marketing must wait and service passes.
export const during = decide('2026-03-05T10:00+01:00')
console.log(`5 March, her dispute is open. Done: ${during.chosen.action}`)
for (const { action, stage, rule } of during.rejected) console.log(`  not ${action}: ${stage}, ${rule}`)
export const sent = send(during, 'x1')

// 2. What she prefers: she was only ever written to by e-mail, so nobody knows whether she likes e-mail.
console.log('\nHer preferences')
export const { preferences } = inferPreferences(book.customer('g_ada').events, {
  asOf: during.asOf,
  zone: 'Europe/Berlin',
})
for (const { dimension, top, reason, confidence } of preferences) {
  console.log(
    `  ${dimension.padEnd(8)} ${(top ?? 'unknown').padEnd(8)} ${reason}, ${Math.round(100 * confidence)} % sure`,
  )
}

// 3. Closed on the 12th. On the 13th at half past ten in the evening, the best action waits for the morning.
export const closed = decide('2026-03-13T22:30+01:00')
console.log('\n13 March, 22:30 in Berlin, the dispute is closed')
for (const sentence of explainDecision(closed)) console.log(`  ${sentence}`)
export const upgrade = send(closed, 'x2')

// 4. The day after, her week's one message is spent. Doing nothing is an action, and now the best one.
export const capped = decide('2026-03-15T10:00+01:00')
console.log(`\n15 March. Done: ${capped.chosen?.action ?? 'nothing'}`)
for (const { action, stage, rule } of capped.rejected) {
  if (stage === 'caps' || stage === 'conflicts') console.log(`  not ${action}: ${stage}, ${rule}`)
}

// 5. All customers: a simulated year of 300 of them.
const world = simulateCustomers({ people: 300, months: 12, seed: 7 })
const year = [...world.events].map(({ event }) => event)
const personOf = personByRecord(world.truth.personOfRecord)
const [from, until] = [Date.UTC(2024, 6, 1), Date.UTC(2025, 6, 1)]
const all = new EngagementBook(personOf)
for (const event of year) all.add(event)
const disputed = defineSegment({ name: 'had a dispute', where: { count: { kind: 'case' }, atLeast: 1 } })
const table = segmentTable(all.goldenIds().map((goldenId) => ({ goldenId, events: all.customer(goldenId).events })))
const members = new Set(segmentMembers(disputed, table, { asOf: until }).members)
export const nps = measureSurvey(year, personOf, {
  by: ['segment'],
  segmentsOf: (person) => [members.has(person) ? disputed.name : 'had none'],
})
const range = ({ value, low, high, n }) =>
  `${Math.round(value)}, between ${Math.round(low)} and ${Math.round(high)}, of ${n}`
console.log(`\nNPS ${range(nps.value)} persons`)
for (const { is, value } of nps.groups) console.log(`  ${is}: ${range(value)}`)
const [{ againstRest, adjustedP }] = nps.groups
console.log(`  the difference: ${range(againstRest.difference)} at least, p ${adjustedP.toFixed(2)}`)

// 6. How mature that is: what is not measured is unknown, and the weakest side decides.
export const maturity = assessMaturity(maturityEvidence(year, personOf, { from, until }))
console.log(`\nMaturity: ${maturity.level}, because of ${maturity.weakest.join(', ')}`)
for (const { dimension, level, metrics } of maturity.dimensions) {
  const missing = metrics.filter((metric) => metric.level === 'unknown').map(({ metric }) => metric)
  console.log(`  ${dimension}: ${level}${missing.length === 0 ? '' : `, not measured: ${missing.join(', ')}`}`)
}
console.log('  What to do next')
for (const { step, metric, advice } of maturity.next) console.log(`  - ${step} ${metric}: ${advice}`)
