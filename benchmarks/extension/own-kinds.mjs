// An extension module as a user writes it: the built-in kinds of e-mails and phones, compared by a function of one's own on two strings.

import { builtInKinds, compareValues, defineKind } from 'samewise'
import { levenshtein } from 'samewise/text'

const withOwnComparison = (kind, levelOf) =>
  defineKind({
    ...kind,
    name: `own-${kind.name}`,
    field: (name, options, data) => {
      const field = kind.field(name, options, data)
      const [comparison] = field.comparison.comparisons
      const last = comparison.levels.length
      return { ...field, comparison: compareValues(name, comparison, (left, right) => levelOf(left, right) ?? last) }
    },
  })

const mailbox = (email) => email.slice(0, email.indexOf('@'))

export const email = withOwnComparison(builtInKinds.get('email'), (left, right) => {
  if (levenshtein(left, right) <= 1) return 2
  return mailbox(left) === mailbox(right) ? 3 : undefined
})

export const phone = withOwnComparison(builtInKinds.get('phone'), (left, right) => {
  if (levenshtein(left, right) <= 1) return 2
  if (left.slice(-7) === right.slice(-7)) return 3
  return left.slice(0, 3) === right.slice(0, 3) ? 4 : undefined
})
