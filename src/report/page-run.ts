import { type Html, type HtmlPart, html } from './html'
import { disclosure, note, type PageWriter, section, shareBar, table } from './page-parts'
import type { ReportData } from './report-data'

/** Which values survived, and by what. */
export function survivorshipSection({ survivorship }: ReportData, page: PageWriter): Html {
  const { texts, formats } = page
  const { survivorship: own, words } = texts
  const { fields, golden, isAll } = survivorship
  if (fields.length === 0) return section('survivorship', own.title, own.lead, html`<p>${own.absent}</p>`)
  const strategies = [...new Set(fields.flatMap(({ decidedBy }) => decidedBy.map(({ strategy }) => strategy)))]
  const agreed = fields.map((field) => field.agreed)
  const of = (count: number, f: number): number => count / Math.max(1, fields[f].filled)
  const series = [
    { name: own.agreed, color: 'other' as const, counts: agreed },
    ...strategies.map((strategy, k) => ({
      name: own.strategyName(strategy),
      color: k,
      counts: fields.map(({ decidedBy }) => decidedBy.find((d) => d.strategy === strategy)?.golden ?? 0),
    })),
  ]
  const legend = series.map(
    ({ name, color }) =>
      html`<li><span class="dot square" style="background:var(--${typeof color === 'number' ? `c${color % 10}` : `tone-${color}`})"></span>${name}</li>`,
  )
  const chart = page.chart(
    {
      kind: 'bars',
      axis: own.axis,
      isShare: true,
      labels: fields.map(({ field }) => field),
      series: series.map(({ name, color, counts }) => ({
        name,
        color,
        values: counts.map(of),
        details: counts.map((count, f) => own.detail(name, of(count, f), count)),
      })),
    },
    own.title,
  )
  const contested = fields.filter(({ sources }) => sources.length > 1)
  const names = [...new Set(contested.flatMap(({ sources }) => sources.map(({ source }) => source)))].slice(0, 12)
  return section(
    'survivorship',
    own.title,
    own.lead,
    html`<ul class="legend">${legend}</ul><figure>${chart}</figure>`,
    note(own.counted(golden, isAll)),
    disclosure(
      words.showTable,
      table(
        [words.field, ...series.map(({ name }) => ({ number: name }))],
        fields.map(({ field }, f) => [field, ...series.map(({ counts }) => formats.count(counts[f]))]),
      ),
    ),
    contested.length > 0 && [
      html`<h3>${own.winsTitle}</h3><p class="lead">${own.winsLead}</p>`,
      table(
        [words.field, ...names],
        contested.map(({ field, sources }) => [
          field,
          ...names.map((name): HtmlPart => {
            const found = sources.find(({ source }) => source === name)
            if (found === undefined || found.contests === 0) return html`<span class="m">–</span>`
            const share = found.wins / found.contests
            return html`<span title="${own.win(share, found.wins, found.contests)}">${shareBar(share, formats.share(share))}</span>`
          }),
        ]),
      ),
    ],
  )
}

/** Time, memory, versions, settings, precision and recall. */
export function runSection({ run, counts, expected, evaluation }: ReportData, page: PageWriter): Html {
  const { texts, formats } = page
  const { run: own, words } = texts
  const stages = Object.entries(run.seconds)
  const stageNames = stages.map(([stage]) => own.stageName(stage))
  const chart = page.chart(
    {
      kind: 'bars',
      axis: own.stagesAxis,
      isShare: false,
      labels: stageNames,
      series: [
        {
          name: own.seconds,
          color: 'plain',
          values: stages.map(([, seconds]) => seconds),
          details: stages.map(([, seconds], k) => `${stageNames[k]}: ${formats.seconds(seconds)}`),
        },
      ],
    },
    own.stagesAxis,
  )
  const scoreSeconds = run.seconds.score ?? 0
  const figures: (readonly [string, string | undefined])[] = [
    [own.version, run.version],
    [own.node, run.nodeVersion],
    [own.seed, String(run.seed)],
    [own.matchThreshold, formats.figure(run.thresholds.match)],
    [own.possibleThreshold, formats.figure(run.thresholds.possible)],
    [own.clusterMethod, run.method],
    [own.peakMemory, run.peakMemoryBytes === undefined ? undefined : formats.bytes(run.peakMemoryBytes)],
    [own.scoredPairs, formats.count(counts.scoredPairs)],
    [own.keptPairs, formats.count(counts.keptPairs)],
    [own.pairsPerSecond, scoreSeconds > 0 ? formats.count(counts.scoredPairs / scoreSeconds) : undefined],
    [own.expectedMatches, formats.count(expected.matches)],
    [own.expectedRelatives, formats.count(expected.relatives)],
    [own.repeatedLines, some(counts.repeatedLines)],
    [own.olderLines, some(counts.olderLines)],
    [own.excludedRows, some(counts.excludedRows)],
    [own.contradictions, some(counts.contradictions)],
  ]
  function some(value: number): string | undefined {
    return value === 0 ? undefined : formats.count(value)
  }
  const scores: (readonly HtmlPart[])[] = [
    [own.expected, formats.share(expected.precision), formats.share(expected.recall), formats.share(f1(expected))],
  ]
  if (evaluation !== undefined) {
    for (const [name, score] of [
      [own.pairwise, evaluation.pairs],
      [own.bCubed, evaluation.bCubed],
    ] as const) {
      scores.push([name, formats.share(score.precision), formats.share(score.recall), formats.share(score.f1)])
    }
  }
  return section(
    'run',
    own.title,
    own.lead,
    html`<figure>${chart}</figure>`,
    html`<h3>${own.truthTitle}</h3><p class="lead">${own.truthLead}</p>`,
    table(['', { number: own.precision }, { number: own.recall }, { number: own.f1 }], scores),
    evaluation !== undefined &&
      note(
        `${own.exactEntities}: ${formats.share(evaluation.exactEntityShare)}. ${own.truthRecords}: ${formats.count(evaluation.records)}.`,
      ),
    html`<h3>${own.figures}</h3>`,
    table(
      [own.figure, { number: own.value }],
      [
        ...stages.map(([, seconds], k) => [`${own.seconds}: ${stageNames[k]}`, formats.seconds(seconds)] as const),
        ...figures.filter(([, value]) => value !== undefined),
      ],
    ),
    run.inputs.length > 0 && [
      html`<h3>${own.inputsTitle}</h3>`,
      table(
        [words.file, { number: own.size }, own.sha256],
        run.inputs.map(({ name, size, sha256 }) => [
          name,
          formats.bytes(size),
          html`<span class="m">${sha256.slice(0, 16)}…</span>`,
        ]),
      ),
    ],
  )
}

function f1({ precision, recall }: { readonly precision: number; readonly recall: number }): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
}
