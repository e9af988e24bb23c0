import { readFileSync } from 'node:fs'
import { resolve } from 'samewise'
import { ledgerLines } from 'samewise/identity'
import { expect, it } from 'vitest'
import { writeFirstLedger } from '../../src/files/write-first-ledger'
import { peopleConfig, peopleRows } from '../resolve/people'
import { temporaryPath } from './temporary-file'

it('the ledger of a first run is written as that of any other', async () => {
  const rows = peopleRows(60, 2).map((row, n) => ({ ...row, record_id: `"${n}" é` }))
  const { people } = peopleConfig.sources
  const config = { ...peopleConfig, sources: { people, file: { ...people, role: 'reference' as const } } }
  const result = await resolve(config, { people: rows, file: peopleRows(30, 4) })
  const path = temporaryPath('ids.ndjson')
  writeFirstLedger(result.made, path)
  expect(result.goldenCount).toBeLessThan(result.state.clusters.groups.size)
  expect(readFileSync(path, 'utf8')).toBe([...ledgerLines(result.ledger), ''].join('\n'))
})
