import { timeWriter } from './date-writer'
import { type Html, type HtmlPart, html } from './html'
import { part } from './page-figures'
import { disclosure, note, type PageWriter, table } from './page-parts'
import type { StoryFacts, StoryStep } from './story-facts'

/** A few customers, step by step. */
export function storiesPart(stories: readonly StoryFacts[], page: PageWriter): HtmlPart {
  if (stories.length === 0) return undefined
  const own = page.texts.customers.journeys
  return part(
    own.storiesTitle,
    own.storiesLead,
    stories.map((story) => storyPart(story, page)),
  )
}

function storyPart(
  { kind, name, events, sessions, channels, steps, earlierSteps, laterSteps }: StoryFacts,
  page: PageWriter,
): Html {
  const own = page.texts.customers.journeys
  const { title, note: remark } = own.stories[kind]
  const write = timeWriter(page.locale)
  const hasReason = steps.some(({ reason }) => reason !== undefined)
  return html`<div class="sample"><h4>${title}: ${name}</h4><p class="m">${remark} ${own.storySummary(
    events,
    sessions,
    channels.length,
  )}</p>${disclosure(
    own.steps(steps.length),
    note(earlierSteps > 0 && own.earlierSteps(earlierSteps)),
    table(
      [
        steps[0].at === undefined ? own.day : own.time,
        { number: own.session },
        own.channel,
        own.what,
        ...(hasReason ? [own.why] : []),
      ],
      steps.map((step) => [
        step.at === undefined ? page.formats.count(step.day) : write(step.at),
        step.session ?? '',
        step.channel ?? html`<span class="m">${own.noChannel}</span>`,
        whatOf(step, page),
        ...(hasReason ? [step.reason === undefined ? '' : (own.reasonName[step.reason] ?? step.reason)] : []),
      ]),
    ),
    note(laterSteps > 0 && own.laterSteps(laterSteps)),
  )}</div>`
}

function whatOf({ kind, name, about, times }: StoryStep, { texts }: PageWriter): HtmlPart {
  const what = `${kind} ${name}`
  return [
    times > 1 ? texts.customers.journeys.times(what, times) : what,
    about.length > 0 && html` <span class="m">(${about.join(', ')})</span>`,
  ]
}
