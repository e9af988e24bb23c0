import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build, buildIsStale } from './build.mjs'
import { root } from './entries.mjs'
import { isInstalled } from './freshness.mjs'
import { npm } from './npm.mjs'

// `npm start`: from a fresh clone to a result, on a machine that has only Node. It uses no package, since none may be there yet.

/** The sample that is resolved, exports of one company's silos, and the truth about it that the result is measured by. */
const folder = 'examples/silos'
const sample = {
  inputs: ['crm.csv', 'billing.csv', 'support.ndjson', 'web.csv', 'loyalty.csv'].map((file) => `${folder}/${file}`),
  truth: `${folder}/truth.csv`,
  out: 'examples/out',
}

if (!isInstalled(root)) {
  process.stderr.write('Installing the packages that package-lock.json names. This happens once.\n')
  // No package needs its install script: the binaries of esbuild and the rest come as packages of their own.
  const args = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  exitUnlessDone(npm(args, { cwd: root, stdio: 'inherit' }))
}

if (buildIsStale()) {
  process.stderr.write('Building the package from src.\n')
  if (!build()) process.exit(1)
}

const truth = existsSync(join(root, sample.truth)) ? ['--truth', sample.truth] : []
const args = ['dist/cli/main.js', 'resolve', ...sample.inputs, ...truth, '--out', sample.out, ...process.argv.slice(2)]
exitUnlessDone(spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }))

function exitUnlessDone({ status, error }) {
  if (error) process.stderr.write(`${error.message}\n`)
  if (status !== 0) process.exit(status ?? 1)
}
