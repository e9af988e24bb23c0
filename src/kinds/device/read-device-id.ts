import { isMissing } from '../missing'

const MAX_LENGTH = 512

/** Ids that many devices bear: of a faulty Android release, and the address that phones give instead of their own. */
const sharedIds: ReadonlySet<string> = /* @__PURE__ */ new Set(['9774d56d682e549c', '020000000000', '004999010640000'])

/**
 * Reads the id of a device, cookie or advertising profile into the form in which two writings of it are equal: lower case, letters, digits
 * and dots only. UUIDs lose hyphens and braces, Google's cookie its version (`GA1.2.123.456` → `123.456`).
 *
 * @param raw the value as it came; characters after the 512th are not looked at
 * @returns the id, or '' where there is none: fewer than six characters, nothing but zeros or one other character (an advertising id that
 *   its user switched off), or an id that many devices bear
 */
export function readDeviceId(raw: string): string {
  if (isMissing(raw)) return ''
  let text = raw.slice(0, MAX_LENGTH).trim().toLowerCase()
  if (text.startsWith('urn:uuid:')) text = text.slice(9)
  let id = text.replace(/[^\p{L}\p{N}.]/gu, '')
  while (/^ga\d\.\d\.\d/.test(id)) id = id.slice(6)
  const characters = new Set(id.replaceAll('.', ''))
  if (id.length < 6 || characters.size < 2 || sharedIds.has(id)) return ''
  return id
}
