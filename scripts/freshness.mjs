import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

// Plain Node without a package: `npm start` asks these questions before anything is installed.

/**
 * Whether node_modules holds what package-lock.json asks for. Contents are compared, since times say little after a checkout;
 * a package for another platform may be absent.
 */
export function isInstalled(root) {
  const wanted = readLock(join(root, 'package-lock.json'))
  const present = readLock(join(root, 'node_modules', '.package-lock.json'))
  if (!wanted || !present) return false
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true
    const found = present[path]
    return found ? found.version === version : optional === true
  })
}

/** Whether one of the `outputs` is absent or older than the newest of `inputs`; a folder counts with all that it holds. */
export function isStale(root, inputs, outputs) {
  const oldest = Math.min(...outputs.map((path) => modifiedAt(join(root, path))))
  return oldest < Math.max(...inputs.map((path) => newestIn(join(root, path))))
}

function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch {
    return undefined
  }
}

function modifiedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Number.NEGATIVE_INFINITY
}

// A folder's own time counts too: it changes when a file in it is removed.
function newestIn(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat?.isDirectory()) return stat?.mtimeMs ?? Number.NEGATIVE_INFINITY
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))))
}
