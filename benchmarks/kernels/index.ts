import { distance as fastestLevenshtein } from 'fastest-levenshtein'
import {
  damerau,
  damerauPacked,
  jaroWinkler,
  jaroWinklerPacked,
  levenshtein,
  levenshteinPacked,
  osa,
  osaPacked,
} from '../../src/text'
import { addressPairs, namePairs, type PairSet, titlePairs } from './pairs'

/**
 * Nanoseconds a pair of the packed kernels, beside their clear versions and the best packages. Strings are flat and
 * warm, which is the best case for a package. Every kernel has a loop of its own, so that V8 treats each call site as
 * it would in a program.
 *
 * Prints a table and one JSON line; ends with 1 if the packed Levenshtein is not faster than fastest-levenshtein on
 * every set.
 */

const ROUNDS = 12
/** A clear version sees every 20th pair only. */
const SPARSE = 20

type Run = (pairs: PairSet) => number

const runs: Record<string, Run> = {
  levenshtein_packed: ({ size, units, leftOffsets, leftEnds, rightOffsets, rightEnds }) => {
    let sum = 0
    for (let i = 0; i < size; i++) {
      sum += levenshteinPacked(units, leftOffsets[i], leftEnds[i], units, rightOffsets[i], rightEnds[i], 1000)
    }
    return sum
  },
  levenshtein_packed_max2: ({ size, units, leftOffsets, leftEnds, rightOffsets, rightEnds }) => {
    let sum = 0
    for (let i = 0; i < size; i++) {
      sum += levenshteinPacked(units, leftOffsets[i], leftEnds[i], units, rightOffsets[i], rightEnds[i], 2)
    }
    return sum
  },
  levenshtein_fastest_levenshtein: ({ size, left, right }) => {
    let sum = 0
    for (let i = 0; i < size; i++) sum += fastestLevenshtein(left[i], right[i])
    return sum
  },
  levenshtein_clear: ({ size, left, right }) => {
    let sum = 0
    for (let i = 0; i < size; i += SPARSE) sum += levenshtein(left[i], right[i])
    return sum
  },
  osa_packed: ({ size, units, leftOffsets, leftEnds, rightOffsets, rightEnds }) => {
    let sum = 0
    for (let i = 0; i < size; i++) {
      sum += osaPacked(units, leftOffsets[i], leftEnds[i], units, rightOffsets[i], rightEnds[i], 1000)
    }
    return sum
  },
  osa_packed_max2: ({ size, units, leftOffsets, leftEnds, rightOffsets, rightEnds }) => {
    let sum = 0
    for (let i = 0; i < size; i++) {
      sum += osaPacked(units, leftOffsets[i], leftEnds[i], units, rightOffsets[i], rightEnds[i], 2)
    }
    return sum
  },
  osa_clear: ({ size, left, right }) => {
    let sum = 0
    for (let i = 0; i < size; i += SPARSE) sum += osa(left[i], right[i])
    return sum
  },
  damerau_packed: ({ size, units, leftOffsets, leftEnds, rightOffsets, rightEnds }) => {
    let sum = 0
    for (let i = 0; i < size; i += SPARSE) {
      sum += damerauPacked(units, leftOffsets[i], leftEnds[i], units, rightOffsets[i], rightEnds[i], 1000)
    }
    return sum
  },
  damerau_packed_max2: ({ size, units, leftOffsets, leftEnds, rightOffsets, rightEnds }) => {
    let sum = 0
    for (let i = 0; i < size; i++) {
      sum += damerauPacked(units, leftOffsets[i], leftEnds[i], units, rightOffsets[i], rightEnds[i], 2)
    }
    return sum
  },
  damerau_clear: ({ size, left, right }) => {
    let sum = 0
    for (let i = 0; i < size; i += SPARSE) sum += damerau(left[i], right[i])
    return sum
  },
  jaro_winkler_packed: ({ size, units, leftOffsets, leftEnds, rightOffsets, rightEnds }) => {
    let sum = 0
    for (let i = 0; i < size; i++) {
      sum += jaroWinklerPacked(units, leftOffsets[i], leftEnds[i], units, rightOffsets[i], rightEnds[i], 0)
    }
    return sum
  },
  jaro_winkler_packed_min92: ({ size, units, leftOffsets, leftEnds, rightOffsets, rightEnds }) => {
    let sum = 0
    for (let i = 0; i < size; i++) {
      sum += jaroWinklerPacked(units, leftOffsets[i], leftEnds[i], units, rightOffsets[i], rightEnds[i], 0.92)
    }
    return sum
  },
  jaro_winkler_clear: ({ size, left, right }) => {
    let sum = 0
    for (let i = 0; i < size; i += SPARSE) sum += jaroWinkler(left[i], right[i])
    return sum
  },
}
const sparse = new Set(['levenshtein_clear', 'osa_clear', 'damerau_packed', 'damerau_clear', 'jaro_winkler_clear'])

