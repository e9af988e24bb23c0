import type { CustomerReportData } from './customer-report-data'
import { type Html, type HtmlPart, html } from './html'
import { moreRows, part, rateCell } from './page-figures'
import { note, type PageWriter, section, table } from './page-parts'
import type { DimensionFacts, PreferenceFacts } from './preference-facts'

/** What customers prefer, where they stand, and the segments they are in. */
export function preferencesSection(data: CustomerReportData, page: PageWriter): Html {
  const own = page.texts.customers.preferences
  return section(
    'customers-preferences',
    own.title,
    own.lead,
    data.preferences !== undefined && preferencesPart(data.preferences, page),
    lifeCyclePart(data, page),
    segmentsPart(data, page),
  )
}

function preferencesPart({ looked, of, dimensions }: PreferenceFacts, page: PageWriter): HtmlPart {
  const own = page.texts.customers.preferences
  const channel = dimensions.find(({ dimension }) => dimension === 'channel')
  return [
    note(looked < of && own.sampled(looked, of)),
    channel !== undefined && channelChart(channel, page),
    table(
      [own.dimension, own.known, own.preferred, own.notKnown],
      dimensions.map((dimension) => dimensionRow(dimension, page)),
    ),
  ]
}

/** Preferred channels, and last those of whom it is not known, so that nobody reads the known ones as all. */
function channelChart({ dimension, known, options, optionsLeftOut }: DimensionFacts, page: PageWriter): HtmlPart {
  const { customers } = page.texts
  const own = customers.preferences
  if (known.n === 0) return undefined
  const shown = options.reduce((sum, option) => sum + option.customers, 0)
  const bars = [
    ...options.map(({ option, customers: count }) => ({ label: own.optionName(dimension, option), count })),
    ...(optionsLeftOut > 0 ? [{ label: customers.others, count: known.count - shown }] : []),
    { label: customers.unknown, count: known.n - known.count },
  ]
  const chart = page.chart(
    {
      kind: 'bars',
      axis: own.axis,
      isShare: true,
      labels: bars.map(({ label }) => label),
      series: [
        { color: 'plain' as const, isUnknown: false },
        { color: 'other' as const, isUnknown: true },
      ].map(({ color, isUnknown }) => ({
        name: isUnknown ? customers.unknown : own.preferred,
        color,
        values: bars.map(({ count }, k) => ((k === bars.length - 1) === isUnknown ? count / known.n : 0)),
        details: bars.map(({ label, count }) => own.detail(label, count, count / known.n)),
      })),
    },
    own.chart,
  )
  return part(own.chart, undefined, html`<figure>${chart}</figure>`)
}

function dimensionRow(
  { dimension, known, declared, unknown, options, optionsLeftOut }: DimensionFacts,
  page: PageWriter,
): HtmlPart[] {
  const { texts, formats } = page
  const own = texts.customers.preferences
  const named = options.map((option) => own.optionCount(own.optionName(dimension, option.option), option.customers))
  return [
    own.dimensionName(dimension),
    [rateCell(known, page), declared > 0 && html` <span class="m">${own.declared}: ${formats.count(declared)}</span>`],
    [...named, ...(optionsLeftOut > 0 ? ['…'] : [])].join(', '),
    unknown.map(({ reason, customers }) => own.reasonCount(own.reasonName(reason), customers)).join(', '),
  ]
}

function lifeCyclePart({ lifeCycle }: CustomerReportData, page: PageWriter): HtmlPart {
  if (lifeCycle.length === 0) return undefined
  const { texts, formats } = page
  const own = texts.customers.preferences
  const chart = page.chart(
    {
      kind: 'bars',
      axis: own.axis,
      isShare: true,
      labels: lifeCycle.map(({ stage }) => own.stageName(stage)),
      series: [
        {
          name: own.lifeCycle,
          color: 'plain',
          values: lifeCycle.map(({ share }) => share.share),
          details: lifeCycle.map(({ stage, share }) => own.detail(own.stageName(stage), share.count, share.share)),
        },
      ],
    },
    own.lifeCycle,
  )
  return part(
    own.lifeCycle,
    own.lifeCycleLead,
    html`<figure>${chart}</figure>`,
    table(
      [own.stage, { number: texts.customers.customers }, texts.customers.share],
      lifeCycle.map(({ stage, share }) => [own.stageName(stage), formats.count(share.count), rateCell(share, page)]),
    ),
  )
}

function segmentsPart({ segments, segmentsLeftOut }: CustomerReportData, page: PageWriter): HtmlPart {
  if (segments.length === 0) return undefined
  const own = page.texts.customers.preferences
  return part(
    own.segments,
    undefined,
    table(
      [own.segment, { number: own.members }, page.texts.customers.share],
      segments.map(({ segment, members }) => [segment, page.formats.count(members.count), rateCell(members, page)]),
    ),
    moreRows(segmentsLeftOut, page),
  )
}
