import { compareText, DAY_MS, SamewiseError } from '../base'
import type { Chain, Step } from './chain'
import type { Contributions, RecordFacts } from './contributions'
import type { Pin } from './lineage'
import { numberOf, saysYes, sumOf } from './read-number'
import { type LostBy, reasonOf } from './reason'
import type { Candidate, When } from './strategy'
import { shareAfter, trustAt } from './trust'

/**
 * A value of one record, named by record and slot.
 *
 * @internal
 */
export interface Contribution {
  readonly record: number
  readonly slot: number
}

/**
 * A contribution that did not win, the strategy that ruled it out, and why.
 *
 * @internal
 */
export interface Loser extends Contribution {
  readonly lostBy: LostBy
  readonly reason: string
}

/**
 * What survived in one field of one cluster.
 *
 * @internal
 */
export interface Choice {
  /** One winner, several for a union or a sum, none where no record has a value. */
  readonly winners: readonly Contribution[]
  /** The strategy that settled it: the last that ruled a differing value out, or the first of the chain where all agreed. */
  readonly decidedBy: LostBy
  /** Contributions with another value than the winner's. */
  readonly losers: readonly Loser[]
  /** The contribution that won by saying that there is no such value any more. */
  readonly cleared?: Contribution
  /** Texts of the parts of the values where they are no winner's own: of a pin, a sum, or a record whose gaps were filled. */
  readonly fixed?: readonly (readonly string[])[]
  /** Trust in each winner, 0 to 100 to three decimals, where the chain weighs. */
  readonly trust?: readonly number[]
  /** The pin that decided. */
  readonly pin?: Pin
}

/** Code of a value that was cleared. */
const CLEARED = -1
const NO_FAULTS: readonly string[] = []

// The contributions at hand: record, slot, code; what each is worth under the strategy at hand; what ruled it out and why. They grow as needed.
let records = new Int32Array(64)
let slotsOf = new Int32Array(64)
let codesOf = new Int32Array(64)
let worth = new Float64Array(64)
let ruledOutBy: (LostBy | undefined)[] = []
let because: string[] = []
/** Counts up with every contribution that is ruled out, to tell which was the last. */
let ruledOutAt: number[] = []
let turn = 0
/** Whether all contributions at hand are one value, so that only what they are worth beside it can tell them apart. */
let isOneValue = false
// Votes: the values there are, by contribution the value it has, and by ballot its value, voter and weight.
let values: number[] = []
let valueNumber: number[] = []
let ballotValue: number[] = []
let ballotVoter: number[] = []
let ballotWeight: number[] = []

/**
 * Chooses the surviving value or values of a field.
 *
 * @param members records of the cluster, ascending
 * @param chain strategies in turn; a union anywhere in it keeps all different values, ordered by the other strategies
 * @param choices what was chosen in the fields before, for those that follow another
 */
export function chooseField(
  members: Int32Array,
  field: Contributions,
  facts: RecordFacts,
  chain: Chain,
  choices: readonly Choice[] = [],
): Choice {
  const count = gather(members, field)
  const { filters, fold, first, weighing } = chain
  if (count === 0) return { winners: [], decidedBy: first, losers: [] }
  if (count === 1 && filters.length === 0 && fold === undefined && weighing === undefined && codesOf[0] !== CLEARED) {
    return { winners: [{ record: records[0], slot: slotsOf[0] }], decidedBy: first, losers: [] }
  }
  let left: number[] = []
  for (let c = 0; c < count; c++) {
    left.push(c)
    ruledOutBy[c] = undefined
  }
  for (const step of filters) left = filter(left, step, field, facts, choices)
  if (left.length === 0) return close(count, [], [], chain, facts, field)
  if (fold?.name === 'union') return chooseUnion(left, count, fold, chain, field, facts)
  if (fold?.name === 'sum') return chooseSum(left, count, fold, chain, field, facts)
  const winner = settle(left, chain, field, facts)
  return close(count, [winner], [codesOf[winner]], chain, facts, field)
}

