export {
  type CampaignUpliftOptions,
  campaignUplift,
  type Uplift,
  upliftOf,
} from './campaign/campaign-uplift'
export { type Campaign, type CampaignPlan, type PlanCampaignOptions, planCampaign } from './campaign/plan-campaign'
export { type Replay, type ReplayOptions, replayPolicy } from './campaign/replay-policy'
export {
  type Consent,
  type ConsentDefaults,
  type ConsentQuestion,
  type ConsentStatus,
  consentDefaults,
} from './consent/consent'
export { ConsentLedger, contradictions } from './consent/consent-ledger'
export { type EffectiveConsent, type EffectiveConsentOptions, effectiveConsent } from './consent/effective-consent'
export { type ReadConsents, type ReadConsentsOptions, readConsents } from './consent/read-consents'
export { type Action, type ActionCategory, actionCategories } from './decide/action'
export {
  type CapRule,
  type ConflictRule,
  type ContactPolicy,
  type DecisionStage,
  decisionStages,
  defineActions,
  defineContactPolicy,
  type HoldRule,
  policyHash,
  type QuietHours,
} from './decide/contact-policy'
export { categoryOfContact } from './decide/count-caps'
export type { CustomerFacts, Hold } from './decide/customer-facts'
export { CustomerState, type StatePreferenceOptions } from './decide/customer-state'
export { EngagementBook } from './decide/engagement-book'
export { explainDecision } from './decide/explain-decision'
export type { Refusal } from './decide/gates'
export {
  type DecideOptions,
  type Decision,
  nextBestAction,
  type RankedAction,
  type RejectedAction,
} from './decide/next-best-action'
export { type QuietAnswer, quietUntil } from './decide/quiet-until'
export type { Reservation, Reservations } from './decide/reservations'
export {
  cancelContact,
  confirmContact,
  type ReserveOptions,
  type ReserveResult,
  reserveContact,
} from './decide/reserve'
export { reserveDecision } from './decide/reserve-decision'
export type { EngageIssue, EngageIssueCode } from './engage-issue'
export type { LoopItem, LoopReport } from './feedback/close-loop'
export { type FeedbackOptions, FeedbackState, feedbackLoop } from './feedback/feedback-state'
export type { MeanSentiment, MeanSentimentOptions } from './feedback/mean-sentiment'
export { type Feedback, type FeedbackType, type ReadFeedbackOptions, readFeedback } from './feedback/read-feedback'
export type { IssueDimension, RisingIssue, RisingIssueOptions, RisingIssues } from './feedback/rising-issues'
export {
  checkRouting,
  defaultRouting,
  type RoutingCondition,
  type RoutingPolicy,
  type RoutingRule,
} from './feedback/routing'
export { type Sentiment, type SentimentScorer, scoreSentiment } from './feedback/score-sentiment'
export { defaultTopics, type TopicRule, topicsOf } from './feedback/topics-of'
export type { Zone } from './local-time'
export type { Calibration } from './predict/calibration'
export {
  type EvaluatePredictionOptions,
  evaluatePrediction,
  type PredictionReport,
  type Predictor,
} from './predict/evaluate-prediction'
export type { FeatureColumn } from './predict/feature-columns'
export {
  type Features,
  type JourneyFeatureOptions,
  JourneyFeatureState,
  journeyFeatures,
} from './predict/journey-features'
export {
  type ExplainedScore,
  explainPrediction,
  type ModelCard,
  type PredictionModel,
  predictorOf,
  readPredictionModel,
  type ScoreDriver,
} from './predict/prediction-model'
export {
  type PredictionRow,
  type PredictionRowOptions,
  type PredictionRows,
  type PredictionTask,
  predictionRows,
} from './predict/prediction-rows'
export { type TrainedPrediction, type TrainPredictionOptions, trainPrediction } from './predict/train-prediction'
export type { DecayedCounts } from './preference/day-tally'
export {
  type DimensionPrior,
  type FitPriorOptions,
  fitPreferencePrior,
  type PreferencePrior,
} from './preference/preference-prior'
export { type PreferenceDimension, preferenceDimensions } from './preference/preference-signals'
export { type PreferenceSignalOptions, PreferenceState } from './preference/preference-state'
export {
  inferPreferences,
  type OptionEstimate,
  type Preference,
  type Preferences,
  type PreferencesOptions,
  preferencesOf,
} from './preference/preferences-of'
export type {
  AttributeCondition,
  AttributeValue,
  Condition,
  CountCondition,
  EventFilter,
  LastCondition,
  NumberTest,
  PreferenceCondition,
  RelationCondition,
  Segment,
  SumCondition,
} from './segment/condition'
export { type Arm, armOf, armsOf } from './segment/control-group'
export { defineSegment } from './segment/define-segment'
export { type LifeCycle, type LifeCycleOptions, type LifeCycleStage, lifeCycle } from './segment/life-cycle'
export { matches, type SegmentCustomer } from './segment/matches'
export { type CustomerPurchases, type RfmOptions, type RfmScore, rfm } from './segment/rfm'
export {
  type ChangeCause,
  LiveSegment,
  type SegmentChange,
  type SegmentSnapshot,
  segmentChanges,
} from './segment/segment-changes'
export { type SegmentMembers, segmentMembers } from './segment/segment-members'
export {
  type SegmentQuery,
  type SegmentSqlOptions,
  type SegmentTables,
  type SqlDialect,
  segmentSql,
} from './segment/segment-sql'
export {
  type CodedTexts,
  type SegmentColumn,
  type SegmentEvents,
  type SegmentTable,
  segmentTable,
} from './segment/segment-table'
export { type Waterfall, type WaterfallStep, waterfall } from './segment/waterfall'
export { type WeightedCondition, type WeightedScore, weightedScore } from './segment/weighted-score'
