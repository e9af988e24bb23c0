import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { browserEntries, root } from './entries.mjs'

// Bundles every entry that may not use Node for a browser, out of dist and with its dependencies, and weighs the two that have a
// budget. A Node module anywhere in such a bundle is an error: esbuild cannot resolve it for a browser.

/** Bytes after minifying and gzip (level 9); 1 kB is 1000 bytes. */
const budgets = { samewise: 150_000, 'samewise/text': 12_000 }

let failures = 0
for (const { name, output } of browserEntries) {
  const result = await build({
    stdin: { contents: `export * from './dist/${output}.js'`, resolveDir: root },
    absWorkingDir: root,
    outfile: join(root, 'dist', 'size.js'),
    write: false,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    metafile: true,
    logLevel: 'silent',
  }).catch((error) => error)
  if (result instanceof Error) {
    failures++
    const faults = result.errors ?? []
    const lines = faults.map(({ text, location }) => `  ${location?.file ?? ''}:${location?.line ?? ''} ${text}`)
    console.error(`${name} cannot be bundled for a browser:\n${lines.join('\n') || result.message}`)
    continue
  }
  const bytes = result.outputFiles[0].contents
  const gzipBytes = gzipSync(bytes, { level: 9 }).length
  const budget = budgets[name]
  const verdict = budget === undefined ? 'no budget' : `budget ${kB(budget)}`
  console.log(`${name}: ${kB(gzipBytes)} gzip, ${kB(bytes.length)} minified, ${verdict}`)
  if (budget !== undefined && gzipBytes > budget) {
    failures++
    const [{ inputs }] = Object.values(result.metafile.outputs)
    const largest = Object.entries(inputs)
      .sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput)
      .slice(0, 10)
    console.error(`${name} is over its budget. The largest parts, minified:`)
    for (const [path, { bytesInOutput }] of largest) console.error(`  ${kB(bytesInOutput)} ${path}`)
  }
}
process.exitCode = failures === 0 ? 0 : 1

function kB(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`
}
