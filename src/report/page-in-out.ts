import { type Html, html } from './html'
import { type Column, disclosure, note, type PageWriter, section, table } from './page-parts'
import type { ReportData } from './report-data'

/** What came in and what came out, source by source. */
export function inOutSection(
  { sources: summary, counts, guesses, guessesLeftOut }: ReportData,
  page: PageWriter,
): Html {
  const { texts, formats } = page
  const { inOut, words } = texts
  const { tables, sources, sourceCount, sizes } = summary
  const rowsOf = new Map(tables.map((own) => [own.source, own]))
  // A file is a source, unless a column of it names the source of each row.
  const fits = tables.length === sources.length && sources.every(({ source }) => rowsOf.has(source))
  const hasRoles = sources.some(({ isReference, isDuplicateFree }) => isReference || isDuplicateFree)
  const columns: Column[] = [
    words.source,
    ...(fits ? [{ number: inOut.rows }, { number: inOut.rejected }] : []),
    { number: words.records },
    { number: words.golden },
    { number: inOut.duplicatesWithin },
    { number: inOut.sharedGolden },
    { number: inOut.onlyHere },
    ...(hasRoles ? [inOut.role] : []),
  ]
  const rows = sources.map((own) => {
    const read = rowsOf.get(own.source)
    return [
      own.source,
      ...(fits ? [formats.count(read?.rows ?? 0), formats.count(read?.rejected ?? 0)] : []),
      formats.count(own.records),
      formats.count(own.golden),
      formats.count(own.duplicates),
      formats.count(own.shared),
      formats.count(own.golden - own.shared),
      ...(hasRoles
        ? [
            [
              own.isReference && html`<span class="tag">${inOut.reference}</span> `,
              own.isDuplicateFree && html`<span class="tag yes">${inOut.duplicateFree}</span>`,
            ],
          ]
        : []),
    ]
  })
  const files = fits
    ? ''
    : table(
        [words.file, { number: inOut.rows }, { number: inOut.rejected }],
        tables.map((own) => [own.source, formats.count(own.rows), formats.count(own.rejected)]),
      )
  const labels = sizes.map(({ from, to }) => inOut.sizeClass(from, to))
  const sizeChart = page.chart(
    {
      kind: 'bars',
      axis: inOut.sizesAxis,
      labels,
      isShare: false,
      series: [
        {
          name: words.golden,
          color: 'plain',
          values: sizes.map(({ golden }) => golden),
          details: sizes.map(({ golden, records }) => inOut.sizeDetail(golden, records)),
        },
      ],
    },
    inOut.sizesTitle,
  )
  return section(
    'in-out',
    inOut.title,
    inOut.lead,
    table(columns, rows),
    note(sourceCount > sources.length && inOut.sourcesLeftOut(sourceCount - sources.length)),
    files,
    html`<h3>${inOut.sizesTitle}</h3><figure>${sizeChart}</figure>`,
    disclosure(
      words.showTable,
      table(
        [words.records, { number: words.golden }, { number: words.records }],
        sizes.map(({ golden, records }, k) => [labels[k], formats.count(golden), formats.count(records)]),
        ['', formats.count(counts.golden), formats.count(counts.records)],
      ),
    ),
    guesses.length > 0 && [
      html`<h3>${inOut.guessesTitle}</h3><p class="lead">${inOut.guessesLead}</p>`,
      table(
        [words.source, words.column, inOut.usedAs, words.kind, inOut.because],
        guesses.map(({ source, column, use, kind, evidence }) => [
          source,
          column,
          use ?? html`<span class="m">${inOut.notUsed}</span>`,
          kind ?? '',
          evidence,
        ]),
      ),
      note(guessesLeftOut > 0 && inOut.guessesLeftOut(guessesLeftOut)),
    ],
  )
}

/** Who shares customers with whom. */
export function overlapSection({ sources: summary }: ReportData, page: PageWriter): Html {
  const { texts, formats } = page
  const { overlap, words } = texts
  const { overlapSources: names, shared, sources, sourceCount } = summary
  if (names.length < 2) return section('overlap', overlap.title, overlap.lead, html`<p>${overlap.oneSource}</p>`)
  const golden = names.map((_, a) => Math.max(1, sources[a].golden))
  const cells = shared.flatMap((row, a) =>
    row.map((both, b): [number, number, number, string, string] => {
      const share = both / golden[a]
      const detail = a === b ? overlap.ownCell(names[a], both, share) : overlap.cell(names[a], names[b], both, share)
      return [b, a, share, formats.share(share), detail]
    }),
  )
  return section(
    'overlap',
    overlap.title,
    overlap.lead,
    html`<figure>${page.chart({ kind: 'heat-map', names, cells }, overlap.title)}</figure>`,
    note(sourceCount > names.length && overlap.leftOut(sourceCount - names.length)),
    disclosure(
      words.showTable,
      table(
        [words.source, { number: words.golden }, ...names.map((name) => ({ number: name }))],
        names.map((name, a) => [
          name,
          formats.count(sources[a].golden),
          ...shared[a].map((both) => `${formats.count(both)} (${formats.share(both / golden[a])})`),
        ]),
      ),
    ),
  )
}
