import * as z from 'zod/mini'
import { SamewiseError } from '../base'
import { builtInKinds, isRegion, type Kind } from '../kinds'
import { faultsOfPolicy as faultsOfSurvival, type PolicyConfig, strategyNames } from '../survive'
import type { EntityConfig, SourceConfig } from './config'
import { faultsOfIdentifierPolicy, POLICY_OPTIONS } from './identifier-policy'
import { mappedColumns } from './mapped-columns'
import { didYouMean } from './nearest-name'

const order = z.optional(z.enum(['YMD', 'DMY', 'MDY']))
const share = z.number().check(z.gt(0, 'must be between 0 and 1'), z.lt(1, 'must be between 0 and 1'))
const text = z.string().check(z.minLength(1, 'must not be empty'))

// Not `z.iso`, which brings the forms of times and durations along.
const day = z.string().check(z.refine(isDay, 'must be a day such as 2027-01-31'))

const rowCondition = z.strictObject({
  column: text,
  is: z.optional(z.union([text, z.array(text).check(z.minLength(1))])),
})

const mappedColumn = z.strictObject({
  column: text,
  order,
  region: z.optional(text),
  only: z.optional(z.enum(['persons', 'organizations'])),
  when: z.optional(rowCondition),
})

const mapping = z.union([text, mappedColumn, z.array(z.union([text, mappedColumn])).check(z.minLength(1))])

const source = z.strictObject({
  id: z.optional(text),
  observedAt: z.optional(text),
  observedAtOrder: order,
  sourceColumn: z.optional(text),
  priority: z.optional(z.number()),
  priorities: z.optional(z.record(z.string(), z.number())),
  duplicateFree: z.optional(z.union([z.boolean(), z.array(text)])),
  duplicateIds: z.optional(z.enum(['refuse', 'latest', 'separate'])),
  role: z.optional(z.enum(['reference'])),
  licence: z.optional(text),
  expires: z.optional(day),
  cleared: z.optional(z.array(z.string())),
  withdrawn: z.optional(z.boolean()),
  where: z.optional(rowCondition),
  map: z.optional(z.record(z.string(), mapping)),
})

const relation = z.strictObject({
  to: z.optional(text),
  by: z.optional(z.record(z.string(), z.strictObject({ column: text, source: z.optional(text) }))),
})

const rule = z.strictObject({
  when: z.strictObject({ same: z.optional(z.array(text)), different: z.optional(z.array(text)) }),
  // biome-ignore lint/suspicious/noThenProperty: `then` is the rule's word for its outcome
  then: z.enum(['match', 'non-match']),
})

const match = z.strictObject({
  rules: z.optional(z.array(rule)),
  thresholds: z.optional(z.strictObject({ match: z.optional(share), possible: z.optional(share) })),
  cluster: z.optional(z.enum(['average-linkage', 'components'])),
  blocking: z.optional(z.array(z.array(text).check(z.minLength(1)))),
  hashKey: z.optional(z.string()),
})

const atLeastOne = z.optional(
  z.number().check(z.gte(1, 'must be at least 1'), z.multipleOf(1, 'must be a whole number')),
)

const field = z.looseObject({
  kind: z.unknown(),
  unique: z.optional(z.boolean()),
  max: atLeastOne,
  per: z.optional(z.union([z.literal('ever'), z.strictObject({ days: z.number().check(z.gt(0, 'must be above 0')) })])),
  maxEntitiesPerValue: atLeastOne,
  blocked: z.optional(z.array(text)),
})

const texts = z.optional(z.array(text))

const policy = {
  // The options of each strategy are checked with the policy.
  survive: z.optional(z.record(z.string(), z.array(z.looseObject({ strategy: z.enum(strategyNames) })))),
  groups: z.optional(
    z.record(
      z.string(),
      z.union([
        z.array(text),
        z.strictObject({
          fields: z.array(text),
          fill: z.optional(z.enum(['never', 'sameKey'])),
          key: texts,
          required: texts,
        }),
      ]),
    ),
  ),
}
const view = z.strictObject({ ...policy, priorities: z.optional(z.record(z.string(), z.number())) })

const config = z.strictObject({
  $schema: z.optional(z.string()),
  name: z.optional(text),
  fields: z.record(z.string(), field),
  sources: z.optional(z.record(z.string(), source)),
  match: z.optional(match),
  ...policy,
  views: z.optional(z.record(z.string(), view)),
  relations: z.optional(z.record(z.string(), relation)),
  extensions: z.optional(z.array(text)),
  data: z.optional(z.array(text)),
})

