import { type CustomerFacts, EngagementBook } from '../engage'
import { households } from '../relate'
import type { CustomerEvents } from './customer-events'
import { attributesOf, type FinishedRun, homesOf, textsOf } from './finished-run'

/** Household of each person who lives in one, the one that counts. */
export function householdsOf(run: FinishedRun): ReadonlyMap<string, { readonly id: string; readonly others: number }> {
  const found = households(homesOf(run), {}, { personOf: run.personOf })
  return new Map(
    found.households.flatMap(({ householdId, members }) =>
      members
        .filter(({ isPrimary }) => isPrimary)
        .map(({ goldenId }) => [goldenId, { id: householdId, others: members.length - 1 }] as const),
    ),
  )
}

/**
 * All events in a book, with the facts of every golden record.
 *
 * @param channels over which actions may be done: e-mail goes to mail addresses, phone and SMS to phones, all others to the customer as such
 */
export function bookOf(
  { run, files, journeys, personOf }: CustomerEvents,
  channels: readonly string[],
): EngagementBook {
  const book = new EngagementBook(personOf)
  const homes = householdsOf(run)
  for (const golden of run.golden) {
    const { goldenId } = golden
    const addresses = (kind: string): string[] =>
      Object.keys(run.kindOf).flatMap((name) => (run.kindOf[name] === kind ? textsOf(golden.values[name]) : []))
    const zone = journeys.eventsOf(goldenId).findLast((event) => event.zone !== undefined)?.zone
    const home = homes.get(goldenId)
    const facts: CustomerFacts = {
      goldenId,
      attributes: attributesOf(golden),
      contactPoints: Object.fromEntries(
        channels.map((channel) => {
          if (channel === 'email') return [channel, addresses('email')]
          if (channel === 'phone' || channel === 'sms') return [channel, addresses('phone')]
          return [channel, [goldenId]]
        }),
      ),
      ...(zone === undefined ? {} : { zone }),
      ...(home === undefined ? {} : { household: home.id, relations: { household: home.others } }),
    }
    book.setFacts(facts)
  }
  for (const event of files.events) book.add(event)
  return book
}
