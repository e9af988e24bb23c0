import osa from 'talisman/metrics/damerau-levenshtein.js'
import jaroWinkler from 'talisman/metrics/jaro-winkler.js'
import levenshtein from 'talisman/metrics/levenshtein.js'
import type { KernelRun } from './own-kernels'

/** Kernels of other packages. */
export const npmPeers: Readonly<Record<string, KernelRun>> = {
  levenshtein_talisman: runOf(levenshtein),
  osa_talisman: runOf(osa),
  jaro_winkler_talisman: runOf(jaroWinkler),
}

/** A function of its own for every kernel, so that none of them is called from a site that sees the others. */
function runOf(kernel: (left: string, right: string) => number): KernelRun {
  const loop = `return ({ size, left, right }, step) => {
    let sum = 0
    for (let i = 0; i < size; i += step) sum += kernel(left[i], right[i])
    return sum
  }`
  return new Function('kernel', loop)(kernel) as KernelRun
}
