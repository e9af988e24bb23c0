import { SamewiseError } from '../base'
import type { RawTable } from '../columns'
import {
  builtInKinds,
  type ColumnProfile,
  type DateOrder,
  dateOrderOf,
  featureName,
  headerHas,
  type Recognition,
  readTimestamp,
  shareOf,
} from '../kinds'
import type { EntityConfig, SourceConfig } from './config'
import type { ExtensionKinds } from './plan'
import { profileColumns } from './profile-columns'

/** What was assumed of a column, and why. */
export interface ColumnGuess {
  readonly source: string
  readonly column: string
  /** `id`, `observedAt`, `sourceColumn`, a field or `field.part`; undefined for a column that is not used. */
  readonly use: string | undefined
  readonly kind: string | undefined
  readonly evidence: string
}

/** A guessed config with its reasons. */
export interface ConfigGuess {
  readonly config: EntityConfig
  readonly columns: readonly ColumnGuess[]
}

/** Columns filled in fewer records are of no use for matching. */
const MIN_FILLED = 0.005
const MIN_TEXT_FILLED = 0.3
/** Rows of two columns that say the same for one of them to be left out. */
const SAME_CONTENT = 0.8
const COMPARED_ROWS = 2000

interface Claim extends Recognition {
  readonly kind: string
  readonly column: ColumnProfile
}

/**
 * Guesses a config from what stands in the tables: kinds from headers and contents, id, source and time columns, the order of dates.
 *
 * @param extensions kinds of extension modules, by `module#name`; they are asked as the built-in ones are
 * @throws SamewiseError `NO_INPUT` where nothing in the tables can tell records apart
 */
export function guessConfig(tables: readonly RawTable[], extensions: ExtensionKinds = new Map()): ConfigGuess {
  const fields: Record<string, { kind: string; [option: string]: unknown }> = Object.create(null)
  const sources: Record<string, SourceConfig> = Object.create(null)
  const columns: ColumnGuess[] = []
  for (const table of tables) {
    const profiles = profileColumns(table)
    const special = guessSpecialColumns(table, profiles)
    const taken = new Set(special.map((guess) => guess.column))
    const open = profiles.filter((profile) => !taken.has(profile.name))
    const varied = claimColumns(open, extensions, 2)
    // Where every column is the same throughout, as in a file of one record, that is no reason to leave it out.
    const claims = varied.length > 0 ? varied : claimColumns(open, extensions, 1)
    const chosen = dropRepeats(chooseClaims(claims), table)
    const map: Record<string, string | string[]> = Object.create(null)
    const uses = new Map<string, { use: string; claim: Claim }>()
    for (const claim of chosen) {
      const field = fieldNameOf(claim)
      const target = featureName(field, claim.part)
      fields[field] ??= { kind: claim.kind, ...claim.options }
      const known = map[target]
      map[target] =
        known === undefined ? claim.column.name : [...(Array.isArray(known) ? known : [known]), claim.column.name]
      uses.set(claim.column.name, { use: target, claim })
    }
    const settings: Record<string, unknown> = {}
    for (const { use, column, order } of special) {
      settings[use] = column
      if (order !== undefined) settings.observedAtOrder = order
    }
    sources[table.source] = { ...settings, map } as SourceConfig
    for (const profile of profiles) {
      const own = special.find((guess) => guess.column === profile.name)
      const used = uses.get(profile.name)
      columns.push({
        source: table.source,
        column: profile.name,
        use: own?.use ?? used?.use,
        kind: used?.claim.kind,
        evidence: own?.evidence ?? used?.claim.evidence ?? reasonUnused(profile, claims, chosen),
      })
    }
  }
  if (Object.keys(fields).length === 0) {
    throw new SamewiseError(
      'NO_INPUT',
      `No column of ${tables.map((t) => `"${t.source}"`).join(', ')} looks like something records can be matched by. Say which columns hold what in a config (samewise init prints one to start from).`,
    )
  }
  return { config: { fields, sources }, columns }
}

interface SpecialColumn {
  readonly use: 'id' | 'observedAt' | 'sourceColumn'
  readonly column: string
  readonly evidence: string
  readonly order?: DateOrder | undefined
}

function guessSpecialColumns(table: RawTable, profiles: readonly ColumnProfile[]): SpecialColumn[] {
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
    .map((p) => ({ p, score: p === source ? 0 : idScore(p, table, source?.name) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)[0]
  if (id !== undefined) {
    const unique = id.p.distinct === id.p.rowCount
    found.push({
      use: 'id',
      column: id.p.name,
      evidence: unique ? 'header names an id, and every value is different' : 'header names an id',
    })
  }
  const time = profiles
    .filter((p) => p !== source && p !== id?.p)
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
    )
  )
    score = 1
  if (score === 0) return 0
  const times = shareOf(
    profile,
    (value) => readTimestamp(value) !== undefined || readTimestamp(value, 'DMY') !== undefined,
  )
  return times >= 0.6 ? score : 0
}

