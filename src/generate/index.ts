export { type CustomerSource, customerSources } from './customers/accounts'
export type { CampaignTruth } from './customers/campaigns'
export type { ChurnFeatures, ChurnTruth } from './customers/churn'
export type { DeviceScenario, EventTruth, KnownBy, SimulatedEvent } from './customers/event-log'
export type { SimulatedAffiliation, SimulatedOrganization } from './customers/organizations'
export { type CustomerParameters, customerParameters } from './customers/parameters'
export type { HouseholdMembership } from './customers/population'
export type { ReferralTruth } from './customers/referrals'
export {
  type CustomerSimulation,
  type CustomerTruth,
  type SimulateCustomersOptions,
  simulateCustomers,
} from './customers/simulate-customers'
export type { SimulatedMonth } from './customers/simulate-months'
export type { SurveyTruth } from './customers/surveys'
export { type ContactChannel, contactChannels, type Exposure, type OfferEffect } from './customers/traits'
export type { TrueCustomer } from './customers/true-customer'
export {
  type GeneratedPerson,
  type GeneratePeopleOptions,
  generatePeople,
  type PersonRecord,
  type PersonTruth,
  peopleColumns,
  peopleTruthColumns,
} from './generate-people'
export {
  type GenerateSilosOptions,
  generateSilos,
  type SampleSilos,
  type SiloExport,
  type SiloTruth,
} from './silos/generate-silos'
export { flattenRow, type SiloRow, type SiloValue } from './silos/silo'
