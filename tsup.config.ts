import { defineConfig, type Options } from 'tsup'
import { reportClientForEsbuild } from './scripts/build-report-client.mjs'
import { entries } from './scripts/entries.mjs'

const library = Object.fromEntries(entries.map(({ output, source }) => [output, source]))

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
  { ...code, format: 'esm', entry: { ...library, 'cli/main': 'src/cli/main.ts' } },
  { ...code, format: 'cjs', entry: library },
  { format: ['esm', 'cjs'], entry: library, dts: { only: true } },
])
