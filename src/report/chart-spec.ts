/** A chart of the page, as its script draws it. All words in it are ready to be shown. */
export type ChartSpec = HeatMapSpec | HistogramSpec | GraphSpec | BarsSpec | ColumnsSpec

/** A square of shares, one row and one column per name. */
export interface HeatMapSpec {
  readonly kind: 'heat-map'
  readonly names: readonly string[]
  /** `[column, row, share, text in the cell, text on hover]` */
  readonly cells: readonly (readonly [number, number, number, string, string])[]
}

/** Counts by weight, in bins of one bit. */
export interface HistogramSpec {
  readonly kind: 'histogram'
  readonly axis: string
  readonly countAxis: string
  readonly bins: readonly {
    readonly from: number
    readonly count: number
    readonly tone: ChartTone
    readonly detail: string
  }[]
  readonly lines: readonly { readonly at: number; readonly label: string }[]
}

/** A small network; places are between 0 and 1. */
export interface GraphSpec {
  readonly kind: 'graph'
  readonly nodes: readonly {
    readonly x: number
    readonly y: number
    /** Number of the colour. */
    readonly color: number
    readonly detail: string
  }[]
  readonly edges: readonly {
    readonly from: number
    readonly to: number
    /** From 0 (thin) to 1 (thick). */
    readonly strength: number
    /** Below the threshold: drawn dashed. */
    readonly weak: boolean
    readonly detail: string
  }[]
}

/** A part of each bar. */
export interface BarSeries {
  readonly name: string
  /** Number of the colour, or a tone. */
  readonly color: number | ChartTone
  readonly values: readonly number[]
  readonly details: readonly string[]
}

/** Bars that lie, one below the other, each of one part or more. */
export interface BarsSpec {
  readonly kind: 'bars'
  readonly axis: string
  readonly labels: readonly string[]
  readonly series: readonly BarSeries[]
  /** Whether the axis shows shares. */
  readonly isShare: boolean
}

/** Bars that stand, in the order of time, each of one part or more. */
export interface ColumnsSpec {
  readonly kind: 'columns'
  readonly axis: string
  readonly labels: readonly string[]
  readonly series: readonly BarSeries[]
}

/** What a part of a chart means, for its colour. */
export type ChartTone = 'match' | 'possible' | 'other' | 'plain'

/** What the script of the page is given. */
export interface ChartSheet {
  readonly locale: string
  readonly charts: readonly ChartSpec[]
}
