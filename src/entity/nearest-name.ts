import { closest, distance } from 'fastest-levenshtein'

/** The known name most like a misspelt one, if any is near enough to be meant: a third of its letters may differ, or two in a swap. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined
  const lower = name.toLowerCase()
  const exact = known.find((candidate) => candidate.toLowerCase() === lower)
  if (exact !== undefined) return exact
  const best = closest(lower, [...known])
  return distance(lower, best.toLowerCase()) <= Math.max(best.length > 3 ? 2 : 1, Math.floor(best.length / 3))
    ? best
    : undefined
}

/** ` Did you mean "x"?`, or nothing. */
export function didYouMean(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known)
  return nearest === undefined ? '' : ` Did you mean "${nearest}"?`
}
