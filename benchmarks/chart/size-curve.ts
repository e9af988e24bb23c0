import { label, line, short } from './svg'

/** Seconds by number of records. */
export interface Curve {
  readonly name: string
  readonly classes: 'own' | 'peer'
  readonly points: readonly (readonly [records: number, seconds: number])[]
}

const PLOT = { left: 52, top: 60, width: 320, height: 290 } as const

/** Time over size, both in powers of ten: a straight line of slope 1 is linear growth. */
export function sizeCurve(curves: readonly Curve[]): string {
  const all = curves.flatMap(({ points }) => points)
  const [fromX, toX] = powersAround(all.map(([records]) => records))
  const [fromY, toY] = powersAround(all.map(([, seconds]) => seconds))
  const x = (records: number): number => PLOT.left + ((Math.log10(records) - fromX) / (toX - fromX)) * PLOT.width
  const y = (seconds: number): number =>
    PLOT.top + PLOT.height - ((Math.log10(seconds) - fromY) / (toY - fromY)) * PLOT.height
  const bottom = PLOT.top + PLOT.height
  const grid: string[] = []
  for (let power = fromX; power <= toX; power++) {
    grid.push(line(x(10 ** power), PLOT.top, x(10 ** power), bottom, 'grid'))
    grid.push(label(x(10 ** power), bottom + 18, (10 ** power).toLocaleString('en'), 'quiet middle'))
  }
  for (let power = fromY; power <= toY; power++) {
    grid.push(line(PLOT.left, y(10 ** power), PLOT.left + PLOT.width, y(10 ** power), 'grid'))
    grid.push(label(PLOT.left - 8, y(10 ** power) + 4, `${10 ** power} s`, 'quiet end'))
  }
  const isHighest = (records: number, seconds: number): boolean =>
    all.every(([ofRecords, ofSeconds]) => ofRecords !== records || ofSeconds <= seconds)
  const drawn = curves.flatMap(({ name, classes, points }, k) => {
    const path = points.map(
      ([records, seconds], at) => `${at === 0 ? 'M' : 'L'}${short(x(records))} ${short(y(seconds))}`,
    )
    const legend = PLOT.left + k * 110
    return [
      `<path d="${path.join(' ')}" class="line ${classes}"/>`,
      ...points.flatMap(([records, seconds]) => [
        dot(x(records), y(seconds), classes),
        label(
          x(records),
          y(seconds) + (isHighest(records, seconds) ? -10 : 20),
          seconds.toFixed(seconds < 10 ? 1 : 0),
          'middle',
        ),
      ]),
      dot(legend + 5, 34, classes),
      label(legend + 14, 38, name),
    ]
  })
  return [label(0, 16, 'Seconds by number of people', 'title'), ...grid, ...drawn].join('\n')
}

function dot(x: number, y: number, classes: string): string {
  return `<circle cx="${short(x)}" cy="${short(y)}" r="4" class="${classes}"/>`
}

function powersAround(values: readonly number[]): [number, number] {
  const [least, most] = [Math.floor(Math.log10(Math.min(...values))), Math.ceil(Math.log10(Math.max(...values)))]
  return [least, Math.max(most, least + 1)]
}
