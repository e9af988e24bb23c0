import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readSnapshot } from '../../src/node'
import { folder, hashesOf, reproducibleHashes, root, runCli } from './run-cli'

const people = join(root, 'examples', 'people.csv')
const truth = join(root, 'examples', 'people-truth.csv')
const SECRET = 'Quibblethorpe'

const write = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content)
  return name
}

const FEW = `id,name,email,colour
1,Ann ${SECRET},ann@lee.org,red
2,Ann ${SECRET},ann@lee.org,
3,Bob Ray,bob@ray.org,n/a
4,Cy Fox,no mail,blue
`

beforeAll(async () => {
  write('few.csv', FEW)
  write('few.json', '{"fields":{"name":{"kind":"person-name"},"email":{"kind":"email"}},"sources":{"few":{"id":"id"}}}')
  expect((await runCli(['resolve', people, '--out', 'out'])).status).toBe(0)
})

describe('--help', () => {
  it.each(['resolve', 'init', 'profile', 'explain', 'evaluate', 'generate', 'bench'])(
    'of %s shows an example',
    async (command) => {
      const { status, stdout, stderr } = await runCli([command, '--help'])
      expect(stdout).toMatch(
        new RegExp(`^Usage: samewise ${command} [\\s\\S]*\\nExamples?:\\n  \\$ samewise ${command} `),
      )
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    },
  )

  it('of the program lists the commands', async () => {
    const { status, stdout } = await runCli(['--help'])
    for (const command of ['resolve', 'init', 'profile', 'explain', 'evaluate', 'generate', 'bench'])
      expect(stdout).toContain(`\n  ${command} `)
    expect(status).toBe(0)
  })
})

describe('init', () => {
  it('prints a config that resolve takes, with the same result as without', async () => {
    const { status, stdout, stderr } = await runCli(['init', people])
    expect(status).toBe(0)
    expect(stderr).toMatch(/^Guessed columns:\nsource {2}column {6}used as/)
    write('init.json', stdout)
    expect((await runCli(['resolve', people, '--config', 'init.json', '--out', 'init-out'])).status).toBe(0)
    expect(reproducibleHashes(join(folder, 'init-out'))).toEqual(reproducibleHashes(join(folder, 'out')))
  })

  it('completes a config that leaves things out', async () => {
    write('part.json', '{"name":"person","fields":{"email":{"kind":"email"}}}')
    const { stdout } = await runCli(['init', 'few.csv', '--config', 'part.json', '--id', 'id', '--quiet'])
    expect(JSON.parse(stdout)).toMatchObject({
      name: 'person',
      fields: { email: { kind: 'email' } },
      sources: { few: { id: 'id' } },
    })
  })

  it('prints a line of JSON with --json', async () => {
    const { stdout, stderr } = await runCli(['init', people, '--json'])
    expect(stdout.trimEnd().split('\n')).toHaveLength(1)
    expect(stderr).toBe('')
  })

  it('ends with exit 3 on a file that is missing', async () => {
    expect((await runCli(['init', 'nowhere.csv'])).status).toBe(3)
  })
})

describe('profile', () => {
  it('ends with exit 2 on a column that is missing', async () => {
    write('missing.json', '{"fields":{"name":{"kind":"person-name"}},"sources":{"few":{"map":{"name":"nme"}}}}')
    const { status, stderr } = await runCli(['profile', 'few.csv', '--config', 'missing.json', '--quiet'])
    expect(stderr).toContain('Did you mean "name"?')
    expect(status).toBe(2)
  })
})

