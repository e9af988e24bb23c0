import { campaignUplift, personByRecord } from 'samewise/customer'
import type { Figure } from './figure'
import type { World } from './world'

/** Whether intervals of measured uplift hold the true mean uplift of those the campaign was for. */
export function measureUplift({ arrivals, months, personOf }: World): Figure[] {
  const events = [...new Map(arrivals.map(({ event }) => [event.id, event])).values()]
  let campaigns = 0
  let covering = 0
  let error = 0
  for (const { campaign } of months) {
    if (campaign.length === 0) continue
    const [{ campaign: name, at }] = campaign
    const personsOf = (treated: boolean): string[] =>
      campaign.filter((one) => one.treated === treated).map(({ person }) => person)
    const { uplift } = campaignUplift(events, {
      treated: personsOf(true),
      heldOut: personsOf(false),
      success: { name: 'order', product: `offer-${name}` },
      from: at,
      withinDays: 14,
      personOf: personByRecord(personOf),
    })
    const truth = campaign.reduce((sum, one) => sum + one.withOffer - one.withoutOffer, 0) / campaign.length
    if (!uplift.difference.known) continue
    const { value, low, high } = uplift.difference
    campaigns++
    error += Math.abs(value - truth)
    if (low <= truth && truth <= high) covering++
  }
  return [
    { name: 'uplift_campaigns', value: campaigns },
    // One of four intervals at 95 % may miss by chance.
    { name: 'uplift_covered', value: covering / campaigns, atLeast: 0.75 },
    { name: 'uplift_mean_error', value: error / campaigns },
  ]
}
