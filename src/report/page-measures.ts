import { type Html, type HtmlPart, html } from './html'
import type { MeasureFacts, SurveyFacts } from './measure-facts'
import { estimateCell, moreRows, part, pointsCell, rateCell } from './page-figures'
import { maturityPart } from './page-maturity'
import { disclosure, note, type PageWriter, section, table } from './page-parts'

/** What customers say, how they are served, and how mature that is. */
export function measuresSection(facts: MeasureFacts, page: PageWriter): Html {
  const own = page.texts.customers.measures
  return section(
    'customers-measures',
    own.title,
    own.lead(facts.from, facts.until),
    surveysPart(facts, page),
    servicePart(facts, page),
    retentionPart(facts, page),
    loopPart(facts, page),
    risingPart(facts, page),
    facts.maturity !== undefined && maturityPart(facts.maturity, page),
  )
}

function surveysPart({ surveys, metricsWithoutScale }: MeasureFacts, page: PageWriter): HtmlPart {
  const { texts, formats } = page
  const own = texts.customers.measures
  const withoutScale = note(metricsWithoutScale.length > 0 && own.withoutScale(metricsWithoutScale.join(', ')))
  if (surveys.length === 0) return part(own.surveys, undefined, html`<p>${own.noSurveys}</p>`, withoutScale)
  const hasGroups = surveys.filter(({ groups }) => groups.length > 0)
  const leftOut = surveys.reduce((sum, { superseded }) => sum + superseded, 0)
  const unresolved = surveys.reduce((sum, own) => sum + own.unresolved, 0)
  return part(
    own.surveys,
    undefined,
    table(
      [own.figure, own.value, { number: own.good }, { number: own.middle }, { number: own.bad }, own.responseRate],
      surveys.map((survey) => [
        own.metricName(survey.metric),
        surveyValue(survey, survey.value, page),
        formats.count(survey.counts.good),
        formats.count(survey.counts.middle),
        formats.count(survey.counts.bad),
        estimateCell(survey.responseRate, page),
      ]),
    ),
    note(leftOut + unresolved > 0 && own.leftOut(leftOut, unresolved)),
    withoutScale,
    hasGroups.map((survey) =>
      disclosure(
        own.groups(own.metricName(survey.metric)),
        table(
          [own.group, own.value],
          survey.groups.map(({ dimension, is, value }) => [
            own.groupName(dimension, is),
            surveyValue(survey, value, page),
          ]),
        ),
        moreRows(survey.groupsLeftOut, page),
      ),
    ),
  )
}

function surveyValue({ isNet }: SurveyFacts, value: SurveyFacts['value'], page: PageWriter): HtmlPart {
  return isNet ? pointsCell(value, page) : estimateCell(value, page)
}

function servicePart({ cases }: MeasureFacts, page: PageWriter): HtmlPart {
  if (cases === undefined) return undefined
  const own = page.texts.customers.measures
  return part(
    own.service,
    undefined,
    table(
      [own.figure, own.value],
      [
        [own.complaintRate, estimateCell(cases.complaintRate, page)],
        [own.firstContact, estimateCell(cases.firstContact, page)],
      ],
    ),
    note(cases.undecided + cases.unresolved > 0 && own.casesLeftOut(cases.undecided, cases.unresolved)),
  )
}

function retentionPart({ retention }: MeasureFacts, page: PageWriter): HtmlPart {
  if (retention === undefined) return undefined
  const own = page.texts.customers.measures
  const { from, until, customers, renewal } = retention
  if (customers.n + renewal.n === 0) return part(own.retention(from, until), undefined, html`<p>${own.noTerms}</p>`)
  return part(
    own.retention(from, until),
    undefined,
    table(
      [own.figure, own.value],
      [
        [own.retained, estimateCell(customers, page)],
        [own.renewal, estimateCell(renewal, page)],
        [own.grossRevenue, estimateCell(retention.grossRevenue, page)],
        [own.netRevenue, estimateCell(retention.netRevenue, page)],
      ],
    ),
  )
}

function loopPart({ loop }: MeasureFacts, page: PageWriter): HtmlPart {
  if (loop === undefined) return undefined
  const { texts, formats } = page
  const own = texts.customers.measures
  const overdue = loop.departments.reduce((sum, department) => sum + department.overdue, 0)
  return part(
    own.loop,
    own.loopLead,
    table(
      [own.department, own.inTime, { number: own.overdue }],
      loop.departments.map((department) => [
        department.department,
        rateCell(department.inTime, page),
        formats.count(department.overdue),
      ]),
      [own.allDepartments, rateCell(loop.inTime, page), loop.departmentsLeftOut > 0 ? '' : formats.count(overdue)],
    ),
    moreRows(loop.departmentsLeftOut, page),
    note(own.loopOpen(loop.waiting, loop.unrouted)),
  )
}

function risingPart({ rising }: MeasureFacts, page: PageWriter): HtmlPart {
  if (rising === undefined) return undefined
  const { texts, formats } = page
  const own = texts.customers.measures
  if (!rising.known) return part(own.rising, undefined, html`<p>${own.tooLittlePast}</p>`)
  if (rising.issues.length === 0) return part(own.rising, undefined, html`<p>${own.noneRising(rising.tested)}</p>`)
  return part(
    own.rising,
    undefined,
    table(
      [own.about, { number: own.customers }, { number: own.expected }, { number: own.exposed }],
      rising.issues.map(({ about, customers, expected, exposed }) => [
        about.join(', '),
        formats.count(customers),
        formats.figure(expected),
        exposed === undefined ? texts.customers.unknown : formats.count(exposed),
      ]),
    ),
    moreRows(rising.issuesLeftOut, page),
  )
}
