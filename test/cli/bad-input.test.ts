import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { type CliRun, folder, hashesOf, hiddenIn, runCli } from './run-cli'

/** A value that no message may show. */
const SECRET = 'Quibblethorpe'
const HEADER = 'id,name,email\n'
const GOOD = ['Ann', 'Bea', 'Carl', 'Dora', 'Emil', 'Finn']
  .map(
    (given, i) => `${2 * i},${given} ${SECRET},${given}@lee.org\n${2 * i + 1},${given} L ${SECRET},${given}@lee.org\n`,
  )
  .join('')

const write = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content)
  return name
}

beforeAll(async () => {
  chmodSync(folder, 0o755)
  write('good.csv', HEADER + GOOD)
  const { status } = await runCli(['resolve', 'good.csv', '--out', 'out'])
  expect(status).toBe(0)
})

/** Runs over an earlier result and says whether it is still there, byte for byte, with nothing left beside it. */
async function resolveOver(args: readonly string[]): Promise<CliRun & { isUntouched: boolean }> {
  const before = hashesOf(join(folder, 'out'))
  const run = await runCli(['resolve', ...args, '--out', 'out'])
  expect(hiddenIn(folder)).toEqual([])
  const after = hashesOf(join(folder, 'out'))
  return { ...run, isUntouched: JSON.stringify(before) === JSON.stringify(after) }
}

