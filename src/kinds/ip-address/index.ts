import { defineKind, type FieldKind } from '../kind'
import { readIpAddress } from './read-ip-address'

/** IP addresses: kept in their standard form, and never compared. They change hands by the hour, and whole offices share one. */
export const ipAddressKind = defineKind({
  name: 'ip-address',
  field: compileIpAddress,
})

function compileIpAddress(): FieldKind {
  return {
    features: [{ name: '' }],
    readers: {
      '': (raw, out) => {
        out[0] = readIpAddress(raw)
      },
    },
    keys: [],
    goldenParts: [''],
    standardize: (raw) => ({ '': readIpAddress(raw[''] ?? '') }),
  }
}
