import { type Formats, formatsOf, type Messages, type ReportMessages } from '../messages'
import type { ChartSpec } from './chart-spec'
import { Html, type HtmlPart, html } from './html'

/** What every section of the page writes with. */
export interface PageWriter {
  /** BCP 47 tag of the language. */
  readonly locale: string
  readonly texts: ReportMessages
  readonly formats: Formats
  /** Adds a chart; gives back its place on the page, with a text for those who cannot see it. */
  chart(spec: ChartSpec, label: string, className?: string): Html
  readonly charts: readonly ChartSpec[]
}

/** A writer for one page. */
export function pageWriter({ locale, report }: Messages): PageWriter {
  const charts: ChartSpec[] = []
  return {
    locale,
    texts: report,
    formats: formatsOf(locale),
    charts,
    chart(spec, label, className = '') {
      const number = charts.push(spec) - 1
      return html`<div class="chart ${className}" data-chart="${number}" role="img" aria-label="${label}"></div>`
    },
  }
}

/** A section of the page and its place in the contents, where it may have sections below it. */
export interface PageSection {
  readonly id: string
  readonly title: string
  readonly content: Html
  readonly parts?: readonly PageSection[]
}

/** A section with its heading and the sentence that says how to read it. */
export function section(id: string, title: string, lead: string, ...content: readonly HtmlPart[]): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2><p class="lead">${lead}</p>${content}</section>`
}

/** Figures side by side: what each is, its value, and a remark. */
export function tilesOf(list: readonly (readonly [name: string, value: string, remark: string])[]): Html {
  return html`<dl class="tiles">${list.map(
    ([name, value, remark]) =>
      html`<div class="tile"><dt>${name}</dt><dd class="n">${value}</dd><dd class="s">${remark}</dd></div>`,
  )}</dl>`
}

/** A column of a table: its heading, and whether it holds numbers. */
export type Column = string | { readonly number: string } | { readonly bars: string; readonly isWide?: boolean }

/** A table; the first cell of a row is its heading. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly HtmlPart[])[],
  foot?: readonly HtmlPart[],
): Html {
  const isNumber = columns.map((column) => typeof column !== 'string' && 'number' in column)
  const head = columns.map((column) => {
    if (typeof column === 'string') return html`<th scope="col">${column}</th>`
    return 'number' in column
      ? html`<th scope="col" class="num">${column.number}</th>`
      : html`<th scope="col"${column.isWide === true && new Html(' class="wide"')}>${column.bars}</th>`
  })
  const cells = (row: readonly HtmlPart[]): Html[] =>
    row.map((cell, c) => {
      if (c === 0) return html`<th scope="row" class="v">${cell}</th>`
      return isNumber[c] ? html`<td class="num">${cell}</td>` : html`<td class="v">${cell}</td>`
    })
  const body = rows.map((row) => html`<tr>${cells(row)}</tr>`)
  const last = foot === undefined ? '' : html`<tfoot><tr>${cells(foot)}</tr></tfoot>`
  return html`<div class="scroll" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody>${last}</table></div>`
}

/** Something to open. */
export function disclosure(summary: string, ...content: readonly HtmlPart[]): Html {
  return html`<details><summary>${summary}</summary>${content}</details>`
}

/** A remark below something; nothing where there is nothing to say. */
export function note(text: string | undefined | false): Html | '' {
  return text === undefined || text === false || text === '' ? '' : html`<p class="note">${text}</p>`
}

/** A share as a bar with its figure; `low` marks a share to be looked at. */
export function shareBar(share: number, text: string, low?: 'low' | 'bad' | false): Html {
  return html`<span class="share"><span class="bar"><i class="${low === undefined || low === false ? '' : low}" style="width:${percent(share)}"></i></span><b>${text}</b></span>`
}

/** A length in the style sheet's percents. */
export function percent(share: number): string {
  return `${Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 100}%`
}

/** A name with the colour of its number. */
export function coloured(number: number, name: string): Html {
  return html`<span class="dot" style="background:var(--c${number % 10})"></span>${name}`
}
