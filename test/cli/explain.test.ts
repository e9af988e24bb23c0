import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readSnapshot, writeSnapshot } from '../../src/node'
import { folder, root, runCli } from './run-cli'

const people = join(root, 'examples', 'people.csv')
const write = (name: string, content: string): void => writeFileSync(join(folder, name), content)
const readRows = (dir: string, file: string): string[][] =>
  readFileSync(join(folder, dir, file), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))

/** Golden IDs with their records as `source:id`. */
function goldenOf(dir: string): Map<string, string[]> {
  const golden = new Map<string, string[]>()
  for (const [id, source, record] of readRows(dir, 'xref.csv')) {
    golden.set(id, [...(golden.get(id) ?? []), `${source}:${record}`])
  }
  return golden
}

async function explain(...args: string[]): Promise<string> {
  const { status, stdout, stderr } = await runCli(['explain', ...args])
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return stdout
}

const explainJson = async (...args: string[]) => JSON.parse(await explain(...args, '--json'))

/** A shop whose records are typed by hand: an e-mail, a phone, a type. */
const rows = [
  'id,kind,name,email,phone',
  ...Array.from({ length: 30 }, (_, n) => `a${n},person,Person ${n},p${n}@mail.org,0161 49${60000 + n}`),
  ...Array.from({ length: 30 }, (_, n) => `b${n},person,Person ${n},p${n}@mail.org,0161 49${60000 + n}`),
  'x1,person,Person 1,other@else.net,0161 4960001',
  'x2,company,Person 2,p2@mail.org,0161 4960002',
]
const config = {
  fields: {
    kind: { kind: 'record-type' },
    name: { kind: 'person-name' },
    email: { kind: 'email' },
    phone: { kind: 'phone', region: 'GB' },
  },
  sources: { shop: { id: 'id', duplicateFree: false } },
  match: { blocking: [['email']] },
}
const ref = (recordId: string) => ({ source: 'shop', recordId })

beforeAll(async () => {
  write('shop.csv', `${rows.join('\n')}\n`)
  write('shop.json', JSON.stringify(config))
  write('judged.ndjson', `${JSON.stringify({ judgement: 'different', left: 'shop:a3', right: 'shop:b3' })}\n`)
  const args = ['--config', 'shop.json', '--judgements', 'judged.ndjson', '--out', 'shop', '--no-report', '--quiet']
  expect(await runCli(['resolve', 'shop.csv', ...args])).toMatchObject({ status: 0 })
  expect(await runCli(['resolve', people, '--out', 'out', '--no-report', '--quiet'])).toMatchObject({ status: 0 })
}, 60_000)

describe('explain of a pair that did not match', () => {
  it('names the blocking rule that would have proposed it, with its cost', async () => {
    const text = await explain('shop', 'shop:a1', 'shop:x1')
    expect(text).toContain(
      '\nWhy they are not one golden record:\n- Never compared by itself: no blocking rule holds both.\n',
    )
    expect(text).toMatch(/\nrule +pairs at most +records in their block\n/)
    expect(text).toMatch(/\n\["phone"\] +\d+ +\d+\n/)
    const { blocking, reasons, sameGolden } = await explainJson('shop', 'shop:a1', 'shop:x1')
    expect(sameGolden).toBe(false)
    expect(blocking).toMatchObject({ isProposed: false, shared: [] })
    expect(reasons[0]).toEqual({ reason: 'not-proposed' })
  })

  it('says in a sentence what each comparison costs, and what the pair would be without', async () => {
    const text = await explain('shop', 'shop:a1', 'shop:x1')
    expect(text).toMatch(
      /\n- email: "different" costs \d+\.\d\d bits; "exact" would give \+\d+\.\d\d; with it the pair would (be a match|still be none) \(p=[01]\.\d{4}\)\.\n/,
    )
    const { costs, weight } = await explainJson('shop', 'shop:a1', 'shop:x1')
    expect(costs[0]).toMatchObject({ comparison: 'email', level: 'different', bestLevel: 'exact' })
    expect(costs[0].weightWith).toBeGreaterThan(weight)
  })

  it('tells what people judged, and of what type records are', async () => {
    expect(await explain('shop', 'shop:a3', 'shop:b3')).toContain(
      '- They must stay apart: people judged them different.\n',
    )
    expect((await explainJson('shop', 'shop:a3', 'shop:b3')).reasons).toContainEqual({ reason: 'judged-different' })
    expect(await explain('shop', 'shop:a2', 'shop:x2')).toContain(
      '- They must stay apart: they are of different types.\n',
    )
  })

  it('gives the same reasons as the run, and the weight that decided', async () => {
    const { arrays } = readSnapshot(join(folder, 'out', 'edges'))
    expect(arrays.decisive.length).toBeGreaterThan(0)
    const possible = readRows('out', 'possible.csv')
    const disagreeing = possible.find((row) => row.at(-1) === 'the other records of the clusters disagree') as string[]
    const [leftSource, leftId, rightSource, rightId, probability, weight] = disagreeing
    const { decided, reasons } = await explainJson('out', `${leftSource}:${leftId}`, `${rightSource}:${rightId}`)
    expect(decided.weight).toBeCloseTo(Number(weight), 9)
    expect(decided.probability).toBeCloseTo(Number(probability), 9)
    const own = reasons.find(({ reason }: { reason: string }) => reason === 'clusters-disagree')
    expect(own.meanWeight).toBeLessThan(decided.joinedFrom)
    expect(own.worst).toHaveLength(2)
  })

  it('speaks German', async () => {
    const { stdout } = await runCli(['explain', 'shop', 'shop:a1', 'shop:x1'], { env: { SAMEWISE_LANG: 'de' } })
    expect(stdout).toContain('Warum sie nicht ein Stammsatz sind:\n- Für sich nie verglichen')
  })
})

