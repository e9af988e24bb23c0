import type { CustomerReportData } from './customer-report-data'
import { type Html, type HtmlPart, html } from './html'
import { householdsSection } from './page-households'
import { journeysSection } from './page-journeys'
import { measuresSection } from './page-measures'
import { note, type PageSection, type PageWriter, section, tilesOf } from './page-parts'
import { preferencesSection } from './page-preferences'
import { relationsSection } from './page-relations'

/** The chapter on customers: what there is on top, then a section for each sort of finding that is at hand. */
export function customersChapter(data: CustomerReportData, page: PageWriter): PageSection {
  const own = page.texts.customers
  const { households, relations, journeys, measures } = data
  const prefers = data.preferences !== undefined || data.lifeCycle.length > 0 || data.segments.length > 0
  const parts: (readonly [title: string, content: Html | undefined])[] = [
    [own.households.title, households && householdsSection(households, page)],
    [own.relations.title, relations.length === 0 ? undefined : relationsSection(data, page)],
    [own.journeys.title, journeys && journeysSection(journeys, page)],
    [own.preferences.title, prefers ? preferencesSection(data, page) : undefined],
    [own.measures.title, measures && measuresSection(measures, page)],
  ]
  const ids = ['households', 'relations', 'journeys', 'preferences', 'measures']
  return {
    id: 'customers',
    title: own.title,
    content: section(
      'customers',
      own.title,
      own.lead,
      overviewTiles(data, page),
      note(own.intervalNote),
      note(households === undefined && own.withoutHouseholds),
      journeys === undefined && html`<p class="hint">${own.withoutEvents}</p>`,
    ),
    parts: parts.flatMap(([title, content], k) =>
      content === undefined ? [] : [{ id: `customers-${ids[k]}`, title, content }],
    ),
  }
}

/** The figures that most readers came for; those that are not at hand have no tile. */
function overviewTiles(
  { customers, households, journeys, preferences, measures }: CustomerReportData,
  { texts, formats }: PageWriter,
): HtmlPart {
  const own = texts.customers
  const { headline } = own
  const channel = preferences?.dimensions.find(({ dimension }) => dimension === 'channel')
  const shareOf = ({ share, n }: { readonly share: number; readonly n: number }): string =>
    n === 0 ? own.unknown : formats.share(share)
  const { loop, maturity } = measures ?? {}
  return tilesOf([
    [own.customers, formats.count(customers), own.customersNote],
    ...(households === undefined
      ? []
      : [
          [
            headline.inHousehold,
            shareOf(households.inHousehold),
            headline.householdsNote(households.households),
          ] as const,
        ]),
    ...(journeys === undefined
      ? []
      : [[headline.attributed, shareOf(journeys.attributed), headline.attributedNote(journeys.events)] as const]),
    ...(channel === undefined
      ? []
      : [[headline.preferred, shareOf(channel.known), headline.preferredNote(channel.known.n)] as const]),
    ...(loop === undefined
      ? []
      : [[headline.inTime, shareOf(loop.inTime), headline.inTimeNote(loop.inTime.n)] as const]),
    ...(maturity === undefined
      ? []
      : [
          [
            headline.maturity,
            own.measures.levelName(maturity.level),
            headline.maturityNote(own.measures.levelName(maturity.atMost)),
          ] as const,
        ]),
  ])
}
