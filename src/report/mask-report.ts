import { type ValueView, valueView } from './mask-value'
import type { ReportData } from './report-data'
import type { SampleCluster } from './sample-clusters'
import type { RecordName } from './sample-pairs'

/**
 * The same report with personal data hidden: what {@link reportData} gives with `mask`. The chapter on customers, which is to be made anew, is left out.
 *
 * @returns the data itself if it is masked already
 */
export function maskReport(data: ReportData): ReportData {
  if (data.isMasked) return data
  const view = valueView(true)
  const { customers: _, ...rest } = data
  const masked = (list: readonly string[]): string[] => list.map((text) => view.value(text))
  const cluster = (own: SampleCluster): SampleCluster => ({
    ...own,
    nodes: own.nodes.map((node) => ({ ...node, ...maskName(node, view), values: masked(node.values) })),
  })
  return {
    ...rest,
    isMasked: true,
    quality: {
      ...data.quality,
      sources: data.quality.sources.map((source) => ({
        ...source,
        problems: source.problems.map((problem) => ({
          ...problem,
          values: problem.values.map(({ value, rows }) => ({ value: view.value(value), rows })),
        })),
      })),
    },
    samples: data.samples.map((sample) => ({
      ...sample,
      left: maskName(sample.left, view),
      right: maskName(sample.right, view),
      steps: sample.steps.map((step) => ({ ...step, left: masked(step.left), right: masked(step.right) })),
    })),
    clusters: { largest: data.clusters.largest.map(cluster), weakest: data.clusters.weakest.map(cluster) },
  }
}

function maskName({ source, id }: RecordName, view: ValueView): RecordName {
  return { source, id: view.id(source, id) }
}
