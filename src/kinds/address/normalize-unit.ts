import { foldText } from '../../text'
import { MAX_LENGTH } from './draft'
import { withoutOrdinal } from './ordinals'
import { classOf, ordinals, UNIT } from './words'

/**
 * The form of a unit in which its writings are equal: the identifier without its word and blanks (`Apt. 4 B`, `#4b` → `4b`). Floors and
 * buildings keep theirs, so that floor 2 is not apartment 2 (`2nd Floor` → `fl2`).
 *
 * @param raw the value as it came; characters after the 4,096th are not looked at
 */
export function normalizeUnit(raw: string): string {
  if (raw === '') return ''
  const folded = foldText(raw.slice(0, MAX_LENGTH).replace(/[ºª°]/g, ''))
  if (folded === '') return ''
  const words = folded.split(' ')
  let unit = ''
  let prefix = ''
  for (const word of words) {
    const joined = /^(apt|unit|suite|ste|flat|room|rm|lo?t|no)(\d.*)$/.exec(word)
    const plain = joined === null ? word : joined[2]
    const kind =
      plain === 'floor' ||
      plain === 'fl' ||
      plain === 'flr' ||
      plain === 'level' ||
      plain === 'etage' ||
      plain === 'piso'
    const building =
      plain === 'bldg' ||
      plain === 'building' ||
      plain === 'tower' ||
      plain === 'twr' ||
      plain === 'block' ||
      plain === 'blk'
    if (kind) prefix = 'fl'
    else if (building) unit += 'b'
    else if ((classOf(plain) & UNIT) === 0 && plain !== 'no') unit += ordinalNumber(plain)
  }
  unit = prefix + unit
  return unit === '' ? words.join('') : unit
}

function ordinalNumber(word: string): string {
  const at = ordinals.indexOf(word)
  return at < 0 ? withoutOrdinal(word) : String(at + 1)
}
