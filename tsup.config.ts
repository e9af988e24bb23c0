import { defineConfig, type Options } from 'tsup'
import { reportClientForEsbuild } from './scripts/build-report-client.mjs'
import { entries } from './scripts/entries.mjs'

const library = Object.fromEntries(entries.map(({ output, source }) => [output, source]))

/** Programs of their own: the command line, and what each thread of a pool runs. */
const programs = { 'cli/main': 'src/cli/main.ts', 'node/thread-worker': 'src/files/thread-worker.ts' }

const code: Options = {
  target: 'node20',
  platform: 'neutral',
  external: [/^node:/],
  // ESM-only packages must be inside the CommonJS build, or `require('samewise')` would fail. The files of stdnum,
  // tldts and libphonenumber-js take several times as long to read one by one as in one piece, and the command line reads them at each start.
  noExternal: ['double-metaphone', 'any-ascii', 'stdnum', 'tldts', /^libphonenumber-js/],
  splitting: true,
  esbuildPlugins: [reportClientForEsbuild],
}

export default defineConfig([
  // The command line shares its chunks with the library, so that an extension that imports `samewise` meets the same copy.
  { ...code, format: 'esm', entry: { ...library, ...programs } },
  // The module that a pool starts its threads from is found by the place of the module that asks for it.
  { ...code, format: 'cjs', entry: library, shims: true },
  { format: ['esm', 'cjs'], entry: library, dts: { only: true } },
])
