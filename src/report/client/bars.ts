import type { EChartsCoreOption } from 'echarts/core'
import type { BarsSpec } from '../chart-spec'
import { axisNumber, plainText, type Theme } from './theme'

const ROW = 34

/** Height of a chart of bars, in pixels. */
export function barsHeight({ labels }: BarsSpec): number {
  return labels.length * ROW + 46
}

/** Bars that lie, the first on top. */
export function barsOption(
  { labels, series, axis, isShare }: BarsSpec,
  theme: Theme,
  width: number,
  locale: string,
): EChartsCoreOption {
  const longest = Math.max(...labels.map((label) => label.length))
  const labelWidth = Math.round(Math.min(220, width * 0.36, longest * 7.2 + 10))
  return {
    grid: { left: labelWidth + 12, right: 24, top: 4, bottom: 40 },
    xAxis: {
      type: 'value',
      name: axis,
      nameLocation: 'middle',
      nameGap: 26,
      nameTextStyle: { color: theme.muted, fontSize: 12 },
      ...(isShare ? { max: 1 } : {}),
      splitNumber: width < 500 ? 3 : 5,
      axisLabel: { color: theme.muted, fontSize: 12, formatter: axisNumber(locale, isShare), hideOverlap: true },
      splitLine: { lineStyle: { color: theme.line } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: [...labels],
      axisTick: { show: false },
      axisLine: { lineStyle: { color: theme.line } },
      axisLabel: { color: theme.text, fontSize: 12, width: labelWidth, overflow: 'break', lineHeight: 14, interval: 0 },
    },
    series: series.map(({ name, color, values, details }) => ({
      type: 'bar',
      name,
      stack: 'all',
      barMaxWidth: 18,
      itemStyle: { color: typeof color === 'number' ? theme.color(color) : theme.tone(color) },
      data: values.map((value, k) => ({ value, detail: details[k] })),
      tooltip: { formatter: ({ data }: { data: { detail: string } }) => plainText(data.detail) },
    })),
  }
}