/** Gathers all contributions of a cluster's records, in the order of records and slots. */
function gather(members: Int32Array, { codes, slots, cleared }: Contributions): number {
  const most = members.length * slots
  if (most > records.length) {
    records = new Int32Array(most * 2)
    slotsOf = new Int32Array(most * 2)
    codesOf = new Int32Array(most * 2)
    worth = new Float64Array(most * 2)
    ruledOutBy = []
    because = []
    ruledOutAt = []
  }
  let count = 0
  isOneValue = true
  for (let m = 0; m < members.length; m++) {
    const record = members[m]
    for (let slot = 0; slot < slots; slot++) {
      const code = codes[record * slots + slot]
      if (code === 0) continue
      records[count] = record
      slotsOf[count] = slot
      if (count > 0 && code !== codesOf[0]) isOneValue = false
      codesOf[count++] = code
    }
    if (cleared !== undefined && cleared[record] === 1) {
      records[count] = record
      slotsOf[count] = 0
      if (count > 0 && codesOf[0] !== CLEARED) isOneValue = false
      codesOf[count++] = CLEARED
    }
  }
  return count
}

function ruleOut(c: number, lostBy: LostBy, reason: string): void {
  ruledOutBy[c] = lostBy
  because[c] = reason
  ruledOutAt[c] = turn++
}

/** The one contribution that is best under all strategies, and by the last order where they tie. */
function settle(all: readonly number[], { steps }: Chain, field: Contributions, facts: RecordFacts): number {
  let left = all
  for (const step of steps) {
    if (left.length === 1) break
    if (isOneValue && step.looksAtValue) continue
    if (step.when !== undefined) {
      const fit = left.filter((c) => isFulfilled(step, c, field, facts))
      if (fit.length === 0) continue
      if (fit.length < left.length) {
        for (const c of left) if (!fit.includes(c)) ruleOut(c, step.lostBy, reasonNotFulfilled(step.when, c, field))
        left = fit
      }
    }
    if (step.use !== undefined) left = ask(step, left, field, facts)
    else left = keepBest(step, left, field, facts)
  }
  let winner = left[0]
  for (let k = 1; k < left.length; k++) {
    const isBefore = comesBefore(left[k], winner, field, facts)
    ruleOut(isBefore ? winner : left[k], 'order', 'tie')
    if (isBefore) winner = left[k]
  }
  return winner
}

function keepBest(step: Step, left: readonly number[], field: Contributions, facts: RecordFacts): readonly number[] {
  const best = measure(step, left, field, facts)
  let kept = 0
  for (let k = 0; k < left.length; k++) if (worth[left[k]] === best) kept++
  if (kept === left.length) return left
  const next: number[] = []
  for (let k = 0; k < left.length; k++) {
    const c = left[k]
    if (worth[c] === best) next.push(c)
    else ruleOut(c, step.lostBy, reasonOf(step.lostBy))
  }
  return next
}

/** Number of set bits. */
function bitCount(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count++
  return count
}

/** Measures contributions into {@link worth}, the highest best, and gives back the highest. */
function measure(step: Step, left: readonly number[], field: Contributions, facts: RecordFacts): number {
  const { name, ranks, mask } = step
  const { sources } = facts
  const observedAt = field.observedAt ?? facts.observedAt
  if (name === 'most-frequent' || name === 'weighted-vote') countVotes(step, left, field, facts)
  let best = Number.NEGATIVE_INFINITY
  for (let k = 0; k < left.length; k++) {
    const c = left[k]
    const record = records[c]
    const code = codesOf[c]
    const time = observedAt[record]
    let value = Number.NEGATIVE_INFINITY
    switch (name) {
      case 'most-recent':
        value = Number.isNaN(time) ? -Number.MAX_VALUE : time
        break
      case 'source-priority':
        value = -Math.min(ranks[sources[record]], Number.MAX_VALUE)
        break
      case 'trust':
        value = trustOf(step, c, field, facts)
        break
      case 'most-frequent':
      case 'weighted-vote':
        value = worth[c]
        break
      default:
        // That there is no value any more is no value to be measured.
        if (code === CLEARED) break
        if (name === 'oldest') value = Number.isNaN(time) ? -Number.MAX_VALUE : -time
        else if (name === 'longest') value = field.lengths[code]
        else if (name === 'shortest') value = -field.lengths[code]
        else if (name === 'most-complete') value = bitCount(field.filled[code] & mask)
        else value = measureText(name, field.textsOf(code)[0])
    }
    worth[c] = value
    if (value > best) best = value
  }
  return best
}

