/** A figure with so many digits after the point, for a result file. */
export function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
