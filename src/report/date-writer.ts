import type { VolumeStep } from './event-volume'

const LOOKS: Readonly<Record<Exclude<VolumeStep, 'quarter'>, Intl.DateTimeFormatOptions>> = {
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  week: { day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'short', year: 'numeric' },
  year: { year: 'numeric' },
}

/** Writes the start of a period, UTC, as a language does; of a week its Monday. */
export function dateWriter(locale: string, step: VolumeStep): (at: number) => string {
  if (step === 'quarter') {
    return (at) => {
      const date = new Date(at)
      return `Q${Math.floor(date.getUTCMonth() / 3) + 1} ${date.getUTCFullYear()}`
    }
  }
  const format = new Intl.DateTimeFormat(locale, { ...LOOKS[step], timeZone: 'UTC' })
  return (at) => format.format(at)
}

/** Writes a moment to the minute, UTC. */
export function timeWriter(locale: string): (at: number) => string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })
  return (at) => format.format(at)
}
