import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The folder of the package, without a slash at its end. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))

/**
 * The entries of the package, from `exports` of package.json: the one list that build, tests, documentation and checks go by.
 * `name` is what a user imports, `output` the file in dist without its ending, `source` the file it is built from.
 */
export const entries = Object.entries(manifest.exports)
  .filter(([, target]) => typeof target !== 'string')
  .map(([path, target]) => {
    const output = target.import.default.replace('./dist/', '').replace(/\.js$/, '')
    return { name: `samewise${path.slice(1)}`, output, source: `src/${output}.ts` }
  })

/** Entries that may use Node; all others must also run in a browser. */
const nodeEntries = new Set(['files', 'node', 'sqlite', 'postgres', 'spark', 'server'])

/** The entries that may not reach a Node module. */
export const browserEntries = entries.filter(({ name }) => !nodeEntries.has(name.split('/')[1] ?? ''))
