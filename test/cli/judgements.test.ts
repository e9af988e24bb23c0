import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { folder, reproducibleHashes, runCli } from './run-cli'

const write = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content)
  return name
}
const lines = (...entries: readonly object[]): string => entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')
const read = (...path: readonly string[]): string => readFileSync(join(folder, ...path), 'utf8')

/** Golden ID by record id. */
const idsOf = (dir: string): Map<string, string> =>
  new Map(
    read(dir, 'xref.csv')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','))
      .map(([goldenId, , recordId]) => [recordId, goldenId]),
  )

const config = {
  fields: { name: { kind: 'person-name' }, email: { kind: 'email' }, card: { kind: 'identifier' } },
  sources: { crm: { id: 'id' } },
  // biome-ignore lint/suspicious/noThenProperty: `then` is the rule's word for its outcome
  match: { rules: [{ when: { same: ['email'] }, then: 'match' }] },
}

async function resolve(out: string, ...args: readonly string[]) {
  const run = await runCli(['resolve', 'crm.csv', '--out', out, '--no-report', '--quiet', ...args])
  expect(run.stderr).not.toContain('Error')
  expect(run.status).toBe(0)
  return run
}

beforeAll(async () => {
  const people = ['Ann Lee,ann@lee.org,A1001', 'Ann Lee,ann@lee.org,A1002', 'Ann Lee,ann@lee.org,A1001']
  const others = Array.from({ length: 12 }, (_, i) => `Person ${'ABCDEFGHIJKL'[i]}elling,p${i}@mail.org,B${2000 + i}`)
  write('crm.csv', ['id,name,email,card', ...[...people, ...others].map((row, i) => `${i + 1},${row}`), ''].join('\n'))
  write('config.json', JSON.stringify(config))
  write(
    'strict.json',
    JSON.stringify({ ...config, fields: { ...config.fields, card: { kind: 'identifier', unique: true } } }),
  )
  await resolve('first', '--config', 'config.json')
})

describe('judgements of a run', () => {
  it('unmerge a record by the clusters of the earlier run, and stay for all later runs', async () => {
    expect(new Set(['1', '2', '3'].map((id) => idsOf('first').get(id))).size).toBe(1)
    write('unmerge.ndjson', lines({ judgement: 'unmerge', id: 'u1', detach: 'crm:2', by: 'ann' }))
    const args = ['--config', 'config.json', '--judgements', 'unmerge.ndjson']
    await resolve('second', ...args, '--previous', 'first')
    expect(idsOf('second').get('1')).toBe(idsOf('first').get('1'))
    expect(idsOf('second').get('2')).not.toBe(idsOf('second').get('1'))
    expect(JSON.parse(read('second', 'judgements.ndjson'))).toMatchObject({
      id: 'u1',
      sides: [['crm:2'], ['crm:1', 'crm:3']],
    })
    // Sent again, and not sent at all.
    await resolve('third', ...args, '--previous', 'second')
    await resolve('fourth', '--config', 'config.json', '--previous', 'third')
    for (const later of ['third', 'fourth']) {
      expect(read(later, 'judgements.ndjson')).toBe(read('second', 'judgements.ndjson'))
      expect(idsOf(later)).toEqual(idsOf('second'))
    }
  })

  it('are taken back by an undo, which restores the IDs', async () => {
    write('undo.ndjson', lines({ judgement: 'undo', target: 'u1' }))
    write('unmerge.ndjson', lines({ judgement: 'unmerge', id: 'u1', detach: 'crm:2', by: 'ann' }))
    await resolve('apart', '--config', 'config.json', '--judgements', 'unmerge.ndjson', '--previous', 'first')
    await resolve('back', '--config', 'config.json', '--judgements', 'undo.ndjson', '--previous', 'apart')
    expect(idsOf('back')).toEqual(idsOf('first'))
    expect(read('back', 'judgements.ndjson').trim().split('\n')).toHaveLength(2)
  })

  it('merge golden records by their IDs', async () => {
    const first = idsOf('first')
    const goldenIds = [first.get('4'), first.get('5')]
    write('merge.ndjson', lines({ judgement: 'merge', goldenIds }))
    const without = await resolve('unknown', '--config', 'config.json', '--judgements', 'merge.ndjson')
    expect(without.stderr).toContain('whose records are not known')
    await resolve('merged', '--config', 'config.json', '--judgements', 'merge.ndjson', '--previous', 'first')
    expect(idsOf('merged').get('4')).toBe(idsOf('merged').get('5'))
  })

  it('that contradict are told with their path, on stderr and in run.json', async () => {
    const said = [
      { judgement: 'same', id: 's1', left: 'crm:4', right: 'crm:5' },
      { judgement: 'same', id: 's2', left: 'crm:5', right: 'crm:6' },
      { judgement: 'different', id: 'd1', left: 'crm:4', right: 'crm:6' },
      { judgement: 'same', id: 's3', left: 'crm:4', right: 'crm:nobody' },
    ]
    write('contradiction.ndjson', lines(...said))
    const { stderr } = await resolve('told', '--config', 'config.json', '--judgements', 'contradiction.ndjson')
    const text =
      'crm:4 = crm:5 (s1) = crm:6 (s2), but crm:4 and crm:6 must stay apart: judged different (d1); "same" of crm:5 and crm:6 was left out.'
    expect(stderr).toContain(text)
    const run = JSON.parse(read('told', 'run.json'))
    expect(run.contradictions).toEqual([text])
    expect(run.warnings).toContain(text)
    expect(run.judgements_on_unknown_records).toEqual([
      { id: 's3', judgement: 'same', left: 'crm:4', right: 'crm:nobody' },
    ])
    expect(read('told', 'judgements.ndjson')).toContain('crm:nobody')
    write('turned.ndjson', lines(...[...said].reverse()))
    await resolve('told-turned', '--config', 'config.json', '--judgements', 'turned.ndjson')
    expect(reproducibleHashes(join(folder, 'told-turned'))).toEqual(reproducibleHashes(join(folder, 'told')))
  })
})

describe('diff', () => {
  it('shows what a stricter constraint changes', async () => {
    await resolve('strict', '--config', 'strict.json')
    const { status, stdout } = await runCli(['diff', 'first', 'strict'])
    expect(status).toBe(0)
    expect(stdout).toContain('Split: once one became several (3 records).')
    expect(stdout).toContain('[crm:1 crm:2 crm:3] → [crm:1 crm:3] [crm:2]')
    const json = JSON.parse((await runCli(['diff', 'first/xref.csv', 'strict', '--json'])).stdout)
    expect(json.pairs).toEqual({ joined: 0, separated: 2 })
    expect(read('strict', 'possible.csv')).toContain('beyond the one card that an entity may have')
  })

  it('says what is no run', async () => {
    const { status, stderr } = await runCli(['diff', 'first', 'crm.csv'])
    expect(status).toBe(3)
    expect(stderr).toContain('is no crosswalk')
  })
})
