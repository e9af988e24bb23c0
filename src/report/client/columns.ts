import type { EChartsCoreOption } from 'echarts/core'
import type { ColumnsSpec } from '../chart-spec'
import { axisNumber, plainText, type Theme } from './theme'

/** Bars that stand, the earliest on the left. */
export function columnsOption({ labels, series, axis }: ColumnsSpec, theme: Theme, locale: string): EChartsCoreOption {
  return {
    grid: { left: 62, right: 16, top: 12, bottom: 32 },
    xAxis: {
      type: 'category',
      data: [...labels],
      axisTick: { show: false },
      axisLine: { lineStyle: { color: theme.line } },
      axisLabel: { color: theme.muted, fontSize: 12, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      name: axis,
      nameLocation: 'middle',
      nameGap: 46,
      nameTextStyle: { color: theme.muted, fontSize: 12 },
      splitNumber: 4,
      minInterval: 1,
      axisLabel: { color: theme.muted, fontSize: 12, formatter: axisNumber(locale) },
      splitLine: { lineStyle: { color: theme.line } },
    },
    series: series.map(({ name, color, values, details }) => ({
      type: 'bar',
      name,
      stack: 'all',
      barMaxWidth: 44,
      itemStyle: { color: typeof color === 'number' ? theme.color(color) : theme.tone(color) },
      data: values.map((value, k) => ({ value, detail: details[k] })),
      tooltip: { formatter: ({ data }: { data: { detail: string } }) => plainText(data.detail) },
    })),
  }
}
