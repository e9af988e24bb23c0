/// <reference path="./client/script.d.ts" />
import { sha256 } from '@noble/hashes/sha256'
import { utf8ToBytes } from '@noble/hashes/utils'
import type { ChartSheet } from './chart-spec'
import script from './client/main?script'
import { Html, type HtmlPart, html, scriptJson } from './html'
import type { PageSection, PageWriter } from './page-parts'
import { pageStyle } from './page-style'
import type { ReportData } from './report-data'

/** What a page says, around its sections. */
export interface PageContent {
  readonly title: string
  readonly summary: string
  readonly isMasked: boolean
  /** Before the sections, without a place in the contents. */
  readonly top: HtmlPart
  readonly sections: readonly PageSection[]
  /** What the page was made of, which it then holds as JSON. */
  readonly data?: ReportData
}

/** Element that holds the data of a page. */
export const DATA_ELEMENT = '<script type="application/json" id="report">'

/** A whole HTML document, which runs its own script and no other, and asks the network for nothing. */
export function pageDocument({ title, summary, isMasked, top, sections, data }: PageContent, page: PageWriter): string {
  const { texts: report, locale } = page
  const sheet: ChartSheet = { locale, charts: page.charts }
  const policy = `default-src 'none'; script-src 'sha256-${scriptHash()}'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`
  return html`<!doctype html>
<html lang="${locale}">
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
<header><p class="brand">${report.product}</p><h1>${title}</h1><p class="sum">${summary}</p>${
    isMasked && html`<p class="mask">${report.maskedNote}</p>`
  }<noscript><p class="mask">${report.noScript}</p></noscript></header>
<nav aria-label="${report.contents}">${contents(sections)}</nav>
<main>
${top}
${sections.map((section) => contentOf(section))}
</main>
<footer>${report.foot}</footer>
</div>
${data !== undefined && html`${new Html(DATA_ELEMENT)}${scriptJson(data)}</script>\n`}<script type="application/json" id="charts">${scriptJson(sheet)}</script>
<script>${new Html(script)}</script>
</body>
</html>
`.text
}

function contents(sections: readonly PageSection[]): Html {
  return html`<ol>${sections.map(
    ({ id, title, parts = [] }) => html`<li><a href="#${id}">${title}</a>${parts.length > 0 && contents(parts)}</li>`,
  )}</ol>`
}

function contentOf({ content, parts = [] }: PageSection): Html {
  return html`${content}\n${parts.map(contentOf)}`
}

let knownHash: string | undefined

/** Base64 of the script's SHA-256, by which the page allows this script and no other. */
function scriptHash(): string {
  knownHash ??= btoa(String.fromCharCode(...sha256(utf8ToBytes(script))))
  return knownHash
}
