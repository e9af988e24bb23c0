// What golden records are for: events, a household, the next message, a survey: node examples/golden-records/customers.js
import { readFileSync } from 'node:fs'
import {
  attributeEvents,
  defineContactPolicy,
  EngagementBook,
  homeRecords,
  households,
  IdentityIndex,
  measureSurvey,
  nextBestAction,
  personOfRun,
  readEvents,
} from 'samewise/customer'
import { father, pathOf, result } from './golden.js'

const lines = readFileSync(pathOf('events.ndjson'), 'utf8').trim().split('\n')
const { events } = readEvents(lines.map((line) => JSON.parse(line)))
const personOf = personOfRun(result)
const records = homeRecords(result)

// Events name records, or the identifiers that records hold: golden IDs follow, through every merge and unmerge.
const identity = new IdentityIndex({
  crosswalk: result.xref(),
  identifiers: records.flatMap(({ source, recordId, emails, phones }) => [
    ...emails.map((value) => ({ type: 'email', value, record: { source, recordId } })),
    ...phones.map((value) => ({ type: 'phone', value, record: { source, recordId } })),
  ]),
})
export const attributions = attributeEvents(events, identity)
const idOfEvent = new Map(attributions.map(({ eventId, goldenId }) => [eventId, goldenId]))
const nameOf = new Map([...result.golden()].map(({ goldenId, values }) => [goldenId, values.name?.full]))
console.log('\nWhose each event is')
for (const { id, channel, name } of events.filter(({ kind }) => kind !== 'survey' && kind !== 'consent')) {
  const { goldenId, reason } = attributions.find(({ eventId }) => eventId === id)
  console.log(`  ${channel.padEnd(5)} ${name.padEnd(14)} ${nameOf.get(goldenId) ?? 'nobody'} (${reason})`)
}

// One household, by address and surname.
const found = households(records, {}, { personOf })
export const home = found.households.find(({ members }) =>
  members.some(({ goldenId }) => goldenId === personOf(father)),
)
console.log(`\nThe household at ${result.goldenOf(father).values.address.line}`)
for (const { goldenId, role, evidence } of home.members) {
  console.log(`  ${nameOf.get(goldenId)}, ${role}, by ${evidence[0].rule}`)
}

// A dispute holds what we want to sell, and not what the customer needs to know.
const book = new EngagementBook(({ id }) => idOfEvent.get(id))
for (const event of events) book.add(event)
const policy = defineContactPolicy({
  name: 'house rules',
  holds: [{ id: 'open dispute', topics: ['billing'], holds: ['marketing'], owner: 'billing' }],
})
const actions = [
  { id: 'fibre upgrade', category: 'marketing', channels: ['email'], value: 40 },
  { id: 'meter reading', category: 'service', channels: ['email'], value: 5 },
]
const now = Date.UTC(2025, 6, 6, 12)
export const decision = nextBestAction(book, personOf(father), actions, { policy, now })
console.log('\nWhat we may send him during the dispute')
console.log(`  ${decision.chosen.action}`)
for (const { action, rule, evidence } of decision.rejected) {
  console.log(`  not: ${action}, ${rule} ${evidence.case}, which is up to ${evidence.owner}`)
}

// One answer per person, however many records they have.
export const nps = measureSurvey(events, ({ id }) => idOfEvent.get(id))
const { value, low, high, n } = nps.value
console.log(`\nNPS ${Math.round(value)}, between ${Math.round(low)} and ${Math.round(high)}, of ${n} persons`)
console.log(`  ${nps.superseded} earlier answers of the same persons do not count`)
