import { parseArgs } from 'node:util'
import { measureMeasures } from '../measure'
import { circumstances } from '../measure/circumstances'
import { writeResult } from '../measure/result-file'
import { round } from '../measure/round'
import { textTable } from '../measure/text-table'
import { graphFigures } from '../relate/graph-figures'
import { type Figure, isReached } from './figure'
import { measureAttribution } from './measure-attribution'
import { measureDecisions } from './measure-decisions'
import { measureEngage } from './measure-engage'
import { measureHouseholds } from './measure-households'
import { measureJourneys } from './measure-journeys'
import { measurePrediction } from './measure-prediction'
import { measurePreferences } from './measure-preferences'
import { measureUplift } from './measure-uplift'
import { makeWorld, type World } from './world'

// How well relations, journeys, preferences, predictions and decisions do on simulated customers, and how fast; see benchmarks/README.md.
//
//   npm run bench:customer -- [--people 7000] [--months 12] [--seed 21] [--only households,graph]

const DEFAULTS = { people: '7000', months: '12', seed: '21' } as const

/** As many as a large company knows. */
const GRAPH_NODES = 1_000_000
const GRAPH_QUESTIONS = 200

const sections: Readonly<Record<string, (world: World) => Figure[] | Promise<Figure[]>>> = {
  households: measureHouseholds,
  attribution: measureAttribution,
  journeys: measureJourneys,
  preferences: measurePreferences,
  prediction: measurePrediction,
  uplift: measureUplift,
  decisions: measureDecisions,
  engage: measureEngage,
  measures: () => measureMeasures(),
  graph: () => graphFigures(GRAPH_NODES, seed, GRAPH_QUESTIONS),
}

const { values: options } = parseArgs({
  options: {
    people: { type: 'string', default: DEFAULTS.people },
    months: { type: 'string', default: DEFAULTS.months },
    seed: { type: 'string', default: DEFAULTS.seed },
    only: { type: 'string', default: Object.keys(sections).join() },
  },
})
const [people, months, seed] = [options.people, options.months, options.seed].map(Number)
const chosen = options.only.split(',')
const unknown = chosen.filter((name) => !(name in sections))
if (![people, months, seed].every(Number.isInteger) || people < 500 || months < 6 || unknown.length > 0) {
  process.stderr.write(
    `--people takes a whole number from 500, --months from 6 on, --seed any; --only names of ${Object.keys(sections).join(', ')}.\n`,
  )
  process.exit(2)
}

const where = circumstances()
process.stderr.write('simulating…\n')
const start = performance.now()
const world = makeWorld(people, months, seed)
const simulated = world.arrivals.length / ((performance.now() - start) / 1000)
const figures: Figure[] = [
  { name: 'simulated_events', value: world.arrivals.length },
  { name: 'simulated_events_per_s', value: simulated },
]
const failures: string[] = []
for (const name of chosen) {
  process.stderr.write(`${name}…\n`)
  const begun = performance.now()
  try {
    figures.push(...(await sections[name](world)))
  } catch (error) {
    failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`)
  }
  process.stderr.write(`  ${((performance.now() - begun) / 1000).toFixed(0)} s\n`)
}

const digits = ({ value }: Figure): number => (Math.abs(value) >= 100 ? 0 : 4)
const barOf = ({ atLeast, atMost }: Figure): string => {
  if (atLeast !== undefined && atMost !== undefined) return `${atLeast} to ${atMost}`
  if (atLeast !== undefined) return `at least ${atLeast}`
  return atMost === undefined ? '' : `at most ${atMost}`
}
const hasBar = ({ atLeast, atMost }: Figure): boolean => atLeast !== undefined || atMost !== undefined
const rows = figures.map((figure) => [
  figure.name,
  figure.value.toFixed(digits(figure)),
  barOf(figure),
  hasBar(figure) ? (isReached(figure) ? 'reached' : 'MISSED') : '',
])
process.stdout.write(textTable([['figure', 'value', 'bar', ''], ...rows]))
for (const failure of failures) process.stdout.write(`FAILED ${failure}\n`)
const table = Object.fromEntries(figures.map((figure) => [figure.name, round(figure.value, digits(figure))]))
const missed = figures.filter((figure) => !isReached(figure)).map(({ name }) => name)
const isWhole = chosen.length === Object.keys(sections).length && options.people === DEFAULTS.people
if (isWhole && failures.length === 0) {
  writeResult('customer', { benchmark: 'customer', ...where, people, months, seed, figures: table, missed })
} else process.stdout.write('Not kept in benchmarks/results: that takes all sections and the usual number of people.\n')
const bars_missed = missed.length + failures.length
process.stdout.write(`${JSON.stringify({ benchmark: 'customer', people, months, seed, ...table, bars_missed })}\n`)
process.exitCode = bars_missed === 0 ? 0 : 1
