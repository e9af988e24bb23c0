import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineEntity, kinds, type RecordRef, resolve } from 'samewise'
import { readCsv } from 'samewise/files'
import { afterAll, describe, expect, it } from 'vitest'
import { licensePlate } from '../../examples/license-plate/license-plate.js'
import { root, runCli } from '../cli/run-cli'

const example = join(root, 'examples', 'license-plate')
const out = mkdtempSync(join(tmpdir(), 'samewise-plate-'))
afterAll(() => rmSync(out, { recursive: true, force: true }))

const vehicle = defineEntity({
  fields: { plate: { kind: licensePlate }, keeper: kinds.personName(), make: kinds.category(), year: kinds.year() },
  sources: { vehicles: { id: 'id', observedAt: 'seen' } },
})

const EXPECTED = ['v01 v02 v03', 'v04 v05', 'v06 v07', 'v08 v09', 'v10', 'v11', 'v12 v13', 'v14']

const idsOf = (records: readonly RecordRef[]): string => records.map(({ recordId }) => recordId).join(' ')

describe('a kind of the user’s own', () => {
  it('works inline in code', async () => {
    const result = await resolve(vehicle, { vehicles: readCsv(join(example, 'vehicles.csv')) })
    const golden = [...result.golden()]
    expect(golden.map(({ records }) => idsOf(records)).sort()).toEqual(EXPECTED)
    // The latest spelling wins, in the standard form of plates.
    expect(golden.find(({ records }) => idsOf(records) === 'v01 v02 v03')?.values.plate).toBe('AB12CDE')
    expect(golden.find(({ records }) => idsOf(records) === 'v14')?.values.plate).toBeUndefined()
  })

  it('works on the command line, by a config and an extension module, and again by the config that was written', async () => {
    const resolveTo = (dir: string, config: string, ...args: string[]) =>
      runCli(['resolve', join(example, 'vehicles.csv'), '--config', config, ...args, '--out', join(out, dir)], {
        cwd: root,
      })
    const extension = ['--extensions', 'examples/license-plate/license-plate.js']
    const first = await resolveTo('first', join(example, 'config.json'), ...extension)
    expect(first.status, first.stderr).toBe(0)
    const second = await resolveTo('second', join(out, 'first', 'config.json'))
    expect(second.status, second.stderr).toBe(0)
    const read = (dir: string, file: string): string => readFileSync(join(out, dir, file), 'utf8')
    for (const file of ['golden.csv', 'xref.csv', 'model.json', 'config.json'])
      expect(read('second', file)).toBe(read('first', file))

    const clusters = new Map<string, string[]>()
    for (const line of read('first', 'xref.csv').trimEnd().split('\n').slice(1)) {
      const [golden, , id] = line.split(',')
      clusters.set(golden, [...(clusters.get(golden) ?? []), id])
    }
    expect([...clusters.values()].map((ids) => ids.join(' ')).sort()).toEqual(EXPECTED)
    expect(JSON.parse(read('first', 'model.json')).extensions).toEqual([
      { specifier: extension[1], sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ])

    const explained = await runCli(['explain', join(out, 'first'), 'vehicles:v06', 'vehicles:v07'], { cwd: root })
    expect(explained.stdout).toMatch(/\nplate +looks alike +\+[0-9.]+ +KP07OOL +KP0700L\n/)
  })

  it('is needed by a config that names it', async () => {
    const { status, stderr } = await runCli(
      ['resolve', join(example, 'vehicles.csv'), '--config', join(example, 'config.json'), '--out', join(out, 'none')],
      { cwd: root },
    )
    expect(stderr).toContain('license-plate#licensePlate')
    expect(status).toBe(2)
  })

  it('recognizes a column of plates by header and contents', () => {
    const column = {
      name: 'number_plate',
      words: ['number', 'plate'],
      rowCount: 3,
      filled: 1,
      distinct: 3,
      sample: ['AB12 CDE', 'XY65ZWN', 'KP07 OOL'],
      meanWords: 1.7,
      meanLength: 8,
    }
    expect(licensePlate.recognize?.(column)).toMatchObject({
      part: '',
      evidence: 'header says plate; 100 % of the values can be plates',
    })
    expect(licensePlate.recognize?.({ ...column, sample: ['tin', 'copper', 'silver'] })).toBeUndefined()
    expect(licensePlate.recognize?.({ ...column, words: ['colour'] })).toBeUndefined()
  })
})
