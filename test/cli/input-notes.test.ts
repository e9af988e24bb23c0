import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inputNotes } from '../../src/cli/input-notes'
import { tableFromRows } from '../../src/columns'
import type { EntityConfig } from '../../src/entity'
import { folder, runCli } from './run-cli'

const write = (name: string, content: string | object): string => {
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
  return name
}
/** Five dates that prove the day to be first, three that prove the month to be. */
const DATES = [
  '13/01/1980',
  '14/02/1981',
  '25/03/1982',
  '26/04/1983',
  '27/05/1984',
  '02/13/1985',
  '03/24/1986',
  '04/25/1987',
]
const ROWS = DATES.map((born, i) => ({ id: String(i), name: `Ann ${'ABCDEFGH'[i]}mith`, born }))
const CSV = `name,born\n${ROWS.map(({ name, born }) => `${name},${born}\n`).join('')}`
const config: EntityConfig = {
  fields: { name: { kind: 'person-name' }, birth: { kind: 'date', order: 'DMY' } },
  sources: { crm: { id: 'id', map: { birth: 'born' } } },
}

describe('notes on the input', () => {
  it('tell of dates in two orders, unless the user has said which one holds', async () => {
    const table = await tableFromRows('crm', ROWS)
    expect(inputNotes(config, undefined, [table])).toEqual([
      expect.stringMatching(
        /"born" of "crm" have the day first in 5 values and the month first in 3 values .* all are read as DMY, .* "sources.crm.map.birth"/,
      ),
    ])
    expect(inputNotes(config, config, [table])).toEqual([])
    const unsaid = { ...config, fields: { ...config.fields, birth: { kind: 'date' } } }
    expect(inputNotes(unsaid, unsaid, [table])[0]).toContain('all are read as YMD')
    const mapped = {
      ...config,
      sources: { crm: { id: 'id', map: { birth: { column: 'born', order: 'MDY' } } } },
    } as const
    expect(inputNotes(mapped, mapped, [table])).toEqual([])
  })

  it('tell of times of change in two orders', async () => {
    const table = await tableFromRows('crm', ROWS)
    const observed = { fields: { name: { kind: 'person-name' } }, sources: { crm: { id: 'id', observedAt: 'born' } } }
    expect(inputNotes(observed, observed, [table])[0]).toContain('"sources.crm.observedAtOrder"')
  })

  it('tell of a source without an id, but not of an empty one', async () => {
    const noId = { ...config, sources: {} }
    expect(inputNotes(noId, noId, [await tableFromRows('crm', [{ name: 'Ann Lee' }])])).toEqual([
      expect.stringMatching(
        /^Source "crm" has no id column, .* Name one with --id, or as "sources.crm.id" in a config.$/,
      ),
    ])
    expect(inputNotes(noId, noId, [await tableFromRows('crm', [])])).toEqual([])
  })

  it('come before the guesses and before any work, and stand in run.json', async () => {
    write('people.csv', CSV)
    const { status, stderr } = await runCli(['resolve', 'people.csv', '--out', 'people'])
    expect(status).toBe(0)
    const at = (text: string): number => stderr.indexOf(text)
    expect(at('Note: Source "people" has no id column')).toBeGreaterThan(at('read …'))
    expect(at('Note: Dates in the column "born"')).toBeGreaterThan(0)
    expect(at('Guessed columns:')).toBeGreaterThan(at('Note: Dates in the column'))
    expect(at('normalize …')).toBeGreaterThan(at('Guessed columns:'))
    const { warnings } = JSON.parse(readFileSync(join(folder, 'people', 'run.json'), 'utf8'))
    expect(warnings.slice(0, 2)).toEqual([
      expect.stringMatching(/^Source "people" has no id column/),
      expect.stringMatching(/^Dates in the column "born"/),
    ])
  })
})

describe('input that cannot be the entity ends with exit 2 before any work', () => {
  const PEOPLE = 'id,name,email\n1,Ann Lee,ann@lee.org\n2,Tom Hale,tom@hale.org\n'
  const STARS = 'k,lum\n1,0.5\n2,0.5\n3,0.5\n'

  it.each<[string, readonly string[], object | undefined, RegExp]>([
    [
      'a file of which no column fits the entity',
      ['fits.csv', 'stars.csv'],
      { fields: { name: { kind: 'person-name' }, email: { kind: 'email' } }, sources: { fits: {}, stars: {} } },
      /Source "stars" has none of the entity's fields \(name, email\). Say in "sources.stars.map" which columns/,
    ],
    [
      'a file of which no column fits what is guessed of another',
      ['fits.csv', 'stars.csv'],
      undefined,
      /Source "stars" has none of the entity's fields .* Say in "sources.stars.map" which columns/,
    ],
    [
      'an unknown region',
      ['fits.csv'],
      { fields: { tel: { kind: 'phone', region: 'XQ' } } },
      /"fields.tel.region" names no country: "XQ"/,
    ],
    [
      'maps that contradict each other',
      ['fits.csv'],
      {
        fields: { born: { kind: 'date' }, died: { kind: 'date' } },
        sources: { fits: { map: { born: { column: 'day', order: 'DMY' }, died: { column: 'day', order: 'MDY' } } } },
      },
      /with the orders DMY and MDY. A column has one order/,
    ],
    ['two sources with one name', ['fits.csv', '--source', 'fits=stars.csv'], undefined, /Two files are called "fits"/],
  ])('%s', async (_, args, given, message) => {
    write('fits.csv', PEOPLE)
    write('stars.csv', STARS)
    const more = given === undefined ? [] : ['--config', write('given.json', given)]
    const { status, stdout, stderr } = await runCli(['resolve', ...args, '--out', 'none', ...more])
    expect(stderr).toMatch(message)
    expect(stderr).not.toContain('normalize')
    expect([status, stdout]).toEqual([2, ''])
  })
})
