import { SamewiseError } from '../../base'
import { didYouMean } from '../../entity'
import { eventKinds } from '../../event'
import { frozenCopy } from '../check-config'
import { preferenceDimensions } from '../preference/preference-signals'
import { type Condition, filterFields, listOf, type Segment } from './condition'

const NUMBER_TESTS = ['is', 'above', 'atLeast', 'atMost', 'below'] as const

/** The form of each condition, by the key that tells it: keys it may have beside that, of which it needs one unless `free`. */
const FORMS: Readonly<Record<string, { readonly keys: readonly string[]; readonly free?: boolean }>> = {
  all: { keys: [], free: true },
  any: { keys: [], free: true },
  not: { keys: [], free: true },
  attribute: { keys: [...NUMBER_TESTS, 'startsWith', 'contains', 'known'] },
  count: { keys: [...NUMBER_TESTS, 'withinDays'] },
  sum: { keys: [...NUMBER_TESTS, 'withinDays'] },
  last: { keys: ['atMostDaysAgo', 'atLeastDaysAgo'] },
  preference: { keys: ['is'] },
  relation: { keys: NUMBER_TESTS },
}

/** Conditions may be nested this deep, so that no engine runs out of stack. */
const DEEPEST = 50

/** The start of a date as ISO 8601 writes it. Other texts are not in the same order in every database. */
const ISO_DATE = /^\d{4}(-\d{2}){0,2}([T ][\d:.Z+-]{0,30})?$/

/**
 * Checks a segment and freezes a copy of it.
 *
 * @throws `BAD_CONFIG` with every fault and its path
 *
 * @example
 * ```ts
 * import { defineSegment } from 'samewise/customer'
 *
 * const segment = defineSegment({
 *   name: 'good customers in Berlin who went quiet',
 *   where: {
 *     all: [
 *       { attribute: 'city', is: 'Berlin' },
 *       { sum: { kind: 'transaction', name: 'order' }, withinDays: 365, atLeast: 500 },
 *       { last: { kind: 'interaction' }, atLeastDaysAgo: 30 },
 *     ],
 *   },
 * })
 * segment.name // 'good customers in Berlin who went quiet'
 * ```
 */
export function defineSegment(segment: Segment): Segment {
  const faults: string[] = []
  if (typeof segment !== 'object' || segment === null) faults.push('it must be an object with name and where')
  else {
    if (typeof segment.name !== 'string' || segment.name === '') faults.push('name: must be a text')
    for (const key of Object.keys(segment)) {
      if (key !== 'name' && key !== 'where') faults.push(`"${key}" is not known.${didYouMean(key, ['name', 'where'])}`)
    }
    faults.push(...conditionFaults(segment.where, 'where'))
  }
  if (faults.length > 0) {
    throw new SamewiseError(
      'BAD_CONFIG',
      `The segment has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map((f) => `  - ${f}`).join('\n')}\nCorrect it and try again; nothing was selected.`,
    )
  }
  return frozenCopy(segment)
}

/** All that is wrong with a condition, each with its path. */
export function conditionFaults(condition: unknown, path: string, depth = 0): string[] {
  if (depth > DEEPEST) return [`${path}: is nested deeper than ${DEEPEST}`]
  if (typeof condition !== 'object' || condition === null || Array.isArray(condition)) {
    return [`${path}: must be a condition such as { attribute: 'city', is: 'Berlin' }`]
  }
  const node = condition as Record<string, unknown>
  const given = Object.keys(node)
  const types = given.filter((key) => Object.hasOwn(FORMS, key))
  if (types.length !== 1) {
    const names = Object.keys(FORMS)
    const wrong = given.find((key) => !Object.hasOwn(FORMS, key))
    const hint = types.length === 0 && wrong !== undefined ? didYouMean(wrong, names) : ''
    return [`${path}: must have exactly one of ${names.join(', ')}.${hint}`]
  }
  const [type] = types
  const form = FORMS[type]
  const faults = given
    .filter((key) => key !== type && !form.keys.includes(key))
    .map((key) => `${path}: "${key}" is not known beside "${type}".${didYouMean(key, form.keys)}`)
  const tests = given.filter((key) => key !== 'withinDays' && form.keys.includes(key))
  if (!form.free && tests.length === 0) {
    faults.push(`${path}: needs one of ${form.keys.filter((key) => key !== 'withinDays').join(', ')}`)
  }
  return [...faults, ...partFaults(type, node, path, depth)]
}

