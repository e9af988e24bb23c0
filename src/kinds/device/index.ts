import { compareFeature } from '../../compare'
import { defineKind, type FieldKind } from '../kind'
import { type ColumnProfile, headerHas, type Recognition, shareOf } from '../recognize'
import { readDeviceId } from './read-device-id'

/**
 * Ids of devices, browsers (cookies) and advertising. A household shares devices, and one person has several, so that two different ones
 * hardly speak against a match.
 */
export const deviceKind = defineKind({
  name: 'device',
  field: compileDevice,
  recognize: recognizeDevice,
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

function recognizeDevice(column: ColumnProfile): Recognition | undefined {
  const named = headerHas(
    column,
    'device',
    'device id',
    'deviceid',
    'idfa',
    'idfv',
    'gaid',
    'aaid',
    'adid',
    'ad id',
    'advertising id',
    'cookie',
    'cookie id',
    'visitor id',
    'anonymous id',
    'browser id',
    'fingerprint',
    'ga client id',
    'udid',
    'mac address',
    'android id',
    'installation id',
  )
  if (!named || headerHas(column, 'type', 'name', 'model', 'os', 'category', 'consent', 'date', 'count'))
    return undefined
  const share = shareOf(column, (value) => readDeviceId(value).length >= 8 && /\d/.test(value))
  if (share < 0.7 || column.meanWords > 1.5) return undefined
  return {
    part: '',
    confidence: 0.92,
    evidence: `header names a device or cookie; ${Math.round(share * 100)} % of the values are ids`,
  }
}
