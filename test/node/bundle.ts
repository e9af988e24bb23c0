import { mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'

const root = resolve(import.meta.dirname, '../..')

/** A folder inside the package, so that what is built there finds the package's dependencies. */
export function scratchFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(root, 'node_modules', '.cache-threads-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Bundles TypeScript, which threads cannot load as it stands; imports are from the root of the package. */
export async function bundle(contents: string, outfile: string): Promise<string> {
  await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    // The program of a thread is imported for what it does.
    ignoreAnnotations: true,
    logLevel: 'warning',
  })
  return outfile
}
