import type { EChartsCoreOption } from 'echarts/core'
import type { HistogramSpec } from '../chart-spec'
import { axisNumber, plainText, type Theme } from './theme'

/** Counts by weight. Non-matches outnumber matches by far, so the counts stand on a logarithmic scale. */
export function histogramOption(
  { bins, lines, axis, countAxis }: HistogramSpec,
  theme: Theme,
  width: number,
  locale: string,
): EChartsCoreOption {
  const first = bins[0]?.from ?? 0
  const last = (bins.at(-1)?.from ?? 0) + 1
  const highest = Math.max(1, ...bins.map(({ count }) => count))
  const top = Math.ceil(heightOf(highest) + 0.05)
  return {
    grid: { left: 58, right: 16, top: 40, bottom: 46 },
    xAxis: {
      type: 'value',
      min: first,
      max: last,
      name: axis,
      nameLocation: 'middle',
      nameGap: 28,
      nameTextStyle: { color: theme.muted, fontSize: 12 },
      splitNumber: width < 500 ? 4 : 9,
      axisLine: { show: true, lineStyle: { color: theme.line } },
      axisLabel: {
        color: theme.muted,
        fontSize: 12,
        formatter: axisNumber(locale),
        hideOverlap: true,
        showMaxLabel: false,
      },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: top,
      interval: 1,
      name: countAxis,
      nameLocation: 'middle',
      nameGap: 42,
      nameTextStyle: { color: theme.muted, fontSize: 12 },
      axisLabel: {
        color: theme.muted,
        fontSize: 12,
        formatter: (value: number) => (value > 0 ? axisNumber(locale)(countAt(value)) : ''),
        hideOverlap: true,
      },
      splitLine: { lineStyle: { color: theme.line } },
    },
    series: [
      {
        type: 'bar',
        barWidth: Math.max(2, (width - 74) / Math.max(1, last - first) - 2),
        tooltip: { formatter: ({ data }: { data: { detail: string } }) => plainText(data.detail) },
        data: bins.map(({ from, count, tone, detail }) => ({
          value: [from + 0.5, heightOf(count)],
          detail,
          itemStyle: { color: theme.tone(tone), borderRadius: [2, 2, 0, 0] },
        })),
        markLine: {
          symbol: 'none',
          silent: true,
          animation: false,
          data: lines.map(({ at, label }, k) => ({
            xAxis: at,
            lineStyle: { color: theme.text, type: k === 0 ? 'solid' : 'dashed', width: 1.5 },
            label: {
              formatter: () => label,
              color: theme.text,
              fontSize: 12,
              align: k === 0 ? 'left' : 'right',
              distance: 6,
            },
          })),
        },
      },
    ],
  }
}

/** Height of a bar, on a scale whose marks are 5, 50, 500…: so that even one pair is seen. */
function heightOf(count: number): number {
  return count < 1 ? 0 : Math.log10(2 * count)
}

/** The count that has a height. */
function countAt(height: number): number {
  return 10 ** height / 2
}
