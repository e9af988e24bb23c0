/** A change of the source: what `find` matches, which must be there exactly once, becomes `replace`. */
export interface Replacement {
  /** File or folder, from the package's folder. */
  readonly in: string
  readonly find: string | RegExp
  readonly replace: string
}

/** Texts of source files by their paths. */
export type Sources = ReadonlyMap<string, string>

/**
 * Applies replacements to sources.
 *
 * @returns the files that changed, as they are then
 * @throws Error if something to find is not there exactly once: the source is another one by now, and the replacement must be looked at again
 */
export function applyReplacements(sources: Sources, replacements: readonly Replacement[]): Map<string, string> {
  const changed = new Map<string, string>()
  for (const { in: where, find, replace } of replacements) {
    const pattern = typeof find === 'string' ? new RegExp(escaped(find), 'g') : new RegExp(find.source, 'g')
    const found = [...sources.keys()]
      .filter((path) => path === where || path.startsWith(`${where}/`))
      .flatMap((path) => [...(changed.get(path) ?? sources.get(path) ?? '').matchAll(pattern)].map(() => path))
    if (found.length !== 1) {
      const times = found.length === 0 ? 'nowhere' : `${found.length} times`
      throw new Error(
        `${where} holds ${times} what must be there once: ${String(find)}. Look at the source, and correct benchmarks/ablation/choices.ts`,
      )
    }
    const [path] = found
    changed.set(
      path,
      (changed.get(path) ?? sources.get(path) ?? '').replace(pattern, () => replace),
    )
  }
  return changed
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
