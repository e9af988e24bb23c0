import type { StrategyConfig } from './strategy'
import { decays } from './trust'

type Test = (value: unknown) => boolean

const isNumber: Test = (value) => typeof value === 'number' && value >= 0
const isShare: Test = (value) => isNumber(value) && (value as number) <= 1
const isTexts: Test = (value) => Array.isArray(value) && value.every((text) => typeof text === 'string')
const isOneOf =
  (...values: unknown[]): Test =>
  (value) =>
    values.includes(value)
const isRecord: Test = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)
const isOf =
  (tests: Readonly<Record<string, Test>>): Test =>
  (value) =>
    isRecord(value) &&
    Object.entries(value as object).every(([key, own]) => Object.hasOwn(tests, key) && tests[key](own))
const isRecordOf =
  (test: Test): Test =>
  (value) =>
    isRecord(value) && Object.values(value as object).every(test)

const isCurve = isOf({
  max: (value) => isNumber(value) && (value as number) <= 100,
  min: (value) => isNumber(value) && (value as number) <= 100,
  decay: isOneOf(...decays),
  days: (value) => isNumber(value) && value !== 0,
})
const isFlag: Test = (value) => typeof value === 'boolean'
const isWhen = isOf({ sources: isTexts, valid: isFlag, maxAgeDays: isNumber, minAgeDays: isNumber })
const trust = {
  sources: isRecordOf(isCurve),
  other: isCurve,
  downgrade: (value: unknown) => isShare(value) || isRecordOf(isShare)(value),
  combine: isOneOf('max', 'multiply'),
  reserveMin: isFlag,
}
const vote = { by: isOneOf('source', 'record'), parts: isTexts }

/** Options of each strategy beside `when`. */
const options: Readonly<Record<string, Readonly<Record<string, Test>>>> = {
  'source-priority': { sources: isTexts },
  'most-frequent': vote,
  'weighted-vote': { ...vote, ...trust },
  trust,
  'most-complete': { parts: isTexts },
  union: { limit: (value) => isNumber(value) && (value as number) >= 1, key: isTexts },
  'same-record-as': { field: (value) => typeof value === 'string' },
  custom: { use: (value) => typeof value === 'function' || (typeof value === 'string' && value.includes('#')) },
}
/** Strategies that are nothing without an option. */
const needed: Readonly<Record<string, string>> = { 'same-record-as': 'field', custom: 'use', only: 'when' }

/** What is wrong with the options of a strategy, a sentence each. */
export function faultsOfStrategy(
  { strategy, ...given }: StrategyConfig,
  where: string,
  didYouMean: (name: string, known: readonly string[]) => string,
): string[] {
  const known: Readonly<Record<string, Test>> = { when: isWhen, ...options[strategy] }
  const need = needed[strategy]
  const faults =
    need === undefined || need in given ? [] : [`"${where}.${need}" is missing: ${strategy} is nothing without it.`]
  for (const [option, value] of Object.entries(given)) {
    if (!Object.hasOwn(known, option)) {
      faults.push(`"${where}.${option}" is not an option of ${strategy}.${didYouMean(option, Object.keys(known))}`)
    } else if (!known[option](value)) {
      faults.push(`"${where}.${option}" has a form that is not understood: ${JSON.stringify(value)}.`)
    }
  }
  return faults
}
