import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ratioBars } from './ratio-bars'
import { type Figures, ratiosOf } from './ratios'
import { type Curve, sizeCurve } from './size-curve'
import { STYLE } from './svg'

// The picture of the README, out of the kept results: `npm run bench:chart -- [--results benchmarks/results] [--out docs/benchmarks.svg]`

const { values: options } = parseArgs({
  options: {
    results: { type: 'string', default: 'benchmarks/results' },
    out: { type: 'string', default: 'docs/benchmarks.svg' },
  },
})

const figures: Figures = Object.assign({}, ...['speed', 'scoring', 'kernels'].map(figuresOf))
const sizes = Object.keys(figures)
  .flatMap((name) => /^resolve_(\d+)_s$/.exec(name)?.[1] ?? [])
  .map(Number)
  .sort((a, b) => a - b)
if (sizes.length === 0) {
  process.stderr.write('There is no result of the speed benchmark to draw: npm run bench:speed\n')
  process.exit(1)
}
const compared = sizes.filter((size) => figures[`splink_${size}_stages_s`] !== undefined)
const curves: Curve[] = [
  { name: 'samewise', classes: 'own', points: sizes.map((size) => [size, figures[`resolve_${size}_s`]] as const) },
]
if (compared.length > 0) {
  const points = compared.map((size) => [size, figures[`splink_${size}_stages_s`]] as const)
  curves.push({ name: 'Splink, to clusters', classes: 'peer', points })
}
const bars = ratioBars(ratiosOf(figures, compared))
const height = Math.max(385, bars.height + 10)
writeFileSync(
  options.out,
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 ${height}" width="960" height="${height}">
<title>samewise and its peers: seconds by number of records, and times as fast</title>
<style>${STYLE}
</style>
${sizeCurve(curves)}
<g transform="translate(425 0)">
${bars.svg}
</g>
</svg>
`,
)
process.stdout.write(`Drawn in ${options.out}.\n`)

/** Those of a kept result; none where it was never made. */
function figuresOf(benchmark: string): Figures {
  const path = join(options.results, `${benchmark}.json`)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).figures : {}
}