describe('explain', () => {
  const pair = (isSame: boolean): [string, string] => {
    const rows = readFileSync(join(folder, 'out', 'xref.csv'), 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','))
    const k = rows.findIndex(([id], i) => i > 0 && (rows[i - 1][0] === id) === isSame)
    const ref = ([, source, id]: string[]): string => `${source}:${id}`
    return [ref(rows[k - 1]), ref(rows[k])]
  }

  it('shows each level with its values and bits, and whether the two are one golden record', async () => {
    const { status, stdout } = await runCli(['explain', 'out', ...pair(true)])
    expect(status).toBe(0)
    expect(stdout).toMatch(
      /^Match probability [01]\.[0-9]{4}, weight [+-][0-9.]+ bits\. They are one golden record\.\n/,
    )
    expect(stdout).toMatch(/\ncomparison +level +bits +left +right\n\(before comparing\) /)
    for (const row of ['name.given', 'name.family', 'birthDate', 'phone', 'email', '(relatives)'])
      expect(stdout).toContain(`\n${row} `)
    expect((await runCli(['explain', 'out', ...pair(false)])).stdout).toContain('They are two golden records.')
  })

  it('gives the same for the two records in either order, and parts that add up', async () => {
    const [a, b] = pair(true)
    const [one, other] = await Promise.all(
      [
        [a, b],
        [b, a],
      ].map(async ([l, r]) => JSON.parse((await runCli(['explain', 'out', l, r, '--json'])).stdout)),
    )
    expect(other.weight).toBe(one.weight)
    expect(other.comparisons[0].left).toEqual(one.comparisons[0].right)
    const parts = one.comparisons.reduce(
      (sum: number, c: { weight: number }) => sum + c.weight,
      one.priorWeight + one.relativesWeight,
    )
    expect(parts).toBeCloseTo(one.weight, 9)
    expect(one.sameGolden).toBe(true)
  })

  it('gives the weight that the run itself kept for the pair', async () => {
    const { arrays } = readSnapshot(join(folder, 'out', 'edges'))
    const refs = readFileSync(join(folder, 'out', 'xref.csv'), 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').slice(1))
      .sort(([s, i], [t, j]) => (s === t ? (i < j ? -1 : 1) : s < t ? -1 : 1))
      .map(([source, id]) => `${source}:${id}`)
    for (const e of [0, 1, arrays.left.length - 1]) {
      const { stdout } = await runCli(['explain', 'out', refs[arrays.left[e]], refs[arrays.right[e]], '--json'])
      expect(JSON.parse(stdout).weight).toBeCloseTo(arrays.weight[e], 9)
    }
  })

  it.each<[string, () => string[], number, RegExp]>([
    [
      'an unknown record',
      () => ['out', 'crm:nobody', pair(true)[0]],
      2,
      /The run has no record crm:nobody\. Its sources are billing, crm, support, web/,
    ],
    ['an unknown source', () => ['out', 'nowhere:1', pair(true)[0]], 2, /The run has no record nowhere:1/],
    ['the same record twice', () => ['out', pair(true)[0], pair(true)[0]], 2, /one and the same/],
    ['no record', () => ['out', 'crm', pair(true)[0]], 2, /"crm" names no record\. Write source:id/],
    [
      'a folder that is no run',
      () => ['.', ...pair(true)],
      3,
      /run\.json cannot be read\. Give the folder of a finished run/,
    ],
    ['a folder that is missing', () => ['nowhere', ...pair(true)], 3, /Give the folder of a finished run/],
    ['a run without values', () => ['bare', ...pair(true)], 3, /was written without values/],
    [
      'a run of a later format',
      () => ['later', ...pair(true)],
      3,
      /holds a run of format 99; this version reads format 1/,
    ],
  ])('refuses %s', async (_, args, expected, message) => {
    const [dir] = args()
    if (dir === 'bare' || dir === 'later') cpSync(join(folder, 'out'), join(folder, dir), { recursive: true })
    if (dir === 'bare') rmSync(join(folder, 'bare', 'values'))
    if (dir === 'later') write('later/run.json', '{"format":99}')
    const { status, stdout, stderr } = await runCli(['explain', ...args()])
    expect(stderr).toMatch(message)
    expect({ status, stdout }).toEqual({ status: expected, stdout: '' })
  })
})

describe('evaluate', () => {
  it('scores a crosswalk', async () => {
    const { status, stdout, stderr } = await runCli(['evaluate', 'out/xref.csv', truth])
    expect(stdout).toMatch(
      /^pairs {6}precision [01]\.[0-9]{4} {2}recall [01]\.[0-9]{4} {2}F1 0\.9[0-9]{3}\nB-cubed {4}precision [01]\.[0-9]{4} {2}recall [01]\.[0-9]{4} {2}F1 0\.9[0-9]{3}\n$/,
    )
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })

  const XREF = 'golden_id,source,record_id\ng1,crm,1\ng1,web,1\ng2,crm,2\ng2,crm,3\n'

  it('takes sources from the truth, and counts pairs across them', async () => {
    write('xref.csv', XREF)
    write('truth.csv', 'source,record_id,entity_id\ncrm,1,a\nweb,1,a\ncrm,2,b\ncrm,3,c\n')
    const scores = async (...args: string[]) =>
      JSON.parse((await runCli(['evaluate', 'xref.csv', 'truth.csv', '--json', ...args])).stdout)
    expect((await scores()).pairs).toMatchObject({ truePairs: 1, predictedPairs: 2, commonPairs: 1 })
    expect((await scores('--across', 'source')).pairs).toMatchObject({
      truePairs: 1,
      predictedPairs: 1,
      commonPairs: 1,
      f1: 1,
    })
  })

  it('counts records that one side lacks', async () => {
    write('xref.csv', XREF)
    write('truth.csv', 'record_id,entity_id\n2,b\n3,b\n4,d\n')
    const { status, stderr } = await runCli(['evaluate', 'xref.csv', 'truth.csv'])
    expect(stderr).toContain('Note: 1 of the 3 records of the truth are not in the result')
    expect(stderr).toMatch(/Note: [12] records? of the result/)
    expect(status).toBe(0)
  })

  it.each<[string, string, string, number, RegExp]>([
    [
      'a crosswalk with other columns',
      FEW,
      'record_id,entity_id\n1,a\n',
      3,
      /xref\.csv is no crosswalk: its columns are id, name, email, colour/,
    ],
    [
      'a truth with other columns',
      XREF,
      FEW,
      3,
      /truth\.csv is no truth file: its columns are id, name, email, colour\. It needs record_id and entity_id/,
    ],
    ['a truth without records', XREF, 'record_id,entity_id\n', 3, /has a header but no record/],
    [
      'a truth that says two things',
      XREF,
      'record_id,entity_id\n2,a\n2,b\n',
      3,
      /record 2 gives a record another entity/,
    ],
    [
      'a truth without sources for ids that sources share',
      XREF,
      'record_id,entity_id\n1,a\n2,b\n',
      3,
      /names no sources, and 1 of its ids/,
    ],
    [
      'a crosswalk that lists a record twice',
      `${XREF}g3,crm,2\n`,
      'source,record_id,entity_id\ncrm,2,b\n',
      3,
      /has 1 record twice/,
    ],
    [
      'a truth of other records',
      XREF,
      'record_id,entity_id\n77,a\n78,b\n',
      3,
      /None of the 2 records of truth\.csv is in xref\.csv/,
    ],
  ])('refuses %s', async (_, xref, truthText, expected, message) => {
    write('xref.csv', xref)
    write('truth.csv', truthText)
    const { status, stdout, stderr } = await runCli(['evaluate', 'xref.csv', 'truth.csv'])
    expect(stderr).toMatch(message)
    expect(stderr).not.toContain(SECRET)
    expect({ status, stdout }).toEqual({ status: expected, stdout: '' })
  })

  it('knows no other way across', async () => {
    expect((await runCli(['evaluate', 'out/xref.csv', truth, '--across', 'name'])).status).toBe(2)
  })
})

