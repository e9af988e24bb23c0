import type { Circumstances } from './circumstances'
import type { Claim } from './claim'
import { median } from './median'
import { writeResult } from './result-file'
import { round } from './round'
import { textTable } from './text-table'

/** What a benchmark has found. */
export interface Conclusion {
  /** Name of the benchmark and of its result file. */
  readonly benchmark: string
  readonly where: Circumstances
  readonly seed: number
  /** Times of the calibration loop, one of each round; the median becomes the figure `calibration_ms`. */
  readonly calibrationsMs: readonly number[]
  /** Names with their units. */
  readonly figures: Readonly<Record<string, number>>
  readonly claims: readonly Claim[]
  /** Whether this is the whole benchmark, whose result is kept. */
  readonly isWhole: boolean
  /** What the whole benchmark takes, such as the usual sizes. */
  readonly wholeTakes: string
  /** Whether what was measured is still what is built, where the built command line was. */
  readonly isSameBuild?: () => boolean
  /** The runs whose times were taken, by contender. */
  readonly runs?: Readonly<Record<string, readonly { readonly seconds: number }[]>>
  /** What else belongs into the result file, such as versions of peers. */
  readonly more?: object
}

/** Significant digits of figures; counts have all of theirs. */
const DIGITS = 5

/** Shows the claims, keeps the result if it is whole, prints the line of JSON, and makes the exit code 1 if a claim fails. */
export function conclude(conclusion: Conclusion): void {
  const { benchmark, where, seed, calibrationsMs, claims, isWhole, wholeTakes, isSameBuild, runs, more } = conclusion
  const all = { ...conclusion.figures, calibration_ms: median(calibrationsMs) }
  const figures = Object.fromEntries(Object.entries(all).map(([name, value]) => [name, short(value)]))
  const out = process.stdout
  if (claims.length > 0) out.write(`\n${textTable([['claim', 'measured', 'bar', ''], ...claims.map(rowOf)])}`)
  if (!isWhole) out.write(`Not kept in benchmarks/results: that takes ${wholeTakes}.\n`)
  else if (isSameBuild?.() === false) {
    out.write('Not kept in benchmarks/results: dist was rebuilt while it was measured.\n')
  } else {
    writeResult(benchmark, {
      benchmark,
      ...where,
      seed,
      ...more,
      ...(runs === undefined ? {} : { runs_s: secondsOf(runs) }),
      figures,
      calibrations_ms: calibrationsMs.map((value) => round(value, 1)),
      claims: claims.map((claim) => ({ ...claim, measured: short(claim.measured) })),
    })
  }
  const failed = claims.filter(({ holds }) => !holds).length
  out.write(`${JSON.stringify({ benchmark, ...figures, claims_failed: failed })}\n`)
  process.exitCode = failed === 0 ? 0 : 1
}

function secondsOf(runs: NonNullable<Conclusion['runs']>): Record<string, number[]> {
  return Object.fromEntries(Object.entries(runs).map(([name, own]) => [name, own.map(({ seconds }) => short(seconds))]))
}

function rowOf({ claim, measured, sense, bar, holds }: Claim): string[] {
  return [claim, String(short(measured)), `${sense} ${bar}`, holds ? 'holds' : 'FAILS']
}

function short(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(DIGITS))
}
