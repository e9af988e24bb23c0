import { getDomain } from 'tldts'
import type { DataTable } from './data-table'

/** RFC 1035: a host name has at most 253 characters. */
const MAX_LENGTH = 253

/**
 * The Public Suffix List, by the package `tldts`: which part of a host name somebody registered. Without it the kind `web-address` goes by a
 * short list of endings such as `co.uk`. Hand it in as `data: [domains]`.
 *
 * @example
 * ```ts
 * import { domains } from 'samewise/data/domains'
 *
 * domains.registrableDomain('shop.example.co.uk') // 'example.co.uk'
 * ```
 */
export const domains: DataTable & Required<Pick<DataTable, 'registrableDomain'>> = {
  name: 'domains',
  registrableDomain,
}

function registrableDomain(host: string): string | undefined {
  if (host.length > MAX_LENGTH) return undefined
  return getDomain(host, { allowPrivateDomains: true }) ?? undefined
}
