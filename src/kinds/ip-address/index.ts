import { defineKind, type FieldKind } from '../kind'
import { type ColumnProfile, headerHas, type Recognition, shareOf } from '../recognize'
import { readIpAddress } from './read-ip-address'

/** IP addresses: kept in their standard form, and never compared. They change hands by the hour, and whole offices share one. */
export const ipAddressKind = defineKind({
  name: 'ip-address',
  field: compileIpAddress,
  recognize: recognizeIpAddress,
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

function recognizeIpAddress(column: ColumnProfile): Recognition | undefined {
  const share = shareOf(column, (value) => readIpAddress(value) !== '')
  const named = headerHas(column, 'ip', 'ip address', 'ipaddress', 'ipv 4', 'ipv 6', 'remote addr', 'client ip')
  if (share < (named ? 0.5 : 0.9)) return undefined
  return {
    part: '',
    confidence: 0.96,
    evidence: `${Math.round(share * 100)} % of the values are IP addresses; kept, never evidence of identity`,
  }
}