function measureText(name: Step['name'], text: string): number {
  if (name === 'any') return saysYes(text) ? 1 : 0
  if (name === 'all') return saysYes(text) ? 0 : 1
  const number = numberOf(text)
  return Number.isNaN(number) ? Number.NEGATIVE_INFINITY : name === 'min' ? -number : number
}

/** Votes for each contribution's value into {@link worth}: one a source, or one a record, each of weight 1 or of its trust. */
function countVotes(step: Step, left: readonly number[], field: Contributions, facts: RecordFacts): void {
  const { sources } = facts
  const isWeighed = step.curves !== undefined
  values = []
  valueNumber = []
  ballotValue = []
  ballotVoter = []
  ballotWeight = []
  for (let k = 0; k < left.length; k++) {
    const c = left[k]
    let value = 0
    while (value < values.length && !isSameValue(step, values[value], c, field)) value++
    if (value === values.length) values.push(c)
    valueNumber.push(value)
    if (codesOf[c] === CLEARED && !isWeighed) continue
    const weight = isWeighed ? trustOf(step, c, field, facts) : 1
    const voter = step.perRecord ? records[c] : sources[records[c]]
    let ballot = 0
    while (ballot < ballotValue.length && (ballotValue[ballot] !== value || ballotVoter[ballot] !== voter)) ballot++
    if (ballot === ballotValue.length) {
      ballotValue.push(value)
      ballotVoter.push(voter)
      ballotWeight.push(weight)
    } else if (weight > ballotWeight[ballot]) ballotWeight[ballot] = weight
  }
  for (let k = 0; k < left.length; k++) {
    let sum = 0
    for (let b = 0; b < ballotValue.length; b++) if (ballotValue[b] === valueNumber[k]) sum += ballotWeight[b]
    worth[left[k]] = sum
  }
}

/** Whether two contributions say the same in the parts that count. */
function isSameValue({ offsets }: Step, a: number, b: number, { comparable }: Contributions): boolean {
  if (codesOf[a] === codesOf[b]) return true
  if (offsets === undefined || comparable === undefined || codesOf[a] === CLEARED || codesOf[b] === CLEARED)
    return false
  const { rows, stride } = comparable
  const atA = records[a] * stride
  const atB = records[b] * stride
  let isKnown = false
  for (let k = 0; k < offsets.length; k++) {
    const own = rows[atA + offsets[k]]
    if (own !== rows[atB + offsets[k]]) return false
    if (own !== 0) isKnown = true
  }
  // What cannot be compared is not the same.
  return isKnown
}

function trustOf({ curves, trust }: Step, c: number, field: Contributions, facts: RecordFacts): number {
  const curve = (curves as NonNullable<Step['curves']>)[facts.sources[records[c]]]
  const whole = trustAt(curve, ageOf(records[c], field, facts))
  if (trust.downgrade === undefined) return whole
  const left = whole * shareAfter(trust, faultsOf(c, field))
  return trust.reserveMin === true ? Math.max(left, Math.min(whole, curve.min ?? 0)) : left
}

/** Days; NaN where they are not known. */
function ageOf(record: number, field: Contributions, facts: RecordFacts): number {
  return Math.max(0, (facts.asOf - (field.observedAt ?? facts.observedAt)[record]) / DAY_MS)
}

