/**
 * The report of a result: one self-contained HTML page, or the same as JSON. Experimental: the JSON may gain and change members.
 *
 * @module
 */
export {
  type Catalogue,
  type CliMessages,
  type CustomerMessages,
  en,
  type HelpMessages,
  type Messages,
  type ProblemWords,
  type ProfileMessages,
  type QualityMessages,
  type ReportMessages,
  type SampleKind,
  type Sentence,
} from '../messages'
export { type QualityOptions, qualityOf, type RunQuality } from '../resolve'
export type { BlockingFacts, RuleFacts } from './blocking-facts'
export type { ComparisonWeights, LevelWeight } from './level-weights'
export type { Place } from './place-nodes'
export type { ColumnQuality, QualityFacts, QualityProblem, SourceDimensions, SourceQuality } from './quality-facts'
export { renderPage, renderReport } from './render-page'
export { REPORT_FORMAT, type ReportData, type ReportOptions, reportData } from './report-data'
export type { ClusterEdge, ClusterNode, ClusterSamples, SampleCluster } from './sample-clusters'
export type { RecordName, SamplePair, WeightStep } from './sample-pairs'
export { sampleTables, type TableSample } from './sample-tables'
export type { InputTable, SizeClass, SourceFacts, SourceSummary } from './source-facts'
export type { FieldSurvivorship, SurvivorshipFacts } from './survivorship-facts'
