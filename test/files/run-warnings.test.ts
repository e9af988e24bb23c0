import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { defineEntity } from '../../src/entity'
import { warningsOf, writeRun } from '../../src/files'
import { kinds as k } from '../../src/kinds'
import { resolve } from '../../src/resolve'

const folder = mkdtempSync(join(tmpdir(), 'samewise-warnings-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const rows = [
  { id: '1', name: 'Ann Lee' },
  { id: '1', name: 'Ann Lee' },
  { id: '2', name: 'Tom Hale' },
  { id: '', name: 'Cleo Dart' },
]
const person = defineEntity({ fields: { name: k.personName() }, sources: { crm: { id: 'id' } } })
const figuresIn = (path: string) => JSON.parse(readFileSync(join(folder, path, 'run.json'), 'utf8'))

describe('warningsOf', () => {
  it('tells what was counted, as data, without what is nought', async () => {
    const result = await resolve(person, { crm: rows })
    expect(warningsOf(result).filter(({ code }) => code !== 'told')).toEqual([
      { code: 'lines-rejected', count: 1 },
      { code: 'lines-repeated', count: 1 },
    ])
  })

  it('is what run.json holds, unless the words are given', async () => {
    const result = await resolve(person, { crm: rows })
    await writeRun(result, join(folder, 'data'), { version: '1' })
    expect(figuresIn('data').warnings).toEqual(warningsOf(result))
    await writeRun(result, join(folder, 'words'), { version: '1', warnings: ['one line'] })
    expect(figuresIn('words').warnings).toEqual(['one line'])
  })
})
