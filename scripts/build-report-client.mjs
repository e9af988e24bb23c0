import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { root } from './entries.mjs'

// The charts of a report run in a browser. Their script, with the part of ECharts that it uses, is bundled into one string; src imports it
// as `./client/main?script`. The same plugin serves esbuild (so tsup) and vite (so vitest), and no generated file lies about.

const query = /\/client\/main\?script$/
const source = join(root, 'src', 'report', 'client', 'main.ts')

let bundled

/** The script of a report's charts, with the notices that its licences ask for. */
export function bundleReportClient() {
  if (bundled !== undefined) return bundled
  const { outputFiles } = buildSync({
    entryPoints: [source],
    write: false,
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2020',
    charset: 'utf8',
    define: { 'process.env.NODE_ENV': '"production"', __DEV__: 'false' },
    tsconfigRaw: '{}',
    legalComments: 'none',
    logLevel: 'warning',
  })
  // A comment ends at the first `*/`, and the script element at the first `</script`.
  const text = `/*\n${notices().replaceAll('*/', '* /')}\n*/\n${outputFiles[0].text}`
  if (/<\/script|<!--/i.test(text)) throw new Error('The script of the report would end its own element.')
  bundled = text
  return text
}

/** Notices of what is bundled: ECharts is under the Apache License 2.0, zrender under a BSD licence. */
export function notices() {
  const read = (path) => readFileSync(join(root, 'node_modules', path), 'utf8').trim()
  return [
    read('echarts/NOTICE'),
    'Licensed under the Apache License, Version 2.0: https://www.apache.org/licenses/LICENSE-2.0',
    `zrender\n${read('zrender/LICENSE')}`,
  ].join('\n\n')
}

/** Plugin of esbuild. */
export const reportClientForEsbuild = {
  name: 'samewise-report-client',
  setup(context) {
    context.onResolve({ filter: query }, () => ({ path: source, namespace: 'report-client', sideEffects: false }))
    context.onLoad({ filter: /.*/, namespace: 'report-client' }, () => ({
      contents: bundleReportClient(),
      loader: 'text',
      watchFiles: [source],
    }))
  },
}

/** Plugin of vite. */
export const reportClientForVite = {
  name: 'samewise-report-client',
  enforce: 'pre',
  resolveId: (id) => (query.test(id) ? '\0samewise-report-client' : undefined),
  load: (id) =>
    id === '\0samewise-report-client' ? `export default ${JSON.stringify(bundleReportClient())}` : undefined,
}
