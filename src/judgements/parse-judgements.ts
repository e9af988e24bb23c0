import { SamewiseError } from '../base'
import { type RecordRef, recordKey } from '../identity'
import type { Pin } from '../survive'
import type { JudgementLine } from './judgement-line'

/**
 * Reads judgements, a JSON object a line (NDJSON): `{"judgement":"same","left":"crm:1","right":"web:7"}`. A record is written as `source:id`, split
 * at the first colon, or as `{"source":…,"recordId":…}`. Blank lines are passed over.
 *
 * @param text the whole log
 * @param name what it is called in errors, such as its path; default `judgements`
 * @throws SamewiseError `UNREADABLE_INPUT` naming the first line that is no judgement
 * @example
 * ```ts
 * import { foldJudgements, parseJudgements } from 'samewise/judgements'
 *
 * const log = `{"judgement":"same","left":"crm:1","right":"web:7","by":"ann","at":"2027-01-31T09:30:00Z"}
 * {"judgement":"different","left":"crm:1","right":"shop:3"}`
 * const said = foldJudgements(parseJudgements(log))
 * said.same[0].by // 'ann'
 * ```
 */
export function parseJudgements(text: string, name = 'judgements'): JudgementLine[] {
  const judgements: JudgementLine[] = []
  text
    .replace(/^\ufeff/, '')
    .split('\n')
    .forEach((line, k) => {
      if (line.trim() === '') return
      const read = readLine(line)
      if (typeof read !== 'string') judgements.push(read)
      else {
        throw new SamewiseError('UNREADABLE_INPUT', `${name}, line ${k + 1}: ${read}. Correct the line.`, {
          where: { file: name, line: k + 1 },
        })
      }
    })
  return judgements
}

/**
 * Writes judgements as {@link parseJudgements} reads them, a line each, in the order given.
 *
 * @returns NDJSON; '' for no judgement
 */
export function formatJudgements(lines: Iterable<JudgementLine>): string {
  let text = ''
  for (const line of lines) {
    text += `${JSON.stringify(line, (_key, value: unknown) => (isRef(value) && !value.source.includes(':') ? `${value.source}:${value.recordId}` : value))}\n`
  }
  return text
}

type Fields = Readonly<Record<string, unknown>>

const WORDS = ['same', 'different', 'unsure', 'merge', 'unmerge', 'pin', 'undo']
const FACTS = ['judgement', 'id', 'by', 'why', 'at']
const PIN_MODES: readonly unknown[] = ['always', 'untilSourceChanges', 'fallback'] satisfies readonly Pin['mode'][]
/** What each judgement may say beyond the facts. */
const SETTINGS: Readonly<Record<string, readonly string[]>> = {
  same: ['left', 'right'],
  different: ['left', 'right'],
  unsure: ['left', 'right'],
  merge: ['records', 'goldenIds', 'sides'],
  unmerge: ['detach', 'tree', 'all', 'guard', 'sides'],
  pin: ['record', 'field', 'value', 'from', 'mode', 'until', 'seen'],
  undo: ['target'],
}

/** A judgement, or what is wrong with it. */
function readLine(line: string): JudgementLine | string {
  let entry: unknown
  try {
    entry = JSON.parse(line)
  } catch {
    return 'not JSON'
  }
  const fields = (entry ?? {}) as Fields
  const word = fields.judgement
  if (typeof word !== 'string' || !WORDS.includes(word)) {
    return `"judgement" must be ${WORDS.map((known) => `"${known}"`).join(', ')}`
  }
  for (const fact of FACTS) {
    if (fields[fact] !== undefined && typeof fields[fact] !== 'string') return `"${fact}" must be a text`
  }
  if (fields.id === '') return '"id" must not be empty'
  if (fields.at !== undefined && Number.isNaN(Date.parse(fields.at as string))) {
    return '"at" must be a time such as 2027-01-31T09:30:00Z'
  }
  const known = [...FACTS, ...SETTINGS[word]]
  const unknown = Object.keys(fields).find((name) => !known.includes(name))
  if (unknown !== undefined) return `"${unknown}" is no setting of "${word}"; those are ${known.join(', ')}`
  const said = readSaid(word, fields)
  if (typeof said === 'string') return said
  const facts = Object.fromEntries(
    FACTS.map((fact) => [fact, fields[fact]] as const).filter(([, v]) => v !== undefined),
  )
  const rest = SETTINGS[word].filter((setting) => fields[setting] !== undefined)
  return {
    ...facts,
    ...Object.fromEntries(rest.map((setting) => [setting, fields[setting]])),
    ...said,
  } as unknown as JudgementLine
}

/** What a line says in records, or what is wrong with it. */
function readSaid(word: string, fields: Fields): Fields | string {
  if (word === 'merge') return readMerge(fields)
  if (word === 'unmerge') return readUnmerge(fields)
  if (word === 'pin') return readPin(fields)
  if (word === 'undo') return isText(fields.target) ? {} : '"target" must be the id of the judgement that is taken back'
  const left = readRef(fields.left)
  const right = readRef(fields.right)
  if (left === undefined || right === undefined) return '"left" and "right" must name records as "source:id"'
  return recordKey(left) === recordKey(right) ? 'both records are the same one' : { left, right }
}

