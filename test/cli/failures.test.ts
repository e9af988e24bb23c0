import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folder, hashesOf, hiddenIn, runCli, runShell } from './run-cli'

const RECORDS = 20_000

beforeAll(async () => {
  await runCli(['generate', 'small.csv', '--records', '60', '--truth', 'small-truth.csv'])
  await runCli(['generate', 'large.csv', '--records', String(RECORDS), '--truth', 'large-truth.csv'])
  expect((await runCli(['resolve', 'small.csv', '--out', 'out'])).status).toBe(0)
})

/** Sends one Ctrl-C once a stage has begun. */
function interruptAt(stage: string) {
  let isSent = false
  return (text: string, kill: (signal: NodeJS.Signals) => void): void => {
    if (isSent || !text.includes(`${stage} …`)) return
    isSent = true
    kill('SIGINT')
  }
}

describe('Ctrl-C', () => {
  it.each(['read', 'train', 'write'])(
    'during the stage "%s" ends with exit 130 and leaves nothing behind',
    async (stage) => {
      const before = hashesOf(join(folder, 'out'))
      const { status, stdout, stderr } = await runCli(['resolve', 'large.csv', '--out', 'out'], {
        onStderr: interruptAt(stage),
      })
      expect(stderr).toContain('The job was stopped')
      expect({ status, stdout }).toEqual({ status: 130, stdout: '' })
      expect(hashesOf(join(folder, 'out'))).toEqual(before)
      expect(hiddenIn(folder)).toEqual([])
    },
  )

  it('leaves no folder where there was none', async () => {
    const onStderr = interruptAt('normalize')
    const { status } = await runCli(['resolve', 'large.csv', '--out', 'new/deep/out'], { onStderr })
    expect(status).toBe(130)
    expect(existsSync(join(folder, 'new'))).toBe(false)
  })
})

describe('a closed pipe', () => {
  it.each([
    'samewise profile small.csv | head -1',
    'samewise init small.csv 2>&1 | head -1',
    'samewise resolve small.csv --out piped 2>&1 | head -1',
    'samewise profile small.csv --json | true',
    'samewise --help | true',
  ])('is no failure: %s', async (script) => {
    const { status } = await runShell(script)
    expect(status).toBe(0)
  })

  it('of progress and notes does not stop the job', async () => {
    await runShell('samewise resolve small.csv --out piped-result 2>&1 | head -1')
    expect(existsSync(join(folder, 'piped-result', 'run.json'))).toBe(true)
  })
})

describe('a disk that is full', () => {
  const disk = join(folder, 'disk')
  mkdirSync(disk)
  const isMounted = spawnSync('bash', ['-c', `mount -t tmpfs -o size=700k none ${disk}`]).status === 0
  afterAll(() => {
    if (isMounted) spawnSync('bash', ['-c', `umount ${disk}`])
  })

  it('ends with exit 1, and an earlier result stays as it was', async ({ skip }) => {
    if (!isMounted) return skip('only root can mount a small disk')
    expect((await runCli(['resolve', 'small.csv', '--out', 'disk/out', '--no-report'])).status).toBe(0)
    const before = hashesOf(join(disk, 'out'))
    const { status, stdout, stderr } = await runCli(['resolve', 'large.csv', '--out', 'disk/out', '--no-report'])
    expect(stderr).toContain('The disk is full: free some space, or choose another output folder.')
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(hashesOf(join(disk, 'out'))).toEqual(before)
    expect(hiddenIn(disk)).toEqual([])

    const generated = await runCli(['generate', 'disk/people.csv', '--records', '20000'])
    expect(generated.status).toBe(1)
    expect(existsSync(join(disk, 'people.csv'))).toBe(false)
    expect(hiddenIn(disk)).toEqual([])
  })

  it('behind stdout ends with exit 1', async ({ skip }) => {
    if (!existsSync('/dev/full')) return skip('the system has no /dev/full')
    const { status, stderr } = await runShell('samewise init small.csv --quiet > /dev/full')
    expect(stderr).toContain('The disk is full')
    expect(status).toBe(1)
  })
})

describe('a result that cannot be written', () => {
  it.each([
    ['/proc/samewise/out', 'a folder of the system'],
    ['small.csv/out', 'below a file'],
  ])('ends with exit 1, before the input is read: %s, %s', async (out) => {
    const { status, stdout, stderr } = await runCli(['resolve', 'small.csv', '--out', out])
    expect(stderr).toMatch(/cannot be written \(E[A-Z]+\)/)
    expect(stderr).not.toContain('normalize')
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  })

  it('ends with exit 1 for a user without permission', async ({ skip }) => {
    if (process.getuid?.() !== 0) return skip('only root can become another user')
    spawnSync('chmod', ['755', folder])
    const isRunnable = (await runCli(['--version'], { uid: 65534 }).catch(() => undefined))?.status === 0
    if (!isRunnable) return skip('nobody may not read this package')
    const { status, stderr } = await runCli(['resolve', 'small.csv', '--out', 'out'], { uid: 65534 })
    expect(stderr).toMatch(/out cannot be written \(EACCES\)/)
    expect(status).toBe(1)
  })
})

it('shows a stack trace only to those who ask for it', async () => {
  writeFileSync(join(folder, 'odd.mjs'), 'export default { get fields() { throw new Error("odd") } }')
  const { status, stderr } = await runCli(['resolve', 'small.csv', '--config', 'odd.mjs', '--out', 'odd'])
  expect(stderr).toMatch(/^Unexpected failure: odd\. Set SAMEWISE_DEBUG=1 for details, and report it please\.\n$/)
  expect(status).toBe(1)
})
