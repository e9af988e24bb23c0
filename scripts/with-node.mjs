import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { root } from './entries.mjs'
import { npm } from './npm.mjs'

// Runs a script on another version of Node: `node scripts/with-node.mjs 24.21.0 <script> [arguments]`. That Node comes from the npm
// registry: it is the package for this platform that the package `node` would fetch in its install script, which many machines block.

const [version, ...args] = process.argv.slice(2)
const platform = process.platform === 'win32' ? 'win' : process.platform
const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'
const name = [prefix, platform, process.arch].join('-')

const home = join(root, 'node_modules', '.cache', `node-${version}`)
const binary = join(home, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
if (!existsSync(binary)) {
  mkdirSync(home, { recursive: true })
  const install = [
    'install',
    '--prefix',
    home,
    '--no-save',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  const { status, error } = npm([...install, `${name}@${version}`], {
    cwd: home,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0 || !existsSync(binary)) {
    process.stderr.write(`Node ${version} could not be installed from the package ${name}. ${error?.message ?? ''}\n`)
    process.exit(1)
  }
}

// Programs that the script starts as `node` run on the same version.
const env = { ...process.env, PATH: `${dirname(binary)}${delimiter}${process.env.PATH ?? ''}` }
const { status, error } = spawnSync(binary, args, { cwd: root, stdio: 'inherit', env })
if (error) process.stderr.write(`${error.message}\n`)
process.exitCode = status ?? 1
