import { addressLikeness } from './address/likeness'
import type { Kind } from './kind'
import { organizationLikeness } from './organization-name/organization-likeness'
import { likenessOfNames } from './person-name/likeness'

/** How the built-in kinds judge two single values, by the name of the kind. It stands apart from the kinds because no run asks for it. */
export const likenesses: ReadonlyMap<string, NonNullable<Kind['likeness']>> = /* @__PURE__ */ new Map([
  ['person-name', likenessOfNames],
  ['organization-name', organizationLikeness],
  ['address', addressLikeness],
])