/** Keys a config may have at a place, to name the nearest one for a misspelt key. */
function keysAt(path: string): readonly string[] {
  const [section = '', name, part] = path.split('.')
  if (path === '') return Object.keys(config.def.shape)
  if (section === 'sources') {
    if (path.endsWith('.when') || part === 'where') return Object.keys(rowCondition.def.shape)
    return Object.keys(path.includes('.map.') ? mappedColumn.def.shape : source.def.shape)
  }
  if (section === 'relations') return part === undefined ? Object.keys(relation.def.shape) : ['column', 'source']
  if (section === 'views') return Object.keys(view.def.shape)
  if (section === 'groups') return ['fields', 'fill', 'key', 'required']
  if (section === 'fields') return ['days']
  if (section !== 'match') return []
  if (name === undefined) return Object.keys(match.def.shape)
  if (name === 'thresholds') return ['match', 'possible']
  return path.endsWith('.when') ? ['same', 'different'] : ['when', 'then']
}

const FIELD_NAME = /^[\p{L}_][\p{L}\p{N}_-]{0,63}$/u

/** Checks a config and throws one `BAD_CONFIG` error that lists every fault with its path; no data has been read by then. */
export function validateConfig(input: unknown): EntityConfig {
  const faults: string[] = []
  const parsed = config.safeParse(input)
  if (!parsed.success) faults.push(...parsed.error.issues.flatMap((issue) => describeIssue(issue as z.core.$ZodIssue)))
  const broken = new Set(parsed.success ? [] : parsed.error.issues.map((issue) => issue.path[0]))
  if (typeof input === 'object' && input !== null && 'fields' in input) {
    faults.push(...faultsOfFields(input as EntityConfig))
    if (!broken.has('fields')) faults.push(...faultsOfReferences(withoutSections(input as EntityConfig, broken)))
  }
  if (faults.length > 0) {
    throw new SamewiseError(
      'BAD_CONFIG',
      `The config has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map((f) => `  - ${f}`).join('\n')}\nCorrect it and run again; nothing was read or written.`,
    )
  }
  return input as EntityConfig
}

/** What is left of a config without the sections whose form is wrong. */
function withoutSections(input: EntityConfig, broken: ReadonlySet<PropertyKey | undefined>): EntityConfig {
  return Object.fromEntries(
    Object.entries(input).filter(([section]) => !broken.has(section)),
  ) as unknown as EntityConfig
}

function describeIssue(issue: z.core.$ZodIssue): string[] {
  const path = issue.path.join('.')
  if (issue.code === 'invalid_union') {
    const misspelt = issue.errors.flat().filter((nested) => nested.code === 'unrecognized_keys')
    if (misspelt.length > 0) return misspelt.flatMap((nested) => describeIssue({ ...nested, path: issue.path }))
  }
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(path)
    return issue.keys.map(
      (key) => `"${path === '' ? key : `${path}.${key}`}" is not a setting.${didYouMean(key, known)}`,
    )
  }
  if (issue.code === 'invalid_value') {
    return [`"${path}" must be one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}.`]
  }
  return [path === '' ? `The config ${plain(issue)}.` : `"${path}" ${plain(issue)}.`]
}

function plain(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type')
    return `must be ${issue.expected === 'object' ? 'an object' : `a ${issue.expected}`}`
  if (issue.code === 'invalid_union') return 'has a form that is not understood'
  return issue.message === 'Invalid input' ? 'has a form that is not understood' : issue.message
}

/** Whether a text is a day of the calendar, as `YYYY-MM-DD`. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  // 30 February is read as a day of March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

function faultsOfFields({ fields }: EntityConfig): string[] {
  if (typeof fields !== 'object' || fields === null) return []
  const names = Object.keys(fields)
  if (names.length === 0) return ['"fields" is empty: name at least one field.']
  const faults: string[] = []
  for (const name of names) {
    if (!FIELD_NAME.test(name)) {
      faults.push(
        `"fields.${name}" is not a field name: letters, digits, _ and - only, at most 64, not starting with a digit.`,
      )
    }
    if (typeof fields[name] !== 'object' || fields[name] === null) continue
    faults.push(...faultsOfIdentifierPolicy(name, fields[name]))
    const { kind, region }: { kind: unknown; region?: unknown } = fields[name]
    if (kind === 'phone' && region !== undefined && !(typeof region === 'string' && isRegion(region))) {
      faults.push(unknownRegion(`fields.${name}.region`, region))
    }
    if (typeof kind === 'string') {
      faults.push(...faultsOfOptions(name, fields[name], builtInKinds.get(kind)))
      if (!builtInKinds.has(kind) && !kind.includes('#')) {
        faults.push(`"fields.${name}.kind" names no kind: "${kind}".${didYouMean(kind, [...builtInKinds.keys()])}`)
      }
    } else if (typeof (kind as Kind | undefined)?.field !== 'function') {
      faults.push(`"fields.${name}.kind" must be the name of a kind, or a kind made by defineKind.`)
    }
  }
  return faults
}

const COMMON_OPTIONS = ['kind', 'many', 'exclusive', 'compare', ...POLICY_OPTIONS]

/** Options that neither all fields nor the kind has. Kinds of a user's own that declare none take any. */
function faultsOfOptions(name: string, field: object, kind: Kind | undefined): string[] {
  if (kind === undefined) return []
  const known = [...COMMON_OPTIONS, ...(kind.options ?? [])]
  return Object.keys(field)
    .filter((option) => !known.includes(option))
    .map((option) => `"fields.${name}.${option}" is not an option of ${kind.name}.${didYouMean(option, known)}`)
}

