import type { CustomerReportData } from './customer-report-data'
import { type Html, type HtmlPart, html } from './html'
import { issueTable, moreRows, part } from './page-figures'
import { type PageWriter, section, table } from './page-parts'

/** Who belongs to which organisation, and which organisation to which. */
export function relationsSection({ relations, relationsLeftOut }: CustomerReportData, page: PageWriter): Html {
  const { texts, formats } = page
  const own = texts.customers.relations
  return section(
    'customers-relations',
    own.title,
    own.lead,
    table(
      [
        own.relation,
        own.between,
        { number: own.stated },
        { number: own.from },
        { number: own.to },
        { number: own.most },
      ],
      relations.map(({ name, from, to, pairs, fromCount, toCount, most }) => [
        name,
        own.ends(from, to),
        formats.count(pairs),
        formats.count(fromCount),
        formats.count(toCount),
        formats.count(most),
      ]),
    ),
    moreRows(relationsLeftOut, page),
    hierarchiesPart(relations, page),
  )
}

function hierarchiesPart(relations: CustomerReportData['relations'], page: PageWriter): HtmlPart {
  const { texts, formats } = page
  const own = texts.customers.relations
  const found = relations.flatMap(({ name, hierarchy }) => (hierarchy === undefined ? [] : [{ name, ...hierarchy }]))
  if (found.length === 0) return undefined
  return part(
    own.hierarchies,
    own.hierarchiesLead,
    table(
      [own.relation, { number: own.groups }, { number: own.largestGroup }, { number: own.levels }],
      found.map(({ name, groups, largest, levels }) => [
        name,
        formats.count(groups),
        formats.count(largest),
        formats.count(levels),
      ]),
    ),
    found.map(({ name, refused }) => refused.length > 0 && html`<h4>${name}</h4>${issueTable(refused, page)}`),
  )
}