function faultsOf(c: number, field: Contributions): readonly string[] {
  return codesOf[c] === CLEARED ? NO_FAULTS : (field.faultsOf?.(records[c], slotsOf[c]) ?? NO_FAULTS)
}

function isFulfilled({ when, allowed }: Step, c: number, field: Contributions, facts: RecordFacts): boolean {
  const record = records[c]
  if (when === undefined) return true
  if (allowed !== undefined && !allowed[facts.sources[record]]) return false
  if (when.valid === true && faultsOf(c, field).length > 0) return false
  const age = ageOf(record, field, facts)
  if (when.maxAgeDays !== undefined && !(age <= when.maxAgeDays)) return false
  return when.minAgeDays === undefined || age >= when.minAgeDays
}

function reasonNotFulfilled({ valid }: When, c: number, field: Contributions): string {
  const [fault] = valid === true ? faultsOf(c, field) : NO_FAULTS
  return fault === undefined ? 'filtered' : `invalid:${fault}`
}

/** What a step lets through before anything is chosen. */
function filter(
  left: readonly number[],
  step: Step,
  field: Contributions,
  facts: RecordFacts,
  choices: readonly Choice[],
): number[] {
  const { name, lostBy, when } = step
  if (name === 'reference') {
    const own = left.filter((c) => facts.references?.[facts.sources[records[c]]] !== true)
    if (own.length === 0) return [...left]
    for (const c of left) if (!own.includes(c)) ruleOut(c, lostBy, reasonOf(lostBy))
    return own
  }
  const followed = choices[step.follows]?.winners ?? []
  return left.filter((c) => {
    if (name === 'same-record-as') {
      if (followed.some(({ record }) => record === records[c])) return true
      ruleOut(c, lostBy, reasonOf(lostBy))
      return false
    }
    if (step.curves !== undefined) {
      const faults = faultsOf(c, field)
      if (faults.length === 0 || trustOf(step, c, field, facts) > 0) return true
      ruleOut(c, lostBy, `invalid:${faults[0]}`)
      return false
    }
    if (when === undefined || isFulfilled(step, c, field, facts)) return true
    ruleOut(c, lostBy, reasonNotFulfilled(when, c, field))
    return false
  })
}

/** Asks a function of the user's own. */
function ask(step: Step, left: readonly number[], field: Contributions, facts: RecordFacts): readonly number[] {
  const candidates = left.map((c) => candidateOf(c, field, facts))
  const answer = step.use?.(candidates, { field: field.field, asOf: facts.asOf })
  if (answer === undefined) return left
  const chosen = typeof answer === 'number' ? [answer] : answer
  if (chosen.length === 0 || chosen.some((at) => left[at] === undefined)) {
    throw new SamewiseError(
      'BAD_CONFIG',
      `The survivorship strategy "${step.lostBy}" answered ${JSON.stringify(answer)} for ${left.length} candidates. It must give positions from 0 to ${left.length - 1}, or undefined.`,
      { where: { field: field.field } },
    )
  }
  left.forEach((c, at) => {
    if (!chosen.includes(at)) ruleOut(c, step.lostBy, reasonOf(step.lostBy))
  })
  return left.filter((_, at) => chosen.includes(at))
}

function candidateOf(
  c: number,
  field: Contributions,
  { sourceNames, sources, observedAt, idOf }: RecordFacts,
): Candidate {
  const record = records[c]
  const time = (field.observedAt ?? observedAt)[record]
  const texts = codesOf[c] === CLEARED ? [''] : field.textsOf(codesOf[c])
  return {
    source: sourceNames[sources[record]],
    recordId: idOf(record),
    observedAt: Number.isNaN(time) ? undefined : time,
    value:
      field.parts.length === 1 ? texts[0] : Object.fromEntries(field.parts.map((part, p) => [part, texts[p] ?? ''])),
  }
}

