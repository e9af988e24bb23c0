import * as z from 'zod/mini'
import { SamewiseError } from '../../base'
import { didYouMean } from '../../entity'
import { frozen } from '../frozen'

/** What two persons may have in common. */
export const householdConditions = ['account', 'address', 'ages', 'contact', 'declared', 'family', 'time'] as const

/**
 * What two persons may have in common: the delivery address, unit included; a family name; a phone or mailbox; an account; a relation that
 * someone declared; the time at which they were seen at the address, neither of them having been seen elsewhere before the other came; ages
 * of partners: both adult and near in age, as far as ages are known, and nobody else there who is near in age to both.
 */
export type HouseholdCondition = (typeof householdConditions)[number]

/** Two persons at one address belong together when they have all of `same` in common. */
export interface HouseholdRule {
  /** Stands in the evidence of each membership. */
  readonly name: string
  /** `address` is always among them. */
  readonly same: readonly HouseholdCondition[]
  /** The rule does not count where more family names than this were seen at the address; 1 or more. */
  readonly surnamesAtMost?: number
}

/** How households are told; plain data. */
export interface HouseholdPolicy {
  /** The first rule that holds is the evidence; the earlier ones also win where not all can be kept. */
  readonly rules: readonly HouseholdRule[]
  /** Similarity (Jaro-Winkler, 0 to 1) from which two family names of at least five letters are one. */
  readonly similarFamily: number
  /** Similarity from which two streets of one house number and postal code are one. */
  readonly similarStreet: number
  /** Days within which two persons are seen `time` together. */
  readonly togetherDays: number
  /** Days that may lie between two persons' last and first sight at an address, whatever the rule; more, and one followed the other. */
  readonly maxGapDays: number
  /** A household of more persons is none, and reported. */
  readonly maxSize: number
  /** An address with more persons, or more family names, is of no household: a home, a dormitory, an office. */
  readonly maxPersons: number
  readonly maxSurnames: number
  /** A building with so many units is a block, and its address without a unit says nothing. */
  readonly blockUnits: number
  /** A phone or mailbox of more persons is nobody's own. */
  readonly maxContactHolders: number
  /** Words that tell what else an address is, by class, in lower case; not counted when a street is named after it. */
  readonly genericWords: Readonly<Record<string, readonly string[]>>
  /** Addresses that are known to be nobody's home, as they are written. */
  readonly genericAddresses: readonly string[]
  /** Years from which a person is an adult, that at least lie between parent and child, and at most between partners. */
  readonly adultYears: number
  readonly generationYears: number
  readonly partnerYears: number
}

/**
 * A rule for dwellings rather than families: persons who are seen at one address at one time belong together whatever their names, as
 * long as few family names were seen there. Put it last to count flatmates too.
 */
export const coOccupancyRule: HouseholdRule = frozen({
  name: 'address-and-time',
  same: ['address', 'time'],
  surnamesAtMost: 4,
})

/**
 * The policy in force where none is given: one address, and a declared relation, an account, a contact point or a family name in common; or
 * two adults of like age who are there at one time, where no third family name was ever seen. The last rule finds couples with two names, and
 * takes two flatmates for one: leave it out where that matters more.
 */
export const defaultHouseholdPolicy: HouseholdPolicy = frozen({
  rules: [
    { name: 'address-and-declared', same: ['address', 'declared'] },
    { name: 'address-and-account', same: ['address', 'account'] },
    { name: 'address-and-contact', same: ['address', 'contact'] },
    { name: 'address-and-family', same: ['address', 'family'] },
    { name: 'address-and-couple', same: ['address', 'time', 'ages'], surnamesAtMost: 2 },
  ],
  similarFamily: 0.92,
  similarStreet: 0.9,
  togetherDays: 730,
  maxGapDays: 3650,
  maxSize: 10,
  maxPersons: 24,
  maxSurnames: 6,
  blockUnits: 2,
  maxContactHolders: 10,
  genericWords: {
    hospital: ['clinic', 'hospice', 'hospital', 'klinik', 'krankenhaus', 'infirmary'],
    'care-home': [
      'altenheim',
      'altersheim',
      'care home',
      'nursing home',
      'pflegeheim',
      'retirement home',
      'seniorenheim',
    ],
    dormitory: ['barracks', 'dorm', 'dormitory', 'hall of residence', 'hostel', 'residence hall', 'studentenwohnheim'],
    hotel: ['hotel', 'motel'],
    prison: ['correctional', 'gefängnis', 'prison'],
    business: ['business park', 'industrial estate', 'office', 'suite', 'warehouse'],
    'post-box': ['packstation', 'pmb', 'postfach'],
  },
  genericAddresses: [],
  adultYears: 18,
  generationYears: 16,
  partnerYears: 15,
} satisfies HouseholdPolicy)

