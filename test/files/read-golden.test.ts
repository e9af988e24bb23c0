import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineEntity, kinds as k, type ResolveResult, resolve, survive } from 'samewise'
import { readGolden, writeRun } from 'samewise/files'
import { beforeAll, describe, expect, it } from 'vitest'
import { temporaryPath } from './temporary-file'

let result: ResolveResult
let folder: string

beforeAll(async () => {
  const names = ['Ann Lee', 'José "Pepe" Núñez', 'Зоя Иванова', 'Tom O’Hara, Jr.', 'Mia Hale']
  const rows = (source: string) =>
    names.flatMap((name, n) => [
      {
        id: `${source}"${n}`,
        name,
        mails: `a${n}@lee.org; b${n}@hale.org`,
        tel: n === 1 ? '' : `0201 55512${n}`,
        city: `Oak Grove, no. ${n}`,
        at: '2024-01-05',
      },
      {
        id: `${source}😀${n}`,
        name,
        mails: `a${n}@lee.org`,
        tel: '',
        city: '=Mill',
        at: `2024-02-0${n + 1}T10:30:00Z`,
      },
      ...(n === 0 ? [] : [{ id: `${source}-${n}`, name, mails: '', tel: '', city: '', at: '' }]),
    ])
  const person = defineEntity({
    fields: { name: k.personName(), mails: k.email({ many: true }), tel: k.phone(), address: k.address() },
    survive: { mails: [survive.union()], address: [survive.mostFrequent(), survive.longest()] },
    sources: Object.fromEntries(
      ['web', 'crm'].map((source) => [source, { id: 'id', observedAt: 'at', map: { 'address.city': 'city' } }]),
    ),
  })
  result = await resolve(person, { web: rows('w'), crm: rows('c') })
  folder = temporaryPath('run')
  await writeRun(result, folder, { version: '0' })
})

describe('reading golden records of a finished run', () => {
  it('gives what the result gave: values, lineage, records, sources and cohesion', async () => {
    const golden = [...result.golden()]
    expect(golden.some(({ values }) => Array.isArray(values.mails))).toBe(true)
    expect(await readGolden(folder)).toEqual(golden)
  })

  it('goes without lineage where the run kept none', async () => {
    const bare = temporaryPath('bare')
    await writeRun(result, bare, { version: '0', lineage: false })
    const golden = [...result.golden()].map(({ asOf, ...own }) => ({ ...own, lineage: {}, policy: '' }))
    expect(await readGolden(bare)).toEqual(golden)
  })

  it.each([
    ['no run', 'run.json', undefined],
    ['a golden.csv without a column', 'golden.csv', 'golden_id,name\nx,Ann\n'],
    ['a lineage.ndjson that was cut', 'lineage.ndjson', '{"golden_id":"x","fie'],
  ])('names the file at fault: %s', async (_, file, text) => {
    const broken = temporaryPath('broken')
    cpSync(folder, broken, { recursive: true })
    if (text === undefined) rmSync(join(broken, file))
    else writeFileSync(join(broken, file), text)
    await expect(readGolden(broken)).rejects.toMatchObject({
      code: 'UNREADABLE_INPUT',
      message: expect.stringContaining(join(broken, file)),
    })
  })
})
