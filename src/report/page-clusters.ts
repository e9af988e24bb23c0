import { type Html, html } from './html'
import { coloured, disclosure, note, type PageWriter, section, table } from './page-parts'
import { sourceColors } from './page-samples'
import type { ReportData } from './report-data'
import type { SampleCluster } from './sample-clusters'

/** The largest and the least certain golden records, as networks. */
export function clustersSection({ clusters, sources, run }: ReportData, page: PageWriter): Html {
  const own = page.texts.clusters
  const { largest, weakest } = clusters
  const colorOf = sourceColors(sources.sources.map(({ source }) => source))
  const names = [...new Set([...largest, ...weakest].flatMap(({ nodes }) => nodes.map(({ source }) => source)))]
  names.sort((a, b) => colorOf(a) - colorOf(b) || (a < b ? -1 : 1))
  const legend = html`<ul class="legend">${names.slice(0, 24).map((name) => html`<li>${coloured(colorOf(name), name)}</li>`)}</ul>`
  const cards = (list: readonly SampleCluster[]): Html =>
    html`<div class="cards">${list.map((cluster) => card(cluster, run.thresholds.match, page, colorOf))}</div>`
  return section(
    'clusters',
    own.title,
    own.lead,
    largest.length === 0 ? html`<p>${own.absent}</p>` : legend,
    largest.length > 0 && html`<h3>${own.largestTitle}</h3>${cards(largest)}`,
    weakest.length > 0 && html`<h3>${own.weakestTitle}</h3>${cards(weakest)}`,
  )
}

function card(
  { records, sources, cohesion, fields, nodes, edges, edgesLeftOut }: SampleCluster,
  threshold: number,
  page: PageWriter,
  colorOf: (source: string) => number,
): Html {
  const { clusters: own, words } = page.texts
  const hasWeak = edges.some(({ probability }) => probability < threshold)
  const chart = page.chart(
    {
      kind: 'graph',
      nodes: nodes.map(({ x, y, source, id }) => ({
        x,
        y,
        color: colorOf(source),
        detail: own.nodeDetail(source, id),
      })),
      edges: edges.map(({ from, to, probability }) => ({
        from,
        to,
        strength: probability,
        weak: probability < threshold,
        detail: own.edgeDetail(probability),
      })),
    },
    own.caption(records, sources),
    'graph',
  )
  return html`<div class="card"><h4>${own.caption(records, sources)}</h4><div class="s">${own.cohesion(cohesion)}${
    hasWeak && html` · ${own.dashed}`
  }</div><figure>${chart}</figure>${note(nodes.length < records && own.nodesLeftOut(nodes.length, records))}${note(
    edgesLeftOut > 0 && own.edgesLeftOut(edgesLeftOut),
  )}${disclosure(
    own.tableTitle(nodes.length),
    table(
      [words.recordId, ...fields],
      nodes.map(({ source, id, values }) => [coloured(colorOf(source), `${source} ${id}`), ...values]),
    ),
  )}</div>`
}
