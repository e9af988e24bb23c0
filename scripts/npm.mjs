import { spawnSync } from 'node:child_process'

/**
 * Runs npm and waits for it. The npm that runs this script is called through Node itself, which needs no shell on any system;
 * without one, the npm of the PATH is.
 */
export function npm(args, options) {
  const cli = process.env.npm_execpath
  return cli
    ? spawnSync(process.execPath, [cli, ...args], options)
    : spawnSync('npm', args, { shell: process.platform === 'win32', ...options })
}
