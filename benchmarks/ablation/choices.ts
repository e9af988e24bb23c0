import type { Replacement } from './replace'

/** The command line with one choice made otherwise. */
export interface Variant {
  readonly name: string
  readonly replacements?: readonly Replacement[]
  /** Further options of `samewise resolve`. */
  readonly options?: readonly string[]
}

/** A choice in the making of the engine, and what it might be instead. */
export interface Choice {
  readonly name: string
  /** The engine without it: what the choice must pay for. A choice between values has none. */
  readonly without?: Variant
  /** Why it stays whatever it pays: a promise of the product that the sets hardly touch. */
  readonly keptFor?: string
  /** Other values than the one in force, to see how flat the table is around it. */
  readonly instead?: readonly Variant[]
}

// A folder and not a file, so that a piece of code may move within its room.
const WEIGH = 'src/weigh'
const RESOLVE = 'src/resolve'
const NAMES = 'src/kinds/person-name'

/** The variant in which a constant, which stands on a line of its own somewhere in the sources, has another value. */
function constant(name: string, value: string): Variant {
  return {
    name: value,
    replacements: [{ in: 'src', find: new RegExp(`const ${name} = .+`), replace: `const ${name} = ${value}` }],
  }
}

/** The variant in which one piece of text is another. */
function changed(name: string, where: string, find: string, replace: string): Variant {
  return { name, replacements: [{ in: where, find, replace }] }
}

/**
 * The choices measured. To add one, find the shortest text in the source that makes it and occurs there once, and say what stands there
 * without the choice.
 */