describe('an input that cannot be used ends with exit 3, an earlier result untouched', () => {
  const utf8 = (text: string): Uint8Array => Buffer.from(text)
  it.each<[string, string, string | Uint8Array, RegExp]>([
    ['an empty file', 'empty.csv', '', /is empty/],
    ['only a byte order mark', 'bom-only.csv', '\ufeff', /is empty/],
    ['only a header', 'header.csv', HEADER, /has a header but no record/],
    ['equal column names', 'twins.csv', `id,name,name\n1,${SECRET},x\n`, /same name for several columns: "name"/],
    ['empty column names', 'nameless.csv', `id,,name\n1,${SECRET},x\n`, /no name for 1 of its 3 columns \(number 2\)/],
    [
      'only broken records',
      'broken.csv',
      `${HEADER}1,${SECRET}\n2,${SECRET}\n`,
      /all 2 were rejected, the first on line 2/,
    ],
    ['a gzip archive', 'gzip.csv', gzipSync(HEADER + GOOD), /is a gzip archive. Unpack it/],
    [
      'a picture',
      'png.csv',
      Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex'),
      /not a text file/,
    ],
    [
      'a workbook',
      'book.csv',
      Buffer.concat([Buffer.from('504b030414000000', 'hex'), utf8('xl/workbook.xml')]),
      /Excel workbook/,
    ],
  ])('%s', async (_, name, content, message) => {
    const { status, stdout, stderr, isUntouched } = await resolveOver([write(name, content)])
    expect(stderr).toMatch(message)
    expect(stderr).toContain(name)
    expect(stderr).not.toContain(SECRET)
    expect({ status, stdout, isUntouched }).toEqual({ status: 3, stdout: '', isUntouched: true })
  })

  it('a missing file', async () => {
    const { status, stderr, isUntouched } = await resolveOver(['good.csv', 'nowhere.csv'])
    expect(stderr).toContain('Source "nowhere" (nowhere.csv) does not exist')
    expect({ status, isUntouched }).toEqual({ status: 3, isUntouched: true })
  })

  it('a folder', async () => {
    mkdirSync(join(folder, 'a-folder'))
    const { status, stderr, isUntouched } = await resolveOver(['a-folder'])
    expect(stderr).toContain('is a folder')
    expect({ status, isUntouched }).toEqual({ status: 3, isUntouched: true })
  })

  it('a file that this user may not read', async ({ skip }) => {
    chmodSync(join(folder, write('locked.csv', HEADER + GOOD)), 0o000)
    const uid = process.getuid?.()
    if (uid === undefined) return skip('the system has no users')
    // Root may read all, so the command runs as nobody.
    const as = uid === 0 ? { uid: 65534 } : {}
    const isRunnable = (await runCli(['--version'], as).catch(() => undefined))?.status === 0
    if (!isRunnable) return skip('nobody may not read this package')
    mkdirSync(join(folder, 'open-to-all'))
    chmodSync(join(folder, 'open-to-all'), 0o777)
    const { status, stderr } = await runCli(['resolve', 'locked.csv', '--out', 'open-to-all/out'], as)
    expect(stderr).toContain('may not be read by this user')
    expect(status).toBe(3)
  })

  it('ids on lines that differ: five are named, and a column that would do', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => `${100 + i},${SECRET},q${i}@lee.org\n`)
    const again = Array.from({ length: 7 }, (_, i) => `${100 + i},Other ${SECRET},p${i}@lee.org\n`)
    write('clash.csv', [HEADER, ...rows, ...again].join(''))
    const { status, stderr, isUntouched } = await resolveOver(['clash.csv', '--id', 'id', '--quiet'])
    expect(stderr).toContain('7 record ids stand on lines that differ, such as')
    expect(stderr.match(/clash:10\d/g)).toHaveLength(5)
    expect(stderr).toContain('The column "email" is unique')
    expect(stderr).not.toContain(SECRET)
    expect({ status, isUntouched }).toEqual({ status: 3, isUntouched: true })
    const better = await runCli(['resolve', 'clash.csv', '--id', 'email', '--out', 'clash-out'])
    expect(better.status).toBe(0)
  })

  it('more rejects than --max-rejects', async () => {
    write('ragged.csv', `${HEADER}${GOOD}90,${SECRET}\n91,${SECRET},a@b.org,more\n`)
    const { status, stderr, isUntouched } = await resolveOver(['ragged.csv', '--max-rejects', '1'])
    expect(stderr).toContain('2 lines cannot be read, more than --max-rejects 1 allows')
    expect({ status, isUntouched }).toEqual({ status: 3, isUntouched: true })
    const { status: allowed } = await runCli(['resolve', 'ragged.csv', '--max-rejects', '2', '--out', 'ragged-out'])
    expect(allowed).toBe(0)
  })

  it('a truth that is none, before anything is resolved', async () => {
    for (const [name, content, message] of [
      ['no-truth.csv', HEADER + GOOD, /is no truth file: its columns are id, name, email/],
      ['two-truths.csv', 'record_id,entity_id\n1,a\n1,b\n', /record 2 gives a record another entity/],
      ['half-truth.csv', 'record_id,entity_id\n1,\n', /record 1 has no entity_id/],
    ] as const) {
      const { status, stderr, isUntouched } = await resolveOver(['good.csv', '--truth', write(name, content)])
      expect(stderr).toMatch(message)
      expect(stderr).not.toContain('normalize')
      expect({ status, isUntouched }).toEqual({ status: 3, isUntouched: true })
    }
  })

  it('judgements that are none, with their line', async () => {
    const same = '{"judgement":"same","left":"good:2","right":"good:3"}\n'
    for (const [content, message] of [
      [`${same}nonsense\n`, /line 2: not JSON/],
      [`${same}\n{"judgement":"maybe","left":"good:2","right":"good:3"}\n`, /line 3: "judgement" must be/],
      [`{"judgement":"same","left":"${SECRET}","right":"good:3"}\n`, /line 1: "left" and "right" must name records/],
      ['{"judgement":"same","left":"good:2","right":"good:2"}\n', /line 1: both records are the same one/],
      ['null\n', /line 1: "judgement" must be/],
    ] as const) {
      const { status, stderr, isUntouched } = await resolveOver([
        'good.csv',
        '--judgements',
        write('judgements.ndjson', content),
      ])
      expect(stderr).toMatch(message)
      expect(stderr).not.toContain(SECRET)
      expect({ status, isUntouched }).toEqual({ status: 3, isUntouched: true })
    }
    const { status } = await resolveOver(['good.csv', '--judgements', 'nowhere.ndjson'])
    expect(status).toBe(3)
  })

  it('says it as a JSON line with --json', async () => {
    const { status, stderr } = await resolveOver(['nowhere.csv', '--json'])
    const [error] = stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(error.error).toMatchObject({ code: 'UNREADABLE_INPUT' })
    expect(error.error.message).toContain('nowhere.csv')
    expect(status).toBe(3)
  })
})

