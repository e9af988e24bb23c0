import { type Catalogue, type CliMessages, catalogues, en } from '../messages'

/** The catalogue that the environment asks for. */
export interface Language {
  readonly catalogue: Catalogue
  /** Said where there is no catalogue of the language that was asked for. */
  readonly note?: string
}

/** Finds the catalogue of a language tag such as `de`, `de-AT` or `de_AT.UTF-8`; English for none, and for an unknown one. */
export function languageOf(asked = ''): Language {
  const [tag] = asked.toLowerCase().split(/[-_.]/, 1)
  if (tag === '') return { catalogue: en }
  if (Object.hasOwn(catalogues, tag)) return { catalogue: catalogues[tag] }
  return { catalogue: en, note: en.cli.note(en.cli.unknownLanguage(asked, Object.keys(catalogues))) }
}

/** The language of this process, by SAMEWISE_LANG. */
export const language: Language = languageOf(process.env.SAMEWISE_LANG)

/** Texts of the command line in the language of this process. */
export const words: CliMessages = language.catalogue.cli
