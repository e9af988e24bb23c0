import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { entries, root } from './entries.mjs'
import { isStale } from './freshness.mjs'

// Plain Node without a package, as `npm start` needs it. Run as a script: `node scripts/build.mjs [--if-stale]`.

const inputs = [
  'src',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsup.config.ts',
  'scripts/entries.mjs',
  'scripts/build-report-client.mjs',
]
const outputs = [
  'dist/cli/main.js',
  'dist/node/thread-worker.js',
  ...entries.flatMap(({ output }) => ['.js', '.cjs', '.d.ts', '.d.cts'].map((ending) => `dist/${output}${ending}`)),
]

/** Whether dist lacks a file or is older than its sources. */
export function buildIsStale() {
  return isStale(root, inputs, outputs)
}

/**
 * Builds into a folder of its own and then puts it in the place of dist, so that a build that fails leaves the earlier dist
 * and a program that runs from dist never sees half of one. Gives back whether it worked; its output is shown only if not.
 */
export function build() {
  const startedAt = Date.now()
  const fresh = join(root, 'node_modules', '.cache', `samewise-build-${process.pid}`)
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true })
  const tsup = join(root, 'node_modules', 'tsup', 'dist', 'cli-default.js')
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [tsup, '--out-dir', fresh], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (status !== 0) {
    process.stderr.write(`${stdout ?? ''}${stderr ?? ''}${error ? `${error.message}\n` : ''}`)
    process.stderr.write('The build failed; dist is as it was before.\n')
    rmSync(fresh, { recursive: true, force: true })
    return false
  }
  writeNotices(fresh)
  const dist = join(root, 'dist')
  rmSync(dist, { recursive: true, force: true })
  renameSync(fresh, dist)
  process.stderr.write(`Built dist in ${((Date.now() - startedAt) / 1000).toFixed(1)} s.\n`)
  return true
}

/** Licences of what is bundled into every report: part of ECharts, and zrender under it. */
function writeNotices(folder) {
  const read = (path) => readFileSync(join(root, 'node_modules', path), 'utf8').trim()
  const parts = ['echarts/NOTICE', 'echarts/LICENSE', 'zrender/LICENSE'].map((path) => `${path}\n\n${read(path)}`)
  writeFileSync(join(folder, 'THIRD-PARTY-NOTICES.txt'), `${parts.join('\n\n\n')}\n`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const needed = !process.argv.includes('--if-stale') || buildIsStale()
  process.exitCode = !needed || build() ? 0 : 1
}
