import { splinkJob } from './splink-job'

// The Splink job alone: `node scripts/bench.mjs peers/splink <people.csv> [out]`; the speed benchmark runs it beside samewise.

const [input, out = 'benchmarks/work/splink-out'] = process.argv.slice(2)
if (input === undefined) {
  process.stderr.write('Name the file of people: node scripts/bench.mjs peers/splink <people.csv> [out]\n')
  process.exit(2)
}
const job = splinkJob()
if ('missing' in job) {
  process.stderr.write(`Splink cannot be run: ${job.missing}.\n`)
  process.exit(1)
}
const { seconds, stagesTotalSeconds, cpuSeconds, peakMib, candidatePairs, versions, clusters } = job(input, out)
process.stdout.write(
  `${JSON.stringify({
    benchmark: 'peers/splink',
    wall_s: seconds,
    stages_total_s: stagesTotalSeconds,
    cpu_s: cpuSeconds,
    peak_mib: peakMib,
    candidate_pairs: candidatePairs,
    ...versions,
    clusters,
  })}\n`,
)
