import type { AttributionReason } from '../journey'
import type { Sentence } from './messages'

/** Why a customer's journey is shown in the report. */
export type StoryKind = 'stitched' | 'channels' | 'case' | 'left'

/** Texts of the chapter on customers in the report. Functions are given numbers, and write them as the language does. */
export interface CustomerReportMessages {
  readonly title: string
  readonly lead: string
  /** Title of a page that holds this chapter alone. */
  readonly pageTitle: string
  readonly pageSummary: Sentence<[customers: number]>
  /** What is not shown, and what it takes. */
  readonly withoutEvents: string
  readonly withoutHouseholds: string
  readonly customers: string
  readonly customersNote: string
  readonly events: string
  readonly share: string
  readonly unknown: string
  /** An interval and what was counted, beside a share. */
  readonly interval: Sentence<[low: number, high: number, n: number]>
  /** The same beside points, such as those of NPS. */
  readonly points: Sentence<[value: number]>
  readonly pointsInterval: Sentence<[low: number, high: number, n: number]>
  /** Too little was observed to say. */
  readonly tooFew: Sentence<[n: number]>
  readonly intervalNote: string
  readonly others: string
  readonly moreRows: Sentence<[left: number]>
  readonly problem: string
  readonly count: string
  readonly examples: string
  /** Name of a fault of the data, such as `generic-address`. */
  readonly issueName: Sentence<[code: string]>
  readonly days: Sentence<[days: number]>
  readonly headline: {
    readonly inHousehold: string
    readonly householdsNote: Sentence<[households: number]>
    readonly attributed: string
    readonly attributedNote: Sentence<[events: number]>
    readonly preferred: string
    readonly preferredNote: Sentence<[customers: number]>
    readonly inTime: string
    readonly inTimeNote: Sentence<[feedback: number]>
    readonly maturity: string
    readonly maturityNote: Sentence<[atMost: string]>
  }
  readonly households: {
    readonly title: string
    readonly lead: string
    readonly absent: string
    readonly found: Sentence<[households: number, persons: number]>
    readonly former: Sentence<[households: number]>
    readonly sizes: string
    readonly size: Sentence<[persons: number, isMore: boolean]>
    readonly axis: string
    readonly persons: string
    readonly detail: Sentence<[households: number, persons: number]>
    readonly rules: string
    readonly rulesLead: string
    readonly rule: string
    /** Name of a rule, such as `address-and-family`. */
    readonly ruleName: Sentence<[rule: string]>
    readonly households: string
    readonly largest: string
    readonly household: string
    readonly members: string
    /** A member and what they are to the others. */
    readonly member: Sentence<[name: string, role: string]>
    readonly roleName: Sentence<[role: string]>
    readonly membersLeftOut: Sentence<[left: number]>
    readonly moves: string
    readonly movesLead: string
    readonly movesUnknown: string
    readonly year: string
    readonly movedIn: string
    readonly movedOut: string
    readonly all: string
    readonly refused: string
    readonly refusedLead: string
    readonly nothingRefused: string
  }
  readonly relations: {
    readonly title: string
    readonly lead: string
    readonly relation: string
    readonly between: string
    readonly ends: Sentence<[from: string, to: string]>
    readonly stated: string
    readonly from: string
    readonly to: string
    readonly most: string
    readonly hierarchies: string
    readonly hierarchiesLead: string
    readonly groups: string
    readonly largestGroup: string
    readonly levels: string
  }
  readonly journeys: {
    readonly title: string
    readonly lead: string
    readonly counted: Sentence<[kept: number, rejected: number, repeated: number]>
    readonly volume: string
    readonly volumeAxis: string
    readonly volumeDetail: Sentence<[channel: string, period: string, events: number]>
    readonly noChannel: string
    readonly period: string
    readonly earlier: Sentence<[events: number]>
    readonly attribution: string
    readonly attributionLead: string
    readonly attributedTo: string
    readonly nobody: string
    readonly whose: string
    readonly reason: string
    readonly reasonName: Readonly<Record<AttributionReason, string>>
    readonly sessions: Sentence<[sessions: number, customers: number]>
    readonly stages: string
    readonly stagesLead: Sentence<[customers: number]>
    readonly noStages: string
    readonly stage: string
    readonly reached: string
    readonly exits: string
    readonly reentries: string
    readonly perVisit: string
    readonly stagesAxis: string
    readonly funnel: string
    readonly funnelLead: string
    readonly step: string
    readonly dropOff: string
    readonly median: string
    readonly medianInterval: Sentence<[low: number, high: number]>
    readonly nineOfTen: string
    readonly cameBack: string
    readonly reentry: string
    readonly withoutAskingAgain: string
    readonly figures: string
    readonly figure: string
    readonly bottlenecks: string
    readonly bottlenecksLead: string
    readonly noBottleneck: string
    readonly because: string
    readonly becauseName: Readonly<Record<'exit' | 'repeat', string>>
    readonly here: string
    readonly elsewhere: string
    readonly paths: string
    readonly path: string
    readonly hops: string
    readonly hop: string
    readonly storiesTitle: string
    readonly storiesLead: string
    readonly stories: Readonly<Record<StoryKind, { readonly title: string; readonly note: string }>>
    readonly storySummary: Sentence<[events: number, sessions: number, channels: number]>
    readonly time: string
    /** Time since the first event, where dates are hidden. */
    readonly day: string
    readonly session: string
    readonly channel: string
    readonly what: string
    readonly why: string
    readonly times: Sentence<[what: string, times: number]>
    readonly steps: Sentence<[steps: number]>
    readonly earlierSteps: Sentence<[left: number]>
    readonly laterSteps: Sentence<[left: number]>
  }
  readonly preferences: {
    readonly title: string
    readonly lead: string
    readonly sampled: Sentence<[looked: number, customers: number]>
    readonly dimension: string
    /** Name of a dimension, such as `channel`. */
    readonly dimensionName: Sentence<[dimension: string]>
    readonly known: string
    readonly declared: string
    readonly notKnown: string
    /** Why it is not known, such as `too-close`. */
    readonly reasonName: Sentence<[reason: string]>
    readonly reasonCount: Sentence<[reason: string, customers: number]>
    readonly preferred: string
    readonly optionName: Sentence<[dimension: string, option: string]>
    readonly optionCount: Sentence<[option: string, customers: number]>
    readonly chart: string
    readonly axis: string
    readonly detail: Sentence<[option: string, customers: number, share: number]>
    readonly lifeCycle: string
    readonly lifeCycleLead: string
    readonly stage: string
    /** Name of a stage of the life cycle, such as `at-risk`. */
    readonly stageName: Sentence<[stage: string]>
    readonly segments: string
    readonly segment: string
    readonly members: string
  }
  readonly measures: {
    readonly title: string
    readonly lead: Sentence<[from: number, until: number]>
    readonly figure: string
    readonly value: string
    readonly surveys: string
    readonly noSurveys: string
    /** What a survey's figure says, by its metric. */
    readonly metricName: Sentence<[metric: string]>
    readonly good: string
    readonly middle: string
    readonly bad: string
    readonly responseRate: string
    readonly leftOut: Sentence<[superseded: number, unresolved: number]>
    readonly withoutScale: Sentence<[metrics: string]>
    readonly groups: Sentence<[metric: string]>
    readonly group: string
    readonly groupName: Sentence<[dimension: string, is: string]>
    readonly service: string
    readonly complaintRate: string
    readonly firstContact: string
    readonly casesLeftOut: Sentence<[undecided: number, unresolved: number]>
    readonly retention: Sentence<[from: number, until: number]>
    readonly noTerms: string
    readonly retained: string
    readonly renewal: string
    readonly grossRevenue: string
    readonly netRevenue: string
    readonly loop: string
    readonly loopLead: string
    readonly inTime: string
    readonly department: string
    readonly overdue: string
    readonly allDepartments: string
    readonly loopOpen: Sentence<[waiting: number, unrouted: number]>
    readonly rising: string
    readonly tooLittlePast: string
    readonly noneRising: Sentence<[tested: number]>
    readonly about: string
    readonly customers: string
    readonly expected: string
    readonly exposed: string
    readonly maturity: string
    readonly maturityLead: Sentence<[level: string, atMost: string]>
    readonly levelName: Sentence<[level: string]>
    readonly dimension: string
    readonly dimensionName: Sentence<[dimension: string]>
    readonly evidence: string
    readonly level: string
    /** Name of a figure of the maturity model, such as `answeredInTimeShare`. */
    readonly evidenceName: Sentence<[metric: string]>
    readonly itsLevel: string
    readonly notMeasured: string
    readonly next: string
    /** What to do: measure a figure, or bring it to a mark. */
    readonly nextStep: Sentence<
      [step: 'measure' | 'raise', metric: string, level: string, mark: number, isLower: boolean]
    >
  }
}
