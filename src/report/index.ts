/**
 * The report of a result: one self-contained HTML page, or the same as JSON. Experimental: the JSON may gain and change members.
 *
 * @module
 */
export {
  type Catalogue,
  type CliMessages,
  type CustomerMessages,
  type CustomerReportMessages,
  en,
  type HelpMessages,
  type Messages,
  type ProblemWords,
  type ProfileMessages,
  type QualityMessages,
  type ReportMessages,
  type SampleKind,
  type Sentence,
  type StoryKind,
} from '../messages'
export { type QualityOptions, qualityOf, type RunQuality, sourceAgreementOf } from '../resolve'
export type { BlockingFacts, RuleFacts } from './blocking-facts'
export {
  type CustomerReportData,
  type CustomerReportOptions,
  type CustomerResults,
  customerReportData,
} from './customer-report-data'
export type { EventVolume, VolumeStep } from './event-volume'
export type { HouseholdFacts, HouseholdSize, LargeHousehold, RefusedFacts } from './household-facts'
export type { JourneyFacts, JourneyResults, ReasonFacts } from './journey-facts'
export type { ComparisonWeights, LevelWeight } from './level-weights'
export { maskReport } from './mask-report'
export type { MaturityStep, MeasureFacts, MeasureResults, SurveyFacts } from './measure-facts'
export type { Place } from './place-nodes'
export type {
  DimensionFacts,
  LifeCycleFacts,
  PreferenceFacts,
  PreferenceResults,
  SegmentFacts,
} from './preference-facts'
export type { ColumnQuality, QualityFacts, QualityProblem, SourceDimensions, SourceQuality } from './quality-facts'
export { readReport } from './read-report'
export type { RelationFacts, RelationSet } from './relation-facts'
export { renderCustomerPage, renderPage, renderReport } from './render-page'
export { REPORT_FORMAT, type ReportData, type ReportOptions, reportData } from './report-data'
export type { ClusterEdge, ClusterNode, ClusterSamples, SampleCluster } from './sample-clusters'
export type { RecordName, SamplePair, WeightStep } from './sample-pairs'
export { sampleTables, type TableSample } from './sample-tables'
export type { InputTable, SizeClass, SourceFacts, SourceSummary } from './source-facts'
export type { CustomerStory, StoryFacts, StoryStep } from './story-facts'
export type { FieldSurvivorship, SurvivorshipFacts } from './survivorship-facts'
