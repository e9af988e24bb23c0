import type { DataTable } from '../data'

/** The data tables that come with the package, by name; each is loaded when it is asked for. */
export const dataTables: Readonly<Record<string, () => Promise<DataTable>>> = {
  'nicknames-en': async () => (await import('../data/nicknames-en')).nicknamesEn,
  'legal-forms': async () => (await import('../data/legal-forms')).legalForms,
  scripts: async () => (await import('../data/scripts')).scripts,
  identifiers: async () => (await import('../data/identifiers')).identifiers,
  domains: async () => (await import('../data/domains')).domains,
  'phone-numbers': async () => (await import('../data/phone-numbers')).phoneNumbers,
}
