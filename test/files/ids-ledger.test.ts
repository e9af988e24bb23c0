import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineEntity, kinds as k, type ResolveResult, resolve } from 'samewise'
import { openRun, readLedger, readPreviousRun, writeRun } from 'samewise/files'
import { describe, expect, it } from 'vitest'
import { temporaryPath } from './temporary-file'

const rows = [
  { id: '1', name: 'Ann Lee', email: 'ann@lee.org' },
  { id: '=2', name: 'Anne Lee', email: 'ann@lee.org' },
  { id: 'ä,"3"', name: 'Tom Hale', email: 'tom@hale.org' },
]
const entity = defineEntity({ fields: { name: k.personName(), email: k.email() }, sources: { crm: { id: 'id' } } })

async function write(crm: object[], folder: string, previous?: string): Promise<ResolveResult> {
  const options = previous === undefined ? {} : { previous: await readPreviousRun(previous) }
  const result = await resolve(entity, { crm: crm as never }, options)
  await writeRun(result, folder, { version: '0' })
  return result
}

describe('the ledger of a run folder', () => {
  it('is read as it was written, and grows behind what was there', async () => {
    const folder = temporaryPath('run1')
    const first = await write(rows, folder)
    const file = join(folder, 'ids.ndjson')
    expect(readLedger(file)).toEqual(first.ledger)
    const bytes = readFileSync(file, 'utf8')
    const same = await write(rows, folder, folder)
    expect(readFileSync(file, 'utf8')).toBe(bytes)
    expect(same.idChanges?.churn).toMatchObject({ kept: 2, records: 3, recordsMoved: 0 })
    await write([...rows, { id: '4', name: 'Mia Moss', email: 'mia@moss.org' }], folder, folder)
    expect(readFileSync(file, 'utf8').startsWith(bytes)).toBe(true)
    expect(readLedger(file).runs.map(({ run }) => run)).toEqual([1, 2])
  })

  it('tells changed records from a changed config', async () => {
    const folder = temporaryPath('run2')
    const apart = [rows[0], { ...rows[1], name: 'Zoe Quist', email: 'zoe@quist.org' }, rows[2]]
    await write(apart, folder)
    const merged = await write(rows, temporaryPath('run3'), folder)
    expect(merged.idChanges?.merges[0].because).toEqual(['records-changed'])
    rmSync(join(folder, 'values'))
    const blind = await write(rows, temporaryPath('run4'), folder)
    expect(blind.idChanges?.merges[0].because).toEqual(['unknown'])
  })

  it('leads an opened run from clusters to golden IDs and back, also after IDs were kept', async () => {
    const folder = temporaryPath('run5')
    await write([rows[1], rows[2]], folder)
    await write(rows, folder, folder)
    const run = openRun(folder)
    const record = run.recordOf('crm', '1') as number
    const id = run.goldenIdOf(run.clusters[record]) as string
    expect(readFileSync(join(folder, 'golden.csv'), 'utf8')).toContain(`\n${id},`)
    expect(run.clusterOf(id)).toBe(run.clusters[record])
    expect(run.clusterOf('g_none')).toBeUndefined()
  })

  it('is refused with the reason if it is damaged, cut, newer, or does not go with its run', async () => {
    const folder = temporaryPath('run6')
    await write(rows, folder)
    const file = join(folder, 'ids.ndjson')
    const bytes = readFileSync(file)
    const attempt = async (content: string | Buffer): Promise<string> => {
      writeFileSync(file, content)
      return readPreviousRun(folder).then(
        () => 'read',
        (error: Error & { code: string }) => `${error.code} ${error.message}`,
      )
    }
    expect(await attempt(bytes.subarray(0, -9))).toMatch(/^UNREADABLE_INPUT .*ids\.ndjson, line 4, is damaged/)
    const lines = bytes.toString().split('\n')
    expect(await attempt(lines.slice(0, 3).join('\n'))).toMatch(/has 1 of its 2 events/)
    expect(await attempt(lines[0])).toMatch(/has 0 IDs of golden records, and by run\.json there were 2/)
    expect(await attempt(bytes.toString().replace('"format":2', '"format":9'))).toMatch(/of format 9; this version/)
    expect(
      await attempt(Buffer.concat([bytes.subarray(0, 30), Buffer.from([0xff, 0xfe]), bytes.subarray(30)])),
    ).toMatch(/not UTF-8/)
    expect(await attempt(bytes)).toBe('read')
    rmSync(file)
    await expect(readPreviousRun(folder)).rejects.toThrow(
      'ids.ndjson cannot be read. Give the folder of a finished run.',
    )
    writeFileSync(file, bytes)
    const xref = join(folder, 'xref.csv')
    writeFileSync(xref, readFileSync(xref, 'utf8').split('\n').slice(0, 3).join('\n'))
    await expect(readPreviousRun(folder)).rejects.toThrow('has 2 lines, and by run.json there were 3')
  })

  it('is read from runs of the first format', async () => {
    const folder = temporaryPath('run7')
    const first = await write(rows, folder)
    const old = [...first.golden()].map(({ goldenId, records: [anchor, ...more] }) =>
      JSON.stringify({ event: 'create', id: goldenId, anchor: `crm:${anchor.recordId}`, records: more.length + 1 }),
    )
    writeFileSync(join(folder, 'ids.ndjson'), `${old.join('\n')}\n`)
    const second = await write(rows, temporaryPath('run8'), folder)
    expect([...second.xref()]).toEqual([...first.xref()])
    expect(second.idChanges?.churn.kept).toBe(2)
  })
})
