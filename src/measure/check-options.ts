import { SamewiseError } from '../base'
import { didYouMean } from '../entity'

/** Throws one `BAD_CONFIG` error that lists every fault of some options; does nothing where there is none. */
export function refuseFaults(what: string, faults: readonly string[]): void {
  if (faults.length === 0) return
  throw new SamewiseError(
    'BAD_CONFIG',
    `The options of ${what} are wrong:\n${faults.map((fault) => `  - ${fault}`).join('\n')}\nCorrect them and measure again.`,
  )
}

/** Names among those given that are not known, each with the nearest one that is. */
export function unknownNames(option: string, given: readonly string[], known: readonly string[]): string[] {
  return given
    .filter((name) => !known.includes(name))
    .map((name) => `${option}: "${name}" is not known; it is one of ${known.join(', ')}.${didYouMean(name, known)}`)
}

/** A fault where a period ends before it begins, or has no such times. */
export function periodFaults(from: number, until: number): string[] {
  return from < until ? [] : [`from is ${from} and until is ${until}; from comes before until`]
}
