import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { reportClientForVite } from './scripts/build-report-client.mjs'
import { entries } from './scripts/entries.mjs'

// A path here makes vitest write its results there too; .ci/run counts them.
const report = process.env.VITEST_JSON_REPORT

/** Tests that keep files of their own, made when they are read and removed when they end. */
const ISOLATED = [
  'test/examples/**/*.test.ts',
  'test/cli/**/*.test.ts',
  'test/files/**/*.test.ts',
  'test/node/**/*.test.ts',
  'test/report/**/*.test.ts',
]

export default defineConfig({
  plugins: [reportClientForVite],
  resolve: {
    // Tests and the examples in the documentation import the package by its name and get its sources.
    alias: entries.map(({ name, source }) => ({
      find: new RegExp(`^${name}$`),
      replacement: fileURLToPath(new URL(source, import.meta.url)),
    })),
  },
  test: {
    testTimeout: 60_000,
    // Reading the sources anew for each file takes longer than most tests. Those that run the command line share a folder inside one file.
    projects: [
      {
        extends: true,
        test: {
          name: 'rooms',
          include: ['test/**/*.test.ts'],
          exclude: [...ISOLATED, 'test/docs/out/**'],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'files',
          include: ISOLATED,
          typecheck: { enabled: true, include: ['test/types/**/*.test-d.ts'] },
        },
      },
    ],
    ...(report ? { reporters: ['default', 'json'], outputFile: { json: report } } : {}),
  },
})
