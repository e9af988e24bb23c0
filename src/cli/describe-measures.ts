import type { RisingIssues } from '../engage'
import type { CaseReport, Maturity, MetricStanding, Scorecard, SurveyFigure, SurveyReport } from '../measure'
import type { CustomerMeasures } from './customer-measures'
import { describePoints, describeRate, describeShare, describeTime, section } from './describe-figure'
import { words } from './language'
import { formatTable, safeText } from './table'

/** Exposed customers named in a warning. */
const SHOWN = 5

/** All measures as text. */
export function describeMeasures(measures: CustomerMeasures): string {
  const { from, until, surveys, metricsWithoutScale, cases, loop, rising, maturity, scorecard } = measures
  const text = words.customers
  return [
    text.period(describeTime(from), describeTime(until)),
    ...section(text.surveys, surveys.flatMap(surveyLines)),
    ...section(
      text.withoutScale,
      metricsWithoutScale.map((metric) => safeText(metric)),
    ),
    ...section(text.cases, caseLines(cases)),
    ...section(text.loop, [
      `${text.answeredInTime}: ${describeRate(loop.inTime)}`,
      ...loop.byDepartment.map(({ department, inTime }) => `  ${safeText(department)}: ${describeRate(inTime)}`),
      text.loopOpen(loop.waiting, loop.unrouted),
    ]),
    ...section(text.rising, risingLines(rising)),
    ...section(text.maturity(maturity.level, maturity.atMost), maturityLines(maturity)),
    ...section(
      text.nextSteps,
      maturity.next.map(({ metric, advice }) => `${metric}: ${advice}`),
    ),
    ...(scorecard === undefined ? [] : section(text.scorecard, scorecardLines(scorecard))),
  ].join('\n')
}

function surveyLines(report: SurveyReport): string[] {
  const figure = ({ value }: SurveyFigure): string =>
    report.scale.figure === 'net' ? describePoints(value) : describeShare(value)
  const { metric, groups, responseRate, superseded, unresolved, issues } = report
  const text = words.customers
  return [
    `${metric.toUpperCase()}: ${figure(report)}`,
    ...groups.map((group) => `  ${group.dimension} ${safeText(group.is)}: ${figure(group)}`),
    `  ${text.responseRate}: ${describeShare(responseRate)}`,
    ...(superseded + unresolved === 0 ? [] : [`  ${text.answersLeftOut(superseded, unresolved)}`]),
    ...issues.map(
      ({ code, count, examples }) => `  ${text.issue(count, code, examples.map((id) => safeText(id)).join(', '))}`,
    ),
  ]
}

function caseLines({ complaintRate, firstContact, groups, undecided, unresolved }: CaseReport): string[] {
  const text = words.customers
  return [
    `${text.complaintRate}: ${describeShare(complaintRate)}`,
    `${text.firstContact}: ${describeShare(firstContact)}`,
    ...groups.map(
      (group) =>
        `  ${group.dimension} ${safeText(group.is)}: ${text.complaintRate} ${describeShare(group.complaintRate)}; ${text.firstContact} ${describeShare(group.firstContact)}`,
    ),
    text.casesLeftOut(undecided, unresolved),
  ]
}

function risingLines(rising: RisingIssues): string[] {
  const text = words.customers
  if (!rising.known) return [text.tooLittlePast]
  if (rising.issues.length === 0) return [text.noneRising(rising.tested)]
  return rising.issues.map(({ topic, product, location, count, expected, exposed }) => {
    const about = [topic, product, location].filter((part) => part !== undefined).map((part) => safeText(part))
    const who =
      exposed === 'unknown'
        ? text.unknown
        : `${exposed.length}${exposed.length === 0 ? '' : ` (${exposed.slice(0, SHOWN).join(', ')}${exposed.length > SHOWN ? ', …' : ''})`}`
    return text.risingIssue(about.join(', '), count, expected, who)
  })
}

function maturityLines({ dimensions }: Maturity): string[] {
  const text = words.customers
  const rows = dimensions.flatMap(({ dimension, level, metrics }) =>
    metrics.map((own, k) => [k === 0 ? dimension : '', k === 0 ? level : '', own.metric, own.level, figureOf(own)]),
  )
  return formatTable([[text.dimension, text.level, text.figure, text.level, text.evidence], ...rows]).split('\n')
}

function figureOf({ estimate }: MetricStanding): string {
  return estimate === undefined ? words.customers.missing : describeShare(estimate)
}

function scorecardLines({ lines, uncovered, taken }: Scorecard): string[] {
  const text = words.customers
  return [
    ...lines.flatMap(({ objective, periods }) => [
      `${safeText(objective.department)}, ${safeText(objective.id)} (${safeText(objective.owner)}): ${safeText(objective.objective)}`,
      ...periods.map(({ period, status, estimate }) => {
        if (estimate === undefined) return `  ${period}: ${status}`
        return `  ${period}: ${status}, ${objective.id === 'nps' ? describePoints(estimate) : describeShare(estimate)}`
      }),
    ]),
    `${text.measurementsTaken}: ${describeRate(taken)}`,
    ...(uncovered.length === 0 ? [] : [text.uncovered(uncovered.map((own) => safeText(own)).join(', '))]),
  ]
}
