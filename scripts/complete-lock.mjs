import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './entries.mjs'

// Run after a change of packages: `npm run lock`. A registry mirror may lack the build of a package for some other platform; npm
// then leaves it out of package-lock.json, and `npm ci` refuses the file as incomplete. This puts those entries back, so that the
// file is accepted everywhere and a machine of that platform asks its own registry for the build.

const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'wasi',
  'win32',
]
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

/** The builds for a platform that packages of the lock file ask for and that have no entry in it. */
export function missingBuilds(packages) {
  const missing = new Map()
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (resolves(packages, path, name)) continue
      missing.set(`node_modules/${name}`, { name, version, dev: entry.dev, wantedBy: path })
    }
  }
  return missing
}

function resolves(packages, from, name) {
  for (let folder = from; ; folder = folder.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`]) return true
    if (folder === '') return false
  }
}

/** The entry of such a build; the name of the package says which platform it is for. */
function entryOf({ name, version, dev, wantedBy }) {
  const words = name.split(/[/-]/)
  const os = systems.filter((system) => words.includes(system))
  const cpu = processors.filter((processor) => words.includes(processor))
  if (!/^\d+\.\d+\.\d+[\w.-]*$/.test(version) || os.length !== 1 || cpu.length !== 1) {
    throw new Error(
      `${wantedBy} asks for ${name}@${version}, which is not one version for one platform. Add it by hand.`,
    )
  }
  const libc = words.includes('musl') || words.includes('musleabihf') ? ['musl'] : undefined
  return { version, cpu, ...(dev ? { dev } : {}), ...(libc ? { libc } : {}), optional: true, os }
}

function main() {
  const path = join(root, 'package-lock.json')
  const lock = JSON.parse(readFileSync(path, 'utf8'))
  const missing = missingBuilds(lock.packages)
  for (const [place, build] of missing) lock.packages[place] = entryOf(build)
  // The order in which npm writes them.
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')))
  if (missing.size > 0) writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`)
  console.log(`${missing.size} builds for other platforms were added to package-lock.json.`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main()
