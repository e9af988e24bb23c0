import type { Estimate, Rate } from '../profile'
import { type HtmlPart, html } from './html'
import { type Column, note, type PageWriter, table } from './page-parts'

/** A share with its interval and n, or that too little is known. */
export function rateCell(rate: Rate | undefined, page: PageWriter): HtmlPart {
  const own = page.texts.customers
  if (rate === undefined) return html`<span class="m">–</span>`
  const { share, low, high, n } = rate
  if (n === 0) return html`<span class="m interval">${own.tooFew(n)}</span>`
  return html`<b>${page.formats.share(share)}</b> <span class="m interval">${own.interval(low, high, n)}</span>`
}

/** An estimated share with its interval and n, or that too little is known. */
export function estimateCell(estimate: Estimate | undefined, page: PageWriter): HtmlPart {
  if (estimate === undefined || estimate.known) {
    return rateCell(estimate && { share: estimate.value, count: 0, ...estimate }, page)
  }
  return html`<span class="m interval">${page.texts.customers.tooFew(estimate.n)}</span>`
}

/** Points, such as those of NPS, with interval and n. */
export function pointsCell(estimate: Estimate, page: PageWriter): HtmlPart {
  const own = page.texts.customers
  if (!estimate.known) return html`<span class="m interval">${own.tooFew(estimate.n)}</span>`
  const { value, low, high, n } = estimate
  return html`<b>${own.points(value)}</b> <span class="m interval">${own.pointsInterval(low, high, n)}</span>`
}

/** A part of a section: its heading, what to know of it, and its content. */
export function part(title: string, lead: string | undefined, ...content: readonly HtmlPart[]): HtmlPart {
  return html`<h3>${title}</h3>${lead !== undefined && html`<p class="lead">${lead}</p>`}${content}`
}

/** Faults of the data, counted; nothing where there are none. */
export function issueTable(
  issues: readonly { readonly code: string; readonly count: number; readonly examples: readonly string[] }[],
  page: PageWriter,
): HtmlPart {
  if (issues.length === 0) return undefined
  const own = page.texts.customers
  const hasExamples = issues.some(({ examples }) => examples.length > 0)
  const columns: Column[] = [own.problem, { number: own.count }, ...(hasExamples ? [own.examples] : [])]
  return table(
    columns,
    issues.map(({ code, count, examples }) => [
      own.issueName(code),
      page.formats.count(count),
      ...(hasExamples ? [examples.join(', ')] : []),
    ]),
  )
}

/** How many rows a table does not show; nothing where it shows all. */
export function moreRows(left: number, { texts }: PageWriter): HtmlPart {
  return note(left > 0 && texts.customers.moreRows(left))
}
