import type { LoopReport, RisingIssues } from '../engage'
import type { CaseReport, Maturity, MaturityLevel, RetentionReport, SurveyReport } from '../measure'
import { defaultMaturityModel } from '../measure'
import type { Estimate, Rate } from '../profile'
import { shorten } from './mask-value'

/** Measures of a period, as the functions of `samewise/customer` give them; all but the period may be left out. */
export interface MeasureResults {
  /** First instant that counts, and the first that does not any more: milliseconds UTC. */
  readonly from: number
  readonly until: number
  readonly surveys?: readonly SurveyReport[]
  /** Metrics that somebody answered and that have no scale. */
  readonly metricsWithoutScale?: readonly string[]
  readonly cases?: CaseReport
  /** With a period of its own, as it compares two instants. */
  readonly retention?: RetentionReport & { readonly from: number; readonly until: number }
  readonly loop?: Omit<LoopReport, 'items'>
  readonly rising?: RisingIssues
  readonly maturity?: Maturity
}

/** A survey, measured. */
export interface SurveyFacts
  extends Pick<SurveyReport, 'metric' | 'counts' | 'value' | 'responseRate' | 'superseded' | 'unresolved'> {
  /** Points from -100 to 100, or a share. */
  readonly isNet: boolean
  readonly groups: readonly { readonly dimension: string; readonly is: string; readonly value: Estimate }[]
  readonly groupsLeftOut: number
}

/** A step to the next level of maturity. */
export interface MaturityStep {
  readonly metric: string
  readonly step: 'measure' | 'raise'
  readonly level: MaturityLevel
  readonly mark: number
  /** Whether less of it is better. */
  readonly isLower: boolean
}

/** What customers say, and how they are served. */
export interface MeasureFacts {
  readonly from: number
  readonly until: number
  readonly surveys: readonly SurveyFacts[]
  readonly metricsWithoutScale: readonly string[]
  readonly cases?: Omit<CaseReport, 'groups'>
  readonly retention?: Pick<RetentionReport, 'renewal' | 'customers' | 'grossRevenue' | 'netRevenue'> & {
    readonly from: number
    readonly until: number
  }
  readonly loop?: {
    readonly inTime: Rate
    readonly departments: readonly { readonly department: string; readonly inTime: Rate; readonly overdue: number }[]
    readonly departmentsLeftOut: number
    readonly waiting: number
    readonly unrouted: number
  }
  readonly rising?:
    | { readonly known: false }
    | {
        readonly known: true
        readonly tested: number
        readonly issues: readonly {
          readonly about: readonly string[]
          readonly customers: number
          readonly expected: number
          /** Customers it may hit next; left out where that is not known. */
          readonly exposed?: number
        }[]
        readonly issuesLeftOut: number
      }
  readonly maturity?: Pick<Maturity, 'level' | 'atMost'> & {
    readonly dimensions: readonly {
      readonly dimension: string
      readonly level: Maturity['level']
      readonly metrics: readonly {
        readonly metric: string
        readonly level: Maturity['level']
        readonly estimate?: Estimate
      }[]
    }[]
    readonly next: readonly MaturityStep[]
  }
}

const MOST_METRICS = 12
const MOST_GROUPS = 24
const MOST_DEPARTMENTS = 24
const MOST_RISING = 10

/** Cuts measures to what a page can show; figures stay as they are. */
export function measureFacts(results: MeasureResults): MeasureFacts {
  const { from, until, surveys = [], metricsWithoutScale = [], cases, retention, loop, rising, maturity } = results
  return {
    from,
    until,
    surveys: surveys.map(surveyFacts),
    metricsWithoutScale: metricsWithoutScale.slice(0, MOST_METRICS).map((metric) => shorten(metric)),
    ...(cases === undefined ? {} : { cases: caseFacts(cases) }),
    ...(retention === undefined ? {} : { retention: retentionFacts(retention) }),
    ...(loop === undefined ? {} : { loop: loopFacts(loop) }),
    ...(rising === undefined ? {} : { rising: risingFacts(rising) }),
    ...(maturity === undefined ? {} : { maturity: maturityFacts(maturity) }),
  }
}

function surveyFacts(report: SurveyReport): SurveyFacts {
  const { metric, scale, counts, value, responseRate, superseded, unresolved, groups } = report
  return {
    metric: shorten(metric),
    isNet: scale.figure === 'net',
    counts,
    value,
    responseRate,
    superseded,
    unresolved,
    groups: groups
      .slice(0, MOST_GROUPS)
      .map((group) => ({ dimension: group.dimension, is: shorten(group.is), value: group.value })),
    groupsLeftOut: Math.max(0, groups.length - MOST_GROUPS),
  }
}

function caseFacts({ complaintRate, firstContact, undecided, unresolved }: CaseReport): Omit<CaseReport, 'groups'> {
  return { complaintRate, firstContact, undecided, unresolved }
}

function retentionFacts(retention: NonNullable<MeasureResults['retention']>): NonNullable<MeasureFacts['retention']> {
  const { from, until, renewal, customers, grossRevenue, netRevenue } = retention
  return { from, until, renewal, customers, grossRevenue, netRevenue }
}

function loopFacts({ inTime, byDepartment, waiting, unrouted }: Omit<LoopReport, 'items'>) {
  return {
    inTime,
    departments: byDepartment
      .slice(0, MOST_DEPARTMENTS)
      .map((own) => ({ department: shorten(own.department), inTime: own.inTime, overdue: own.overdue })),
    departmentsLeftOut: Math.max(0, byDepartment.length - MOST_DEPARTMENTS),
    waiting,
    unrouted,
  }
}

function risingFacts(rising: RisingIssues): NonNullable<MeasureFacts['rising']> {
  if (!rising.known) return { known: false }
  return {
    known: true,
    tested: rising.tested,
    issues: rising.issues.slice(0, MOST_RISING).map(({ topic, product, location, count, expected, exposed }) => ({
      about: [topic, product, location].filter((part) => part !== undefined).map((part) => shorten(part)),
      customers: count,
      expected,
      ...(exposed === 'unknown' ? {} : { exposed: exposed.length }),
    })),
    issuesLeftOut: Math.max(0, rising.issues.length - MOST_RISING),
  }
}

/** Of metrics of the model that the package brings; one of a model of one's own is taken to be better the higher it is. */
const lowerIsBetter = new Set(
  defaultMaturityModel.dimensions.flatMap(({ metrics }) =>
    metrics.filter(({ better }) => better === 'lower').map(({ metric }) => metric),
  ),
)

function maturityFacts({ level, atMost, dimensions, next }: Maturity): NonNullable<MeasureFacts['maturity']> {
  return {
    level,
    atMost,
    dimensions: dimensions.map((own) => ({
      dimension: own.dimension,
      level: own.level,
      metrics: own.metrics.map(({ metric, level: reached, estimate }) => ({
        metric,
        level: reached,
        ...(estimate === undefined ? {} : { estimate }),
      })),
    })),
    next: next.map(({ metric, step, level: goal, mark }) => ({
      metric,
      step,
      level: goal,
      mark,
      isLower: lowerIsBetter.has(metric),
    })),
  }
}
