import { measureJourneys } from './measure-journeys'

/**
 * Speed of journeys on made-up visits: `node scripts/bench.mjs journey [events]`. Prints one JSON line; ends with 1 below 1,000,000 events a second
 * for attribution and sessions together, or above 1 ms at p99 for one late event.
 */
const figures = measureJourneys({ count: Number(process.argv[2] ?? 1_000_000) })
process.stdout.write(`${JSON.stringify(figures)}\n`)
if (figures.attribution_and_sessions_events_per_s < 1_000_000 || figures.update_p99_ms > 1) process.exitCode = 1
