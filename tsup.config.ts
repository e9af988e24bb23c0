import { defineConfig } from 'tsup'

const entries = {
  index: 'src/index.ts',
  'text/index': 'src/text/index.ts',
  'files/index': 'src/files/index.ts',
  'node/index': 'src/node/index.ts',
}

export default defineConfig([
  {
    entry: entries,
    format: ['esm', 'cjs'],
    dts: true,
    target: 'node20',
    platform: 'neutral',
    external: [/^node:/],
    // ESM-only packages must be inside the CommonJS build, or `require('samewise')` would fail.
    noExternal: ['double-metaphone'],
    splitting: true,
    clean: true,
  },
  {
    entry: { 'cli/main': 'src/cli/main.ts' },
    format: ['esm'],
    target: 'node20',
    platform: 'node',
    banner: { js: '#!/usr/bin/env node' },
    clean: false,
  },
])
