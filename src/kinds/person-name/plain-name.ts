import { isWordForNothing } from '../missing'
import { isNobodysName } from './is-nobody'
import { wordClasses } from './name-words'

const LONGEST = 32

/**
 * The comparable form of a given or family name that is one word of two to 32 ASCII letters, as nearly all are; '' where the full reader
 * has to look, since it is more than a word, or a title, suffix or particle, or says that there is no name.
 */
export function plainName(raw: string): string {
  const { length } = raw
  if (length < 2 || length > LONGEST) return ''
  for (let i = 0; i < length; i++) {
    const unit = raw.charCodeAt(i) | 32
    if (unit < 97 || unit > 122) return ''
  }
  const name = raw.toLowerCase()
  return wordClasses.has(name) || isWordForNothing(name) || isNobodysName(name) ? '' : name
}
