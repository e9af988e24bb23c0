import { compareFeature } from '../../compare'
import { defineKind, type FieldKind } from '../kind'
import { readDeviceId } from './read-device-id'

/**
 * Ids of devices, browsers (cookies) and advertising. A household shares devices, and one person has several, so that two different ones
 * hardly speak against a match.
 */
export const deviceKind = defineKind({
  name: 'device',
  field: compileDevice,
})

function compileDevice(field: string): FieldKind {
  return {
    features: [{ name: '' }],
    readers: {
      '': (raw, out) => {
        out[0] = readDeviceId(raw)
      },
    },
    comparison: compareFeature(
      field,
      {
        name: field,
        field,
        between: 'shared',
        frequencyOf: field,
        levels: [
          { label: 'exact', exact: true, m: 0.35 },
          { label: 'different', m: 0.65 },
        ],
      },
      () => () => 2,
    ),
    keys: [{ name: field, field, features: [field] }],
    goldenParts: [''],
    standardize: (raw) => ({ '': readDeviceId(raw[''] ?? '') }),
  }
}
