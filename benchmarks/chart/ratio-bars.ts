import type { Ratio } from './ratios'
import { label, line, short } from './svg'

const ROW = 20
const MIDDLE = 370
const HALF_WIDTH = 110

/** A bar for each ratio, on a scale of powers: to the right where samewise is ahead, to the left where the other one is. */
export function ratioBars(ratios: readonly Ratio[]): { readonly svg: string; readonly height: number } {
  const top = 40
  const most = Math.max(2, ...ratios.map(({ times }) => Math.max(times, 1 / times)))
  const widthOf = (times: number): number => (Math.log(times) / Math.log(most)) * HALF_WIDTH
  const rows = ratios.map(({ name, times }, k) => {
    const y = top + k * ROW
    const width = Math.abs(widthOf(times))
    const isAhead = times >= 1
    const bar = `<rect x="${short(isAhead ? MIDDLE : MIDDLE - width)}" y="${y}" width="${short(width)}" height="12" class="${isAhead ? 'own' : 'peer'}"/>`
    const factor = `${(isAhead ? times : 1 / times).toFixed(1)}×`
    const text = isAhead ? label(MIDDLE + width + 5, y + 10, factor) : label(MIDDLE - width - 5, y + 10, factor, 'end')
    return [label(0, y + 10, name), bar, text].join('\n')
  })
  const bottom = top + ratios.length * ROW
  return {
    svg: [
      label(0, 16, 'Times as fast, or as small: samewise right, the other left', 'title'),
      line(MIDDLE, top - 8, MIDDLE, bottom, 'axis'),
      ...rows,
    ].join('\n'),
    height: bottom,
  }
}
