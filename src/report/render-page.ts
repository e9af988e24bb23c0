/// <reference path="./client/script.d.ts" />
import { sha256 } from '@noble/hashes/sha256'
import { utf8ToBytes } from '@noble/hashes/utils'
import { en, type Messages } from '../messages'
import type { ResolveResult } from '../resolve'
import type { ChartSheet } from './chart-spec'
import script from './client/main?script'
import { Html, type HtmlPart, html, scriptJson } from './html'
import { clustersSection } from './page-clusters'
import { inOutSection, overlapSection } from './page-in-out'
import { blockingSection, levelsSection, weightsSection } from './page-model'
import { note, type PageWriter, pageWriter } from './page-parts'
import { qualitySection } from './page-quality'
import { runSection, survivorshipSection } from './page-run'
import { samplesSection } from './page-samples'
import { pageStyle } from './page-style'
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
  const sections: readonly (readonly [id: string, title: string, section: Html])[] = [
    ['in-out', report.inOut.title, inOutSection(data, page)],
    ['overlap', report.overlap.title, overlapSection(data, page)],
    ['quality', report.quality.title, qualitySection(data, page)],
    ['blocking', report.blocking.title, blockingSection(data, page)],
    ['levels', report.levels.title, levelsSection(data, page)],
    ['weights', report.weights.title, weightsSection(data, page)],
    ['samples', report.samples.title, samplesSection(data, page)],
    ['clusters', report.clusters.title, clustersSection(data, page)],
    ['survivorship', report.survivorship.title, survivorshipSection(data, page)],
    ['run', report.run.title, runSection(data, page)],
  ]
  const title = report.title(data.entity)
  const sheet: ChartSheet = { locale: messages.locale, charts: page.charts }
  const policy = `default-src 'none'; script-src 'sha256-${scriptHash()}'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`
  const document = html`<!doctype html>
<html lang="${messages.locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Html(pageStyle)}</style>
</head>
<body>
<div class="page">
<header><p class="brand">${report.product}</p><h1>${title}</h1><p class="sum">${report.summary(
    data.counts.records,
    data.sources.sourceCount,
    data.counts.golden,
  )}</p>${data.isMasked && html`<p class="mask">${report.maskedNote}</p>`}<noscript><p class="mask">${report.noScript}</p></noscript></header>
<nav aria-label="${report.contents}"><ol>${sections.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}</ol></nav>
<main>
${tiles(data, page)}
${warningsPart(data, page)}
${sections.map(([, , section]) => html`${section}\n`)}
</main>
<footer>${report.foot}</footer>
</div>
<script type="application/json" id="charts">${scriptJson(sheet)}</script>
<script>${new Html(script)}</script>
</body>
</html>
`
  return document.text
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
  return html`<dl class="tiles">${list.map(
    ([name, value, remark]) =>
      html`<div class="tile"><dt>${name}</dt><dd class="n">${value}</dd><dd class="s">${remark}</dd></div>`,
  )}</dl>`
}

function warningsPart({ warnings, warningsLeftOut }: ReportData, { texts }: PageWriter): HtmlPart {
  if (warnings.length === 0) return undefined
  return html`<section class="warn" aria-label="${texts.notesTitle}"><h2>${texts.notesTitle}</h2><ul>${warnings.map(
    (warning) => html`<li>${warning}</li>`,
  )}</ul>${note(warningsLeftOut > 0 && texts.notesLeftOut(warningsLeftOut))}</section>`
}

let knownHash: string | undefined

/** Base64 of the script's SHA-256, by which the page allows this script and no other. */
function scriptHash(): string {
  knownHash ??= btoa(String.fromCharCode(...sha256(utf8ToBytes(script))))
  return knownHash
}