/** The last order: priority of the source, the later time, the value and then the record in code-point order. */
function comesBefore(a: number, b: number, field: Contributions, facts: RecordFacts): boolean {
  const { priorities, sources } = facts
  const observedAt = field.observedAt ?? facts.observedAt
  const priority = priorities[sources[records[a]]]
  const other = priorities[sources[records[b]]]
  if (priority !== other) return priority < other
  const time = observedAt[records[a]]
  const otherTime = observedAt[records[b]]
  if (time !== otherTime && !(Number.isNaN(time) && Number.isNaN(otherTime))) {
    return Number.isNaN(otherTime) || time > otherTime
  }
  if (codesOf[a] !== codesOf[b]) {
    if (codesOf[a] === CLEARED || codesOf[b] === CLEARED) return codesOf[b] === CLEARED
    return compareText(field.textsOf(codesOf[a]).join('\0'), field.textsOf(codesOf[b]).join('\0')) < 0
  }
  return records[a] < records[b]
}

function chooseUnion(
  all: readonly number[],
  count: number,
  fold: Step,
  chain: Chain,
  field: Contributions,
  facts: RecordFacts,
): Choice {
  let left = all.filter((c) => codesOf[c] !== CLEARED)
  const winners: number[] = []
  const kept: number[] = []
  while (left.length > 0 && winners.length < fold.limit) {
    const winner = settle(left, chain, field, facts)
    winners.push(winner)
    kept.push(codesOf[winner])
    left = left.filter((c) => !isSameValue(fold, winner, c, field))
  }
  for (const c of all) {
    const reason = codesOf[c] === CLEARED ? 'cleared' : left.includes(c) ? reasonOf('union') : 'duplicate'
    ruleOut(c, 'union', reason)
  }
  return close(count, winners, kept, chain, facts, field)
}

function chooseSum(
  all: readonly number[],
  count: number,
  fold: Step,
  chain: Chain,
  field: Contributions,
  facts: RecordFacts,
): Choice {
  const texts = all.map((c) => (codesOf[c] === CLEARED ? '' : field.textsOf(codesOf[c])[0]))
  const winners = all.filter((_, k) => !Number.isNaN(numberOf(texts[k])))
  for (const c of all) if (!winners.includes(c)) ruleOut(c, 'sum', reasonOf('sum'))
  // Each counts, also where two bring the same number.
  const choice = close(count, winners, [], chain, facts, field)
  return winners.length === 0 ? choice : { ...choice, decidedBy: fold.lostBy, fixed: [[sumOf(texts)]] }
}

/** Puts a choice together. Contributions that say what the winner says have not lost. */
function close(
  count: number,
  winners: readonly number[],
  kept: readonly number[],
  { first, fold, weighing }: Chain,
  facts: RecordFacts,
  field: Contributions,
): Choice {
  const losers: Loser[] = []
  for (let c = 0; c < count; c++) {
    const lostBy = ruledOutBy[c]
    if (lostBy === undefined || kept.includes(codesOf[c])) continue
    losers.push({ record: records[c], slot: slotsOf[c], lostBy, reason: because[c] })
  }
  const decidedBy = losers.length === 0 || fold !== undefined ? first : lastToRuleOut(count, kept)
  const won = winners.map((c): Contribution => ({ record: records[c], slot: slotsOf[c] }))
  const trust = weighing && { trust: winners.map((c) => Math.round(trustOf(weighing, c, field, facts) * 1000) / 1000) }
  return kept[0] === CLEARED
    ? { winners: [], decidedBy, losers, cleared: won[0], ...trust }
    : { winners: won, decidedBy, losers, ...trust }
}

/** What ruled out the last contribution that differs from what was kept. */
function lastToRuleOut(count: number, kept: readonly number[]): LostBy {
  let last = -1
  for (let c = 0; c < count; c++) {
    if (ruledOutBy[c] === undefined || kept.includes(codesOf[c])) continue
    if (last < 0 || ruledOutAt[c] > ruledOutAt[last]) last = c
  }
  return ruledOutBy[last] as LostBy
}
