import type { EChartsCoreOption } from 'echarts/core'
import type { HeatMapSpec } from '../chart-spec'
import { plainText, type Theme } from './theme'

/** Height of a heat map, in pixels. */
export function heatMapHeight({ names }: HeatMapSpec, width: number): number {
  const cell = names.length > 12 ? 26 : width < 500 ? 40 : 46
  return names.length * cell + bottomOf(names, width) + 8
}

function labelWidth(width: number): number {
  return Math.round(Math.min(140, width * 0.28))
}

function isSlanted(names: readonly string[], width: number): boolean {
  const cell = (width - labelWidth(width) - 24) / names.length
  return names.some((name) => name.length * 7 > cell)
}

function bottomOf(names: readonly string[], width: number): number {
  return isSlanted(names, width) ? 88 : 28
}

/** A square of shares; dark is much. */
export function heatMapOption({ names, cells }: HeatMapSpec, theme: Theme, width: number): EChartsCoreOption {
  const left = labelWidth(width)
  const cellWidth = (width - left - 24) / names.length
  const slanted = isSlanted(names, width)
  const axis = {
    type: 'category',
    data: [...names],
    axisTick: { show: false },
    axisLine: { show: false },
    splitArea: { show: false },
  }
  return {
    grid: { left: left + 12, right: 12, top: 4, bottom: bottomOf(names, width) },
    xAxis: {
      ...axis,
      axisLabel: {
        color: theme.text,
        fontSize: 12,
        interval: 0,
        ...(slanted ? { rotate: 40, width: 100, overflow: 'truncate' } : {}),
      },
    },
    yAxis: {
      ...axis,
      inverse: true,
      axisLabel: { color: theme.text, fontSize: 12, interval: 0, width: left, overflow: 'truncate' },
    },
    visualMap: {
      show: false,
      min: 0,
      max: 1,
      dimension: 2,
      inRange: { color: [theme.low, theme.high] },
    },
    series: [
      {
        type: 'heatmap',
        emphasis: { disabled: true },
        itemStyle: { borderColor: theme.surface, borderWidth: 2, borderRadius: 4 },
        tooltip: { formatter: ({ data }: { data: { detail: string } }) => plainText(data.detail) },
        data: cells.map(([x, y, share, label, detail]) => ({
          value: [x, y, share],
          detail,
          label: {
            show: cellWidth > label.length * 7,
            formatter: () => label,
            fontSize: 12,
            color: share > 0.5 ? theme.onHigh : theme.text,
          },
        })),
      },
    ],
  }
}
