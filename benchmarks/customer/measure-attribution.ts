import { attributeEvents, IdentityIndex } from 'samewise/customer'
import type { DeviceScenario } from 'samewise/generate'
import type { Figure } from './figure'
import type { World } from './world'

const sharedScenarios: readonly DeviceScenario[] = [
  'kiosk',
  'call-centre',
  'family-tablet',
  'after-logout',
  'recreated-account',
]

/** Identities as they truly are. */
export function trueIdentities({ simulation }: World): IdentityIndex {
  const crosswalk = simulation.truth.customers.flatMap(({ person, records }) =>
    records.map((record) => ({ ...record, goldenId: person })),
  )
  return new IdentityIndex({ crosswalk })
}

interface Tally {
  attributable: number
  right: number
  wrong: number
}

/**
 * Events with a device and without a record: how many of those that logins and sessions can tell were attributed, and how many of all went to
 * somebody else. Events that someone else's session hides are counted apart, for no rule can know better.
 */
export function measureAttribution(world: World): Figure[] {
  const unique = new Map(world.arrivals.map((one) => [one.event.id, one]))
  const answers = attributeEvents(
    world.arrivals.map(({ event }) => event),
    trueIdentities(world),
  )
  const tallies = new Map<string, Tally>()
  let hidden = 0
  let hiddenWrong = 0
  for (const { eventId, goldenId } of answers) {
    const { event, truth } = unique.get(eventId)!
    if (event.device === undefined || event.record !== undefined) continue
    const isWrong = goldenId !== undefined && goldenId !== truth.person
    if (truth.hidden !== undefined) {
      hidden++
      if (isWrong) hiddenWrong++
      continue
    }
    const tally = tallies.get(truth.scenario!) ?? { attributable: 0, right: 0, wrong: 0 }
    tallies.set(truth.scenario!, tally)
    if (isWrong) tally.wrong++
    if (truth.known === 'nothing') continue
    tally.attributable++
    if (goldenId === truth.person) tally.right++
  }
  const sum = (part: keyof Tally): number => [...tallies.values()].reduce((total, tally) => total + tally[part], 0)
  const scenarios = sharedScenarios.flatMap((scenario): Figure[] => {
    const { attributable, right, wrong } = tallies.get(scenario)!
    const name = scenario.replaceAll('-', '_')
    return [
      { name: `${name}_attributed`, value: right / attributable },
      { name: `${name}_to_another_events`, value: wrong, atMost: 0 },
    ]
  })
  return [
    { name: 'anonymous_attributable_events', value: sum('attributable') },
    { name: 'anonymous_attributed', value: sum('right') / sum('attributable'), atLeast: 0.9 },
    { name: 'anonymous_to_another_events', value: sum('wrong'), atMost: 0 },
    ...scenarios,
    { name: 'hidden_events', value: hidden },
    { name: 'hidden_to_another_events', value: hiddenWrong },
  ]
}
