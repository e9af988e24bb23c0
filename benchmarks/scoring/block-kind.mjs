// An extension module: a field that proposes pairs and is no evidence, so that scoring and SQL get the same pairs.

export const block = {
  name: 'block',
  field: (field) => ({
    features: [{ name: '' }],
    readers: {
      '': (raw, out) => {
        out[0] = raw
      },
    },
    comparison: { comparisons: [], bind: () => () => {} },
    keys: [{ name: field, field, features: [field] }],
    goldenParts: [],
    standardize: () => ({}),
  }),
}