function readMerge({ records: given, goldenIds, sides: givenSides }: Fields): Fields | string {
  const records = given === undefined ? undefined : readRefs(given)
  if (given !== undefined && records === undefined) return '"records" must be a list of records as "source:id"'
  if (goldenIds !== undefined && !(Array.isArray(goldenIds) && goldenIds.every(isText))) {
    return '"goldenIds" must be a list of golden IDs'
  }
  const sides = readSides(givenSides)
  if (typeof sides === 'string') return sides
  const merged = new Set([...(records ?? []), ...(sides ?? []).flat()].map(recordKey)).size
  if (merged + ((goldenIds as unknown[] | undefined)?.length ?? 0) < 2) {
    return 'a merge needs two different records or golden IDs, in "records" or "goldenIds"'
  }
  return { ...(records && { records }), ...(sides && { sides }) }
}

function readUnmerge(fields: Fields): Fields | string {
  const { detach, tree, all, guard, sides: givenSides } = fields
  if ([detach, tree, all].filter((target) => target !== undefined).length !== 1) {
    return 'an unmerge needs one of "detach" (a record), "tree" (the id of a merge, or a golden ID) and "all" (a golden ID, or its records)'
  }
  if (guard !== undefined && guard !== 'sides' && guard !== 'pair' && guard !== 'none') {
    return '"guard" must be "sides", "pair" or "none"'
  }
  const sides = readSides(givenSides)
  if (typeof sides === 'string') return sides
  const more = sides && { sides }
  if (tree !== undefined) return isText(tree) ? { ...more } : '"tree" must be the id of a merge, or a golden ID'
  if (detach !== undefined) {
    const record = readRef(detach)
    return record === undefined ? '"detach" must name a record as "source:id"' : { detach: record, ...more }
  }
  if (isText(all)) return { ...more }
  const records = readRefs(all)
  return records === undefined
    ? '"all" must be a golden ID, or a list of records as "source:id"'
    : { all: records, ...more }
}

function readPin({ record: given, field, value, from: givenFrom, mode, at, until, seen }: Fields): Fields | string {
  const record = readRef(given)
  if (record === undefined) return '"record" must name a record as "source:id"'
  if (!isText(field)) return '"field" must name a field or a group'
  const from = givenFrom === undefined ? undefined : readRef(givenFrom)
  if (givenFrom !== undefined && from === undefined) return '"from" must name a record as "source:id"'
  if ((value === undefined) === (from === undefined)) return 'a pin needs either "value" or "from"'
  if (value !== undefined && !isPinnable(value)) {
    return '"value" must be a text, null for none, an object of texts by part, or a list of these; for a group an object of values by field'
  }
  if (mode !== undefined && !PIN_MODES.includes(mode)) {
    return `"mode" must be ${PIN_MODES.map((known) => `"${known}"`).join(', ')}`
  }
  if (mode === 'untilSourceChanges' && at === undefined) {
    return 'a pin of mode "untilSourceChanges" needs "at", the time it was set'
  }
  if (until !== undefined && !(isText(until) && !Number.isNaN(Date.parse(until)))) {
    return '"until" must be a time such as 2027-01-31T09:30:00Z'
  }
  if (seen !== undefined && !(Array.isArray(seen) && seen.every((text) => typeof text === 'string'))) {
    return '"seen" must be a list of texts'
  }
  return { record, ...(from && { from }) }
}

/** Values nest no deeper than a group of lists of parts. */
function isPinnable(value: unknown, depth = 3): boolean {
  if (typeof value === 'string' || value === null) return true
  return typeof value === 'object' && depth > 0 && Object.values(value).every((part) => isPinnable(part, depth - 1))
}

function readSides(value: unknown): (readonly RecordRef[])[] | string | undefined {
  if (value === undefined) return undefined
  const sides = Array.isArray(value) ? value.map(readRefs) : [undefined]
  if (sides.includes(undefined)) return '"sides" must be lists of records as "source:id"'
  return sides as (readonly RecordRef[])[]
}

function readRefs(value: unknown): RecordRef[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined
  const refs = value.map(readRef)
  return refs.includes(undefined) ? undefined : (refs as RecordRef[])
}

function readRef(value: unknown): RecordRef | undefined {
  if (typeof value === 'string') {
    const at = value.indexOf(':')
    if (at <= 0 || at === value.length - 1) return undefined
    return { source: value.slice(0, at), recordId: value.slice(at + 1) }
  }
  return isRef(value) ? { source: value.source, recordId: value.recordId } : undefined
}

function isRef(value: unknown): value is RecordRef {
  const { source, recordId } = (value ?? {}) as Partial<RecordRef>
  return typeof source === 'string' && typeof recordId === 'string'
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
