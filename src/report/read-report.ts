import { DATA_ELEMENT } from './page-document'
import { REPORT_FORMAT, type ReportData } from './report-data'

/**
 * The data of a report, out of its page: what {@link renderPage} was given. With it a page can be written again, in another language or with a
 * chapter more.
 *
 * @param page the HTML of a report
 * @returns `undefined` where the page holds no data of this format
 *
 * @example
 * ```ts
 * import { defineEntity, kinds, resolve } from 'samewise'
 * import { readReport, renderReport } from 'samewise/report'
 *
 * const person = defineEntity({ fields: { name: kinds.personName() } })
 * const page = renderReport(await resolve(person, { crm: [{ name: 'Ann Lee' }, { name: 'Tom Hale' }] }))
 * readReport(page)?.counts.records // 2
 * ```
 */
export function readReport(page: string): ReportData | undefined {
  const start = page.lastIndexOf(`\n${DATA_ELEMENT}`)
  if (start < 0) return undefined
  const from = start + 1 + DATA_ELEMENT.length
  let data: unknown
  try {
    data = JSON.parse(page.slice(from, page.indexOf('</script>', from)))
  } catch {
    return undefined
  }
  return isReport(data) ? data : undefined
}

/** Parts that every report has. */
const PARTS: readonly (keyof ReportData)[] = [
  'blocking',
  'clusters',
  'comparisons',
  'counts',
  'expected',
  'guesses',
  'quality',
  'run',
  'samples',
  'sources',
  'survivorship',
  'warnings',
  'weights',
]

function isReport(data: unknown): data is ReportData {
  const found = data as ReportData | null
  return (
    found?.format === REPORT_FORMAT && PARTS.every((part) => typeof found[part] === 'object' && found[part] !== null)
  )
}
