/** What became of a part of a Splink model that is not in the config as it was. */
export interface SplinkNote {
  /**
   * `replaced`: samewise does the same work in its own way. `left-out`: nothing in the config does it. `check`: something was assumed that
   * only the user can know.
   */
  readonly outcome: 'replaced' | 'left-out' | 'check'
  /** Where it stands in the Splink model, such as `comparisons[0].comparison_levels[3]`. */
  readonly path: string
  readonly what: string
  readonly why: string
  /** What to do about it; '' where there is nothing to do. */
  readonly suggestion: string
}

/** Collects notes in the order of the model. */
export type AddNote = (
  outcome: SplinkNote['outcome'],
  path: string,
  what: string,
  why: string,
  suggestion: string,
) => void

const SHOWN = 160

/** Text of a model on one line, cut to a length that can be read. */
export function excerpt(text: string): string {
  const line = text
    .slice(0, 4 * SHOWN)
    .replace(/\s+/g, ' ')
    .trim()
  return line.length > SHOWN || text.length > 4 * SHOWN ? `${line.slice(0, SHOWN)}…` : line
}

/** An empty list of notes, and what adds to it. Texts of a model are shown in terminals, so signs that steer one are taken out. */
export function collectNotes(): readonly [SplinkNote[], AddNote] {
  const notes: SplinkNote[] = []
  return [
    notes,
    (outcome, path, what, why, suggestion) => {
      notes.push({ outcome, path, what: legible(what), why: legible(why), suggestion: legible(suggestion) })
    },
  ]
}

const LONGEST = 4000

function legible(text: string): string {
  const shown = text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, ' ')
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown
}
