// The kind given inline, in code: node examples/license-plate/resolve.js
import { fileURLToPath } from 'node:url'
import { defineEntity, kinds, resolve } from 'samewise'
import { readCsv } from 'samewise/files'
import { licensePlate } from './license-plate.js'

const vehicle = defineEntity({
  name: 'vehicle',
  fields: {
    plate: { kind: licensePlate },
    keeper: kinds.personName(),
    make: kinds.category(),
    year: kinds.year(),
  },
  sources: { vehicles: { id: 'id', observedAt: 'seen' } },
})

const path = fileURLToPath(new URL('vehicles.csv', import.meta.url))
export const result = await resolve(vehicle, { vehicles: readCsv(path) })

for (const { values, records } of result.golden()) {
  console.log(
    values.plate ?? '(no plate)',
    values.keeper?.full ?? '',
    records.map(({ recordId }) => recordId).join(' '),
  )
}