export const choices: readonly Choice[] = [
  {
    name: 'relatives as a class of their own',
    without: {
      name: 'two classes',
      replacements: [
        { in: WEIGH, find: /const START_RELATIVES = .+/, replace: 'const START_RELATIVES = 0' },
        { in: WEIGH, find: 'relatives = found.relatives', replace: 'relatives = 0' },
        { in: RESOLVE, find: /let shareH = .+/, replace: 'let shareH = 0' },
      ],
    },
    instead: [
      {
        name: 'all comparisons learned freely',
        replacements: [
          {
            in: RESOLVE,
            find: 'plan.comparisons.flatMap((field) => field.comparisons)',
            replace:
              "plan.comparisons.flatMap((field) => field.comparisons.map((c) => ({ ...c, between: 'shared' as const })))",
          },
          {
            in: 'src/compare/compare-records.ts',
            find: 'fields.flatMap((field) => field.comparisons)',
            replace: "fields.flatMap((field) => field.comparisons.map((c) => ({ ...c, between: 'shared' as const })))",
          },
        ],
      },
    ],
  },
  {
    name: 'relatives who agree as matches do (echo)',
    without: changed('echo 0', WEIGH, '(1 - echo) * value + echo * m[l]', 'value'),
  },
  {
    name: 'levels that say what relatives do',
    without: changed('off', WEIGH, 'levels[l].relatives ?? ', ''),
  },
  {
    name: 'relatives are looked for from two places, with the seed rules in training',
    without: {
      name: 'from one place, chosen rules only',
      replacements: [
        { in: 'src', find: /const START_RANDOMNESS = .+/, replace: 'const START_RANDOMNESS = [0.8]' },
        { in: RESOLVE, find: 'sample.table === table\n', replace: 'sample.table === table && false\n' },
      ],
    },
    instead: [
      constant('START_RANDOMNESS', '[0.8]'),
      constant('START_RANDOMNESS', '[0]'),
      changed('chosen rules only', RESOLVE, 'sample.table === table\n', 'sample.table === table && false\n'),
    ],
  },
  {
    name: 'the first text tells apart where nothing else does',
    without: changed('off', 'src/entity', 'f === main ?', 'f === -2 ?'),
  },
  {
    name: 'matches compete in training',
    without: changed('off', RESOLVE, 'if (!isOneToOne(clean)) {', 'if (true) {'),
  },
  {
    name: 'strangers are told from records of one customer, from share',
    instead: [constant('LEAST_MATCH_SHARE', '0.005'), constant('LEAST_MATCH_SHARE', '0.5')],
  },
  {
    name: 'levels of a ladder are monotone',
    keptFor: 'a better level never weighs less: a promise',
    without: changed('off', WEIGH, 'monotoneLevels(comparisons[k], training.m[k], u[k])', 'training.m[k]'),
  },
  {
    name: 'matches at the start of training, share',
    instead: [constant('START_MATCHES', '0.1')],
  },
  {
    name: 'typical m of the kinds as a prior, in pairs',
    without: constant('PRIOR_PAIRS', '0'),
    instead: [constant('PRIOR_PAIRS', '50'), constant('PRIOR_PAIRS', '1000')],
  },
  {
    name: 'prior of free relatives, in pairs',
    instead: [constant('PRIOR_FREE_RELATIVES', '1'), constant('PRIOR_FREE_RELATIVES', '200')],
  },
  {
    name: 'term frequency',
    without: changed('off', WEIGH, 'model.frequencies[comparison.frequencyOf]', 'undefined'),
  },
  {
    name: 'rare values count as seen twice',
    keptFor: 'a single value is no proof: the floor keeps small files honest',
    without: changed('seen once', WEIGH, 'Math.max(count, COUNT_FLOOR)', 'Math.max(count, 1)'),
    instead: [changed('seen five times', WEIGH, 'Math.max(count, COUNT_FLOOR)', 'Math.max(count, 5)')],
  },
  {
    name: 'equal values that are no chance (sharing)',
    without: changed('sharing 1', RESOLVE, '.agreement * sharing', '.agreement'),
  },
  {
    name: 'generic values are missing',
    keptFor: 'a placeholder is no value: a promise',
    without: changed('kept', RESOLVE, 'findGenericCodes(counts)', '[] as number[]'),
  },
  {
    name: 'swapped names beside the ladder',
    without: changed('off', NAMES, 'if (isSwapped(givenA, familyA, givenB, familyB)) {', 'if (false) {'),
  },
  {
    name: 'generations beside the ladder',
    without: changed('off', NAMES, 'const isOtherGeneration = ', 'const isOtherGeneration = false && '),
  },
  {
    name: 'nickname table',
    without: { name: 'off', options: ['--data', 'legal-forms,scripts,identifiers,domains,phone-numbers'] },
  },
  { name: 'data tables', without: { name: 'none', options: ['--data', 'none'] } },
  {
    name: 'rules chosen by posterior yield',
    without: changed('seed rules only', RESOLVE, 'if (chosen.length === 0) return', 'if (true) return'),
  },
  {
    name: 'all pairs of a small file, up to records',
    keptFor: 'a file too small to plan for needs no plan',
    without: constant('ALL_PAIRS_RECORDS', '0'),
    instead: [constant('ALL_PAIRS_RECORDS', '1000')],
  },
  {
    name: 'records planned with',
    instead: [constant('PLANNED_RECORDS', '6_000'), constant('PLANNED_RECORDS', '50_000')],
  },
  {
    name: 'nearest records by words',
    instead: [constant('NEAREST', '5'), constant('NEAREST', '20')],
  },
  {
    name: 'sources without duplicates are inferred',
    without: changed(
      'off',
      RESOLVE,
      'if (table.sourceNames.length !== 2) return none',
      'if (table.sourceNames.length > 0) return none',
    ),
  },
  {
    name: 'one-to-one posterior',
    without: changed('off', RESOLVE, 'return clean.length === 2 && clean.every(Boolean)', 'return false'),
    instead: [constant('ASSIGNMENT_STOP_BITS', '-4'), constant('ASSIGNMENT_STOP_BITS', '0')],
  },
  {
    name: 'average linkage',
    without: {
      name: 'components at p .95',
      replacements: [
        { in: RESOLVE, find: "if (plan.config.match?.cluster === 'components') {", replace: 'if (true) {' },
        {
          in: RESOLVE,
          find: 'const thresholdBits = toWeight(plan.thresholds.match)',
          replace: 'const thresholdBits = toWeight(0.95)',
        },
      ],
    },
  },
  {
    name: 'all pairs inside components are scored',
    without: {
      name: 'others at -8 bits',
      replacements: [{ in: RESOLVE, find: 'missing.push(a * size + b)', replace: 'weights[a * size + b] = -8' }],
    },
  },
  {
    name: 'prior inside components, share of their own',
    without: constant('OWN_SHARE', '0'),
    instead: [constant('OWN_SHARE', '0.2'), constant('OWN_SHARE', '0.5'), constant('OWN_SHARE', '1')],
  },
  {
    name: 'components connected from, in bits',
    instead: [constant('COMPONENT_BITS', '1')],
  },
  {
    name: 'a record type is a wall',
    keptFor: 'a person is no firm: a promise',
    without: changed('off', RESOLVE, 'if (field.kind.separates !== true) return', 'return'),
  },
]