function partFaults(type: string, node: Record<string, unknown>, path: string, depth: number): string[] {
  switch (type) {
    case 'all':
    case 'any': {
      const parts = node[type]
      if (!Array.isArray(parts) || parts.length === 0)
        return [`${path}.${type}: must be a list of conditions, not empty`]
      return parts.flatMap((part, i) => conditionFaults(part, `${path}.${type}.${i}`, depth + 1))
    }
    case 'not':
      return conditionFaults(node.not, `${path}.not`, depth + 1)
    case 'attribute':
      return attributeFaults(node, path)
    case 'preference': {
      const faults = values(node.is, isText) ? [] : [`${path}.is: must be a text or a list of texts`]
      const dimensions: readonly unknown[] = preferenceDimensions
      if (dimensions.includes(node.preference)) return faults
      return [
        ...faults,
        `${path}.preference: must be one of ${preferenceDimensions.join(', ')}.${didYouMean(String(node.preference), preferenceDimensions)}`,
      ]
    }
    case 'relation':
      return [...(isText(node.relation) ? [] : [`${path}.relation: must be a text`]), ...numberFaults(node, path)]
    default:
      return [...filterFaults(node[type], `${path}.${type}`), ...numberFaults(node, path)]
  }
}

function attributeFaults(node: Record<string, unknown>, path: string): string[] {
  const faults: string[] = []
  if (!isText(node.attribute)) faults.push(`${path}.attribute: must be a text`)
  const isValue = (value: unknown) => isText(value) || isNumber(value) || typeof value === 'boolean'
  if ('is' in node && !values(node.is, isValue)) faults.push(`${path}.is: must be a text, number, boolean or a list`)
  for (const key of ['above', 'atLeast', 'atMost', 'below']) {
    const isDate = typeof node[key] === 'string' && ISO_DATE.test(node[key])
    if (key in node && !isNumber(node[key]) && !isDate) {
      faults.push(`${path}.${key}: must be a number, or a date such as 2026-01-31`)
    }
  }
  for (const key of ['startsWith', 'contains']) {
    if (key in node && !isText(node[key])) faults.push(`${path}.${key}: must be a text, not empty`)
  }
  if ('known' in node && typeof node.known !== 'boolean') faults.push(`${path}.known: must be true or false`)
  return faults
}

function numberFaults(node: Record<string, unknown>, path: string): string[] {
  const faults: string[] = []
  for (const key of NUMBER_TESTS) {
    if (key in node && !isNumber(node[key])) faults.push(`${path}.${key}: must be a number`)
  }
  for (const key of ['withinDays', 'atMostDaysAgo', 'atLeastDaysAgo']) {
    if (key in node && !(isNumber(node[key]) && (node[key] as number) >= 0)) {
      faults.push(`${path}.${key}: must be a number of days, at least 0`)
    }
  }
  return faults
}

function filterFaults(filter: unknown, path: string): string[] {
  if (typeof filter !== 'object' || filter === null || Array.isArray(filter)) {
    return [`${path}: must say which events, such as { kind: 'transaction', name: 'order' }; {} means all`]
  }
  const known: readonly string[] = filterFields
  const kinds: readonly string[] = eventKinds
  return Object.entries(filter).flatMap(([key, value]) => {
    if (!known.includes(key)) return [`${path}: "${key}" is not known.${didYouMean(key, known)}`]
    if (!values(value, isText)) return [`${path}.${key}: must be a text or a list of texts`]
    const wrong = key === 'kind' ? listOf(value as string).filter((kind) => !kinds.includes(kind)) : []
    return wrong.map((kind) => `${path}.kind: "${kind}" is no kind of event.${didYouMean(kind, kinds)}`)
  })
}

function values(value: unknown, isOne: (value: unknown) => boolean): boolean {
  return Array.isArray(value) ? value.length > 0 && value.every(isOne) : isOne(value)
}

/** A text that every database can hold: not empty, no NUL, no half of a surrogate pair. */
function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && !/[\0\ud800-\udfff]/u.test(value)
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value)
}

/** Whether a condition may change its answer as time passes and nothing happens. */
export function dependsOnClock(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(dependsOnClock)
  if ('any' in condition) return condition.any.some(dependsOnClock)
  if ('not' in condition) return dependsOnClock(condition.not)
  return 'last' in condition || ('withinDays' in condition && condition.withinDays !== undefined)
}
