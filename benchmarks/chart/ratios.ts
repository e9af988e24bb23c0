/** The figures of a result file. */
export type Figures = Readonly<Record<string, number>>

/** How many times less samewise takes than another one; below 1 the other one is ahead. */
export interface Ratio {
  readonly name: string
  readonly times: number
}

const number = (value: number): string => value.toLocaleString('en')

/** What is set beside each other, in the order of the picture: words, the figure of the other one, our own. */
function* comparisons(sizes: readonly number[]): Generator<readonly [name: string, peer: string, own: string]> {
  for (const size of sizes) yield [`Splink, ${number(size)} people`, `splink_${size}_stages_s`, `resolve_${size}_s`]
  for (const largest of sizes.slice(-1)) {
    yield ['Splink, the same with a trained model', `splink_${largest}_untrained_s`, `model_${largest}_s`]
    yield [`Splink, memory, ${number(largest)} people`, `splink_${largest}_peak_mib`, `resolve_${largest}_peak_mib`]
  }
  yield ['DuckDB SQL, scoring, 1 thread', 'duckdb_1_thread_s', 'samewise_1_thread_s']
  yield ['DuckDB SQL, scoring, 2 threads', 'duckdb_2_threads_s', 'samewise_2_threads_s']
  for (const [kernel, words] of [
    ['levenshtein', 'Levenshtein'],
    ['jaro_winkler', 'Jaro-Winkler'],
  ]) {
    for (const [peer, who] of [
      ['fastest_levenshtein', 'fastest-levenshtein'],
      ['talisman', 'talisman'],
      ['rapidfuzz', 'RapidFuzz, a call a pair'],
      ['duckdb', 'DuckDB, 1 thread'],
    ]) {
      for (const set of ['names', 'addresses', 'titles'])
        yield [`${who}, ${words} of ${set}`, `${kernel}_${peer}_${set}_ns`, `${kernel}_packed_${set}_ns`]
    }
  }
}

/** All comparisons whose figures were taken. */
export function ratiosOf(figures: Figures, sizes: readonly number[]): Ratio[] {
  return [...comparisons(sizes)].flatMap(([name, peer, own]) =>
    figures[peer] > 0 && figures[own] > 0 ? [{ name, times: figures[peer] / figures[own] }] : [],
  )
}
