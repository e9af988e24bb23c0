import { type HtmlPart, html } from './html'
import type { MeasureFacts } from './measure-facts'
import { estimateCell, part } from './page-figures'
import { type PageWriter, table } from './page-parts'

/** How mature the company is, as far as it was measured, and what the next level takes. */
export function maturityPart(
  { level, atMost, dimensions, next }: NonNullable<MeasureFacts['maturity']>,
  page: PageWriter,
): HtmlPart {
  const own = page.texts.customers.measures
  return part(
    own.maturity,
    own.maturityLead(own.levelName(level), own.levelName(atMost)),
    table(
      [own.dimension, own.itsLevel, own.evidence, own.value, own.level],
      dimensions.flatMap((dimension) =>
        dimension.metrics.map((metric) => [
          own.dimensionName(dimension.dimension),
          own.levelName(dimension.level),
          own.evidenceName(metric.metric),
          metric.estimate === undefined
            ? html`<span class="m">${own.notMeasured}</span>`
            : estimateCell(metric.estimate, page),
          own.levelName(metric.level),
        ]),
      ),
    ),
    next.length > 0 &&
      html`<h4>${own.next}</h4><ul>${next.map(
        (step) =>
          html`<li>${own.nextStep(step.step, own.evidenceName(step.metric), own.levelName(step.level), step.mark, step.isLower)}</li>`,
      )}</ul>`,
  )
}
