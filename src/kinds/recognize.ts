import { foldText } from '../text'

/** What is known of a column before anything is decided about it. */
export interface ColumnProfile {
  readonly name: string
  /** Lower-case words of the header: `birth_date`, `birthDate` and `Birth Date` all give `birth`, `date`. */
  readonly words: readonly string[]
  readonly rowCount: number
  /** Rows with a value, as a share of all rows. */
  readonly filled: number
  /** Different values. */
  readonly distinct: number
  /** Some of the distinct values, spread over the column; of a cell that holds a JSON list, each of its values. */
  readonly sample: readonly string[]
  /** Share of the sampled cells that hold a JSON list; 0 if left out. */
  readonly lists?: number
  /** Mean of words per value, and of characters, over the sample. */
  readonly meanWords: number
  readonly meanLength: number
}

/** A kind's claim on a column. */
export interface Recognition {
  /** Part of the field the column holds; '' is the whole. */
  readonly part: string
  /** 0 to 1; the highest claim on a column wins. */
  readonly confidence: number
  /** Why, in words that can be shown. */
  readonly evidence: string
  /** Options for the field, such as the order of dates. */
  readonly options?: Readonly<Record<string, unknown>>
}

/** Words of a column header, lower case: split at signs, at a change from lower to upper case, and between letters and digits. */
export function headerWords(name: string): string[] {
  const spaced = name
    .slice(0, 200)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Za-z])(\d)/g, '$1 $2')
    .replace(/(\d)([A-Za-z])/g, '$1 $2')
  return foldText(spaced.replace(/_/g, ' ')).split(' ').filter(Boolean)
}

/** Share of sampled values for which a test holds; 0 for an empty sample. */
export function shareOf(column: ColumnProfile, test: (value: string) => boolean): number {
  if (column.sample.length === 0) return 0
  let held = 0
  for (const value of column.sample) if (test(value)) held++
  return held / column.sample.length
}

/** Whether the header has one of the words; a word with a space stands for words in a row. Joined spellings (`firstname`) count. */
export function headerHas(column: ColumnProfile, ...phrases: readonly string[]): boolean {
  const joined = ` ${column.words.join(' ')} `
  const glued = column.words.join('')
  return phrases.some(
    (phrase) => joined.includes(` ${phrase} `) || (phrase.includes(' ') && glued === phrase.replaceAll(' ', '')),
  )
}
