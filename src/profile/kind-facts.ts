import type { FieldPlan } from '../entity'

/** Kinds whose values are one thing's own, or a few things': agreeing on one links two records. */
const identifyingKinds: ReadonlySet<string> = /* @__PURE__ */ new Set(
  /* @__PURE__ */ 'identifier email phone device social-handle product-code'.split(' '),
)

/** Kinds whose values tell nothing about whom they belong to. A kind of a user's own counts as personal. */
const impersonalKinds: ReadonlySet<string> = /* @__PURE__ */ new Set(
  /* @__PURE__ */ 'category number year record-type language country money currency text organization-name product publication'.split(
    ' ',
  ),
)

/** Whether each value of a field is meant to be one record's own, so that many rows with one value are suspicious. */
export function isIdentifying({ kindName }: FieldPlan): boolean {
  return identifyingKinds.has(kindName)
}

/** Whether the values of a kind are about a person. */
export function isPersonal(kind: string): boolean {
  return !impersonalKinds.has(kind)
}
