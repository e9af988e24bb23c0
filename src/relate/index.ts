export {
  type Affiliate,
  affiliatesOf,
  type BuyingCentre,
  type BuyingCentreOptions,
  type BuyingMember,
  buyingCentre,
  buyingRoles,
  type MemberRole,
} from './buying-centre'
export { type FollowedRelation, type FollowedRelations, followRelations, type IdOfRecord } from './follow-relations'
export {
  type CommonNode,
  CustomerGraph,
  type EdgeChoice,
  type GraphChange,
  type GraphNode,
  type GraphPath,
  type NeighbourhoodOptions,
} from './graph/customer-graph'
export { eventEdges, holdingEdges, householdEdges } from './graph/graph-edges'
export { toGraphMl } from './graph/graphml'
export { type EdgeAttributes, type SerializedGraph, toGraphJson, toGraphology } from './graph/graphology'
export type { Subgraph } from './graph/subgraph'
export { type AsOf, Hierarchy, hierarchy, type ParentEdge, type ParentRelation } from './hierarchy'
export {
  type Holding,
  HoldingBook,
  type HoldingChange,
  type RollUp,
  type RollUpOptions,
  type RollUps,
  rollUp,
  rollUpHousehold,
} from './holdings'
export type { DeliveryAddress, WrittenAddress } from './household/delivery-address'
export type { HomeRecord } from './household/home-record'
export { type HomeFields, homeRecordOf, homeRecords, personOfRun } from './household/home-records'
export type { Household, HouseholdMember } from './household/household'
export {
  coOccupancyRule,
  defaultHouseholdPolicy,
  type HouseholdCondition,
  type HouseholdPolicy,
  type HouseholdRule,
  householdConditions,
  householdPolicy,
} from './household/household-policy'
export { type HouseholdChange, HouseholdState } from './household/household-state'
export { type HouseholdOptions, type Households, households, updateHouseholds } from './household/households'
export type { HouseholdEvidence } from './household/link-occupants'
export type { HouseholdRole } from './household/roles'
export type { RelateIssue, RelateIssueCode } from './relate-issue'
export { affiliationRoles, type CustomerRelation, familyTypes, type RelationEnd, relationsOfRun } from './relation'
export { RelationBook, type RelationChange } from './relation-book'
export { type Dated, type Span, writeSpan } from './span'
