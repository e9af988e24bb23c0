import type { RawTable } from '../columns'
import {
  type ColumnProfile,
  type DateOrder,
  dateOrderOf,
  headerHas,
  headerWords,
  isYearAlone,
  readTimestamp,
  shareOf,
} from '../kinds'

/** In a smaller file different values say little. */
const LEAST_KEYS = 10

/** A column with a use of its own, beside the fields. */
export interface SpecialColumn {
  readonly use: 'id' | 'observedAt' | 'sourceColumn'
  readonly column: string
  readonly evidence: string
  readonly order?: DateOrder | undefined
}

/**
 * Finds the columns of the record id, of the source and of the time of change.
 *
 * @param otherSources names of the other tables: a column that names one of them refers to it
 */
export function guessSpecialColumns(
  table: RawTable,
  profiles: readonly ColumnProfile[],
  otherSources: readonly string[],
): SpecialColumn[] {
  const found: SpecialColumn[] = []
  const source = profiles.find(
    (p) =>
      headerHas(
        p,
        'source',
        'data source',
        'source system',
        'source name',
        'system',
        'src',
        'dataset',
        'data set',
        'origin system',
      ) &&
      p.words.length <= 3 &&
      p.filled > 0.99 &&
      p.distinct <= Math.max(2, Math.min(100, p.rowCount / 5)),
  )
  if (source !== undefined) {
    found.push({
      use: 'sourceColumn',
      column: source.name,
      evidence: `header names the source; ${source.distinct} different values`,
    })
  }
  const id = profiles
    .map((p) => ({ p, score: p === source || refersTo(p, otherSources) ? 0 : idScore(p, table, source?.name) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)[0]
  const key = profiles[0]
  if (id !== undefined) {
    const unique = id.p.distinct === id.p.rowCount
    found.push({
      use: 'id',
      column: id.p.name,
      evidence: unique ? 'header names an id, and every value is different' : 'header names an id',
    })
  } else if (key !== undefined && key !== source && isKey(key)) {
    found.push({
      use: 'id',
      column: key.name,
      evidence: 'the first column; every value is different, and a number or code',
    })
  }
  const time = profiles
    .filter((p) => !found.some(({ column }) => column === p.name))
    .map((p) => ({ p, score: timeScore(p) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)[0]
  if (time !== undefined) {
    found.push({
      use: 'observedAt',
      column: time.p.name,
      evidence: 'header and values are times of change',
      order: dateOrderOf(time.p),
    })
  }
  return found
}

function refersTo(profile: ColumnProfile, sources: readonly string[]): boolean {
  return sources.some((source) => headerHas(profile, headerWords(source).join(' ')))
}

/** A key under a header that does not say so: filled and different everywhere, one word with a digit, neither a date nor a mail. */
function isKey(profile: ColumnProfile): boolean {
  if (profile.filled < 0.999 || profile.distinct !== profile.rowCount || profile.rowCount < LEAST_KEYS) return false
  return (
    shareOf(profile, (value) => /^[\p{L}\p{N}._/#-]{1,40}$/u.test(value) && /\d/.test(value)) >= 0.99 &&
    shareOf(profile, (value) => readTimestamp(value) !== undefined) < 0.5
  )
}

function idScore(profile: ColumnProfile, table: RawTable, source: string | undefined): number {
  if (profile.filled < 0.999) return 0
  const { words } = profile
  const last = words[words.length - 1]
  const whole = words.join(' ')
  const unique = profile.distinct === profile.rowCount || isUniqueWithin(table, profile.name, source)
  let score = 0
  if (
    ['id', 'record id', 'rec id', 'recordid', 'row id', 'uid', 'uuid', 'guid', 'key', 'unique id', 'pk'].includes(whole)
  )
    score = 10
  else if (
    [
      'customer id',
      'person id',
      'account id',
      'client id',
      'patient id',
      'contact id',
      'member id',
      'user id',
      'entity id',
      'record no',
      'record number',
    ].includes(whole)
  )
    score = 8
  else if (last === 'id' || last === 'key' || last === 'uuid') score = 5
  else if (['number', 'no', 'nr', 'account', 'ref', 'reference', 'code'].includes(last) && profile.words.length <= 2)
    score = unique ? 2 : 0
  if (score === 0) return 0
  if (unique) return score + 20
  // A column called id is the id even if some of its values repeat: that is for the user to see.
  return score === 10 && profile.distinct > 0.5 * profile.rowCount ? score : 0
}

function isUniqueWithin(table: RawTable, name: string, source: string | undefined): boolean {
  const column = table.columns.find((c) => c.name === name)
  const by = table.columns.find((c) => c.name === source)
  if (column === undefined || by === undefined) return false
  const seen = new Set<number>()
  for (let row = 0; row < table.rowCount; row++) {
    const pair = by.codes[row] * column.values.size + column.codes[row]
    if (seen.has(pair)) return false
    seen.add(pair)
  }
  return true
}

function timeScore(profile: ColumnProfile): number {
  if (headerHas(profile, 'birth', 'dob', 'birthday', 'expiry', 'expires', 'expiration', 'valid', 'due')) return 0
  let score = 0
  if (
    headerHas(
      profile,
      'updated at',
      'updated',
      'modified',
      'modified at',
      'last modified',
      'last updated',
      'last update',
      'changed',
      'changed at',
      'last changed',
      'last change',
      'last edited',
      'geandert',
      'letzte anderung',
      'aktualisiert',
      'modifie',
      'mis a jour',
      'modificado',
      'actualizado',
      'atualizado',
      'modificato',
      'aggiornato',
      'gewijzigd',
      'andrad',
      'aendret',
      'zmieniono',
      'last edit',
      'update date',
      'modification date',
    )
  )
    score = 3
  else if (headerHas(profile, 'observed at', 'observed', 'last seen', 'timestamp', 'as of')) score = 2
  else if (
    headerHas(
      profile,
      'created',
      'created at',
      'creation date',
      'date',
      'registered',
      'signup',
      'signed up',
      'date created',
      'loaded at',
      'load date',
      'erstellt',
      'angelegt',
      'cree',
      'creado',
      'criado',
      'creato',
      'aangemaakt',
      'opened',
      'joined',
      'added',
      'entered',
      'entry date',
      'recorded',
    )
  )
    score = 1
  if (score === 0 && profile.words.length > 1 && profile.words[profile.words.length - 1] === 'at') score = 1
  // Years are those of publications and models; nobody notes no more than the year of a change.
  if (score === 0 || shareOf(profile, isYearAlone) >= 0.5) return 0
  const times = shareOf(
    profile,
    (value) => readTimestamp(value) !== undefined || readTimestamp(value, 'DMY') !== undefined,
  )
  return times >= 0.6 ? score : 0
}
