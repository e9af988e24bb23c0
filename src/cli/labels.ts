import { SamewiseError } from '../base'
import { readCsv } from '../files'
import type { Judgement } from '../resolve'

/** A labels file as it was read. */
export interface LabelsFile {
  readonly labels: readonly Judgement[]
  /** Pairs whose answer was "unsure", and pairs without an answer yet. */
  readonly unsure: readonly Pick<Judgement, 'left' | 'right'>[]
  readonly open: number
  /** Rows whose label is no word we know, and the first of them. */
  readonly unreadable: number
  readonly firstUnreadable?: number
}

const WORDS = new Map<string, Judgement['judgement'] | 'unsure'>(
  Object.entries({
    match: 'same',
    'no-match': 'different',
    unsure: 'unsure',
    same: 'same',
    different: 'different',
    y: 'same',
    n: 'different',
    u: 'unsure',
  }),
)

/**
 * Reads labelled pairs: CSV with `left_source,left_id,right_source,right_id,label`, the sources left out where there is one only; further columns
 * are passed over, so that a filled-in file of questions is one.
 *
 * @param sources names of the sources of the input
 * @throws SamewiseError `UNREADABLE_INPUT` if the columns are others
 */
export async function readLabels(path: string, sources: readonly string[]): Promise<LabelsFile> {
  const labels: Judgement[] = []
  const unsure: Pick<Judgement, 'left' | 'right'>[] = []
  let open = 0
  let unreadable = 0
  let firstUnreadable: number | undefined
  let count = 0
  for await (const row of readCsv(path)) {
    if (count === 0) checkColumns(path, row, sources)
    count++
    const left = { source: row.left_source ?? sources[0], recordId: row.left_id }
    const right = { source: row.right_source ?? sources[0], recordId: row.right_id }
    const said = row.label.trim().toLowerCase()
    const word = WORDS.get(said)
    if (said === '') open++
    else if (word === undefined) {
      unreadable++
      firstUnreadable ??= count
    } else if (word === 'unsure') unsure.push({ left, right })
    else labels.push({ judgement: word, left, right })
  }
  return { labels, unsure, open, unreadable, ...(firstUnreadable === undefined ? {} : { firstUnreadable }) }
}

function checkColumns(path: string, row: Readonly<Record<string, string>>, sources: readonly string[]): void {
  const needed = [...(sources.length > 1 ? ['left_source', 'right_source'] : []), 'left_id', 'right_id', 'label']
  const missing = needed.filter((column) => row[column] === undefined)
  if (missing.length === 0) return
  throw new SamewiseError(
    'UNREADABLE_INPUT',
    `${path} is no file of labels: it has no column ${missing.join(', ')}. It needs left_source, left_id, right_source, right_id and label; the sources may be left out where there is one only.`,
    { where: { file: path } },
  )
}
