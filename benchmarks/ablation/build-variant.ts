import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { build } from 'esbuild'
import type { Variant } from './choices'
import { applyReplacements, type Sources } from './replace'

/** Of each process its own, so that two can run at a time. */
const WORK = join('benchmarks', 'work', `ablation-${process.pid}`)
const TREE = join(WORK, 'tree')

/** Copies the sources as they are now, so that all variants are made from the same ones while others go on working on them. */
export function copySources(): Sources {
  removeCopy()
  mkdirSync(TREE, { recursive: true })
  for (const path of ['src', 'package.json', 'tsconfig.json']) cpSync(path, join(TREE, path), { recursive: true })
  return readSources(TREE)
}

/** The sources below `src` of a tree, by their paths in it. */
export function readSources(tree: string): Sources {
  const paths = readdirSync(join(tree, 'src'), { recursive: true, encoding: 'utf8' })
  return new Map(
    paths
      .filter((path) => path.endsWith('.ts'))
      .map((path) => [`src/${path.split(sep).join('/')}`, readFileSync(join(tree, 'src', path), 'utf8')]),
  )
}

/** Removes the copy and all that was bundled from it. */
export function removeCopy(): void {
  rmSync(WORK, { recursive: true, force: true })
}

/** Why a variant cannot be made of the sources; undefined if it can. */
export function misfitOf(sources: Sources, { replacements = [] }: Variant): string | undefined {
  try {
    applyReplacements(sources, replacements)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Bundles the command line with a variant's replacements, and returns its path. The sources are changed only on their way into it. */
export async function buildVariant(sources: Sources, { replacements = [] }: Variant, name: string): Promise<string> {
  const outfile = join(WORK, `${name}.mjs`)
  const changed = applyReplacements(sources, replacements)
  await build({
    entryPoints: [join(TREE, 'src', 'cli', 'main.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['esbuild'],
    // Packages in CommonJS form ask for Node's modules by require.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'\nconst require = requireFrom(import.meta.url)",
    },
    logLevel: 'error',
    plugins: [
      {
        name: 'ablation',
        setup(context) {
          context.onLoad({ filter: /\.ts$/ }, ({ path }) => {
            const contents = changed.get(relative(TREE, path).split(sep).join('/'))
            return contents === undefined ? undefined : { contents, loader: 'ts' }
          })
          // No variant writes a report, so its charts are left out.
          context.onResolve({ filter: /\/client\/main\?script$/ }, ({ path }) => ({ path, namespace: 'charts' }))
          context.onLoad({ filter: /.*/, namespace: 'charts' }, () => ({ contents: '', loader: 'text' }))
        },
      },
    ],
  })
  return outfile
}