/** References from one part of the config to another. */
function faultsOfReferences(input: EntityConfig): string[] {
  const faults: string[] = []
  const fields = Object.keys(input.fields)
  const check = (reference: string, where: string, known: readonly string[]): void => {
    const [field] = reference.split('.')
    if (!known.includes(field)) faults.push(`"${where}" names no field: "${reference}".${didYouMean(field, known)}`)
  }
  for (const [source, settings] of Object.entries(input.sources ?? {})) {
    for (const target of Object.keys(settings.map ?? {})) check(target, `sources.${source}.map.${target}`, fields)
    faults.push(...contradictionsIn(source, settings))
  }
  const { survive = {}, groups = {} } = input
  faults.push(...faultsOfSurvival(fields, { survive, groups }, didYouMean))
  for (const [name, own] of Object.entries(input.views ?? {})) {
    const whole: PolicyConfig = { groups: own.groups ?? groups, survive: { ...survive, ...own.survive } }
    faults.push(...faultsOfSurvival(fields, whole, didYouMean).map((fault) => `In the view "${name}": ${fault}`))
  }
  input.match?.rules?.forEach((r, i) => {
    const named = [...(r.when.same ?? []), ...(r.when.different ?? [])]
    if (named.length === 0) faults.push(`"match.rules.${i}.when" is empty: a rule needs at least one condition.`)
    for (const field of named) check(field, `match.rules.${i}.when`, fields)
  })
  const { match: upper = 0.5, possible = Math.min(0.1, upper) } = input.match?.thresholds ?? {}
  if (possible > upper) faults.push(`"match.thresholds.possible" (${possible}) is above "match" (${upper}).`)
  return faults
}

/** What one source's settings say twice, and differently. */
function contradictionsIn(source: string, { id, observedAt, sourceColumn, map = {} }: SourceConfig): string[] {
  const faults: string[] = []
  const special = Object.entries({ id, observedAt, sourceColumn }).filter(([, column]) => column !== undefined)
  for (const [use, column] of special) {
    const other = special.find(([otherUse, otherColumn]) => otherUse > use && otherColumn === column)
    if (other !== undefined) {
      faults.push(
        `"sources.${source}" takes the column "${column}" for both "${use}" and "${other[0]}". Leave one out.`,
      )
    }
  }
  const uses = Object.entries(map).flatMap(([target, mapping]) =>
    mappedColumns(mapping).map((mapped) => ({ target, field: target.split('.')[0], ...mapped })),
  )
  uses.forEach((use, k) => {
    if (use.region !== undefined && !isRegion(use.region))
      faults.push(unknownRegion(`sources.${source}.map.${use.target}.region`, use.region))
    for (const other of uses.slice(0, k)) {
      if (other.column !== use.column) continue
      const where = `"sources.${source}.map" takes the column "${use.column}" for "${other.target}" and "${use.target}"`
      const isSplit = other.when !== undefined || use.when !== undefined || other.only !== use.only
      if (other.field === use.field && !isSplit) {
        faults.push(`${where}, two parts of one field. Map it to one of them, or to the field as a whole.`)
      } else if (other.order !== undefined && use.order !== undefined && other.order !== use.order) {
        faults.push(`${where}, with the orders ${other.order} and ${use.order}. A column has one order.`)
      } else if (other.region !== undefined && use.region !== undefined && other.region !== use.region) {
        faults.push(`${where}, with the regions ${other.region} and ${use.region}. A column has one region.`)
      }
    }
  })
  return faults
}

function unknownRegion(path: string, region: unknown): string {
  return `"${path}" names no country: ${JSON.stringify(region)}. It is an ISO 3166 code of two capital letters, such as "GB" or "DE".`
}

/** The JSON Schema (draft 2020-12) of a config, for editors. */
export function configJsonSchema(): object {
  return z.toJSONSchema(config, { unrepresentable: 'any' })
}