function claimColumns(profiles: readonly ColumnProfile[], extensions: ExtensionKinds, leastDistinct: number): Claim[] {
  const kinds = [...builtInKinds, ...extensions]
  const claims: Claim[] = []
  for (const column of profiles) {
    if (column.filled < MIN_FILLED || column.distinct < leastDistinct) continue
    let best: Claim | undefined
    for (const [name, kind] of kinds) {
      const claim = kind.recognize?.(column)
      if (claim !== undefined && (best === undefined || claim.confidence > best.confidence)) {
        best = { ...claim, kind: name, column }
      }
    }
    if (best !== undefined) claims.push(best)
  }
  return claims
}

/** Kinds an entity has one field of, whatever its columns are called. */
const FIELD_BY_KIND: Readonly<Record<string, string>> = {
  'person-name': 'name',
  date: 'birthDate',
  email: 'email',
  phone: 'phone',
  address: 'address',
}

function fieldNameOf(claim: Claim): string {
  const fixed = FIELD_BY_KIND[claim.kind]
  if (fixed !== undefined) return fixed
  const [first = 'field', ...rest] = claim.column.words
  const name = [first, ...rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1))]
    .join('')
    .replace(/[^\p{L}\p{N}]/gu, '')
  const safe = /^\p{L}/u.test(name) ? name : `field${name}`
  return Object.values(FIELD_BY_KIND).includes(safe) ? `${safe}Text` : safe.slice(0, 60)
}

/** Settles claims on the same part: one column a part, several only where a field may hold a list. */
function chooseClaims(claims: readonly Claim[]): Claim[] {
  const names = chooseNames(claims.filter((claim) => claim.kind === 'person-name'))
  const others = claims.filter((claim) => claim.kind !== 'person-name')
  const kept: Claim[] = [...names]
  for (const claim of others) {
    const rivals = others.filter((other) => fieldNameOf(other) === fieldNameOf(claim) && other.part === claim.part)
    if (claim.kind === 'email' || claim.kind === 'phone') {
      const top = Math.max(...rivals.map((rival) => rival.confidence))
      if (claim.confidence >= top - 0.2) kept.push(claim)
      continue
    }
    if (claim.kind === 'text' && claim.column.filled < MIN_TEXT_FILLED) continue
    if (rivals.every((rival) => rival === claim || preferred(claim, rival))) kept.push(claim)
  }
  return kept
}

/** A whole name that is as complete as the parts says all that they say, and often more; it then stands alone. */
function chooseNames(claims: readonly Claim[]): Claim[] {
  const best = (part: string): Claim | undefined => {
    const own = claims.filter((claim) => claim.part === part)
    return own.find((claim) => own.every((other) => other === claim || preferred(claim, other)))
  }
  const whole = best('')
  const family = best('family')
  const parts = ['given', 'middle', 'family', 'suffix'].map(best).filter((claim) => claim !== undefined)
  if (whole === undefined) return parts
  const complete = Math.max(0, ...parts.map((claim) => claim.column.filled))
  if (whole.column.filled >= 0.95 * complete || family === undefined)
    return [whole, ...parts.filter((c) => c.part === 'suffix')]
  return [...parts, whole]
}

function preferred(claim: Claim, other: Claim): boolean {
  if (claim.confidence !== other.confidence) return claim.confidence > other.confidence
  if (Math.abs(claim.column.filled - other.column.filled) > 0.02) return claim.column.filled > other.column.filled
  if (claim.column.meanWords !== other.column.meanWords) return claim.column.meanWords > other.column.meanWords
  return claim.column.name < other.column.name
}

/** Leaves out a column whose values stand in another one too: the same words must not vote twice. */
function dropRepeats(claims: readonly Claim[], table: RawTable): Claim[] {
  const dropped = new Set<Claim>()
  for (const claim of claims) {
    for (const other of claims) {
      if (
        claim === other ||
        dropped.has(other) ||
        claim.kind !== other.kind ||
        fieldNameOf(claim) === fieldNameOf(other)
      )
        continue
      if (preferred(other, claim) && repeats(table, claim.column.name, other.column.name)) dropped.add(claim)
    }
  }
  return claims.filter((claim) => !dropped.has(claim))
}

function repeats(table: RawTable, name: string, otherName: string): boolean {
  const column = table.columns.find((c) => c.name === name)
  const other = table.columns.find((c) => c.name === otherName)
  if (column === undefined || other === undefined) return false
  const step = Math.max(1, Math.floor(table.rowCount / COMPARED_ROWS))
  let both = 0
  let same = 0
  for (let row = 0; row < table.rowCount; row += step) {
    if (column.codes[row] === 0 || other.codes[row] === 0) continue
    both++
    if (
      column.values.get(column.codes[row]).trim().toLowerCase() ===
      other.values.get(other.codes[row]).trim().toLowerCase()
    )
      same++
  }
  return both > 0 && same >= SAME_CONTENT * both
}

function reasonUnused(profile: ColumnProfile, claims: readonly Claim[], chosen: readonly Claim[]): string {
  if (profile.filled < MIN_FILLED) return 'nearly empty'
  if (profile.distinct < 2) return 'the same value everywhere'
  const claim = claims.find((c) => c.column === profile)
  if (claim === undefined) return 'no kind recognizes it'
  const winner = chosen.find((c) => c.kind === claim.kind && c.column !== profile)
  return winner === undefined ? 'too few values' : `"${winner.column.name}" says the same or more`
}
