import { readFileSync } from 'node:fs'

/** Records whose clusters differ between two crosswalks, whatever the golden IDs are called; records that only one has count as well. */
export function differingRecords(left: string, right: string): number {
  const [a, b] = [left, right].map(goldenIds)
  const partners = [new Map<string, string>(), new Map<string, string>()]
  /** Whether the cluster met this one first, or no other. */
  const isPaired = (from: string, to: string, side: number): boolean => {
    const known = partners[side].get(from) ?? to
    partners[side].set(from, known)
    return known === to
  }
  let differing = 0
  for (const [record, id] of a) {
    const other = b.get(record)
    // Both are asked, so that both learn.
    const [forth, back] = other === undefined ? [false, false] : [isPaired(id, other, 0), isPaired(other, id, 1)]
    if (!forth || !back) differing++
  }
  for (const record of b.keys()) if (!a.has(record)) differing++
  return differing
}

/** Golden IDs by the rest of the line, of an xref.csv whose IDs hold no comma. */
function goldenIds(path: string): Map<string, string> {
  const ids = new Map<string, string>()
  for (const line of readFileSync(path, 'utf8').trimEnd().split('\n').slice(1)) {
    const comma = line.indexOf(',')
    ids.set(line.slice(comma + 1), line.slice(0, comma))
  }
  return ids
}
