import type { ChartTone } from '../chart-spec'

/** Colours and letters of the page, for the charts. */
export interface Theme {
  readonly font: string
  readonly text: string
  readonly muted: string
  readonly line: string
  readonly surface: string
  readonly raised: string
  readonly low: string
  readonly high: string
  readonly onHigh: string
  tone(tone: ChartTone): string
  color(number: number): string
}

/** Colours that tell sources apart; more sources share them in turn. */
const COLORS = 10

/** Reads the theme in force from the style sheet. */
export function readTheme(): Theme {
  const style = getComputedStyle(document.documentElement)
  const read = (name: string): string => style.getPropertyValue(`--${name}`).trim()
  return {
    font: getComputedStyle(document.body).fontFamily,
    text: read('text'),
    muted: read('muted'),
    line: read('line'),
    surface: read('surface'),
    raised: read('raised'),
    low: read('heat-low'),
    high: read('heat-high'),
    onHigh: read('on-heat'),
    tone: (tone) => read(`tone-${tone}`),
    color: (number) => read(`c${number % COLORS}`),
  }
}

/** A text for a hover box, in which braces must not be read as the name of a style. */
export function plainText(text: string): string {
  return text.replaceAll('{', '{\u200b')
}

/** Numbers on an axis. */
export function axisNumber(locale: string, isShare = false): (value: number) => string {
  const format = new Intl.NumberFormat(
    locale,
    isShare ? { style: 'percent', maximumFractionDigits: 0 } : { notation: 'compact', maximumFractionDigits: 1 },
  )
  return (value) => format.format(value)
}
