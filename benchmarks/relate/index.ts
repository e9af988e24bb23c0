import { parseArgs } from 'node:util'
import { type Figure, timeFigures } from '../customer/figure'
import { graphFigures } from './graph-figures'
import { householdAccuracy, householdUpdates } from './household-figures'

// Relations of customers: how well households are found, what an update costs, and how fast the graph answers; see benchmarks/README.md.
//
//   node scripts/bench.mjs relate [--people 20000] [--loaded 200000] [--nodes 1000000] [--seed 7]

const { values: options } = parseArgs({
  options: {
    people: { type: 'string', default: '20000' },
    loaded: { type: 'string', default: '200000' },
    nodes: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '7' },
  },
})
const [people, loaded, nodes, seed] = [options.people, options.loaded, options.nodes, options.seed].map(Number)
if (![people, loaded, nodes, seed].every(Number.isSafeInteger) || Math.min(people, loaded, nodes) < 2000) {
  process.stderr.write('--people, --loaded and --nodes take whole numbers from 2000, --seed a whole number.\n')
  process.exit(2)
}

const UPDATES = 1000
const QUESTIONS = 100

process.stderr.write('households…\n')
const accuracy = await householdAccuracy(people, seed)
for (const [policy, { truePersons, resolvedPersons }] of Object.entries(accuracy)) {
  for (const [whose, score] of Object.entries({ truePersons, resolvedPersons })) {
    process.stderr.write(
      `  ${policy}, ${whose}: precision ${score.precision.toFixed(3)} (${score.right} of ${score.found} pairs), recall ${score.recallOfSeen.toFixed(3)} of ${score.seenPairs} pairs seen at one address, ${score.recallOfTold.toFixed(3)} of ${score.toldPairs} that also share a name or contact point, ${score.recallOfAll.toFixed(3)} of all ${score.truePairs}\n`,
    )
  }
}
process.stderr.write('updates…\n')
const updates = householdUpdates(loaded, seed, UPDATES)
process.stderr.write('graph…\n')
const graph = tableOf(graphFigures(nodes, seed, QUESTIONS))
const { loadedRecords, loadedPerCpuSecond, times } = updates
const household_updates = {
  loaded_records: loadedRecords,
  loaded_records_per_cpu_s: loadedPerCpuSecond,
  ...tableOf(timeFigures('update', times, 1)),
}
process.stdout.write(`${JSON.stringify({ people, seed, households: accuracy, household_updates, graph })}\n`)

function tableOf(figures: readonly Figure[]): Record<string, number> {
  return Object.fromEntries(figures.map(({ name, value }) => [name, value]))
}