for (const [name, path] of [
  ['levenshtein_talisman', 'talisman/metrics/levenshtein.js'],
  ['osa_talisman', 'talisman/metrics/damerau-levenshtein.js'],
  ['jaro_winkler_talisman', 'talisman/metrics/jaro-winkler.js'],
]) {
  const kernel = await peer(path)
  if (kernel === undefined) continue
  runs[name] = ({ size, left, right }) => {
    let sum = 0
    for (let i = 0; i < size; i++) sum += kernel(left[i], right[i])
    return sum
  }
}

const sets = [namePairs(100_000, 11), addressPairs(100_000, 12), titlePairs(10_000, 13)]
const figures: Record<string, number> = {}
let sink = 0
console.log('ns a pair: least of all rounds, and how far their median lies above it')
console.log(['kernel'.padEnd(34), ...sets.map((set) => set.name.padStart(18))].join(''))
const cells = new Map(Object.keys(runs).map((name) => [name, [] as string[]]))
for (const set of sets) {
  const times = new Map(Object.keys(runs).map((name) => [name, [] as number[]]))
  // Round by round and not kernel by kernel: what else the machine does then hits all of them alike.
  for (let round = -2; round < ROUNDS; round++) {
    for (const [name, run] of Object.entries(runs)) {
      const start = performance.now()
      sink += run(set)
      const pairs = sparse.has(name) ? set.size / SPARSE : set.size
      if (round >= 0) times.get(name)?.push(((performance.now() - start) * 1e6) / pairs)
    }
  }
  for (const [name, list] of times) {
    list.sort((a, b) => a - b)
    figures[`${name}_${set.name}_ns`] = Math.round(list[0] * 10) / 10
    const spread = Math.round((list[list.length >> 1] / list[0] - 1) * 100)
    cells.get(name)?.push(`${list[0].toFixed(0)} +${spread}%`)
  }
}
for (const [name, columns] of cells)
  console.log([name.padEnd(34), ...columns.map((cell) => cell.padStart(18))].join(''))

let isSlow = false
for (const { name } of sets) {
  const ratio = figures[`levenshtein_fastest_levenshtein_${name}_ns`] / figures[`levenshtein_packed_${name}_ns`]
  figures[`levenshtein_packed_vs_fastest_levenshtein_${name}_ratio`] = Math.round(ratio * 100) / 100
  console.log(`levenshtein, ${name}: packed is ${ratio.toFixed(2)} times as fast as fastest-levenshtein`)
  if (ratio <= 1) isSlow = true
}
console.log(`node ${process.version}, checksum ${sink.toFixed(3)}`)
console.log(JSON.stringify(figures))
if (isSlow) process.exitCode = 1

async function peer(path: string): Promise<((a: string, b: string) => number) | undefined> {
  try {
    const module = await import(path)
    const kernel = module.default?.default ?? module.default
    return typeof kernel === 'function' ? kernel : undefined
  } catch {
    return undefined
  }
}
