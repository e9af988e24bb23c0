import { type ColumnProfile, headerHas, type Recognition, shareOf } from '../recognize'
import { readIpAddress } from './read-ip-address'

/** Whether a column holds IP addresses, by its values. */
export function recognizeIpAddress(column: ColumnProfile): Recognition | undefined {
  const share = shareOf(column, (value) => readIpAddress(value) !== '')
  const named = headerHas(column, 'ip', 'ip address', 'ipaddress', 'ipv 4', 'ipv 6', 'remote addr', 'client ip')
  if (share < (named ? 0.5 : 0.9)) return undefined
  return {
    part: '',
    confidence: 0.96,
    evidence: `${Math.round(share * 100)} % of the values are IP addresses; kept, never evidence of identity`,
  }
}
