import { type Estimate, qualityDimensions } from '../profile'
import { type Html, type HtmlPart, html } from './html'
import { disclosure, note, type PageWriter, section, shareBar, table } from './page-parts'
import type { ColumnQuality, QualityFacts, SourceQuality } from './quality-facts'
import type { ReportData } from './report-data'

/** Shares below these are marked. */
const LOW_COMPLETENESS = 0.5
const LOW_VALIDITY = 0.95
const BAD_VALIDITY = 0.8
/** Rows of a table that are shown without being asked for. */
const MOST_OPEN_ROWS = 14
/** Sources side by side in the overview. */
const MOST_SIDE_BY_SIDE = 8

/** Quality by field and source. */
export function qualitySection({ quality }: ReportData, page: PageWriter): Html {
  const { quality: own } = page.texts
  const { sources } = quality
  const isOne = sources.length === 1
  return section(
    'quality',
    own.title,
    own.lead,
    dimensionsPart(quality, page),
    sources.length === 0 && html`<p>${own.absent}</p>`,
    note(quality.profiledShare < 1 && own.sampled(quality.profiledShare)),
    sources.length > 1 && overview(sources.slice(0, MOST_SIDE_BY_SIDE), page),
    sources.map((source) => {
      const title = own.sourceTitle(source.source, source.rows)
      return isOne ? html`<h3>${title}</h3>${columnTable(source, page)}` : disclosure(title, columnTable(source, page))
    }),
    note(quality.sourcesLeftOut > 0 && own.sourcesLeftOut(quality.sourcesLeftOut)),
    problemsPart(quality, page),
    agreementPart(quality, page),
  )
}

/** A row for each source, a column for each dimension of quality, with intervals and n. */
function dimensionsPart({ dimensions, measuredShare }: QualityFacts, { texts, formats }: PageWriter): HtmlPart {
  const { quality, words } = texts
  const names = (['overall', ...qualityDimensions] as const).filter((name) =>
    dimensions.some(({ figures }) => figures[name] !== undefined),
  )
  if (names.length === 0) return undefined
  const cell = (figure: Estimate | undefined): HtmlPart => {
    if (figure === undefined) return html`<span class="m">–</span>`
    const { n } = figure
    if (!figure.known) return html`<span class="m">${quality.dimensionUnknown(n)}</span>`
    const { value, low, high } = figure
    return html`<b>${formats.share(value)}</b> <span class="m">${quality.dimensionInterval(low, high, n)}</span>`
  }
  return html`<h3>${quality.dimensionsTitle}</h3><p class="lead">${quality.dimensionsLead}</p>${table(
    [words.source, ...names.map((name) => quality.dimensionName[name])],
    dimensions.map(({ source, figures }) => [
      source === '*' ? quality.allSources : source,
      ...names.map((name) => cell(figures[name])),
    ]),
  )}${note(measuredShare < 1 && quality.measured(measuredShare))}`
}

/** How full each field is in each source. */
function overview(sources: readonly SourceQuality[], page: PageWriter): Html {
  const { texts, formats } = page
  const { quality, words } = texts
  const fields = [...new Set(sources.flatMap(({ columns }) => columns.map(({ field }) => field)))]
  return html`<h3>${quality.completeness}</h3>${table(
    [words.field, ...sources.map(({ source }) => ({ bars: source }))],
    fields.map((field) => [
      field,
      ...sources.map(({ columns }): HtmlPart => {
        const own = columns.filter((column) => column.field === field)
        if (own.length === 0) return html`<span class="m">–</span>`
        const fullest = own.reduce((a, b) => (b.completeness > a.completeness ? b : a))
        return shareBar(fullest.completeness, formats.share(fullest.completeness), markFilled(fullest))
      }),
    ]),
  )}`
}

function markFilled({ completeness }: ColumnQuality): 'low' | false {
  return completeness < LOW_COMPLETENESS && 'low'
}

function markReadable({ validity, completeness }: ColumnQuality): 'low' | 'bad' | false {
  if (completeness === 0) return false
  return validity < BAD_VALIDITY ? 'bad' : validity < LOW_VALIDITY && 'low'
}

function columnTable({ columns, columnsLeftOut, unusedColumns }: SourceQuality, page: PageWriter): Html {
  const { texts, formats } = page
  const { quality, words } = texts
  return html`${table(
    [
      words.field,
      words.column,
      { bars: quality.completeness },
      { bars: quality.validity },
      { number: quality.distinct },
      { number: quality.uniqueness },
      { number: quality.generic },
      { number: quality.placeholders },
    ],
    columns.map((column) => [
      column.field,
      column.column,
      shareBar(column.completeness, formats.share(column.completeness), markFilled(column)),
      shareBar(column.validity, formats.share(column.validity), markReadable(column)),
      formats.count(column.distinct),
      formats.share(column.uniqueness),
      formats.count(column.genericRows),
      formats.count(column.placeholderRows),
    ]),
  )}${note(columnsLeftOut > 0 && quality.leftOut(columnsLeftOut))}${note(
    unusedColumns.length > 0 && `${quality.unusedColumns}: ${unusedColumns.join(', ')}`,
  )}`
}

function problemsPart({ sources }: QualityFacts, page: PageWriter): HtmlPart {
  const { quality, words } = page.texts
  const rows = sources.flatMap(({ source, problems }) =>
    problems.map((problem) => [
      source,
      problem.field,
      quality.problemName(problem.problem),
      quality.rowsOf(problem.rows, problem.share),
      problem.values.map(({ value, rows: n }) => quality.valueRows(value, n)).join(', '),
    ]),
  )
  if (rows.length === 0) return undefined
  const columns = [words.source, words.field, quality.problem, { number: quality.rows }, quality.values]
  return html`<h3>${quality.problemsTitle}</h3>${openOrNot(table(columns, rows), rows.length, page)}`
}

/** A row for each field, a column for each pair of sources. */
function agreementPart({ agreement }: QualityFacts, page: PageWriter): HtmlPart {
  const { texts, formats } = page
  const { quality, words } = texts
  if (agreement.length === 0) return undefined
  const pairs = [...new Set(agreement.map(({ left, right }) => `${left} – ${right}`))]
  const fields = [...new Set(agreement.map(({ field }) => field))]
  const found = new Map(agreement.map((own) => [`${own.field}\u0000${own.left} – ${own.right}`, own]))
  const list = table(
    [words.field, ...pairs.map((pair) => ({ number: pair }))],
    fields.map((field) => [
      field,
      ...pairs.map((pair): HtmlPart => {
        const own = found.get(`${field}\u0000${pair}`)
        if (own === undefined) return html`<span class="m">–</span>`
        return html`<span title="${quality.agreementDetail(own.golden)}">${formats.share(own.share)}</span>`
      }),
    ]),
  )
  return html`<h3>${quality.agreementTitle}</h3><p class="lead">${quality.agreementLead}</p>${openOrNot(
    list,
    fields.length,
    page,
  )}`
}

function openOrNot(list: Html, rows: number, { texts }: PageWriter): Html {
  return rows <= MOST_OPEN_ROWS ? list : disclosure(texts.words.showTable, list)
}
