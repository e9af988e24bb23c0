// Golden records out of five silos, and what stewards say of them: node examples/golden-records/golden.js
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { resolve, survive as s } from 'samewise'
import { readRecords } from 'samewise/files'
import { keepIds, resolveId } from 'samewise/identity'
import { appendJudgements, completeJudgements, foldJudgements, knownClusters } from 'samewise/judgements'
import { whatIf } from 'samewise/survive'

export const pathOf = (file) => fileURLToPath(new URL(file, import.meta.url))

// columns.json says which column is what, and which source comes first; here is what survives.
const customer = {
  ...JSON.parse(readFileSync(pathOf('columns.json'), 'utf8')),
  groups: { home: ['address', 'phone'] },
  survive: {
    '*': [s.mostRecent()],
    home: [s.sourcePriority()],
    birthDate: [s.sourcePriority()],
    name: [
      s.trust({
        sources: { crm: { max: 90, decay: 'halfLife', days: 730 }, billing: { max: 60 } },
        other: { max: 40, decay: 'linear', days: 1460 },
      }),
    ],
  },
}
const silos = {
  crm: readRecords(pathOf('../silos/crm.csv')),
  billing: readRecords(pathOf('../silos/billing.csv')),
  support: readRecords(pathOf('../silos/support.ndjson')),
  web: readRecords(pathOf('../silos/web.csv')),
  loyalty: readRecords(pathOf('../silos/loyalty.csv')),
}
export const first = await resolve(customer, silos)
console.log(
  `${first.recordCount} records of ${Object.keys(silos).length} silos are ${first.goldenCount} golden records.`,
)

// Father and son: two golden records, one name, one address.
export const father = { source: 'crm', recordId: 'C200152' }
export const son = { source: 'crm', recordId: 'C202064' }
const show = (title, { values, lineage }) => {
  const { winners, pin } = lineage.name
  const because = pin ? `pinned by ${pin.by}` : `${winners[0].source}, trust ${Math.round(winners[0].trust)}`
  console.log(`\n${title}`)
  console.log(`  name   ${values.name.full} (${because})`)
  console.log(`  home   ${values.address.full}, ${values.phone} (${lineage.address.winners[0].source})`)
}

// The crm has mistyped his postcode and his phone. Address and phone go together, so neither is mended by half.
show('Scott Dixon senior', first.goldenOf(father))
show('… as of June 2022, before the crm had him', first.goldenOf(father, { asOf: '2022-06-01' }))
show('… as of June 2026, the trust in the crm faded', first.goldenOf(father, { asOf: '2026-06-01' }))

// What if billing outranked the crm? Nothing is applied.
const billingFirst = { priorities: { billing: 1, crm: 2 } }
export const change = whatIf(first, billingFirst)
show('… if billing outranked the crm', first.goldenOf(father, { policy: billingFirst }))
console.log(`  ${change.changedGolden} of ${change.golden} golden records would change:`)
for (const { field, changed, added, removed } of change.fields.filter((own) => own.changed > 0)) {
  console.log(`  ${field}: ${changed} other values, ${added} more, ${removed} fewer`)
}

// A steward pins the name, and a clerk takes father and son for one.
export const afterMerge = appendJudgements(
  [],
  completeJudgements(
    [
      {
        judgement: 'pin',
        record: father,
        field: 'name',
        value: { full: 'Scott Dixon', given: 'Scott', family: 'Dixon' },
        at: '2025-07-01T09:00:00Z',
        by: 'ruth',
      },
      {
        judgement: 'merge',
        id: 'm1',
        goldenIds: [father, son].map((record) => first.goldenOf(record).goldenId),
        at: '2025-07-01T10:00:00Z',
        by: 'carl',
      },
    ],
    knownClusters(first.xref()),
  ),
)
export const merged = await resolve(customer, silos, {
  judgements: foldJudgements(afterMerge),
  model: first.model,
  previous: keepIds({ xref: [...first.xref()], ledger: first.ledger }),
  asOf: '2025-07-01',
})
show('After a wrong merge', merged.goldenOf(father))
const { kept, merged: gone } = merged.idChanges.churn
console.log(`  golden IDs: ${kept} kept, ${gone} merged away`)

// The son calls in. The unmerge takes the merge apart, keeps the two apart from now on, and both have their old IDs again.
export const afterUnmerge = appendJudgements(afterMerge, [
  { judgement: 'unmerge', id: 'u1', tree: 'm1', at: '2025-07-02T10:00:00Z', by: 'ruth', why: 'born 30 years apart' },
])
export const result = await resolve(customer, silos, {
  judgements: foldJudgements(afterUnmerge),
  model: first.model,
  previous: keepIds({ xref: [...merged.xref()], ledger: merged.ledger }),
  asOf: '2025-07-02',
})
show('After the unmerge', result.goldenOf(father))
console.log(`  golden IDs: ${result.idChanges.churn.kept} kept, ${result.idChanges.churn.revived} revived`)
const fatherId = first.goldenOf(father).goldenId
for (const asOf of [1, 2, 3])
  console.log(`  his ID after run ${asOf}: ${resolveId(result.ledger, fatherId, { asOf }).status}`)

// An undo right after a step restores everything.
export const afterUndo = appendJudgements(afterUnmerge, [
  { judgement: 'undo', target: 'u1', at: '2025-07-02T11:00:00Z' },
])
for (const [name, log] of Object.entries({ merge: afterMerge, unmerge: afterUnmerge, undo: afterUndo })) {
  const { same, different, pins } = foldJudgements(log)
  console.log(`  after the ${name}: ${same.length} same, ${different.length} different, ${pins.length} pinned`)
}
