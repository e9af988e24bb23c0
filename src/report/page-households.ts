import type { HouseholdFacts } from './household-facts'
import { type Html, type HtmlPart, html } from './html'
import { issueTable, part, rateCell } from './page-figures'
import { disclosure, note, type PageWriter, section, table } from './page-parts'

/** Who lives together, by which rules, and who was refused. */
export function householdsSection(facts: HouseholdFacts, page: PageWriter): Html {
  const { customers, words } = page.texts
  const own = customers.households
  const { households, former, inHousehold, sizes } = facts
  if (households + former === 0) {
    return section('customers-households', own.title, own.lead, html`<p>${own.absent}</p>`, refusedPart(facts, page))
  }
  const labels = sizes.map(({ persons, isMore }) => own.size(persons, isMore))
  const chart = page.chart(
    {
      kind: 'bars',
      axis: own.axis,
      isShare: false,
      labels,
      series: [
        {
          name: own.households,
          color: 'plain',
          values: sizes.map((size) => size.households),
          details: sizes.map((size) => own.detail(size.households, size.members)),
        },
      ],
    },
    own.sizes,
  )
  return section(
    'customers-households',
    own.title,
    own.lead,
    html`<p>${own.found(households, inHousehold.count)} ${rateCell(inHousehold, page)}</p>`,
    note(former > 0 && own.former(former)),
    sizes.length > 0 && part(own.sizes, undefined, html`<figure>${chart}</figure>`),
    disclosure(
      words.showTable,
      table(
        [own.persons, { number: own.households }, { number: own.members }],
        sizes.map((size, k) => [labels[k], page.formats.count(size.households), page.formats.count(size.members)]),
      ),
    ),
    rulesPart(facts, page),
    largestPart(facts, page),
    movesPart(facts, page),
    refusedPart(facts, page),
  )
}

function rulesPart({ rules }: HouseholdFacts, { texts, formats }: PageWriter): HtmlPart {
  const own = texts.customers.households
  return part(
    own.rules,
    own.rulesLead,
    table(
      [own.rule, { number: own.households }, { number: own.persons }],
      rules.map(({ rule, households, persons }) => [
        own.ruleName(rule),
        formats.count(households),
        formats.count(persons),
      ]),
    ),
  )
}

function largestPart({ largest }: HouseholdFacts, { texts, formats }: PageWriter): HtmlPart {
  const own = texts.customers.households
  if (largest.length === 0) return undefined
  return part(
    own.largest,
    undefined,
    table(
      [own.household, { number: own.persons }, own.members, own.rule],
      largest.map(({ id, persons, members, rules }) => [
        html`<span class="m">${id}</span>`,
        formats.count(persons),
        [
          members.map(({ name, role }) => own.member(name, own.roleName(role))).join(', '),
          members.length < persons && ` ${own.membersLeftOut(persons - members.length)}`,
        ],
        rules.map((rule) => own.ruleName(rule)).join(', '),
      ]),
    ),
  )
}

function movesPart({ moves }: HouseholdFacts, { texts, formats }: PageWriter): HtmlPart {
  const own = texts.customers.households
  if (moves === undefined) return part(own.moves, undefined, html`<p>${own.movesUnknown}</p>`)
  return part(
    own.moves,
    own.movesLead,
    table(
      [own.year, { number: own.movedIn }, { number: own.movedOut }],
      moves.byYear.map(({ year, in: into, out }) => [year, formats.count(into), formats.count(out)]),
      [own.all, formats.count(moves.in), formats.count(moves.out)],
    ),
  )
}

function refusedPart({ refused }: HouseholdFacts, page: PageWriter): HtmlPart {
  const own = page.texts.customers.households
  return part(
    own.refused,
    own.refusedLead,
    refused.length === 0 ? html`<p>${own.nothingRefused}</p>` : issueTable(refused, page),
  )
}