const count = z.number().check(z.gte(1, 'must be at least 1'), z.int('must be a whole number'))
const days = z.number().check(z.gte(0, 'must not be negative'))
const share = z.number().check(z.gt(0, 'must be above 0'), z.lte(1, 'must be at most 1'))
const texts = z.array(z.string().check(z.minLength(1, 'must not be empty')))

const rule = z.strictObject({
  name: z.string().check(z.minLength(1, 'must not be empty')),
  same: z.array(z.enum(householdConditions)),
  surnamesAtMost: z.optional(count),
})

const policy = z.strictObject({
  rules: z.array(rule),
  similarFamily: share,
  similarStreet: share,
  togetherDays: days,
  maxGapDays: days,
  maxSize: count,
  maxPersons: count,
  maxSurnames: count,
  blockUnits: count,
  maxContactHolders: count,
  genericWords: z.record(z.string(), texts),
  genericAddresses: texts,
  adultYears: days,
  generationYears: days,
  partnerYears: days,
})

/**
 * A whole policy out of what a user changed of {@link defaultHouseholdPolicy}, checked and frozen.
 *
 * @throws SamewiseError `BAD_CONFIG` that lists every fault
 *
 * @example
 * ```ts
 * import { coOccupancyRule, defaultHouseholdPolicy, householdPolicy } from 'samewise/customer'
 *
 * const policy = householdPolicy({ rules: [...defaultHouseholdPolicy.rules, coOccupancyRule], maxSize: 8 })
 * policy.maxSurnames // 6, as in the default
 * ```
 */
export function householdPolicy(changes: Partial<HouseholdPolicy> = {}): HouseholdPolicy {
  const whole = { ...defaultHouseholdPolicy, ...changes }
  const parsed = policy.safeParse(whole)
  const faults = parsed.success ? faultsOfRules(whole.rules) : parsed.error.issues.flatMap(describeIssue)
  if (faults.length > 0) {
    throw new SamewiseError(
      'BAD_CONFIG',
      `The household policy has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map((fault) => `  - ${fault}`).join('\n')}\nCorrect it and try again; nothing was computed.`,
    )
  }
  return frozen(structuredClone(whole))
}

function faultsOfRules(rules: readonly HouseholdRule[]): string[] {
  const faults: string[] = []
  const names = new Set<string>()
  for (const { name, same } of rules) {
    if (names.has(name)) faults.push(`There are two rules "${name}".`)
    names.add(name)
    if (!same.includes('address')) faults.push(`Rule "${name}" does not ask for the same "address".`)
    else if (same.length === 1)
      faults.push(`Rule "${name}" asks for nothing but the "address", which neighbours share too.`)
  }
  return faults
}

function describeIssue(issue: z.core.$ZodIssue): string[] {
  const path = issue.path.join('.')
  if (issue.code === 'unrecognized_keys') {
    const known = Object.keys(path.startsWith('rules') ? rule.def.shape : policy.def.shape)
    return issue.keys.map(
      (key) => `"${path === '' ? key : `${path}.${key}`}" is not a setting.${didYouMean(key, known)}`,
    )
  }
  if (issue.code === 'invalid_value') {
    return [`"${path}" must be one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}.`]
  }
  if (issue.code === 'invalid_type') return [`"${path}" must be a ${issue.expected}.`]
  return [`"${path}" ${issue.message}.`]
}
