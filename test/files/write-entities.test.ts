import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { defineEntity } from '../../src/entity'
import { writeEntities } from '../../src/files'
import { kinds as k } from '../../src/kinds'
import { resolve } from '../../src/resolve'

const folder = mkdtempSync(join(tmpdir(), 'samewise-write-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const rows = [
  { id: '1', name: 'Ann Lee', firm: 'Lee Bakery', boss: '2' },
  { id: '1', name: 'Ann Lee', firm: 'Lee Bakery', boss: '2' },
  { id: '2', name: 'Tom Hale', firm: '', boss: '77' },
  { id: '', name: 'Cleo Dart', firm: '' },
]
const person = defineEntity({
  name: 'person',
  fields: { name: k.personName() },
  sources: { crm: { id: 'id', where: { column: 'name' } } },
  relations: { 'works-for': { to: 'company' }, 'reports-to': { by: { crm: { column: 'boss' } } } },
})
const company = defineEntity({
  name: 'company',
  fields: { firm: k.text() },
  sources: { crm: { id: 'id', where: { column: 'firm' } } },
})
const figuresIn = (path: string) => JSON.parse(readFileSync(join(folder, path, 'run.json'), 'utf8'))

describe('writeEntities', () => {
  it('writes each entity, and counts relations and dangling references of all', async () => {
    const results = await resolve([person, company], { crm: rows })
    await writeEntities(results, join(folder, 'both'), { version: '1', values: false })
    expect(figuresIn('both')).toMatchObject({
      format: 1,
      entities: { person: { records: 2, golden: 2 }, company: { records: 1, golden: 1 } },
      counts: { relations: 2, dangling_references: 1 },
    })
    expect(figuresIn('both/person').counts).toMatchObject({ relations: 1, dangling_references: 1 })
    expect(figuresIn('both/company').counts).not.toHaveProperty('relations')
  })

  it('leaves an earlier result as it was when it is stopped', async () => {
    const results = await resolve([person, company], { crm: rows })
    const stop = new AbortController()
    stop.abort()
    const job = writeEntities(results, join(folder, 'both'), { version: '2', signal: stop.signal })
    await expect(job).rejects.toMatchObject({ code: 'ABORTED' })
    expect(figuresIn('both').samewise).toBe('1')
  })

  it('refuses names that are no folder', async () => {
    const results = await resolve([{ ...company, name: '..' }], { crm: rows })
    await expect(writeEntities(results, join(folder, 'no'), { version: '1' })).rejects.toMatchObject({
      code: 'BAD_CONFIG',
    })
  })
})
