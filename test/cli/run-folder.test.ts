import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/base'
import { version } from '../../src/cli/version'
import { readSnapshot } from '../../src/node'
import type { FieldLineage } from '../../src/resolve'
import { folder, hashesOf, reproducibleHashes, root, runCli } from './run-cli'

const people = join(root, 'examples', 'people.csv')
const truth = join(root, 'examples', 'people-truth.csv')

const readText = (...path: readonly string[]): string => readFileSync(join(folder, ...path), 'utf8')
const readRows = (...path: readonly string[]): string[][] => parse(readText(...path))
const readLines = (...path: readonly string[]) =>
  readText(...path)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
const write = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content)
  return name
}

/** Resolves, and must succeed. */
async function resolve(...args: readonly string[]) {
  const run = await runCli(['resolve', ...args])
  expect(run.status, run.stderr).toBe(0)
  return run
}

/** Code-point order, as Python and SQL sort. */
const byCells = (a: readonly string[], b: readonly string[]): number => {
  for (let c = 0; c < a.length; c++) {
    const order = Buffer.compare(Buffer.from(a[c]), Buffer.from(b[c]))
    if (order !== 0) return order
  }
  return 0
}

beforeAll(async () => {
  await resolve(people, '--out', 'out', '--truth', truth)
})

describe('the run folder', () => {
  it('holds the files of the contract and no other', () => {
    expect(readdirSync(join(folder, 'out')).sort()).toEqual([
      'config.json',
      'config.schema.json',
      'edges',
      'golden.csv',
      'ids.ndjson',
      'lineage.ndjson',
      'model.json',
      'possible.csv',
      'rejected.csv',
      'report.html',
      'run.json',
      'values',
      'xref.csv',
    ])
  })

  it('has golden records by golden ID, with counts and sources that fit the crosswalk', () => {
    const [header, ...golden] = readRows('out', 'golden.csv')
    expect(header).toEqual([
      'golden_id',
      ...['name', 'name.given', 'name.middle', 'name.family', 'name.suffix', 'birthDate'],
      ...['address', 'address.line', 'address.city', 'address.region', 'address.postcode', 'address.country'],
      ...['phone', 'email', 'record_count', 'sources', 'cohesion'],
    ])
    expect(golden).toEqual([...golden].sort(byCells))
    const [, ...xref] = readRows('out', 'xref.csv')
    for (const row of golden) {
      const members = xref.filter(([id]) => id === row[0])
      const cell = (name: string): string => row[header.indexOf(name)]
      expect(row[0]).toMatch(/^g_[0-9a-z]{26}$/)
      expect(cell('record_count')).toBe(String(members.length))
      expect(JSON.parse(cell('sources'))).toEqual([...new Set(members.map(([, source]) => source))])
      const cohesion = Number(cell('cohesion'))
      expect(cohesion > 0 && cohesion <= 1 && (members.length > 1 || cohesion === 1)).toBe(true)
    }
  })

  it('lists every input record once in the crosswalk, in order', () => {
    const [header, ...xref] = readRows('out', 'xref.csv')
    expect(header).toEqual(['golden_id', 'source', 'record_id'])
    expect(xref).toEqual([...xref].sort(byCells))
    const [, ...input] = parse(readFileSync(people, 'utf8')) as string[][]
    expect(xref.map(([, source, id]) => `${source}:${id}`).sort()).toEqual(
      input.map(([id, source]) => `${source}:${id}`).sort(),
    )
  })

  it('lists possible pairs with their probability, weight and reason, left before right', () => {
    const [header, ...possible] = readRows('out', 'possible.csv')
    expect(header).toEqual(['left_source', 'left_id', 'right_source', 'right_id', 'probability', 'weight', 'reason'])
    expect(possible.length).toBeGreaterThan(0)
    expect(possible).toEqual([...possible].sort(byCells))
    const golden = new Map(readRows('out', 'xref.csv').map(([id, source, record]) => [`${source}:${record}`, id]))
    for (const [leftSource, leftId, rightSource, rightId, probability, weight, reason] of possible) {
      expect(byCells([leftSource, leftId], [rightSource, rightId])).toBeLessThan(0)
      expect(golden.get(`${leftSource}:${leftId}`)).not.toBe(golden.get(`${rightSource}:${rightId}`))
      expect(Number(probability)).toBeGreaterThanOrEqual(0.1)
      expect(1 / (1 + 2 ** -Number(weight))).toBeCloseTo(Number(probability), 12)
      expect(reason).not.toBe('')
    }
  })

  it('has a line of lineage for each golden record, which names where each value came from', () => {
    const [header, ...golden] = readRows('out', 'golden.csv')
    const lineage = readLines('out', 'lineage.ndjson')
    expect(lineage.map(({ golden_id }) => golden_id)).toEqual(golden.map(([id]) => id))
    const members = new Set(readRows('out', 'xref.csv').map((row) => row.join('\n')))
    for (const [g, { golden_id, fields }] of lineage.entries()) {
      const filled = ['name', 'birthDate', 'address', 'phone', 'email'].filter(
        (name) => golden[g][header.indexOf(name)] !== '',
      )
      expect(Object.keys(fields)).toEqual(filled)
      for (const { strategy, winners, losers } of Object.values<FieldLineage>(fields)) {
        expect(strategy).toMatch(/^[a-z-]+$/)
        expect(winners).toHaveLength(1)
        for (const { source, recordId } of [...winners, ...losers]) {
          expect(members.has([golden_id, source, recordId].join('\n'))).toBe(true)
        }
        for (const { lostBy } of losers) expect(lostBy).toMatch(/^[a-z-]+$/)
      }
    }
  })

  it('has a ledger with the birth of each golden ID', () => {
    const [head, run, ...ids] = readLines('out', 'ids.ndjson')
    expect([head, run]).toEqual([{ format: 2 }, { run: 1, at: expect.any(String), events: ids.length }])
    expect(ids.map(({ id }) => id)).toEqual(
      readRows('out', 'golden.csv')
        .slice(1)
        .map(([id]) => id),
    )
    const xref = new Map(readRows('out', 'xref.csv').map(([id, ...record]) => [record.join(), id]))
    for (const { event, id, anchor } of ids) expect([event, xref.get(anchor.join())]).toEqual(['created', id])
  })

  it('has the figures of the run', () => {
    const run = JSON.parse(readText('out', 'run.json'))
    const golden = readRows('out', 'golden.csv').length - 1
    expect(run).toMatchObject({
      format: 1,
      samewise: version,
      node: process.version,
      seed: 1,
      thresholds: { match: 0.5, possible: 0.1 },
      counts: { records: 1000, golden, rejected: 0, repeated_lines: 0 },
      sources: ['billing', 'crm', 'support', 'web'],
      evaluation: { records: 1000 },
      inputs: [{ name: 'people.csv', size: readFileSync(people).length }],
    })
    for (const share of [run.expected.precision, run.expected.recall]) expect(share > 0.5 && share <= 1).toBe(true)
    expect(Object.keys(run.seconds)).toEqual(['read', 'normalize', 'learn', 'score', 'cluster', 'survive', 'write'])
    expect(run.peak_memory_bytes).toBeGreaterThan(1e6)
    expect(run.inputs[0].sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(run.evaluation.pairs.f1).toBeGreaterThan(0.9)
  })

  it('holds no personal data in its model', () => {
    const model = readText('out', 'model.json')
    expect(JSON.parse(model).format).toBe(1)
    const [, ...rows] = parse(readFileSync(people, 'utf8')) as string[][]
    for (const row of rows)
      for (const value of row.slice(2, 10)) if (/[a-z]{6}/i.test(value)) expect(model).not.toContain(value)
  })

  it('keeps the pairs of its edges in step with the crosswalk', () => {
    const { arrays } = readSnapshot(join(folder, 'out', 'edges'))
    const { arrays: values } = readSnapshot(join(folder, 'out', 'values'))
    expect(arrays.left.length).toBe(JSON.parse(readText('out', 'run.json')).counts.kept_pairs)
    expect(values.clusters.length).toBe(1000)
    expect(new Set(values.clusters as Int32Array).size).toBe(readRows('out', 'golden.csv').length - 1)
  })
})

describe('a second run', () => {
  it('with the config that the first one wrote gives the same bytes', async () => {
    await resolve(people, '--config', 'out/config.json', '--out', 'again')
    expect(reproducibleHashes(join(folder, 'again'))).toEqual(reproducibleHashes(join(folder, 'out')))
  })

  it('over rows in another order gives the same bytes', async () => {
    const [header, ...rows] = readFileSync(people, 'utf8').trimEnd().split('\n')
    const random = seededRandom(5)
    for (let i = rows.length - 1; i > 0; i--) {
      const j = random.below(i + 1)
      ;[rows[i], rows[j]] = [rows[j], rows[i]]
    }
    mkdirSync(join(folder, 'shuffled'))
    write('shuffled/people.csv', `${[header, ...rows].join('\n')}\n`)
    await resolve('shuffled/people.csv', '--out', 'shuffled-out')
    expect(reproducibleHashes(join(folder, 'shuffled-out'))).toEqual(reproducibleHashes(join(folder, 'out')))
  })

  it('with the model of the first one, as a file or its folder, gives the same clusters', async () => {
    for (const model of ['out', 'out/model.json']) {
      await resolve(people, '--model', model, '--out', 'modelled')
      const { 'config.json': _, ...files } = reproducibleHashes(join(folder, 'modelled'))
      expect(reproducibleHashes(join(folder, 'out'))).toMatchObject(files)
    }
  })

  it('takes the place of the first one as a whole', async () => {
    await resolve(people, '--out', 'replaced')
    await resolve(people, '--out', 'replaced', '--no-lineage', '--no-values')
    const files = readdirSync(join(folder, 'replaced'))
    expect(files).not.toContain('lineage.ndjson')
    expect(files).not.toContain('values')
    expect(files).toContain('run.json')
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([])
  })

  it('with another seed says so', async () => {
    await resolve(people, '--seed', '9', '--out', 'seeded')
    expect(JSON.parse(readText('seeded', 'run.json')).seed).toBe(9)
  })
})

describe('what goes where', () => {
  it('stdout holds the result, stderr the progress and the guess', async () => {
    const { stdout, stderr } = await resolve(people, '--truth', truth, '--out', 'said')
    expect(stdout.split('\n')).toEqual([
      expect.stringMatching(
        /^1,000 records → [0-9]+ golden records; [0-9]+ records were merged into [0-9]+ golden records\.$/,
      ),
      expect.stringMatching(/^Expected by the model: precision [0-9.]+ %, recall [0-9.]+ %\.$/),
      expect.stringMatching(/^Measured against the truth: precision [0-9.]+ %, recall [0-9.]+ %, F1 0\.[0-9]{4}\.$/),
      expect.stringMatching(/^Result in said: golden\.csv, xref\.csv, possible\.csv, run\.json… \([0-9.]+ s\)$/),
      '',
    ])
    expect(stderr).toContain('read …\nGuessed columns:\nsource  column')
    expect(stderr).toContain('normalize …\n')
    expect(stderr).toContain('write …\n')
  })

  it('--quiet says only the result', async () => {
    const { stdout, stderr } = await resolve(people, '--quiet', '--out', 'quiet')
    expect(stdout).toContain('1,000 records')
    expect(stderr).toBe('')
  })

  it('--json says all of it in JSON, an object a line', async () => {
    const { stdout, stderr } = await resolve(people, '--json', '--out', 'json')
    const progress = stderr
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(progress.map(({ stage }) => stage)).toContain('score')
    expect(stdout.trimEnd().split('\n')).toHaveLength(1)
    expect(JSON.parse(stdout)).toMatchObject({ records: 1000, rejected: 0, warnings: [], out: 'json' })
  })
})

describe('cells', () => {
  const HEADER = 'id,name,email,note\n'
  const ROWS = [
    '1,Ann Lee,ann@lee.org,=1+1\n',
    '2,Ann Lee,ann@lee.org,@cmd\n',
    '=3,Bob Ray,bob@ray.org,"+A1"\n',
    '-4,Cy Fox,cy@fox.org,-12.5\n',
    '5,Dee Roe,dee@roe.org,"a ""b"", c"\n',
    '6,Eve Moe,eve@moe.org,\u{1f600} x\n',
  ].join('')
  const CONFIG = {
    fields: {
      name: { kind: 'person-name' },
      email: { kind: 'email', many: true },
      note: { kind: 'text', compare: false },
    },
    sources: { cells: { id: 'id' } },
    survive: { note: [{ strategy: 'union' }] },
  }

  beforeAll(() => {
    write('cells.csv', HEADER + ROWS)
    write('cells.json', JSON.stringify(CONFIG))
  })

  it('are guarded against formulas, and --raw-csv leaves them as they are', async () => {
    await resolve('cells.csv', '--config', 'cells.json', '--out', 'guarded')
    await resolve('cells.csv', '--config', 'cells.json', '--raw-csv', '--out', 'raw')
    const ids = (out: string): string[] =>
      readRows(out, 'xref.csv')
        .slice(1)
        .map(([, , id]) => id)
        .sort()
    expect(ids('guarded')).toEqual(["'=3", '-4', '1', '2', '5', '6'].sort())
    expect(ids('raw')).toEqual(['=3', '-4', '1', '2', '5', '6'].sort())
    // The golden ID is that of the record, however it is written.
    expect(readRows('guarded', 'golden.csv').map(([id]) => id)).toEqual(readRows('raw', 'golden.csv').map(([id]) => id))
  })

  it('of lists are JSON arrays', async () => {
    await resolve('cells.csv', '--config', 'cells.json', '--out', 'lists')
    const [header, ...rows] = readRows('lists', 'golden.csv')
    const lists = rows.map((row) => JSON.parse(row[header.indexOf('email')] || '[]'))
    expect(lists.every((list) => Array.isArray(list) && list.length === 1)).toBe(true)
    const notes = rows.map((row) => row[header.indexOf('note')])
    expect(notes).toContain(JSON.stringify(['a "b", c']))
  })

  it('of rejected lines are in order, with the line and the raw text', async () => {
    const lines = Array.from({ length: 12 }, (_, i) => `9${i},only two\n`)
    await resolve(
      '--source',
      `cells=${write('rejects.csv', HEADER + ROWS + lines.join(''))}`,
      '--config',
      'cells.json',
      '--out',
      'rejects',
    )
    const [header, ...rejected] = readRows('rejects', 'rejected.csv')
    expect(header).toEqual(['source', 'line', 'reason', 'raw'])
    expect(rejected).toHaveLength(12)
    expect(rejected).toEqual([...rejected].sort(byCells))
    expect(rejected).toContainEqual(['cells', '8', expect.any(String), '90,only two'])
  })
})

describe('options of resolve', () => {
  const GIVEN = ['Ann', 'Bert', 'Clara', 'Dirk', 'Edith', 'Frank', 'Gerda', 'Henry', 'Irma', 'Jack', 'Karla', 'Lars']
  const rows = (letter: string): string =>
    GIVEN.map((given, i) => `${letter}${i},${given} ${given}ston,p${i}@mail.org\n`).join('')

  beforeAll(() => {
    write('crm.csv', `id,name,email\n${rows('c')}`)
    write('web.csv', `id,name,email\n${rows('w')}`)
    mkdirSync(join(folder, 'later'), { recursive: true })
    copyFileSync(join(folder, 'web.csv'), join(folder, 'later', 'crm.csv'))
  })

  it('--source names a file, so that two may be called alike', async () => {
    await resolve('crm.csv', '--source', 'web=later/crm.csv', '--out', 'two')
    expect(JSON.parse(readText('two', 'run.json'))).toMatchObject({ sources: ['crm', 'web'], counts: { records: 24 } })
    await resolve('--source', 'web=later/crm.csv', '--source', 'crm=crm.csv', '--out', 'two-again')
    expect(reproducibleHashes(join(folder, 'two-again'))).toMatchObject({
      'golden.csv': hashesOf(join(folder, 'two'))['golden.csv'],
      'xref.csv': hashesOf(join(folder, 'two'))['xref.csv'],
    })
  })

  it('--duplicate-free keeps records of a source apart', async () => {
    write('double.csv', `id,name,email\n${rows('c')}${rows('d')}`)
    await resolve('double.csv', '--out', 'joined')
    await resolve('double.csv', '--duplicate-free', 'all', '--out', 'apart')
    const count = (out: string): number => JSON.parse(readText(out, 'run.json')).counts.golden
    expect(count('apart')).toBe(24)
    expect(count('joined')).toBeLessThan(24)
    expect(JSON.parse(readText('apart', 'config.json')).sources.double.duplicateFree).toBe(true)
  })

  it('--duplicate-free takes the names in a source column', async () => {
    await resolve(people, '--duplicate-free', 'crm', '--out', 'clean-crm')
    const entries = readRows('clean-crm', 'xref.csv').filter(([, source]) => source === 'crm')
    expect(new Set(entries.map(([id]) => id)).size).toBe(entries.length)
    expect(JSON.parse(readText('clean-crm', 'run.json')).duplicate_free).toEqual(['crm'])
  })

  it('--judgements outrank the model, in a file of JSON lines', async () => {
    await resolve(people, '--out', 'unjudged')
    const [, ...xref] = readRows('unjudged', 'xref.csv')
    const golden = new Map<string, string[][]>()
    for (const row of xref) golden.set(row[0], [...(golden.get(row[0]) ?? []), row])
    const groups = [...golden.values()]
    const ref = ([, source, id]: string[]): string => `${source}:${id}`
    const [a, b] = groups.find((group) => group.length === 2) as string[][]
    const [[c], [d]] = groups.filter((group) => group.length === 1)
    write(
      'judged.ndjson',
      [
        { judgement: 'different', left: ref(a), right: ref(b) },
        { judgement: 'same', left: ref(c), right: { source: d[1], recordId: d[2] } },
        { judgement: 'unsure', left: ref(a), right: ref(d) },
        { judgement: 'same', left: ref(c), right: 'crm:nobody' },
      ]
        .map((judgement) => `${JSON.stringify(judgement)}\n`)
        .join(''),
    )
    const { stderr } = await resolve(people, '--judgements', 'judged.ndjson', '--out', 'judged')
    const after = new Map(readRows('judged', 'xref.csv').map((row) => [ref(row), row[0]]))
    expect(after.get(ref(a))).not.toBe(after.get(ref(b)))
    expect(after.get(ref(c))).toBe(after.get(ref(d)))
    expect(stderr).toContain('Note: 1 judgement speaks of a record that is not in the input.')
  })

  it('--id names the id column, and the guess says so', async () => {
    write('mail.csv', `name,email\n${rows('c').replace(/^[^,]*,/gm, '')}`)
    const { stderr } = await resolve('mail.csv', '--id', 'email', '--out', 'mail')
    expect(stderr).toContain('named by --id')
    expect(readRows('mail', 'xref.csv').map(([, , id]) => id)).toContain('p3@mail.org')
  })

  it('--truth counts what is missing on either side', async () => {
    write('part.csv', `source,record_id,entity_id\n${['c0', 'c1', 'zz'].map((id) => `crm,${id},${id}\n`).join('')}`)
    const { stderr } = await resolve('crm.csv', '--truth', 'part.csv', '--out', 'part')
    expect(stderr).toContain('Note: 1 of the 3 records of the truth are not in the result')
    expect(stderr).toContain('Note: 10 records of the result are not in the truth')
  })

  it('a config may be a module, and a kind given inline is named in config.json and in a note', async () => {
    write(
      'module.mjs',
      `export default { fields: { name: { kind: 'person-name' }, tag: { kind: { name: 'tag', field: () => ({
        features: [{ name: '' }], readers: { '': (raw, out) => { out[0] = raw } }, keys: [], goldenParts: [''], standardize: (raw) => raw }) } } },
        sources: { crm: { id: 'id', map: { tag: 'email' } } } }`,
    )
    const { stderr } = await resolve('crm.csv', '--config', 'module.mjs', '--out', 'module')
    expect(stderr).toContain('Note: The kind of "tag" was given inline')
    expect(JSON.parse(readText('module', 'config.json')).fields.tag).toEqual({ kind: 'tag' })
  })
})
