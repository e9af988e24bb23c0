import { parseArgs } from 'node:util'
import { circumstances } from '../measure/circumstances'
import { conclude } from '../measure/conclude'
import { median } from '../measure/median'
import { cpuSecondsOf } from '../measure/processor-time'
import { takeTurns } from '../measure/take-turns'
import { textTable } from '../measure/text-table'
import { type KernelTiming, pythonTexts } from '../peers/python-texts'
import { judgeKernels } from './claims'
import { npmPeers } from './npm-peers'
import { type KernelRun, ownKernels, slowKernels } from './own-kernels'
import { addressPairs, namePairs, type PairSet, titlePairs } from './pairs'

// Nanoseconds of processor time a pair of the packed kernels, beside their clear versions, npm packages, RapidFuzz and DuckDB; see
// benchmarks/README.md.
//
//   npm run bench:kernels -- [--quick]

const SEED = 11
/** Rounds of a turn, and those before them to warm up: V8 goes on compiling anew for several of them. */
const ROUNDS = 9
const WARM_UP = 6
const SPARSE = 20

const { values: options } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
const turns = options.quick ? 1 : 3
const sets = [namePairs(100_000, SEED), addressPairs(100_000, SEED + 1), titlePairs(10_000, SEED + 2)]
const where = circumstances()
const kernels = { ...ownKernels, ...npmPeers }
const python = pythonTexts(sets, ROUNDS)
if ('missing' in python) process.stderr.write(`RapidFuzz and DuckDB are left out: ${python.missing}.\n`)

let versions = {}
const { runs, calibrationsMs } = takeTurns(turns, {
  JavaScript: () => Object.assign({}, ...sets.map((set) => timeSet(set, kernels))) as Record<string, KernelTiming>,
  ...('missing' in python
    ? {}
    : {
        'RapidFuzz and DuckDB': () => {
          const told = python()
          versions = told.versions
          return told.timings
        },
      }),
})

const ns: Record<string, number> = {}
const sums: Record<string, number> = {}
for (const own of Object.values(runs)) {
  for (const name of Object.keys(own[0])) {
    ns[name] = median(own.map((timings) => timings[name].ns))
    sums[name] = own[0][name].sum
  }
}
const names = [...new Set(Object.keys(ns).map((name) => name.slice(0, name.lastIndexOf('_'))))].sort()
const rows = names.map((name) => [name, ...sets.map((set) => ns[`${name}_${set.name}`]?.toFixed(0) ?? '')])
process.stdout.write(textTable([['ns a pair', ...sets.map((set) => set.name)], ...rows]))

conclude({
  benchmark: 'kernels',
  where,
  seed: SEED,
  calibrationsMs,
  figures: Object.fromEntries(Object.entries(ns).map(([name, value]) => [`${name}_ns`, value])),
  claims: judgeKernels(ns, sums),
  isWhole: !options.quick,
  wholeTakes: 'three turns, which --quick leaves out',
  more: {
    peers: versions,
    turns,
    rounds: ROUNDS,
    pairs: Object.fromEntries(sets.map((set) => [set.name, set.size])),
  },
})

/** Round by round and not kernel by kernel: what else the machine does then hits all of them alike. */
function timeSet(set: PairSet, all: Readonly<Record<string, KernelRun>>): Record<string, KernelTiming> {
  const times = new Map<string, number[]>(Object.keys(all).map((name) => [name, []]))
  const results: Record<string, number> = {}
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const order = round % 2 === 0 ? Object.entries(all) : Object.entries(all).reverse()
    for (const [name, run] of order) {
      const step = slowKernels.has(name) ? SPARSE : 1
      const seconds = cpuSecondsOf(() => {
        results[name] = run(set, step)
      })
      if (round >= 0) times.get(name)?.push((seconds * 1e9 * step) / set.size)
    }
  }
  return Object.fromEntries(
    [...times].map(([name, own]) => [`${name}_${set.name}`, { ns: median(own), sum: results[name] }]),
  )
}
