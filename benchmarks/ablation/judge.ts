/** F1 of one variant beside that of the engine as it is, on one set. */
export interface Difference {
  readonly set: string
  readonly records: number
  /** F1 of the variant less F1 of the engine as it is: below 0, the choice in force is the better one. */
  readonly f1: number
}

/** Differences below this are noise; in a small set one cluster more or less makes a few thousandths. */
const NOISE = 0.001
const SMALL_NOISE = 0.005
const SMALL_RECORDS = 1500

/** On which families of sets a variant is worse and better than the engine as it is. */
export interface Verdict {
  readonly worse: readonly string[]
  readonly better: readonly string[]
}

/** Judges a variant. Sets made by one generator, or published as one series, count once: the mean of their differences. */
export function judge(differences: readonly Difference[]): Verdict {
  const families = new Map<string, Difference[]>()
  for (const own of differences) {
    const name = familyOf(own.set)
    families.set(name, [...(families.get(name) ?? []), own])
  }
  const means = [...families].map(([name, own]) => ({
    name,
    f1: own.reduce((sum, { f1 }) => sum + f1, 0) / own.length,
    noise: Math.max(...own.map(({ records }) => records)) < SMALL_RECORDS ? SMALL_NOISE : NOISE,
  }))
  return {
    worse: means.filter(({ f1, noise }) => f1 <= -noise).map(({ name }) => name),
    better: means.filter(({ f1, noise }) => f1 >= noise).map(({ name }) => name),
  }
}

/** A choice pays if leaving it out is worse on two unrelated sets, and on more of them than it is better on. */
export function pays({ worse, better }: Verdict): boolean {
  return worse.length >= 2 && worse.length > better.length
}

/** `febrl1`, `febrl3` → `febrl`; `people_20k` → `people`; `fake_1000` → `fake`. */
function familyOf(set: string): string {
  return /^[a-z]+/.exec(set)?.[0] ?? set
}
