import type * as z from 'zod/mini'
import { SamewiseError } from '../base'
import { didYouMean } from '../entity'

/**
 * Checks a piece of configuration and throws one `BAD_CONFIG` error that lists every fault with its path.
 *
 * @param what what is being checked, as the message names it, such as `The contact policy`
 * @param schema its form
 * @param input what the user wrote
 * @param namesAt the names that a place may have, by the path of the object that holds them, to name the nearest one for a misspelt key
 * @param furtherFaults faults that the form cannot tell; asked only if the form is right
 */
export function checkConfig<T>(
  what: string,
  schema: z.ZodMiniType,
  input: unknown,
  options: {
    readonly namesAt?: (path: string) => readonly string[]
    readonly furtherFaults?: (config: T) => readonly string[]
  } = {},
): T {
  const parsed = schema.safeParse(input)
  const faults = parsed.success
    ? (options.furtherFaults?.(input as T) ?? [])
    : parsed.error.issues.flatMap((issue) => describeIssue(issue as z.core.$ZodIssue, options.namesAt))
  if (faults.length > 0) {
    throw new SamewiseError(
      'BAD_CONFIG',
      `${what} has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map((f) => `  - ${f}`).join('\n')}\nCorrect it and try again; nothing was decided or sent.`,
    )
  }
  return input as T
}

function describeIssue(issue: z.core.$ZodIssue, namesAt?: (path: string) => readonly string[]): string[] {
  const path = issue.path.join('.')
  if (issue.code === 'invalid_value')
    return [`${path} must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`]
  if (issue.code !== 'unrecognized_keys') return [`${path === '' ? 'it' : path}: ${issue.message}`]
  const known = namesAt?.(path) ?? []
  return issue.keys.map((key) => {
    const place = path === '' ? '' : ` in ${path}`
    return `"${key}"${place} is not known.${didYouMean(key, known)}`
  })
}

/** A copy of plain data that nobody can change any more. */
export function frozenCopy<T>(value: T): T {
  return freeze(structuredClone(value))
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) freeze(part)
  }
  return value
}
