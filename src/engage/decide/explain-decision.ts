import type { Decision, RankedAction, RejectedAction } from './next-best-action'

/**
 * A decision in words, for people who have to answer for it: a sentence on what is done and why, one on each other action that could have been, and
 * one on each that could not.
 *
 * @returns sentences, in the order of the decision
 */
export function explainDecision(decision: Decision): string[] {
  const { chosen, ranked, rejected, goldenId } = decision
  const best =
    chosen === null
      ? `Nothing is done for ${goldenId}: no action that may be taken scores enough above doing nothing.`
      : `"${chosen.action}" is done for ${goldenId} over ${chosen.channel} at ${new Date(chosen.at).toISOString()}${chosen.preferredHour === undefined ? '' : ', in the hour they prefer'}: ${worth(chosen)}.`
  const others = ranked.filter((own) => own.action !== chosen?.action && !(chosen === null && own.parts === undefined))
  return [
    best,
    ...others.map((own) => `"${own.action}" could be done: ${worth(own)}.`),
    ...rejected.map(explainRejected),
  ]
}

function worth({ score, parts, isMandatory }: RankedAction): string {
  if (parts === undefined) return `it scores ${round(score)}, the baseline of the policy`
  const { propensity, context, value, lever, cost, fatigue } = parts
  const sum = `${round(propensity)} × ${round(context)} × ${round(value)} × ${round(lever)} − ${round(cost + fatigue)} = ${round(score)}`
  return `${isMandatory ? 'it is mandatory; ' : ''}propensity × context × value × lever − cost is ${sum}`
}

const WORDS: Readonly<Record<RejectedAction['stage'], string>> = {
  eligibility: 'the customer is not eligible',
  suitability: 'it does not suit the customer now',
  holds: 'it is on hold',
  consent: 'there is no consent',
  conflicts: 'it stands in conflict with another action',
  caps: 'the customer has been contacted as often as allowed',
  'quiet-hours': 'it falls into quiet hours',
  rank: 'it cannot be scored',
}

function explainRejected({ action, stage, rule, evidence }: RejectedAction): string {
  const facts = Object.entries(evidence).map(([name, value]) => `${name} ${inWords(name, value)}`)
  return `"${action}" is not done: ${WORDS[stage]} (rule "${rule}"${facts.length === 0 ? '' : `; ${facts.join(', ')}`}).`
}

/** What is known by a time is a number of milliseconds. */
const TIMES: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'since',
  'until',
  'last',
  'at',
  'validFrom',
  'validTo',
  'heldUntil',
])

function inWords(name: string, value: unknown): string {
  return TIMES.has(name) && typeof value === 'number' ? new Date(value).toISOString() : String(value)
}

function round(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}
