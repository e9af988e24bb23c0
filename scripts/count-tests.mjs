import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './entries.mjs'

// Prints how many tests passed and failed: `node scripts/count-tests.mjs <vitest JSON report>…`, one report for each version of Node.

/**
 * The outcome of each test by its name over several reports of vitest: it failed if it failed in one of them. A file that could
 * not be loaded counts as one test that failed, since its tests are not known.
 */
export function outcomes(reports) {
  const byTest = new Map()
  const add = (name, hasPassed) => byTest.set(name, hasPassed && byTest.get(name) !== false)
  for (const { testResults } of reports) {
    for (const { name: file, status, assertionResults } of testResults) {
      if (status === 'failed' && assertionResults.every((test) => test.status !== 'failed')) add(file, false)
      // Tests of a table may share their name, so the place of a test among those of the same name is part of it.
      const seen = new Map()
      for (const test of assertionResults) {
        const place = (seen.get(test.fullName) ?? 0) + 1
        seen.set(test.fullName, place)
        if (test.status === 'passed' || test.status === 'failed') {
          add(`${file} > ${test.fullName} #${place}`, test.status === 'passed')
        }
      }
    }
  }
  return byTest
}

function main(paths) {
  const reports = paths.flatMap((path) => {
    try {
      return [JSON.parse(readFileSync(path, 'utf8'))]
    } catch {
      return []
    }
  })
  const byTest = outcomes(reports)
  const failed = [...byTest].filter(([, hasPassed]) => !hasPassed).map(([name]) => name)
  for (const name of failed) console.log(`failed: ${relative(root, name)}`)
  console.log(`${byTest.size - failed.length} passed, ${failed.length} failed`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(process.argv.slice(2))
