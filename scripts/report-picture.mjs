import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import sparticuz from '@sparticuz/chromium'
import { chromium } from 'playwright-core'
import { root } from './entries.mjs'

// The picture of a report for the README: `node scripts/report-picture.mjs <run folder> [picture.png]`. It shows what a reader would look
// at first, side by side; the page itself has it one below the other.

const MOST_BYTES = 250_000
const [run, picture = join(root, 'docs', 'report.png')] = process.argv.slice(2)
const report = resolve(run ?? '', 'report.html')
if (run === undefined || !existsSync(report)) {
  process.stderr.write('Give the folder of a finished run that has a report.html.\n')
  process.exit(2)
}

const layout = `
  nav, footer, .note, details, main > section { display: none !important }
  .page { display: block; padding-bottom: 1.4rem }
  main { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 1.2rem; align-items: stretch }
  .tiles { grid-column: 1 / -1 }
  #overlap, #weights { display: block !important }
  #clusters { display: block !important; grid-column: 1 / -1; margin-bottom: 0 }
  #clusters .cards { grid-template-columns: repeat(6, minmax(0, 1fr)) }
  #clusters .cards:nth-of-type(n + 2), #clusters h3 { display: none }
  #clusters .graph { height: 150px }
`

const browser = await chromium.launch({
  executablePath: await sparticuz.executablePath(),
  args: sparticuz.args.filter((argument) => argument !== '--single-process'),
  headless: true,
})
try {
  const page = await browser.newPage({ viewport: { width: 1300, height: 900 }, colorScheme: 'light' })
  await page.goto(pathToFileURL(report).href)
  await page.addStyleTag({ content: layout })
  // The charts are drawn again when the width changes.
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.waitForTimeout(500)
  mkdirSync(dirname(picture), { recursive: true })
  await page.locator('.page').screenshot({ path: picture })
} finally {
  await browser.close()
}
const { size } = statSync(picture)
process.stdout.write(`${picture}: ${(size / 1000).toFixed(0)} kB\n`)
if (size > MOST_BYTES) {
  process.stderr.write(`The picture is larger than ${MOST_BYTES / 1000} kB.\n`)
  process.exitCode = 1
}
