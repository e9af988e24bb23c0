import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { defineEntity, kinds as k, type ResolveResult, resolve, survive } from 'samewise'
import { writeRun } from 'samewise/files'
import { beforeAll, describe, expect, it } from 'vitest'
import { temporaryPath } from './temporary-file'

const names = ['Ann Lee', 'José "Pepe" Núñez', 'Зоя Иванова', 'Tom O’Hara, Jr.', 'Mia Hale']

let result: ResolveResult
let folder: string

beforeAll(async () => {
  const rows = (source: string) =>
    names.flatMap((name, n) => [
      {
        id: `${source}"${n}`,
        name,
        mails: `a${n}@lee.org; b${n}@hale.org`,
        city: `Oak Grove, no. ${n}`,
        at: '2024-01-05',
      },
      { id: `${source}😀${n}`, name, mails: `a${n}@lee.org`, city: '=Mill', at: `2024-02-0${n + 1}T10:30:00Z` },
      ...(n === 0 ? [] : [{ id: `${source}-${n}`, name, mails: '', city: '', at: '' }]),
    ])
  const person = defineEntity({
    fields: { name: k.personName(), mails: k.email({ many: true }), address: k.address() },
    survive: { mails: [survive.union()], address: [survive.mostFrequent(), survive.longest()] },
    sources: Object.fromEntries(
      ['web', 'crm'].map((source) => [source, { id: 'id', observedAt: 'at', map: { 'address.city': 'city' } }]),
    ),
  })
  result = await resolve(person, { web: rows('w'), crm: rows('c') })
  folder = temporaryPath('run')
  await writeRun(result, folder, { version: '0' })
})

const read = (file: string): string => readFileSync(join(folder, file), 'utf8')
const lines = (file: string): unknown[] =>
  read(file)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))

describe('the files of golden records', () => {
  it('tell in lineage.ndjson what the golden records tell', () => {
    const lineage = [...result.golden()].map(({ goldenId, policy, asOf, lineage: fields }) => ({
      golden_id: goldenId,
      policy,
      asOf,
      fields,
    }))
    expect(lineage.some(({ fields }) => Object.values(fields).some(({ losers }) => losers.length > 0))).toBe(true)
    expect(lines('lineage.ndjson')).toEqual(lineage)
  })

  it('tell in golden.csv what the golden records tell', () => {
    const golden = [...result.golden()]
    const rows: Record<string, string>[] = parse(read('golden.csv'), { columns: true })
    expect(rows.map((row) => row.golden_id)).toEqual(golden.map(({ goldenId }) => goldenId))
    rows.forEach((row, n) => {
      const { values, records, sources, cohesion } = golden[n]
      const name = values.name as Record<string, string>
      const address = values.address as Record<string, string> | undefined
      expect(row.name).toBe(name.full)
      expect(row['name.family']).toBe(name.family ?? '')
      expect(row.mails).toBe(values.mails === undefined ? '' : JSON.stringify(values.mails))
      expect(row['address.city'].replace(/^'=/, '=')).toBe(address?.city ?? '')
      expect(row.record_count).toBe(String(records.length))
      expect(JSON.parse(row.sources)).toEqual(sources)
      expect(Number(row.cohesion)).toBe(cohesion)
    })
  })

  it('name in ids.ndjson the first record of each golden record, and in xref.csv every record', () => {
    const ids = [...result.golden()].map(({ goldenId, records }) => ({
      event: 'created',
      id: goldenId,
      anchor: [records[0].source, records[0].recordId],
      records: records.length,
    }))
    const head = [{ format: 2 }, { run: 1, at: '2024-02-05T10:30:00.000Z', events: ids.length }]
    expect(lines('ids.ndjson')).toEqual([...head, ...ids])
    const xref = [...result.xref()].map(({ goldenId, source, recordId }) => [goldenId, source, recordId])
    expect(parse(read('xref.csv'), { from_line: 2 })).toEqual(xref)
  })
})