describe('explain of a golden record', () => {
  it('shows what holds it together, and what keeps the nearest record out', async () => {
    const [goldenId, records] = [...goldenOf('out')].find(([, members]) => members.length === 4) as [string, string[]]
    const text = await explain('out', goldenId)
    expect(text).toMatch(
      new RegExp(`^Golden record ${goldenId}: 4 records, cohesion [01]\\.\\d{4} \\(its weakest link\\)\\.\n`),
    )
    for (const record of records) expect(text).toContain(record)
    expect(text).toMatch(/\nleft +right +bits +probability +strongest agreements\n/)
    expect(text).toMatch(
      /\nThe nearest other record is \S+ of g_[0-9a-z]{26}: [+-]\d+\.\d\d bits on average to 4 records here, /,
    )
    expect(text).toMatch(/\nWhat keeps \S+ from \S+:\n- /)
    // The same by any of its records.
    expect(await explain('out', records[2])).toBe(text)
  })

  it('gives its cohesion as golden.csv has it, and its links as plain data', async () => {
    const golden = goldenOf('out')
    for (const row of readRows('out', 'golden.csv').filter((_, n) => n % 60 === 0)) {
      const [goldenId] = row
      const { cohesion, links, records, ...data } = await explainJson('out', goldenId)
      expect(data.goldenId).toBe(goldenId)
      expect(cohesion).toBeCloseTo(Number(row.at(-1)), 12)
      const names = records.map((r: { source: string; recordId: string }) => `${r.source}:${r.recordId}`)
      expect(names).toEqual(golden.get(goldenId))
      expect(links).toHaveLength(records.length - 1)
      for (const link of links)
        expect(link).toMatchObject({ left: { source: expect.any(String) }, weight: expect.any(Number) })
    }
  })

  it('of one record says so', async () => {
    const { records, links, weakestWeight, nearest } = await explainJson('shop', 'shop:x2')
    expect({ records, links, weakestWeight }).toEqual({ records: [ref('x2')], links: [], weakestWeight: null })
    expect(nearest.reasons).toContainEqual({ reason: 'different-types' })
  })

  it('stays readable when it is large', async () => {
    cpSync(join(folder, 'out'), join(folder, 'one'), { recursive: true })
    const { header, arrays } = readSnapshot(join(folder, 'one', 'values'))
    rmSync(join(folder, 'one', 'values'))
    await writeSnapshot(join(folder, 'one', 'values'), {
      header,
      arrays: { ...arrays, clusters: arrays.clusters.map((cluster) => (cluster < 300 ? 0 : cluster)) },
    })
    const [first] = [...goldenOf('out').values()].flat().sort()
    const text = await explain('one', first)
    expect(text.split('\n').length).toBeLessThan(60)
    expect(text).toMatch(/… and \d+ more records\n/)
    expect(text).toMatch(/\n… and \d+ stronger links\n/)
  })

  it.each([
    [
      'an unknown golden record',
      'g_00000000000000000000000000',
      /The run has no golden record g_0+; golden\.csv lists them/,
    ],
    ['an unknown record', 'shop:nobody', /The run has no record shop:nobody\. Its sources are shop/],
  ])('refuses %s', async (_, named, message) => {
    const { status, stdout, stderr } = await runCli(['explain', 'shop', named])
    expect(stderr).toMatch(message)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  })
})

describe('a run folder of an earlier version', () => {
  it('is explained without types and judgements', async () => {
    cpSync(join(folder, 'shop'), join(folder, 'earlier'), { recursive: true })
    for (const [file, dropped] of [
      ['values', ['types']],
      ['edges', ['sameLeft', 'sameRight', 'differentLeft', 'differentRight']],
    ] as const) {
      const path = join(folder, 'earlier', file)
      const { header, arrays } = readSnapshot(path)
      const kept = Object.entries(arrays).filter(([name]) => !(dropped as readonly string[]).includes(name))
      rmSync(path)
      await writeSnapshot(path, { header, arrays: Object.fromEntries(kept) })
    }
    const figures = join(folder, 'earlier', 'run.json')
    const { deciding_prior_weights: prior, ...others } = JSON.parse(readFileSync(figures, 'utf8'))
    expect(prior).toEqual({ match: expect.any(Number), relatives: expect.any(Number), random: expect.any(Number) })
    writeFileSync(figures, JSON.stringify(others))
    const { reasons, decided } = await explainJson('earlier', 'shop:a3', 'shop:b3')
    expect(reasons).not.toContainEqual({ reason: 'judged-different' })
    // The prior is reckoned again from the kept pairs.
    expect(decided).toEqual((await explainJson('shop', 'shop:a3', 'shop:b3')).decided)
    expect((await explainJson('earlier', 'shop:a1')).records.length).toBeGreaterThan(0)
  })
})
