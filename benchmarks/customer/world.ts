import { type CustomerSimulation, type SimulatedEvent, type SimulatedMonth, simulateCustomers } from 'samewise/generate'

/** A simulated world with all of its months in memory. */
export interface World {
  readonly simulation: CustomerSimulation
  readonly months: readonly SimulatedMonth[]
  /** In order of arrival, repeats among them. */
  readonly arrivals: readonly SimulatedEvent[]
  /** The person of each record. */
  readonly personOf: CustomerSimulation['truth']['personOfRecord']
}

/** Makes a world. */
export function makeWorld(people: number, months: number, seed: number): World {
  const simulation = simulateCustomers({ people, months, seed })
  const all = [...simulation.months]
  return {
    simulation,
    months: all,
    arrivals: all.flatMap(({ events }) => events),
    personOf: simulation.truth.personOfRecord,
  }
}
