import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { circumstances } from '../measure/circumstances'
import { atMost } from '../measure/claim'
import { conclude } from '../measure/conclude'
import { madeOnce } from '../measure/made-once'
import { median } from '../measure/median'
import { peopleEntity } from '../measure/people-entity'
import { buildIfStale, runResolve } from '../measure/resolve-command'
import { withScratchFolder } from '../measure/scratch-folder'
import { takeTurns } from '../measure/take-turns'
import { writePeople } from '../measure/write-people'
import { bytesPerRecord } from './bytes-per-record'

// What a user's own comparison function costs over a whole run, and how many bytes a record takes; see benchmarks/README.md.
//
//   npm run bench:extension -- [--records 300000] [--runs 3] [--quick]

const SEED = 11
const SOURCE = 'people'
const BYTES_RECORDS = 1_000_000
const DEFAULTS = { records: '300000', runs: '3' } as const
const QUICK = { records: '5000', runs: '1' } as const

const { values: options } = parseArgs({
  options: {
    records: { type: 'string' },
    runs: { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
})
const usual = options.quick ? QUICK : DEFAULTS
const [records, runs] = [options.records ?? usual.records, options.runs ?? usual.runs].map(Number)
if (![records, runs].every(Number.isInteger) || records < 1000 || runs < 1) {
  process.stderr.write('--records takes a whole number from 1000 on, --runs from 1 on.\n')
  process.exit(2)
}

const where = circumstances()
const isSameBuild = buildIfStale()
const fileOf = (count: number): string =>
  madeOnce(`generated-${count}-${SEED}.csv`, (path) => writePeople(path, count, SEED))
const builtIn = peopleEntity([SOURCE], { sourceColumn: 'source' })
const own = {
  ...builtIn,
  fields: { ...builtIn.fields, phone: { kind: 'own-kinds#phone' }, email: { kind: 'own-kinds#email' } },
  extensions: ['./benchmarks/extension/own-kinds.mjs'],
}

await withScratchFolder(async (folder) => {
  const file = fileOf(records)
  const run = (name: string, config: object) => () => {
    const path = join(folder, `${name}.json`)
    writeFileSync(path, JSON.stringify(config))
    return runResolve(['--source', `${SOURCE}=${file}`, '--config', path], join(folder, name))
  }
  const { runs: all, calibrationsMs } = takeTurns(runs, { built_in: run('built_in', builtIn), own: run('own', own) })
  const bytesRecords = options.quick ? records : BYTES_RECORDS
  process.stderr.write(`Bytes of ${bytesRecords} records…\n`)
  const bytes = await bytesPerRecord(builtIn, SOURCE, fileOf(bytesRecords))

  const figures: Record<string, number> = {}
  for (const [name, turns] of Object.entries(all)) {
    figures[`${name}_${records}_s`] = median(turns.map(({ seconds }) => seconds))
    figures[`${name}_${records}_score_s`] = median(turns.map(({ stages }) => stages.score))
    figures[`${name}_${records}_peak_mib`] = Math.max(...turns.map(({ peakMib }) => peakMib))
  }
  figures[`raw_bytes_per_record_${bytesRecords}`] = bytes.raw
  figures[`normalized_bytes_per_record_${bytesRecords}`] = bytes.normalized
  conclude({
    benchmark: 'extension',
    where,
    seed: SEED,
    calibrationsMs,
    figures,
    claims: [
      atMost(
        2,
        "time with comparisons of one's own over the time with built-in ones",
        figures[`own_${records}_s`] / figures[`built_in_${records}_s`],
      ),
      atMost(600, `bytes per record of ${bytesRecords} records, read and normalized`, bytes.raw + bytes.normalized),
    ],
    isWhole: records === Number(DEFAULTS.records) && runs >= Number(DEFAULTS.runs),
    wholeTakes: `${DEFAULTS.records} records and ${DEFAULTS.runs} runs`,
    isSameBuild,
    runs: all,
  })
})
