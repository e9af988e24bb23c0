import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { build } from 'esbuild'
import { entries, root } from './entries.mjs'

// Runs a benchmark written in TypeScript: `node scripts/bench.mjs <name> [arguments]`. The benchmark is benchmarks/<name>.ts or
// benchmarks/<name>/index.ts; it imports `samewise` as a user does, is measured from src, and runs in the package's folder.

const [name, ...args] = process.argv.slice(2)
const source = [`benchmarks/${name}.ts`, `benchmarks/${name}/index.ts`].find((path) => existsSync(join(root, path)))
if (!name || !source) {
  process.stderr.write(
    `There is no benchmark "${name ?? ''}". A benchmark is a file benchmarks/<name>.ts or benchmarks/<name>/index.ts.\n`,
  )
  process.exit(2)
}

// The bundle lies inside the package, or its imports of packages would not be found.
const work = join(root, 'benchmarks', 'work')
mkdirSync(work, { recursive: true })
const bundle = join(work, `${name.replaceAll('/', '-')}.mjs`)

await build({
  entryPoints: [join(root, source)],
  outfile: bundle,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'warning',
  plugins: [
    {
      name: 'samewise-from-src',
      setup(context) {
        const sources = new Map(entries.map((entry) => [entry.name, join(root, entry.source)]))
        context.onResolve({ filter: /^samewise(\/|$)/ }, ({ path }) => {
          const source = sources.get(path)
          return source ? { path: source } : { errors: [{ text: `The package has no entry "${path}".` }] }
        })
      },
    },
  ],
})

const { status } = spawnSync(
  process.execPath,
  ['--expose-gc', '--enable-source-maps', relative(root, bundle), ...args],
  {
    cwd: root,
    stdio: 'inherit',
  },
)
process.exitCode = status ?? 1
