import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folder, root, runCli } from '../cli/run-cli'

const silos = join(root, 'examples', 'silos')
const five = ['crm.csv', 'billing.csv', 'support.ndjson', 'web.csv', 'loyalty.csv'].map((file) => join(silos, file))
const truth = join(silos, 'truth.csv')

interface Outcome {
  readonly records: number
  readonly golden: number
  readonly evaluation: { readonly pairs: { readonly f1: number } }
}

async function resolveSilos(...args: readonly string[]): Promise<Outcome> {
  const { status, stdout } = await runCli(['resolve', ...args, '--truth', truth, '--json', '--no-report'])
  expect(status).toBe(0)
  return JSON.parse(stdout) as Outcome
}

describe('the sample silos', () => {
  it('resolve without a config, at a pairwise F1 of at least 0.95', async () => {
    const { records, evaluation } = await resolveSilos(...five, '--out', 'five')
    expect(records).toBe(2048)
    expect(evaluation.pairs.f1).toBeGreaterThanOrEqual(0.95)
  })

  it('take in a reference file that founds no golden record', async () => {
    const config = join(silos, 'with-partner.json')
    await resolveSilos(...five, join(silos, 'partner.csv'), '--config', config, '--out', 'six')
    const golden = readFileSync(join(folder, 'six', 'golden.csv'), 'utf8')
      .trimEnd()
      .split('\n')
    const sources = golden.slice(1).map((line) => line.slice(line.lastIndexOf('"[') + 1))
    expect(sources.some((cell) => cell.includes('partner'))).toBe(true)
    expect(sources.every((cell) => /crm|billing|support|web|loyalty/.test(cell))).toBe(true)
    const xref = readFileSync(join(folder, 'six', 'xref.csv'), 'utf8')
      .trimEnd()
      .split('\n')
    expect(xref.length - 1).toBe(2048 + 232)
  })
})
