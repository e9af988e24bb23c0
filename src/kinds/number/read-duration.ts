import { readNumber } from './read-number'

const MAX_LENGTH = 32
/** Plain numbers from here on are milliseconds, since nothing that is listed lasts longer in seconds, and below which they are minutes. */
const LEAST_MILLISECONDS = 20_000
const MOST_MINUTES = 15

/**
 * Reads how long something lasts, as catalogues of music and films write it: `3:52`, `1:02:10`, `3m 52sec`, `PT3M52S`, `232`, `232000`
 * (milliseconds), `3.87` (minutes), `103 min`.
 *
 * @param raw the value as it came; a value of more than 32 characters is no duration
 * @returns seconds, or undefined where it is none, or 0
 */
export function readDuration(raw: string): number | undefined {
  const match = matchDuration(raw)
  if (match !== null) {
    const [, hours = 0, minutes = 0, seconds = 0] = match
    return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) || undefined
  }
  const number = raw.length > MAX_LENGTH ? undefined : readNumber(raw)
  if (number === undefined || number.unit !== '' || number.value <= 0) return undefined
  const { value } = number
  return Math.round(value >= LEAST_MILLISECONDS ? value / 1000 : value < MOST_MINUTES ? value * 60 : value)
}

/** Whether a value can be nothing but a duration: by a clock, or with more than the signs that metres, feet and inches have too. */
export function isDurationAlone(raw: string): boolean {
  return matchDuration(raw) !== null && /[:hp]|min|se[ck]|m ?\d/i.test(raw)
}

/** Hours, minutes and seconds by a clock or with their units. */
function matchDuration(raw: string): RegExpExecArray | null {
  const text = raw
    .slice(0, MAX_LENGTH + 1)
    .trim()
    .toLowerCase()
  if (!/^[\dp]/.test(text) || raw.length > MAX_LENGTH) return null
  return (
    /^(?:(\d{1,3}):)?(\d{1,3}):(\d\d)(?:\.\d{1,3})?$/.exec(text) ??
    /^(?:pt)?(?:(\d{1,2}) ?(?:h|hrs?|hours?|std)\.? ?)?(?:(\d{1,4}) ?(?:m|mn|mins?|minut[a-z]{1,3}|'|′)\.? ?)?(?:(\d{1,4}) ?(?:s|se[ck]s?|second[a-z]|sekunden?|"|″)\.?)?$/.exec(
      text,
    )
  )
}
