import { DAY_MS } from '../base'
import { dateWriter } from './date-writer'
import { type Html, type HtmlPart, html } from './html'
import type { JourneyFacts } from './journey-facts'
import { moreRows, part, rateCell } from './page-figures'
import { disclosure, note, type PageWriter, section, shareBar, table } from './page-parts'
import { storiesPart } from './page-stories'

const TINY = 0.001

/** What customers lived through: over which channels, whose it is known to be, and where they get stuck. */
export function journeysSection(facts: JourneyFacts, page: PageWriter): Html {
  const own = page.texts.customers.journeys
  return section(
    'customers-journeys',
    own.title,
    own.lead,
    html`<p>${own.counted(facts.events, facts.rejected, facts.repeated)}</p>`,
    volumePart(facts, page),
    attributionPart(facts, page),
    stagesPart(facts, page),
    funnelPart(facts, page),
    figuresPart(facts, page),
    bottlenecksPart(facts, page),
    waysPart(facts, page),
    storiesPart(facts.stories, page),
  )
}

function volumePart({ volume }: JourneyFacts, page: PageWriter): HtmlPart {
  const { texts, formats, locale } = page
  const { customers, words } = texts
  const own = customers.journeys
  const { starts, channels, earlier, step } = volume
  if (starts.length === 0) return undefined
  const write = dateWriter(locale, step)
  const labels = starts.map(write)
  const series = channels.map(({ channel, isOthers, counts }, k) => ({
    name: isOthers ? customers.others : (channel ?? own.noChannel),
    // The last two colours, brown and grey, are for what has no name.
    color: isOthers ? 8 : channel === null ? 9 : k,
    counts,
  }))
  const chart = page.chart(
    {
      kind: 'columns',
      axis: own.volumeAxis,
      labels,
      series: series.map(({ name, color, counts }) => ({
        name,
        color,
        values: counts,
        details: counts.map((count, p) => own.volumeDetail(name, labels[p], count)),
      })),
    },
    own.volume,
  )
  const legend = series.map(
    ({ name, color }) =>
      html`<li><span class="dot square" style="background:var(--c${color % 10})"></span>${name}</li>`,
  )
  return part(
    own.volume,
    undefined,
    html`<ul class="legend">${legend}</ul><figure>${chart}</figure>`,
    note(earlier > 0 && own.earlier(earlier)),
    disclosure(
      words.showTable,
      table(
        [own.period, ...series.map(({ name }) => ({ number: name }))],
        labels.map((label, p) => [label, ...series.map(({ counts }) => formats.count(counts[p]))]),
      ),
    ),
  )
}

function attributionPart(
  { reasons, attributed, sessions, customers: known }: JourneyFacts,
  page: PageWriter,
): HtmlPart {
  const { texts, formats } = page
  const { customers } = texts
  const own = customers.journeys
  const all = Math.max(1, attributed.n)
  // Beside a bar there is no room for the digits of a tiny share.
  const shareText = (share: number): string =>
    share > 0 && share < TINY ? `< ${formats.share(TINY)}` : formats.share(share)
  return part(
    own.attribution,
    own.attributionLead,
    html`<p>${own.attributedTo}: ${rateCell(attributed, page)}</p>`,
    table(
      [own.whose, own.reason, { number: customers.events }, { bars: customers.share, isWide: true }],
      reasons.map(({ reason, isAttributed, events }) => [
        html`<span class="tag ${isAttributed ? 'yes' : 'no'}">${isAttributed ? own.attributedTo : own.nobody}</span>`,
        own.reasonName[reason] ?? reason,
        formats.count(events),
        shareBar(events / all, shareText(events / all), !isAttributed && 'low'),
      ]),
    ),
    note(own.sessions(sessions, known)),
  )
}