describe('an input with faults is read as far as it can be, with a counted warning', () => {
  const resolveFile = async (name: string, content: string | Uint8Array, args: readonly string[] = []) => {
    const out = mkdtempSync(join(folder, 'result-'))
    const run = await runCli(['resolve', write(name, content), '--id', 'id', '--out', out, ...args])
    expect(run.stderr).not.toContain(SECRET)
    expect(run.status).toBe(0)
    const { counts } = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8'))
    const text = (file: string): string => readFileSync(join(out, file), 'utf8')
    return { ...run, counts, golden: text('golden.csv'), rejected: text('rejected.csv').split('\n').slice(1, -1) }
  }

  it.each<[string, string, string, number, number]>([
    ['too few cells', 'few.csv', '90,Zed\n', 12, 1],
    ['too many cells', 'many.csv', '90,Zed,z@z.org,more\n', 12, 1],
    ['text after a closing quote', 'quote.csv', '90,"Zed"x,z@z.org\n91,Yan,y@y.org\n', 13, 1],
    ['a quote that is not closed', 'open.csv', '90,"Zed,z@z.org\n91,Yan,y@y.org\n', 13, 1],
    ['a NUL byte', 'nul.csv', '90,Ze\0d,z@z.org\n', 12, 1],
    ['no id', 'blank.csv', ',Zed,z@z.org\n', 12, 1],
  ])('%s', async (_, name, more, records, rejected) => {
    const run = await resolveFile(name, HEADER + GOOD + more)
    expect(run.counts).toMatchObject({ records, rejected })
    expect(run.rejected).toHaveLength(rejected)
    expect(run.stderr).toContain('Note: 1 line could not be read; it is in rejected.csv.')
  })

  it('surrogates of UTF-16 written as bytes of their own, in a file that is UTF-8 else', async () => {
    const cesu = Buffer.concat([
      Buffer.from(`${HEADER + GOOD}90,Zoë ${'é'.repeat(20)}`),
      Buffer.from('eda0bdedb880', 'hex'),
      Buffer.from(',z@z.org\n'),
    ])
    expect((await resolveFile('cesu.csv', cesu)).counts).toMatchObject({ records: 12, rejected: 1 })
  })

  it('a lone surrogate in UTF-16', async () => {
    const text = `\ufeff${HEADER + GOOD}90,Ze\ud800d,z@z.org\n`
    expect((await resolveFile('lone.csv', Buffer.from(text, 'utf16le'))).counts).toMatchObject({
      records: 12,
      rejected: 1,
    })
  })

  it('a cell of 50 MB', async () => {
    const { counts } = await resolveFile('huge.csv', `${HEADER + GOOD}90,"${'x'.repeat(50e6)}",z@z.org\n`)
    expect(counts).toMatchObject({ records: 12, rejected: 1 })
  })

  it('identical lines, which count once', async () => {
    const { counts, stderr } = await resolveFile('again.csv', HEADER + GOOD + GOOD)
    expect(counts).toMatchObject({ records: 12, repeated_lines: 12, rejected: 0 })
    expect(stderr).toContain('Note: 12 lines repeat other lines in every cell and do not count.')
  })

  it.each([
    ['UTF-16, little end first', 'le.csv', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16, big end first', 'be.csv', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['UTF-8 with a byte order mark', 'bom.csv', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['Latin-1', 'latin1.csv', (text: string) => Buffer.from(text, 'latin1')],
  ])('%s is read as it was meant', async (_, name, encode) => {
    const { counts, golden, stderr } = await resolveFile(name, encode(`${HEADER + GOOD}90,Zoë Müller,z@z.org\n`))
    expect(counts).toMatchObject({ records: 13, rejected: 0 })
    expect(golden).toContain('Zoë Müller')
    expect(stderr.includes('was read as Windows-1252')).toBe(name === 'latin1.csv')
  })

  it('5,000 columns, of which only some are listed', async () => {
    const columns = Array.from({ length: 4997 }, (_, i) => `c${i}`)
    const rows = GOOD.trimEnd()
      .split('\n')
      .map((line, r) => `${line},${columns.map((_, c) => (r * c) % 7).join(',')}\n`)
    const { counts, stderr } = await resolveFile(
      'wide.csv',
      `${HEADER.trimEnd()},${columns.join(',')}\n${rows.join('')}`,
    )
    expect(counts).toMatchObject({ records: 12 })
    expect(stderr.length).toBeLessThan(20_000)
  })

  it('columns, a source and fields called as what every object has', async () => {
    const rows = GOOD.trimEnd()
      .split('\n')
      .map((line) => `${line},x\n`)
      .join('')
    for (const name of ['__proto__.csv', 'constructor.csv', 'toString.csv']) {
      const { counts } = await resolveFile(name, `id,__proto__,constructor,toString\n${rows}`)
      expect(counts).toMatchObject({ records: 12 })
    }
    write('proto.csv', `id,__proto__,constructor,toString\n${rows}`)
    write(
      'proto.json',
      '{"fields":{"__proto__":{"kind":"person-name"},"constructor":{"kind":"email"},"toString":{"kind":"category"}},"sources":{"proto":{"id":"id"}}}',
    )
    const { status, stdout } = await runCli([
      'resolve',
      'proto.csv',
      '--config',
      'proto.json',
      '--out',
      'proto-out',
      '--json',
    ])
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      records: 12,
      expected: { precision: expect.any(Number), recall: expect.any(Number) },
    })
    const [header] = readFileSync(join(folder, 'proto-out', 'golden.csv'), 'utf8').split('\n')
    expect(header).toContain('golden_id,__proto__,__proto__.given')
  })

  it('headers that would steer a terminal are shown as escapes', async () => {
    const { stderr } = await resolveFile('steer.csv', `id,name,email,\u001b[31mred\n${GOOD.replaceAll('\n', ',1\n')}`)
    expect(stderr).not.toContain('\u001b')
    expect(stderr).toContain('\\u001b[31mred')
  })
})
