import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { tool } from '../measure/shared-folder'

/** A run that takes longer has gone astray. */
const TIMEOUT_MS = 600_000

/** What a variant made of a set. */
export type VariantOutcome =
  | {
      readonly f1: number
      readonly precision: number
      readonly recall: number
      readonly records: number
      /** SHA-256 of xref.csv: equal ones are the same result. */
      readonly crosswalk: string
    }
  | { readonly failed: string }

/** A set of records as files, with what is to be said of it. */
export interface CopiedSet {
  readonly name: string
  /** One file a source. */
  readonly records: readonly string[]
  readonly truth: string
  /** Options of the command line that belong to the set. */
  readonly options: readonly string[]
  /** Column of the truth: only pairs that differ in it count. */
  readonly across?: string
}

/** Resolves a copy of a set with a bundled command line, and scores its crosswalk. */
export async function runVariant(
  command: string,
  options: readonly string[],
  { records, truth, options: own, across }: CopiedSet,
): Promise<VariantOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'samewise-ablation-'))
  const run = promisify(execFile)
  try {
    const out = join(folder, 'out')
    const args = ['resolve', ...records, '--out', out, '--quiet', '--no-report', '--no-lineage', '--no-values']
    // Variants run side by side, and a bundle has no program for threads beside it.
    args.push('--threads', '1')
    await run(process.execPath, [command, ...args, ...own, ...options], { timeout: TIMEOUT_MS, maxBuffer: 1 << 26 })
    const xref = join(out, 'xref.csv')
    const wanted = [truth, xref, '--cluster', 'golden_id', '--json', ...(across ? ['--across', across] : [])]
    const { stdout } = await run('python3', [tool('evaluate.py'), ...wanted])
    const score = JSON.parse(stdout)
    return {
      f1: score.pair_f1,
      precision: score.pair_precision,
      recall: score.pair_recall,
      records: score.records,
      crosswalk: createHash('sha256').update(readFileSync(xref)).digest('hex'),
    }
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string }
    return { failed: (stderr || message).trim().split('\n').slice(0, 3).join(' ') }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