function stagesPart({ stages, customers: known }: JourneyFacts, page: PageWriter): HtmlPart {
  const { texts, formats } = page
  const own = texts.customers.journeys
  if (known === 0) return part(own.stages, undefined, html`<p>${own.noStages}</p>`)
  const chart = page.chart(
    {
      kind: 'bars',
      axis: own.stagesAxis,
      isShare: true,
      labels: stages.map(({ stage }) => stage),
      series: [
        {
          name: own.reached,
          color: 'plain',
          values: stages.map(({ reached }) => reached.share),
          details: stages.map(({ stage, reached }) => `${stage}: ${formats.share(reached.share)}`),
        },
      ],
    },
    own.stages,
  )
  return part(
    own.stages,
    own.stagesLead(known),
    html`<figure>${chart}</figure>`,
    table(
      [own.stage, own.reached, own.exits, own.reentries, { number: own.perVisit }],
      stages.map(({ stage, reached, exits, reentries, eventsPerVisit }) => [
        stage,
        rateCell(reached, page),
        rateCell(exits, page),
        rateCell(reentries, page),
        formats.figure(eventsPerVisit),
      ]),
    ),
  )
}

function funnelPart({ funnel, customers: known }: JourneyFacts, page: PageWriter): HtmlPart {
  const { customers } = page.texts
  const own = customers.journeys
  if (known === 0) return undefined
  const days = (ms: number | undefined): string => (ms === undefined ? customers.unknown : customers.days(ms / DAY_MS))
  return part(
    own.funnel,
    own.funnelLead,
    table(
      [own.step, own.dropOff, own.median, { number: own.nineOfTen }],
      funnel.map(({ from, to, dropOff, time }) => [
        `${from} → ${to}`,
        rateCell(dropOff, page),
        [
          html`<b>${days(time.medianMs)}</b>`,
          time.medianLowMs !== undefined &&
            time.medianHighMs !== undefined &&
            html` <span class="m">${own.medianInterval(time.medianLowMs / DAY_MS, time.medianHighMs / DAY_MS)}</span>`,
        ],
        days(time.p90Ms),
      ]),
    ),
  )
}

function figuresPart(
  { cameBack, reentry, withoutAskingAgain, customers: known }: JourneyFacts,
  page: PageWriter,
): HtmlPart {
  const own = page.texts.customers.journeys
  if (known === 0) return undefined
  return part(
    own.figures,
    undefined,
    table(
      [own.figure, page.texts.customers.share],
      [
        [own.reentry, rateCell(reentry, page)],
        [own.cameBack, rateCell(cameBack, page)],
        ...(withoutAskingAgain === undefined
          ? []
          : [[own.withoutAskingAgain, rateCell(withoutAskingAgain, page)] as const]),
      ],
    ),
  )
}

function bottlenecksPart({ bottlenecks, customers: known }: JourneyFacts, page: PageWriter): HtmlPart {
  const own = page.texts.customers.journeys
  if (known === 0) return undefined
  if (bottlenecks.length === 0) return part(own.bottlenecks, undefined, html`<p>${own.noBottleneck}</p>`)
  return part(
    own.bottlenecks,
    own.bottlenecksLead,
    table(
      [own.stage, own.because, own.here, own.elsewhere],
      bottlenecks.map(({ stage, because, rate, elsewhere }) => [
        stage,
        own.becauseName[because],
        rateCell(rate, page),
        rateCell(elsewhere, page),
      ]),
    ),
  )
}

/** The most common ways through the stages, and the changes of channel. */
function waysPart({ paths, hops, hopsLeftOut }: JourneyFacts, page: PageWriter): HtmlPart {
  const { customers, words } = page.texts
  const own = customers.journeys
  return [
    paths.length > 0 &&
      part(
        own.paths,
        undefined,
        table(
          [own.path, customers.share],
          paths.map(({ path, rate }) => [path.join(' → '), rateCell(rate, page)]),
        ),
      ),
    hops.length > 0 &&
      part(
        own.hops,
        undefined,
        disclosure(
          words.showTable,
          table(
            [own.hop, customers.share],
            hops.map(({ from, to, rate }) => [`${from} → ${to}`, rateCell(rate, page)]),
          ),
          moreRows(hopsLeftOut, page),
        ),
      ),
  ]
}
