import type { CustomerState } from './customer-state'
import { recordOfAny } from './customer-state'
import { DAY } from './local-time'
import { drawInstant, type Month } from './month'
import { customerParameters } from './parameters'
import { noteSatisfaction } from './surveys'

const { cases, surveys } = customerParameters

const texts: Readonly<Record<string, readonly string[]>> = {
  'billing-dispute': [
    'I was charged twice and nobody helps me. This is unacceptable.',
    'The amount on my bill is wrong again. Please refund the difference.',
    'You billed me for something I returned weeks ago.',
  ],
  'late-delivery': ['My parcel is a week late and I am very disappointed.', 'Where is my order? It should be here.'],
  'damaged-goods': ['The box arrived broken and the product does not work.', 'Poor quality, it fell apart at once.'],
  service: ['I waited for an hour on the phone. Terrible service.', 'Nobody answers my questions about my account.'],
}
const goodReviews = [
  'Great quality, I love it.',
  'Fast delivery and friendly staff. Very happy.',
  'Works well, thanks.',
]
const badReviews = [
  'Awful. It broke after two days.',
  'Not worth the money, I am annoyed.',
  'Slow and unhelpful support.',
]

/** The cases of a month that nothing else brought about, and reviews. */
export function complain(month: Month, state: CustomerState): void {
  const { dice, log } = month
  if (dice.chance(cases.perMonth)) {
    const at = drawInstant(month, state, dice.between(9, 17))
    const topic = dice.chance(cases.dispute) ? 'billing-dispute' : dice.pick(['damaged-goods', 'service'])
    if (at !== undefined) openCase(month, state, at, topic)
  }
  if (dice.chance(cases.review)) {
    const at = drawInstant(month, state, dice.between(17, 21))
    if (at === undefined) return
    const text = dice.pick(state.who.traits.satisfaction > -0.3 ? goodReviews : badReviews)
    const draft = { at, kind: 'interaction', name: 'review', channel: 'web', text, language: 'en' } as const
    const record = recordOfAny(state, ['web'], at)
    log.note(dice, { ...draft, record }, { person: state.who.id, known: 'record' })
  }
}

/** Opens a case, which is closed some days later; the customer may be asked how it went. */
export function openCase(month: Month, state: CustomerState, from: number, topic: string): void {
  const { dice, log } = month
  const truth = { person: state.who.id, known: 'record' } as const
  const [least, most] = cases.openDays
  const until = from + Math.floor((least + (most - least) * dice.next()) * DAY)
  state.cases.push({ from, until })
  const record = recordOfAny(state, ['support', 'billing', 'crm'], from)
  const department = topic === 'billing-dispute' ? 'billing' : 'service'
  const channel = dice.pick(['phone', 'email', 'chat'])
  const text = dice.pick(texts[topic])
  const first = { at: from, kind: 'case', record, topic, department, channel } as const
  const caseId = log.note(
    dice,
    { ...first, name: 'opened', text, language: 'en', caseId: caseIdOf(state, from) },
    truth,
  )
  const refersTo = caseId
  const common = { kind: 'case', record, topic, department, refersTo, caseId: caseIdOf(state, from) } as const
  log.note(dice, { at: from + Math.floor((until - from) / 2), name: 'updated', ...common }, truth)
  log.note(dice, { at: until, name: 'closed', outcome: dice.chance(0.8) ? 'solved' : 'refused', ...common }, truth)
  if (dice.chance(surveys.afterCase)) noteSatisfaction(month, state, 'csat', until + dice.below(3 * DAY))
}

/** Unique, since no customer opens two cases in one millisecond. */
const caseIdOf = ({ who }: CustomerState, from: number): string =>
  `case-${who.records[0].recordId}-${from.toString(36)}`
