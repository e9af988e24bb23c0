import type { EChartsCoreOption } from 'echarts/core'
import type { GraphSpec } from '../chart-spec'
import { plainText, type Theme } from './theme'

/** A network in the places it was given. */
export function graphOption({ nodes, edges }: GraphSpec, theme: Theme): EChartsCoreOption {
  const size = nodes.length > 30 ? 12 : nodes.length > 12 ? 16 : 20
  return {
    series: [
      {
        type: 'graph',
        layout: 'none',
        left: 24,
        right: 24,
        top: 24,
        bottom: 24,
        // Without it, a network of two records would be drawn on top of the frame.
        preserveAspect: true,
        symbolSize: size,
        roam: false,
        emphasis: { disabled: true },
        tooltip: { formatter: ({ data }: { data: { detail: string } }) => plainText(data.detail) },
        data: nodes.map(({ x, y, color, detail }, n) => ({
          id: String(n),
          x: x * 300,
          y: y * 300,
          detail,
          itemStyle: { color: theme.color(color), borderColor: theme.surface, borderWidth: 2 },
        })),
        links: edges.map(({ from, to, strength, weak, detail }) => ({
          source: String(from),
          target: String(to),
          detail,
          lineStyle: {
            color: weak ? theme.tone('possible') : theme.muted,
            width: 1 + 3 * strength,
            type: weak ? 'dashed' : 'solid',
            opacity: weak ? 0.9 : 0.35 + 0.45 * strength,
          },
        })),
      },
    ],
  }
}
