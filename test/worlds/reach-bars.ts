import { describe, expect, it } from 'vitest'
import { type NamedWorld, SEEDS } from './all-worlds'
import { resolveWorld } from './resolve-world'

/** Tests that worlds are resolved, by guesses alone, as well as their bars say. */
export function reachBars(title: string, worlds: readonly NamedWorld[]): void {
  describe(title, () => {
    for (const { name, question, bar, make } of worlds) {
      if (bar === undefined) continue
      it.each(SEEDS)(`reach ${bar} in the world "${name}" of seed %i`, async (seed) => {
        const { evaluation } = await resolveWorld(make(seed), question)
        expect(evaluation.recordsNotInClusters).toBe(0)
        expect(evaluation.pairs.f1).toBeGreaterThanOrEqual(bar)
      })
    }
  })
}
