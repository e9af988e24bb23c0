const YES = /^(?:true|yes|y|1|t|on)$/i
const STARTS_AS_DATE = /^-?\d{4,6}-\d\d/

/** The number that a text is, or the milliseconds of an ISO 8601 date; NaN where it is neither. */
export function numberOf(text: string): number {
  if (text.trim() === '') return Number.NaN
  return STARTS_AS_DATE.test(text) ? Date.parse(text) : Number(text)
}

/** Whether a text says yes: `true`, `yes`, `y`, `1`, `t` or `on` in any letter case. */
export function saysYes(text: string): boolean {
  return YES.test(text.trim())
}

/** The sum of the texts that are numbers, with as many decimals as the most exact of them. */
export function sumOf(texts: readonly string[]): string {
  let sum = 0
  let decimals = 0
  for (const text of texts) {
    const number = numberOf(text)
    if (Number.isNaN(number)) continue
    sum += number
    const point = text.indexOf('.')
    if (point >= 0) decimals = Math.max(decimals, text.length - point - 1)
  }
  return decimals > 0 && decimals <= 20 ? String(Number(sum.toFixed(decimals))) : String(sum)
}
