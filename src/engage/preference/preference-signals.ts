import type { CustomerEvent } from '../../event'
import { dayOfWeek, minuteOfDay, type Zone } from '../local-time'

/**
 * What a person may prefer.
 *
 * | dimension | is about | is told by |
 * | --- | --- | --- |
 * | `channel` | where they answer | share of contacts over it that they answered |
 * | `sendDay`, `sendHour` | when they answer | share of contacts sent then that they answered |
 * | `content` | what they look for | topics of what they did themselves |
 * | `device` | what they use | devices of what they did themselves |
 * | `day`, `hour` | when they are active | when they did something themselves |
 *
 * Days are `1` (Monday) to `7`, hours `0` to `23`, in the zone of the event, else of the person.
 */
export type PreferenceDimension = 'channel' | 'sendDay' | 'sendHour' | 'content' | 'device' | 'day' | 'hour'

/** All dimensions, those told by answers first. */
export const preferenceDimensions = ['channel', 'sendDay', 'sendHour', 'content', 'device', 'day', 'hour'] as const

/** Dimensions told by answers to what we sent; the others are told by what people do unasked. */
export const responseDimensions: readonly PreferenceDimension[] = ['channel', 'sendDay', 'sendHour']

/** The option that an event speaks for in a dimension; nothing where it says nothing about it. */
export function optionOf(
  event: CustomerEvent,
  dimension: PreferenceDimension,
  zone: Zone | undefined,
): string | undefined {
  switch (dimension) {
    case 'channel':
      return event.channel
    case 'content':
      return event.topic
    case 'device':
      return deviceOf(event)
    case 'day':
    case 'sendDay':
      return zone && String(dayOfWeek(event.at, zone))
    default:
      return zone && String(Math.floor(minuteOfDay(event.at, zone) / 60))
  }
}

/** `data.deviceClass` such as `mobile`, where the source tells it; else the device itself. */
function deviceOf(event: CustomerEvent): string | undefined {
  const deviceClass = event.data?.deviceClass
  return typeof deviceClass === 'string' ? deviceClass : event.device
}

/** Whether an event is something the person did of their own accord. */
export function isUnasked(event: CustomerEvent): boolean {
  return (event.kind === 'interaction' || event.kind === 'transaction') && event.refersTo === undefined
}
