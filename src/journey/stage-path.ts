import { type CustomerEvent, compareEvents } from '../event'
import { type StageModel, stageOf } from './stages'

/** A stay at one stage of the journey: events of it one after the other, without one of another stage in between. */
export interface StageVisit {
  readonly stage: string
  readonly start: number
  readonly end: number
  readonly events: number
}

/**
 * The way of one customer through the stages. Events without a stage are passed over; so is what we sent, unless the customer has done nothing
 * yet. Buying after having left is coming back: the model's `return`, where it has one.
 */
export function stagePath(events: Iterable<CustomerEvent>, model: StageModel): StageVisit[] {
  const path: StageVisit[] = []
  let hasLeft = false
  for (const event of [...events].sort(compareEvents)) {
    const stated = stageOf(event, model)
    if (stated === undefined || (event.kind === 'contact' && path.length > 0)) continue
    const isBack = hasLeft && stated === 'buy' && model.stages.includes('return')
    const stage = isBack ? 'return' : stated
    if (stage === 'leave') hasLeft = true
    else if (isBack || stage === 'return') hasLeft = false
    const last = path.at(-1)
    if (last?.stage === stage) path[path.length - 1] = { ...last, end: event.at, events: last.events + 1 }
    else path.push({ stage, start: event.at, end: event.at, events: 1 })
  }
  return path
}

/** Channels that a customer used one after the other, without repeats in a row and without what we sent. */
export function channelPath(events: Iterable<CustomerEvent>): string[] {
  const path: string[] = []
  for (const { kind, channel } of [...events].sort(compareEvents)) {
    if (kind !== 'contact' && channel !== undefined && channel !== path.at(-1)) path.push(channel)
  }
  return path
}
