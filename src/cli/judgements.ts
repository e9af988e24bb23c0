import { readFileSync } from 'node:fs'
import { isSamewiseError, SamewiseError } from '../base'
import type { RecordRef } from '../identity'
import type { Judgement } from '../resolve'
import { parseRecordRef } from './record-ref'

/**
 * Reads judgements, a JSON object a line: `{"judgement":"same","left":"crm:1","right":"web:7"}`. Those of people who were unsure change
 * nothing.
 *
 * @throws SamewiseError `UNREADABLE_INPUT` naming the line
 */
export function readJudgements(path: string): Judgement[] {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    throw new SamewiseError(
      'UNREADABLE_INPUT',
      `${path} cannot be read (${(cause as NodeJS.ErrnoException).code}). Check the path given to --judgements.`,
      { where: { file: path }, cause },
    )
  }
  const judgements: Judgement[] = []
  const lines = text.replace(/^\ufeff/, '').split('\n')
  lines.forEach((line, k) => {
    if (line.trim() === '') return
    const fail = (what: string): SamewiseError =>
      new SamewiseError('UNREADABLE_INPUT', `${path}, line ${k + 1}: ${what}. Correct the line.`, {
        where: { file: path, line: k + 1 },
      })
    let entry: { judgement?: unknown; left?: unknown; right?: unknown } | null
    try {
      entry = JSON.parse(line)
    } catch {
      throw fail('not JSON')
    }
    const judgement = entry?.judgement
    if (judgement !== 'same' && judgement !== 'different' && judgement !== 'unsure') {
      throw fail('"judgement" must be "same", "different" or "unsure"')
    }
    const left = readRef(entry?.left)
    const right = readRef(entry?.right)
    if (left === undefined || right === undefined) throw fail('"left" and "right" must name records as "source:id"')
    if (left.source === right.source && left.recordId === right.recordId) throw fail('both records are the same one')
    if (judgement !== 'unsure') judgements.push({ judgement, left, right })
  })
  return judgements
}

function readRef(value: unknown): RecordRef | undefined {
  if (typeof value === 'string') {
    try {
      return parseRecordRef(value)
    } catch (error) {
      if (isSamewiseError(error)) return undefined
      throw error
    }
  }
  const { source, recordId } = (value ?? {}) as Partial<RecordRef>
  return typeof source === 'string' && typeof recordId === 'string' ? { source, recordId } : undefined
}
