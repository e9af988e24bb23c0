import { mkdirSync, writeFileSync } from 'node:fs'

/** Keeps a result as benchmarks/results/<name>.json. */
export function writeResult(name: string, result: object): void {
  mkdirSync('benchmarks/results', { recursive: true })
  const path = `benchmarks/results/${name}.json`
  writeFileSync(path, `${JSON.stringify(result, null, 2)}\n`)
  process.stdout.write(`Kept in ${path}.\n`)
}
