import type { ChartTone } from './chart-spec'
import { type Html, html } from './html'
import { disclosure, note, type PageWriter, percent, section, shareBar, table } from './page-parts'
import type { ReportData } from './report-data'

/** Which pairs were compared. */
export function blockingSection({ blocking }: ReportData, page: PageWriter): Html {
  const { texts, formats } = page
  const { blocking: own } = texts
  const { rules, pairs, admissiblePairs, expectedMatches } = blocking
  const hasCuts = rules.some((rule) => rule.cutBlocks > 0)
  const all = Math.max(1, expectedMatches)
  const generic = blocking.generic.reduce((sum, { values }) => sum + values, 0)
  return section(
    'blocking',
    own.title,
    own.lead,
    table(
      [
        own.rule,
        { number: own.newPairs },
        { number: own.matches },
        { number: own.yieldShare },
        { bars: own.ofAllMatches, isWide: true },
        ...(hasCuts ? [own.cutBlocks, { number: own.skippedPairs }] : []),
      ],
      rules.map((rule) => [
        rule.rule,
        formats.count(rule.pairs),
        formats.count(rule.expectedMatches),
        formats.share(rule.pairs === 0 ? 0 : rule.expectedMatches / rule.pairs),
        shareBar(rule.expectedMatches / all, formats.share(rule.expectedMatches / all)),
        ...(hasCuts
          ? [
              rule.cutBlocks === 0 ? '' : own.cutDetail(rule.cutBlocks, rule.largestBlock),
              formats.count(rule.skippedPairs),
            ]
          : []),
      ]),
    ),
    note(blocking.rulesLeftOut > 0 && own.leftOut(blocking.rulesLeftOut)),
    html`<p class="note">${own.total(pairs, admissiblePairs)}. ${
      admissiblePairs > 0 && pairs < admissiblePairs && own.reduction(1 - pairs / admissiblePairs)
    }</p>`,
    note(generic > 0 && own.genericValues(generic, blocking.generic.map(({ feature }) => feature).join(', '))),
    note(blocking.unusedKeys.length > 0 && own.unusedKeys(blocking.unusedKeys.join(', '))),
  )
}

/** What each level of each comparison is worth. */
export function levelsSection({ comparisons, comparisonsLeftOut }: ReportData, page: PageWriter): Html {
  const { texts, formats } = page
  const { levels: own, words } = texts
  const reach = Math.max(1, ...comparisons.flatMap(({ levels }) => levels.map(({ bits }) => Math.abs(bits))))
  const blocks = comparisons.map(
    ({ comparison, between, hasFrequency, levels }) =>
      html`<div><h3>${comparison}</h3><p class="note">${
        between === 'individual' ? own.individual : own.shared
      } ${hasFrequency && own.frequency}</p>${table(
        [words.level, { bars: words.weight, isWide: true }, { number: '' }, { number: 'm' }, { number: 'u' }],
        levels.map(({ level, bits, m, u, h }) => [
          level,
          html`<span class="axis" style="--zero:50%" title="${own.m} ${formats.figure(m)}, ${own.u} ${formats.figure(u)}, ${own.h} ${formats.figure(h)}"><i class="${
            bits < 0 ? 'minus' : ''
          }" style="left:${percent(0.5 + Math.min(0, bits / reach) / 2)};width:${percent(Math.abs(bits) / reach / 2)}"></i></span>`,
          formats.bits(bits),
          formats.figure(m),
          formats.figure(u),
        ]),
      )}</div>`,
  )
  return section(
    'levels',
    own.title,
    own.lead,
    html`<div class="levels">${blocks}</div>`,
    note(`m: ${own.m}. u: ${own.u}.`),
    note(comparisonsLeftOut > 0 && own.leftOut(comparisonsLeftOut)),
  )
}

/** All pairs by their weight, with the thresholds. */
export function weightsSection({ weights, run }: ReportData, page: PageWriter): Html {
  const { texts, formats } = page
  const { weights: own, words } = texts
  const { bins, matchBits, possibleBits, priorShare } = weights
  const toneOf = (from: number): ChartTone => {
    const middle = from + 0.5
    if (middle >= matchBits) return 'match'
    return middle >= possibleBits ? 'possible' : 'other'
  }
  const legend = [
    ['match', own.legendMatch],
    ['possible', own.legendPossible],
    ['other', own.legendOther],
  ].map(([tone, name]) => html`<li><span class="dot square" style="background:var(--tone-${tone})"></span>${name}</li>`)
  const chart = page.chart(
    {
      kind: 'histogram',
      axis: own.axis,
      countAxis: own.countAxis,
      bins: bins.map(({ from, pairs }) => ({
        from,
        count: pairs,
        tone: toneOf(from),
        detail: own.binDetail(from, from + 1, pairs),
      })),
      lines: [
        { at: matchBits, label: own.matchLine(run.thresholds.match) },
        { at: possibleBits, label: own.possibleLine(run.thresholds.possible) },
      ],
    },
    own.title,
    'histogram',
  )
  return section(
    'weights',
    own.title,
    own.lead,
    html`<ul class="legend">${legend}</ul><figure>${chart}</figure>`,
    note(priorShare > 0 && own.priorNote(priorShare)),
    note(own.clusterNote(run.method)),
    disclosure(
      words.showTable,
      table(
        [words.weight, { number: words.pairs }],
        bins.map(({ from, pairs }) => [words.bits(own.rangeOf(from, from + 1)), formats.count(pairs)]),
      ),
    ),
  )
}
