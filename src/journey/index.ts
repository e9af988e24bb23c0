export { attributeEvents } from './attribute-events'
export { Attribution, type AttributionReason, attributionReasons } from './attribution'
export type { AttributionPolicy, Backfill, FullAttributionPolicy } from './attribution-policy'
export { type CampaignAnswers, type ChannelUse, campaignAnswers, channelUse } from './behaviour'
export { type AskedAgain, type Continuity, type ContinuityOptions, measureContinuity } from './continuity'
export {
  type ContextOptions,
  type CustomerContext,
  customerContext,
  type LastOnChannel,
  type StatedConsent,
  type ToldBefore,
} from './customer-context'
export type { AttributionExplanation, EventAttribution } from './explain-attribution'
export { type CustomerCase, type FoldCasesOptions, foldCases } from './fold-cases'
export { type IdentifierLink, type IdentifierOwner, IdentityIndex, type IdentityInput } from './identity-index'
export {
  type Bottleneck,
  type FunnelStep,
  type Hop,
  type JourneyMap,
  type JourneyMapOptions,
  JourneyMapper,
  mapJourneys,
  type StageFigures,
} from './journey-map'
export { Journeys, type JourneyUpdate } from './journeys'
export type { BasketItem, FormInProgress, PromisedAction } from './open-tasks'
export type { OwnershipInterval } from './ownership'
export {
  type AssuranceLevel,
  assuranceLevels,
  type ConfirmReason,
  type FieldPrefill,
  type PrefillOptions,
  type PrefillSources,
  prefill,
} from './prefill'
export { markSessions, type Session, type SessionOptions, sessionsAmong, sessionsOf } from './sessions'
export { defaultStageModel, type StageModel, type StageRule, stageOf } from './stages'
export type { TimeBetween } from './time-between'
