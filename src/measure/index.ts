export type { Answer, AnswerOptions, Respondent } from './answers'
export {
  assessMaturity,
  type DimensionStanding,
  type Maturity,
  type MaturityEvidence,
  type MetricStanding,
  type NextStep,
} from './assess-maturity'
export type { Cadence } from './calendar-period'
export { type LoyaltyOptions, type LoyaltyReport, type Membership, measureLoyalty } from './loyalty'
export type { MatchedComparison } from './match-members'
export { type MaturityEvidenceOptions, maturityEvidence } from './maturity-evidence'
export {
  defaultMaturityModel,
  type MaturityDimension,
  type MaturityLevel,
  type MaturityMetric,
  type MaturityModel,
  maturityLevels,
} from './maturity-model'
export {
  type CaseDimension,
  type CaseFigures,
  type CaseOptions,
  type CaseReport,
  caseDimensions,
  measureCases,
} from './measure-cases'
export type { MeasureIssue, MeasureIssueCode } from './measure-issue'
export {
  measureRetention,
  type RetentionFigures,
  type RetentionOptions,
  type RetentionReport,
} from './measure-retention'
export { MeasureState } from './measure-state'
export {
  measureSurvey,
  type SurveyDimension,
  type SurveyFigure,
  type SurveyGroup,
  type SurveyOptions,
  type SurveyReport,
  surveyDimensions,
  surveyTrend,
} from './measure-survey'
export {
  type Measurement,
  type Objective,
  type Scorecard,
  type ScorecardLine,
  type ScorecardPlan,
  scorecard,
  type TargetStatus,
} from './scorecard'
export {
  type DriverSide,
  type SurveyDriver,
  type SurveyDriverOptions,
  type SurveyDrivers,
  surveyDrivers,
} from './survey-drivers'
export { type AnswerCounts, npsOf } from './survey-figure'
export { type SurveyScale, surveyScales } from './survey-scale'
