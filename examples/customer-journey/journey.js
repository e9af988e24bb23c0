// Silos → customers → household → journey → what the next channel knows: node examples/customer-journey/journey.js
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { resolve } from 'samewise'
import {
  customerContext,
  effectiveConsent,
  homeRecords,
  households,
  IdentityIndex,
  Journeys,
  mapJourneys,
  personOfRun,
  prefill,
  readConsents,
  readEvents,
} from 'samewise/customer'
import { readCsv } from 'samewise/files'
import { keepIds } from 'samewise/identity'
import { foldJudgements } from 'samewise/judgements'

const pathOf = (file) => fileURLToPath(new URL(file, import.meta.url))

// 1. Four silos, one golden record per customer.
const person = JSON.parse(readFileSync(pathOf('person.json'), 'utf8'))
const silos = Object.fromEntries(
  ['crm', 'web', 'store', 'support'].map((name) => [name, readCsv(pathOf(`${name}.csv`))]),
)
const mara = { source: 'crm', recordId: 'C1' }
const account = { source: 'web', recordId: 'W4' }
// A clerk took the web account of "M Lindqvist" for Mara's.
const log = [{ judgement: 'merge', id: 'm1', records: [mara, account], by: 'carl' }]
export const result = await resolve(person, silos, { judgements: foldJudgements(log) })
const golden = new Map([...result.golden()].map((own) => [own.goldenId, own]))
const nameOf = (goldenId) => golden.get(goldenId)?.values.name.full ?? 'nobody'
const personOf = personOfRun(result)
const maraId = personOf(mara)
console.log(`${result.recordCount} records of four silos are ${result.goldenCount} customers.`)

// 2. Who lives together.
const records = homeRecords(result)
export const [home] = households(records, {}, { personOf }).households
console.log(`Household: ${home.members.map(({ goldenId, role }) => `${nameOf(goldenId)} (${role})`).join(', ')}`)

// 3. What they lived through, on every channel. Two of them use one tablet; an event names a record or an identifier.
const identity = new IdentityIndex({
  crosswalk: result.xref(),
  identifiers: records.flatMap(({ source, recordId, emails, phones }) => [
    ...emails.map((value) => ({ type: 'email', value, record: { source, recordId } })),
    ...phones.map((value) => ({ type: 'phone', value, record: { source, recordId } })),
  ]),
})
const lines = readFileSync(pathOf('events.ndjson'), 'utf8').trim().split('\n')
const { events } = readEvents(lines.map((line) => JSON.parse(line)))
export const journeys = new Journeys(identity, {}, events)
console.log('\nThe tablet at home')
for (const { id, at, name } of events.filter(({ device }) => device === 'tablet')) {
  const { goldenId, reason } = journeys.attributionOf(id)
  console.log(`  ${new Date(at).toISOString().slice(11, 16)} ${name.padEnd(12)} ${nameOf(goldenId)} (${reason})`)
}
const show = (goldenId) => {
  for (const { at, channel, name, product, topic } of journeys.eventsOf(goldenId)) {
    const what = [name, product ?? topic].filter(Boolean).join(' ')
    console.log(`  ${new Date(at).toISOString().slice(5, 10)} ${channel.padEnd(5)} ${what}`)
  }
}
console.log("\nMara's journey")
show(maraId)
export const map = mapJourneys([[maraId, journeys.eventsOf(maraId)]])
console.log(`  stages: ${map.paths[0].path.join(' → ')}`)

// 4. The clerk's merge is taken back: the account's events go with the account, and nothing else changes.
const corrected = [...log, { judgement: 'unmerge', id: 'u1', tree: 'm1', by: 'ruth' }]
export const after = await resolve(person, silos, {
  judgements: foldJudgements(corrected),
  model: result.model,
  previous: keepIds({ xref: [...result.xref()], ledger: result.ledger }),
})
for (const { goldenId, ...record } of after.xref()) {
  for (const { eventId } of journeys.moveRecord(record, goldenId).changed)
    console.log(`\nThe unmerge moves event ${eventId}`)
}
console.log("The account's journey")
show(personOfRun(after)(account))

// 5. The phone rings the next day: what whoever answers should know.
const asOf = Date.UTC(2026, 2, 6, 9)
export const context = customerContext(journeys.eventsOf(maraId), { goldenId: maraId, asOf })
console.log('\nWhen Mara calls on 6 March')
console.log(`  open:      ${context.openCases.map(({ id, topic }) => `${id}, ${topic}`)}`)
console.log(`  promised:  ${context.nextPromised.action}`)
console.log(`  basket:    ${context.basket.map(({ product }) => product)} (the thermostat was bought in the store)`)
console.log(`  half done: ${context.formsInProgress.map(({ form, channel }) => `${form} form on the ${channel}`)}`)
console.log(`  told:      ${context.told.map(({ campaign, channel }) => `${campaign} by ${channel}`)}`)

// 6. What need not be asked again, and what to ask about since it is old, disputed or typed differently.
const { consents } = readConsents(journeys.eventsOf(maraId))
const isAllowed = (purpose) => effectiveConsent(consents, { purpose }, { asOf }).granted
const fields = ['name.given', 'born', 'address.postcode', 'phone', 'day', 'iban']
const sources = {
  golden: [...after.golden()].find(({ goldenId }) => goldenId === maraId),
  events: journeys.eventsOf(maraId),
}
export const identified = prefill(sources, fields, { purpose: 'service', assurance: 'identified', isAllowed, asOf })
console.log('\nThe form that she began, after she has said who she is')
for (const { field, status, value, confirmBecause } of identified) {
  const question = confirmBecause.length === 0 ? '' : `; ask her to confirm: ${confirmBecause.join(', ')}`
  console.log(`  ${field}: ${value ?? status}${question}`)
}
export const anonymous = prefill(sources, fields, { purpose: 'service', assurance: 'anonymous', isAllowed, asOf })
console.log('\nThe same form on the tablet with nobody signed in')
console.log(`  ${anonymous.map(({ field, status }) => `${field} ${status}`).join(', ')}`)
