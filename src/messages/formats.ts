/** Numbers, shares, sizes and times as a language writes them. */
export interface Formats {
  /** `1,234` */
  readonly count: (value: number) => string
  /** `98.6%`; what is not quite all or not quite nothing is never rounded to it. */
  readonly share: (value: number) => string
  /** `+12.3`: bits for or against, always with their sign. */
  readonly bits: (value: number) => string
  /** Small and large numbers with three digits: `0.00123`, `4.56`, `789`; tiny ones as `2.6E-5`. */
  readonly figure: (value: number) => string
  /** `3.2 MB` */
  readonly bytes: (value: number) => string
  /** `4.21 s` */
  readonly seconds: (value: number) => string
  /** `98.6 %`, `100.0 %`: a share with one digit after the point always, for columns of a table. */
  readonly evenShare: (value: number) => string
  /** `0.9731`, with so many digits after the point always. */
  readonly decimal: (value: number, digits: number) => string
}

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/**
 * Formats of a language.
 *
 * @param locale BCP 47 tag, such as `en`
 */
export function formatsOf(locale: string): Formats {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const finePercent = new Intl.NumberFormat(locale, { style: 'percent', maximumSignificantDigits: 2 })
  const signed = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  })
  const significant = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 })
  const scientific = new Intl.NumberFormat(locale, { notation: 'scientific', maximumSignificantDigits: 2 })
  const time = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'short',
    maximumSignificantDigits: 3,
  })
  const bytes = BYTE_UNITS.map(
    (unit) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumSignificantDigits: 3 }),
  )
  const decimal = (value: number, digits: number): string =>
    value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return {
    count: (value) => whole.format(value),
    share(value) {
      if (value > 0 && value < 0.0005) return finePercent.format(value)
      if (value < 1 && value >= 0.9995) return percent.format(0.999)
      return percent.format(value)
    },
    bits: (value) => signed.format(value),
    figure: (value) => (value > 0 && value < 0.0005 ? scientific : significant).format(value),
    bytes(value) {
      let unit = 0
      let scaled = value
      while (scaled >= 1000 && unit < BYTE_UNITS.length - 1) {
        scaled /= 1000
        unit++
      }
      return bytes[unit].format(scaled)
    },
    seconds: (value) => time.format(value),
    evenShare: (value) => `${decimal(value * 100, 1)} %`,
    decimal,
  }
}
