import { BarChart, GraphChart, HeatmapChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TooltipComponent, VisualMapComponent } from 'echarts/components'
import { type ECharts, type EChartsCoreOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { ChartSheet, ChartSpec } from '../chart-spec'
import { barsHeight, barsOption } from './bars'
import { columnsOption } from './columns'
import { graphOption } from './graph'
import { heatMapHeight, heatMapOption } from './heat-map'
import { histogramOption } from './histogram'
import { readTheme, type Theme } from './theme'

use([
  BarChart,
  GraphChart,
  HeatmapChart,
  GridComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
  SVGRenderer,
])

interface Drawn {
  readonly element: HTMLElement
  readonly chart: ECharts
  readonly spec: ChartSpec
}

const sheet = JSON.parse(document.getElementById('charts')?.textContent ?? '{"locale":"en","charts":[]}') as ChartSheet
const drawn: Drawn[] = []

function draw({ element, chart, spec }: Drawn, theme: Theme): void {
  const width = element.clientWidth
  if (width === 0) return
  const height = heightOf(spec, width)
  element.style.height = `${height}px`
  // Both are stated, since on paper the element is as high as its picture.
  chart.resize({ width, height })
  chart.setOption(optionOf(spec, theme, width), true)
  // The drawing then fits whatever width the paper has.
  const svg = element.querySelector('svg')
  if (svg !== null) {
    svg.setAttribute('viewBox', `0 0 ${chart.getWidth()} ${chart.getHeight()}`)
    svg.setAttribute('aria-hidden', 'true')
  }
}

function optionOf(spec: ChartSpec, theme: Theme, width: number): EChartsCoreOption {
  const common = { animation: false, textStyle: { fontFamily: theme.font }, ...tooltip(theme) }
  switch (spec.kind) {
    case 'bars':
      return { ...common, ...barsOption(spec, theme, width, sheet.locale) }
    case 'columns':
      return { ...common, ...columnsOption(spec, theme, sheet.locale) }
    case 'graph':
      return { ...common, ...graphOption(spec, theme) }
    case 'heat-map':
      return { ...common, ...heatMapOption(spec, theme, width) }
    case 'histogram':
      return { ...common, ...histogramOption(spec, theme, width, sheet.locale) }
  }
}

/** Heights in pixels; those of bars and heat maps grow with what they show. */
function heightOf(spec: ChartSpec, width: number): number {
  switch (spec.kind) {
    case 'bars':
      return barsHeight(spec)
    case 'columns':
      return 280
    case 'graph':
      return 250
    case 'heat-map':
      return heatMapHeight(spec, width)
    case 'histogram':
      return 340
  }
}

/** Hover texts are drawn as text of the picture: nothing in them is ever read as HTML. */
function tooltip(theme: Theme): EChartsCoreOption {
  return {
    tooltip: {
      renderMode: 'richText',
      confine: true,
      transitionDuration: 0,
      backgroundColor: theme.raised,
      borderColor: theme.line,
      textStyle: { color: theme.text, fontFamily: theme.font, fontSize: 12 },
    },
  }
}

function drawAll(): void {
  const theme = readTheme()
  for (const one of drawn) draw(one, theme)
}

for (const element of document.querySelectorAll<HTMLElement>('[data-chart]')) {
  const spec = sheet.charts[Number(element.dataset.chart)]
  if (spec === undefined) continue
  drawn.push({ element, spec, chart: init(element, undefined, { renderer: 'svg' }) })
}
drawAll()
document.documentElement.dataset.charts = String(drawn.length)

let lastWidth = window.innerWidth
let pending = 0
window.addEventListener('resize', () => {
  if (window.innerWidth === lastWidth) return
  lastWidth = window.innerWidth
  cancelAnimationFrame(pending)
  pending = requestAnimationFrame(drawAll)
})
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll)

// On paper everything is open, and dark on light.
let opened: HTMLDetailsElement[] = []
window.addEventListener('beforeprint', () => {
  opened = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')]
  for (const details of opened) details.open = true
  document.documentElement.dataset.print = ''
  drawAll()
})
window.addEventListener('afterprint', () => {
  for (const details of opened) details.open = false
  delete document.documentElement.dataset.print
  drawAll()
})
