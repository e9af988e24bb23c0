import { accuracySets } from '../accuracy/sets'
import { atLeast, atMost, type Claim } from '../measure/claim'

/** Of the people that are resolved. */
export const SEED = 11

const MIB_OF_14_GIB = 14 * 1024

/** What is promised: bar, words, and the figure, or the two figures of which it is the ratio. */
const bars: readonly (readonly [bar: number, claim: string, figure: string, over?: string])[] = [
  [0.6, "time at 1,000,000 records over that of Splink's stages", 'resolve_1000000_s', 'splink_1000000_stages_s'],
  [0.45, 'peak memory at 1,000,000 records over that of Splink', 'resolve_1000000_peak_mib', 'splink_1000000_peak_mib'],
  [0.8, "time with --model over Splink's stages without training", 'model_1000000_s', 'splink_1000000_untrained_s'],
  [1.3, 'time at 1,000,000 records over the time without lineage', 'resolve_1000000_s', 'no_lineage_1000000_s'],
  [0.4, "time at 100,000 records over that of Splink's stages", 'resolve_100000_s', 'splink_100000_stages_s'],
  [400, 'peak memory at 100,000 records, MiB', 'resolve_100000_peak_mib'],
  [11, 'time at 1,000,000 records over the time at 100,000', 'resolve_1000000_s', 'resolve_100000_s'],
  [MIB_OF_14_GIB, 'peak memory at 10,000,000 records, MiB', 'resolve_10000000_peak_mib'],
]

/** Judges the claims whose figures were taken; among them that the result at a size is as accurate as `accuracy` asks for. */
export function judgeClaims(figures: Readonly<Record<string, number>>): Claim[] {
  const claims = bars
    .filter(([, , figure, over]) => figure in figures && (over === undefined || over in figures))
    .map(([bar, claim, figure, over]) =>
      atMost(bar, claim, over === undefined ? figures[figure] : figures[figure] / figures[over]),
    )
  for (const { people, bar } of accuracySets) {
    if (people?.seed !== SEED || bar === undefined) continue
    const f1 = figures[`resolve_${people.count}_pair_f1`]
    if (f1 !== undefined) claims.push(atLeast(bar, `pair F1 at ${people.count.toLocaleString('en')} records`, f1))
  }
  return claims
}
