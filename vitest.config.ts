import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { reportClientForVite } from './scripts/build-report-client.mjs'
import { entries } from './scripts/entries.mjs'

// A path here makes vitest write its results there too; .ci/run counts them.
const report = process.env.VITEST_JSON_REPORT

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
    include: ['test/**/*.test.ts'],
    exclude: ['test/docs/out/**'],
    typecheck: { enabled: true, include: ['test/types/**/*.test-d.ts'] },
    testTimeout: 60_000,
    ...(report ? { reporters: ['default', 'json'], outputFile: { json: report } } : {}),
  },
})
