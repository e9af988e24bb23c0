import { en, type Messages } from '../messages'
import type { ResolveResult } from '../resolve'
import type { CustomerReportData } from './customer-report-data'
import { type Html, type HtmlPart, html } from './html'
import { clustersSection } from './page-clusters'
import { customersChapter } from './page-customers'
import { pageDocument } from './page-document'
import { inOutSection, overlapSection } from './page-in-out'
import { blockingSection, levelsSection, weightsSection } from './page-model'
import { note, type PageSection, type PageWriter, pageWriter, tilesOf } from './page-parts'
import { qualitySection } from './page-quality'
import { runSection, survivorshipSection } from './page-run'
import { samplesSection } from './page-samples'
import { type ReportData, type ReportOptions, reportData } from './report-data'

/**
 * The report of a result as one HTML page that needs nothing else: style, charts and data are inside, no network is used, and values of
 * records are text whatever they hold. It prints, follows the reader's light or dark mode, and stays under 2 MB for any result.
 *
 * @param result what `resolve` returned
 * @param options see {@link ReportOptions}; `mask` hides personal data
 * @param messages texts of the page; English by default
 * @returns the page; the same for the same result and options, but for the seconds
 * @example
 * ```ts
 * import { writeFileSync } from 'node:fs'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { defineEntity, kinds, resolve } from 'samewise'
 * import { renderReport } from 'samewise/report'
 *
 * const person = defineEntity({ fields: { name: kinds.personName(), email: kinds.email() } })
 * const result = await resolve(person, {
 *   crm: [
 *     { name: 'Ann Lee', email: 'ann@lee.org' },
 *     { name: 'Anne Lee', email: 'ann@lee.org' },
 *   ],
 * })
 * writeFileSync(join(tmpdir(), 'samewise-report.html'), renderReport(result, { mask: true }))
 * ```
 */
export function renderReport(result: ResolveResult, options: ReportOptions = {}, messages: Messages = en): string {
  return renderPage(reportData(result, options), messages)
}

/**
 * Writes the page of a report.
 *
 * @param data by {@link reportData}
 * @param messages texts of the page; English by default
 * @returns a whole HTML document
 */
export function renderPage(data: ReportData, messages: Messages = en): string {
  const page = pageWriter(messages)
  const { report } = messages
  const sections: PageSection[] = [
    { id: 'in-out', title: report.inOut.title, content: inOutSection(data, page) },
    { id: 'overlap', title: report.overlap.title, content: overlapSection(data, page) },
    { id: 'quality', title: report.quality.title, content: qualitySection(data, page) },
    { id: 'blocking', title: report.blocking.title, content: blockingSection(data, page) },
    { id: 'levels', title: report.levels.title, content: levelsSection(data, page) },
    { id: 'weights', title: report.weights.title, content: weightsSection(data, page) },
    { id: 'samples', title: report.samples.title, content: samplesSection(data, page) },
    { id: 'clusters', title: report.clusters.title, content: clustersSection(data, page) },
    { id: 'survivorship', title: report.survivorship.title, content: survivorshipSection(data, page) },
    ...(data.customers === undefined ? [] : [customersChapter(data.customers, page)]),
    { id: 'run', title: report.run.title, content: runSection(data, page) },
  ]
  return pageDocument(
    {
      title: report.title(data.entity),
      summary: report.summary(data.counts.records, data.sources.sourceCount, data.counts.golden),
      isMasked: data.isMasked,
      top: [tiles(data, page), warningsPart(data, page)],
      sections,
      data,
    },
    page,
  )
}

/**
 * The chapter on customers as a page of its own, for a service that has no result of a batch at hand.
 *
 * @param data by `customerReportData`
 * @param messages texts of the page; English by default
 * @returns a whole HTML document, under the same rules as that of {@link renderReport}
 */
export function renderCustomerPage(data: CustomerReportData, messages: Messages = en): string {
  const page = pageWriter(messages)
  const own = messages.report.customers
  return pageDocument(
    {
      title: own.pageTitle,
      summary: own.pageSummary(data.customers),
      isMasked: data.isMasked,
      top: undefined,
      sections: [customersChapter(data, page)],
    },
    page,
  )
}

function tiles({ counts, sources, expected, evaluation }: ReportData, { texts, formats }: PageWriter): Html {
  const { headline } = texts
  const scores = evaluation?.pairs ?? expected
  const scoreNote = evaluation === undefined ? headline.expectedNote : headline.measuredNote
  const duplicates = counts.records - counts.golden
  const list: readonly (readonly [string, string, string])[] = [
    [headline.records, formats.count(counts.records), headline.recordsFrom(sources.sourceCount)],
    [headline.golden, formats.count(counts.golden), headline.mergedInto(counts.several)],
    [headline.duplicates, formats.count(duplicates), headline.duplicatesOf(duplicates / Math.max(1, counts.records))],
    [headline.possible, formats.count(counts.possible), headline.possibleNote],
    [headline.precision, formats.share(scores.precision), scoreNote],
    [headline.recall, formats.share(scores.recall), scoreNote],
  ]
  return tilesOf(list)
}

function warningsPart({ warnings, warningsLeftOut }: ReportData, { texts }: PageWriter): HtmlPart {
  if (warnings.length === 0) return undefined
  return html`<section class="warn" aria-label="${texts.notesTitle}"><h2>${texts.notesTitle}</h2><ul>${warnings.map(
    (warning) => html`<li>${warning}</li>`,
  )}</ul>${note(warningsLeftOut > 0 && texts.notesLeftOut(warningsLeftOut))}</section>`
}