describe('generate', () => {
  it('writes the same bytes for the same seed, and others for another', async () => {
    const generate = (name: string, ...args: string[]) =>
      runCli(['generate', `${name}.csv`, '--truth', `${name}-truth.csv`, '--records', '50', ...args])
    const { status, stdout } = await generate('one', '--seed', '3')
    expect({ status, stdout }).toEqual({ status: 0, stdout: '50 records in one.csv, the truth in one-truth.csv\n' })
    await generate('two', '--seed', '3')
    await generate('three', '--seed', '4')
    const hashes = hashesOf(folder)
    expect([hashes['two.csv'], hashes['two-truth.csv']]).toEqual([hashes['one.csv'], hashes['one-truth.csv']])
    expect(hashes['three.csv']).not.toBe(hashes['one.csv'])
    expect(readFileSync(join(folder, 'one.csv'), 'utf8').trimEnd().split('\n')).toHaveLength(51)
  })

  it.each<[string, readonly string[], number, RegExp]>([
    ['no record', ['g.csv', '--records', '0'], 2, /a number from 1 to 10,000,000/],
    ['too many records', ['g.csv', '--records', '10000001'], 2, /a number from 1 to 10,000,000/],
    ['half a record', ['g.csv', '--records', '1.5'], 2, /a whole number/],
    ['too much noise', ['g.csv', '--noise', '4'], 2, /a number from 0 to 3/],
    ['one file for both', ['g.csv', '--truth', './g.csv'], 2, /both go to g\.csv/],
    ['a folder', ['out'], 2, /out is a folder\. Name a file/],
    [
      'a folder that is missing',
      ['nowhere/g.csv'],
      1,
      /nowhere\/g\.csv cannot be written \(ENOENT\)\. Its folder does not exist/,
    ],
  ])('refuses %s', async (_, args, expected, message) => {
    const { status, stdout, stderr } = await runCli(['generate', ...args])
    expect(stderr).toMatch(message)
    expect({ status, stdout }).toEqual({ status: expected, stdout: '' })
  })
})

describe('bench', () => {
  it('prints the stages, and one JSON line last with units in its keys', async () => {
    const { status, stdout, stderr } = await runCli(['bench', people, '--truth', truth, '--runs', '2'])
    const lines = stdout.trimEnd().split('\n')
    expect(lines[0]).toMatch(/^stage +fastest run$/)
    const figures = JSON.parse(lines.at(-1) as string)
    expect(figures).toMatchObject({ records: 1000, runs: 2, node: process.version })
    expect(figures.pair_f1).toBeGreaterThan(0.9)
    const numbers = [
      'golden_records',
      'scored_pairs',
      'total_s',
      'slowest_total_s',
      'records_per_s',
      'pairs_per_s',
      'read_s',
      'learn_s',
      'score_s',
      'peak_memory_mib',
    ]
    for (const key of numbers) expect(figures[key], key).toBeGreaterThan(0)
    expect(stderr).toContain('run 2 of 2 …')
    expect(status).toBe(0)
  })

  it('prints only the JSON line with --json', async () => {
    const { stdout, stderr } = await runCli(['bench', 'few.csv', '--config', 'few.json', '--runs', '1', '--json'])
    expect(stdout.trimEnd().split('\n')).toHaveLength(1)
    expect(stderr).toBe('')
  })

  it('ends with exit 2 on no run, and 3 on a missing file', async () => {
    expect((await runCli(['bench', 'few.csv', '--runs', '0'])).status).toBe(2)
    expect((await runCli(['bench', 'nowhere.csv'])).status).toBe(3)
  })
})
