import { indexTokens, tokenCosine } from '../columns'
import type { LadderContext, LevelOfCodes } from './compare-feature'

/** Ladder over {@link tokenCosine}: level 2 from `cuts[0]` on, level 3 from `cuts[1]`…; the level after the last cut below all. Level 1 is equality. */
export function cosineLadder(cuts: readonly number[]): (context: LadderContext) => LevelOfCodes {
  return ({ pool, feature, tokens }) => {
    const index = indexTokens(pool, feature.name, tokens)
    const bounds = Float64Array.from(cuts)
    return (a, b) => {
      const cosine = tokenCosine(index, a, b)
      let k = 0
      while (k < bounds.length && cosine < bounds[k]) k++
      return k + 2
    }
  }
}
