/** Colours of both schemes: the page that shows the picture says which. */
export const STYLE = `
  text { font: 12px system-ui, sans-serif; fill: #1f2328 }
  .title { font-weight: 600; font-size: 14px }
  .quiet { fill: #59636e }
  .end { text-anchor: end }
  .middle { text-anchor: middle }
  .grid { stroke: #d1d9e0; stroke-width: 1 }
  .axis { stroke: #59636e; stroke-width: 1 }
  .own { fill: #0969da; stroke: #0969da }
  .peer { fill: #bc4c00; stroke: #bc4c00 }
  .line { fill: none; stroke-width: 2.5 }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc }
    .quiet { fill: #9198a1 }
    .grid { stroke: #3d444d }
    .axis { stroke: #9198a1 }
    .own { fill: #4493f8; stroke: #4493f8 }
    .peer { fill: #f0883e; stroke: #f0883e }
    .line { fill: none }
  }`

/** A text of the picture. */
export function label(x: number, y: number, text: string, classes = ''): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<text x="${short(x)}" y="${short(y)}" class="${classes}">${escaped}</text>`
}

export function line(x1: number, y1: number, x2: number, y2: number, classes: string): string {
  return `<line x1="${short(x1)}" y1="${short(y1)}" x2="${short(x2)}" y2="${short(y2)}" class="${classes}"/>`
}

/** A coordinate in tenths, so that the same figures give the same bytes. */
export function short(value: number): string {
  return String(Math.round(value * 10) / 10)
}
