/** Records that stay and follow each other, before and now: `count` of them from number `before` on, which have numbers from `now` on. */
export type VisitRun = (now: number, before: number, count: number) => void

/**
 * Goes through the runs of records that stay, so that what is known of them is copied in long pieces.
 *
 * @param from by record: its number before, below 0 for one that was not there
 */
export function forEachKeptRun(from: Int32Array, visit: VisitRun): void {
  for (let i = 0; i < from.length; ) {
    const before = from[i]
    if (before < 0) {
      i++
      continue
    }
    let end = i + 1
    while (end < from.length && from[end] === before + end - i) end++
    visit(i, before, end - i)
    i = end
  }
}
