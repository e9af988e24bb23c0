/** The parts of a person's name as they were written, white space collapsed; '' where there is none. */
export interface PersonNameParts {
  /** Forms of address, ranks, offices and peerages: `Dr`, `Rt. Hon.`, `1st baron marlow of ashby`. */
  readonly title: string
  readonly given: string
  readonly middle: string
  /** With its particles and all of its words: `de la Cruz`, `Smith-Jones`. */
  readonly family: string
  /** Generation and letters after the name: `Jr.`, `III`, `MD PhD`. {@link readGeneration} tells the generation. */
  readonly suffix: string
  readonly nickname: string
}

/** A name of nothing, to fill parts into. */
export const NO_NAME: PersonNameParts = { title: '', given: '', middle: '', family: '', suffix: '', nickname: '' }

/** A name on its way: comma-separated segments of words, and what was taken out of them. */
export interface NameDraft {
  segments: string[][]
  /** Classes of all its words together: a rule whose words do not occur is not tried. */
  classes: number
  readonly titles: string[]
  readonly peerages: string[]
  readonly suffixes: string[]
  readonly nicknames: string[]
  /** The name within a peerage, for want of another: `wellington` of `duke of wellington`. */
  peerageFamily: string[]
}

/** The parts of a name from its words and from what was taken out of the draft. */
export function finish(
  name: NameDraft,
  given: readonly string[],
  middle: readonly string[],
  family: readonly string[],
): PersonNameParts {
  return {
    title: joinWords([...name.titles, ...name.peerages]),
    given: joinWords(given),
    middle: joinWords(middle),
    family: joinWords(family),
    suffix: joinWords(name.suffixes),
    nickname: joinWords(name.nicknames),
  }
}

function joinWords(words: readonly string[]): string {
  return words.length === 1 ? words[0] : words.join(' ')
}
