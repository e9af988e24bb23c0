import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'
import { customerReportData, type ReportOptions, renderCustomerPage, renderReport } from 'samewise/report'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogues } from '../../src/messages'
import { smallCustomers, smallName } from './small-customers'
import { hostileNames, smallResult } from './small-result'

const folder = mkdtempSync(join(tmpdir(), 'samewise-report-'))
const path = join(folder, 'report.html')
let browser: Browser
let page: string

const options: ReportOptions = {
  guesses: [{ source: 'crm', column: hostileNames[0], use: 'name', kind: 'person-name', evidence: hostileNames[1] }],
  warnings: hostileNames,
  version: '1.2.3',
  inputs: [{ name: hostileNames[2], size: 12_345, sha256: 'ab'.repeat(32) }],
  customers: customerReportData(smallCustomers(), { nameOf: smallName }),
}

beforeAll(async () => {
  page = renderReport(await smallResult(), options)
  writeFileSync(path, page)
  browser = await chromium.launch({
    executablePath: await sparticuz.executablePath(),
    // In a single process the browser ends with its first page.
    args: sparticuz.args.filter((argument) => argument !== '--single-process'),
    headless: true,
  })
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Opens the page, and notes all that a browser complains of or asks the network for. */
async function open(width: number, colorScheme: 'light' | 'dark', file = path) {
  const tab = await browser.newPage({ viewport: { width, height: 900 }, colorScheme })
  const complaints: string[] = []
  const requests: string[] = []
  tab.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  tab.on('pageerror', (error) => complaints.push(error.message))
  tab.on('dialog', (dialog) => {
    complaints.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  tab.on('request', (request) => requests.push(request.url()))
  await tab.goto(pathToFileURL(file).href)
  return { tab, complaints, requests }
}

describe('the page of a report, in a browser', () => {
  it.each([
    [1280, 'light'],
    [1280, 'dark'],
    [420, 'light'],
  ] as const)(
    '%i pixels wide and %s draws every chart, complains of nothing and asks for nothing',
    async (width, scheme) => {
      const { tab, complaints, requests } = await open(width, scheme)
      const charts = await tab.locator('[data-chart]').count()
      expect(charts).toBeGreaterThan(8)
      expect(await tab.locator('[data-chart] svg').count()).toBe(charts)
      // Every chart shows something: its picture holds shapes.
      const shapes = await tab
        .locator('[data-chart] svg')
        .evaluateAll((all) => all.map((svg) => svg.querySelectorAll('path').length))
      expect(Math.min(...shapes)).toBeGreaterThan(0)
      expect(complaints).toEqual([])
      expect(requests).toEqual([pathToFileURL(path).href])
      const overflow = await tab.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')
      expect(overflow).toBeLessThanOrEqual(0)
      await tab.close()
    },
  )

  it('shows values with HTML as text', async () => {
    const { tab } = await open(1280, 'light')
    for (const name of hostileNames.slice(0, 3)) expect(await tab.locator('main').textContent()).toContain(name)
    for (const name of hostileNames.slice(0, 3)) {
      expect(await tab.locator('#customers-journeys').textContent()).toContain(name)
    }
    expect(await tab.locator('img, svg[onload]').count()).toBe(0)
    expect(await tab.locator('script').count()).toBe(3)
    await tab.close()
  })

  it('explains a chart on hover with the text alone', async () => {
    const { tab, complaints } = await open(1280, 'light')
    const graph = tab.locator('.graph').first()
    await graph.scrollIntoViewIfNeeded()
    const box = (await graph.boundingBox())!
    const texts = () => graph.locator('svg text').allTextContents()
    expect(await texts()).toEqual([])
    let found: string[] = []
    for (let y = 20; y < box.height && found.length === 0; y += 6) {
      for (let x = 20; x < box.width && found.length === 0; x += 8) {
        await tab.mouse.move(box.x + x, box.y + y)
        found = await texts()
      }
    }
    expect(found.join(' ')).not.toBe('')
    expect(complaints).toEqual([])
    await tab.close()
  })

  it('runs no script but its own', async () => {
    const tampered = join(folder, 'tampered.html')
    writeFileSync(tampered, page.replace('<main>', '<main><script>document.title = "changed"</script>'))
    const { tab, complaints } = await open(1280, 'light', tampered)
    expect(await tab.title()).not.toBe('changed')
    expect(complaints.join()).toContain('Content Security Policy')
    await tab.close()
  })

  it('has a heading, a way to each section and a name for each chart', async () => {
    const { tab } = await open(1280, 'light')
    const targets = await tab
      .locator('nav a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
    expect(targets.length).toBe(16)
    for (const target of targets) expect(await tab.locator(target).count()).toBe(1)
    const names = await tab
      .locator('[data-chart]')
      .evaluateAll((all) => all.map((chart) => chart.getAttribute('aria-label')))
    expect(names.every((name) => name !== null && name !== '')).toBe(true)
    await tab.close()
  })

  it('has a table with the figures of each chart on customers, and headings for its rows', async () => {
    const { tab } = await open(1280, 'light')
    for (const id of ['households', 'journeys', 'preferences', 'measures']) {
      const section = tab.locator(`#customers-${id}`)
      expect(await section.locator('table').count()).toBeGreaterThan(await section.locator('[data-chart]').count())
      const heads = await section.locator('tbody th').allTextContents()
      expect(heads.filter((head) => head.trim() === '')).toEqual([])
    }
    const scrolled = await tab.locator('#customers .scroll, [id^=customers-] .scroll').all()
    for (const own of scrolled) expect(await own.getAttribute('tabindex')).toBe('0')
    await tab.close()
  })

  it('shows the chapter on customers as a page of its own', async () => {
    const alone = join(folder, 'customers.html')
    writeFileSync(alone, renderCustomerPage(customerReportData(smallCustomers(), { mask: true, nameOf: smallName })))
    const { tab, complaints } = await open(420, 'dark', alone)
    expect(await tab.locator('nav a').count()).toBe(6)
    const charts = await tab.locator('[data-chart]').count()
    expect(charts).toBeGreaterThan(3)
    expect(await tab.locator('[data-chart] svg').count()).toBe(charts)
    expect(await tab.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(
      0,
    )
    expect(complaints).toEqual([])
    await tab.close()
  })

  it('prints with everything open', async () => {
    const { tab } = await open(1280, 'dark')
    const closed = await tab.locator('details:not([open])').count()
    expect(closed).toBeGreaterThan(0)
    await tab.evaluate(`addEventListener('beforeprint', () => {
      document.title = String(document.querySelectorAll('details:not([open])').length)
    })`)
    const pdf = await tab.pdf({ format: 'A4' })
    expect(pdf.subarray(0, 4).toString()).toBe('%PDF')
    expect(await tab.title()).toBe('0')
    expect(await tab.locator('details:not([open])').count()).toBe(closed)
    await tab.close()
  })
})

describe('the page of a report', () => {
  it('stays far below 2 MB', () => {
    expect(page.length).toBeLessThan(1_000_000)
  })

  it('names no address on the network outside of licence notices', () => {
    const withoutScript = page.slice(0, page.lastIndexOf('<script>'))
    expect(withoutScript).not.toMatch(/https?:/)
    expect(page).toContain('Licensed under the Apache License, Version 2.0')
  })

  it('says that it is masked, and shows no value', async () => {
    const masked = renderReport(await smallResult(), { mask: true })
    expect(masked).toContain('Personal data is masked')
    expect(masked).not.toContain('schmidt')
    expect(masked).not.toContain('mail.org')
    expect(masked).toContain('•')
  })

  it('is written by a catalogue of messages, numbers as its language has them', async () => {
    const { en } = await import('samewise/report')
    const report = { ...en.report, inOut: { ...en.report.inOut, title: 'Was kam & ging' } }
    const german = renderReport(await smallResult(), {}, { locale: 'de', report })
    expect(german).toContain('<html lang="de">')
    expect(german).toContain('Was kam &amp; ging')
  })

  it('has the chapter on customers in German, too', () => {
    const data = customerReportData(smallCustomers(), { nameOf: smallName })
    const german = renderCustomerPage(data, catalogues.de)
    for (const text of ['Haushalte nach Größe', 'Wessen die Ereignisse sind', 'unbekannt, n', 'Bevorzugter Kanal']) {
      expect(german).toContain(text)
    }
    expect(german).not.toMatch(/>(Households|Journeys|Measures|unknown)</)
  })
})
