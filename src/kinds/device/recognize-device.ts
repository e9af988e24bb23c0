import { type ColumnProfile, headerHas, type Recognition, shareOf } from '../recognize'
import { readDeviceId } from './read-device-id'

/** Whether a column holds ids of devices or cookies, by its header and values. */
export function recognizeDevice(column: ColumnProfile): Recognition | undefined {
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
