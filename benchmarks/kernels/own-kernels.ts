import { distance as fastestLevenshtein } from 'fastest-levenshtein'
import {
  damerau,
  damerauPacked,
  jaroWinkler,
  jaroWinklerPacked,
  levenshtein,
  levenshteinPacked,
  levenshteinToMany,
  osa,
  osaPacked,
} from '../../src/text'
import type { PairSet } from './pairs'

/** Compares all pairs of a set, or every n-th, and gives the sum of the results. */
export type KernelRun = (pairs: PairSet, step: number) => number

/** Above every distance. */
const ANY = 1000

/** Pairs of the one-to-many run: a left text with so many right ones. */
const BLOCK = 100
const codes = new Int32Array(BLOCK)
const distances = new Int32Array(BLOCK)

/** Every kernel has a loop of its own, so that V8 treats each call site as it would in a program. */
export const ownKernels: Readonly<Record<string, KernelRun>> = {
  levenshtein_packed: ({ size, units, leftOffsets, leftEnds, rightOffsets, rightEnds }, step) => {
    let sum = 0
    for (let i = 0; i < size; i += step) {
      sum += levenshteinPacked(units, leftOffsets[i], leftEnds[i], units, rightOffsets[i], rightEnds[i], ANY)
    }
    return sum
  },
  levenshtein_packed_max2: ({ size, units, leftOffsets, leftEnds, rightOffsets, rightEnds }, step) => {
    let sum = 0
    for (let i = 0; i < size; i += step) {
      sum += levenshteinPacked(units, leftOffsets[i], leftEnds[i], units, rightOffsets[i], rightEnds[i], 2)
    }
    return sum
  },
  levenshtein_clear: ({ size, left, right }, step) => {
    let sum = 0
    for (let i = 0; i < size; i += step) sum += levenshtein(left[i], right[i])
    return sum
  },
  levenshtein_fastest_levenshtein: ({ size, left, right }, step) => {
    let sum = 0
    for (let i = 0; i < size; i += step) sum += fastestLevenshtein(left[i], right[i])
    return sum
  },
  osa_packed: ({ size, units, leftOffsets, leftEnds, rightOffsets, rightEnds }, step) => {
    let sum = 0
    for (let i = 0; i < size; i += step) {
      sum += osaPacked(units, leftOffsets[i], leftEnds[i], units, rightOffsets[i], rightEnds[i], ANY)
    }
    return sum
  },
  osa_packed_max2: ({ size, units, leftOffsets, leftEnds, rightOffsets, rightEnds }, step) => {
    let sum = 0
    for (let i = 0; i < size; i += step) {
      sum += osaPacked(units, leftOffsets[i], leftEnds[i], units, rightOffsets[i], rightEnds[i], 2)
    }
    return sum
  },
  osa_clear: ({ size, left, right }, step) => {
    let sum = 0
    for (let i = 0; i < size; i += step) sum += osa(left[i], right[i])
    return sum
  },
  damerau_packed: ({ size, units, leftOffsets, leftEnds, rightOffsets, rightEnds }, step) => {
    let sum = 0
    for (let i = 0; i < size; i += step) {
      sum += damerauPacked(units, leftOffsets[i], leftEnds[i], units, rightOffsets[i], rightEnds[i], ANY)
    }
    return sum
  },
  damerau_packed_max2: ({ size, units, leftOffsets, leftEnds, rightOffsets, rightEnds }, step) => {
    let sum = 0
    for (let i = 0; i < size; i += step) {
      sum += damerauPacked(units, leftOffsets[i], leftEnds[i], units, rightOffsets[i], rightEnds[i], 2)
    }
    return sum
  },
  damerau_clear: ({ size, left, right }, step) => {
    let sum = 0
    for (let i = 0; i < size; i += step) sum += damerau(left[i], right[i])
    return sum
  },
  jaro_winkler_packed: ({ size, units, leftOffsets, leftEnds, rightOffsets, rightEnds }, step) => {
    let sum = 0
    for (let i = 0; i < size; i += step) {
      sum += jaroWinklerPacked(units, leftOffsets[i], leftEnds[i], units, rightOffsets[i], rightEnds[i], 0)
    }
    return sum
  },
  jaro_winkler_packed_min92: ({ size, units, leftOffsets, leftEnds, rightOffsets, rightEnds }, step) => {
    let sum = 0
    for (let i = 0; i < size; i += step) {
      sum += jaroWinklerPacked(units, leftOffsets[i], leftEnds[i], units, rightOffsets[i], rightEnds[i], 0.92)
    }
    return sum
  },
  jaro_winkler_clear: ({ size, left, right }, step) => {
    let sum = 0
    for (let i = 0; i < size; i += step) sum += jaroWinkler(left[i], right[i])
    return sum
  },
  levenshtein_one_to_many: ({ size, units, leftOffsets, leftEnds, rightOffsets, rightEnds }) => {
    let sum = 0
    for (let from = 0; from + BLOCK <= size; from += BLOCK) {
      for (let k = 0; k < BLOCK; k++) codes[k] = from + k
      const [start, end] = [leftOffsets[from], leftEnds[from]]
      levenshteinToMany(units, start, end, units, rightOffsets, rightEnds, codes, ANY, distances)
      for (let k = 0; k < BLOCK; k++) sum += distances[k]
    }
    return sum
  },
  // The same pairs, so that both have the same sum.
  levenshtein_one_by_one: ({ size, units, leftOffsets, leftEnds, rightOffsets, rightEnds }) => {
    let sum = 0
    for (let from = 0; from + BLOCK <= size; from += BLOCK) {
      const [start, end] = [leftOffsets[from], leftEnds[from]]
      for (let k = from; k < from + BLOCK; k++) {
        sum += levenshteinPacked(units, start, end, units, rightOffsets[k], rightEnds[k], ANY)
      }
    }
    return sum
  },
}

/** Kernels too slow to see more than every 20th pair. */
export const slowKernels: ReadonlySet<string> = new Set([
  'levenshtein_clear',
  'osa_clear',
  'damerau_packed',
  'damerau_clear',
  'jaro_winkler_clear',
])
