import type { GoldenParts } from './kind'

/** How a whole is written from its parts: those that are filled, with the separator between them; a form within counts as one part. */
export interface JoinForm {
  readonly separator: string
  /** Names of golden parts, or forms of several. */
  readonly parts: readonly (string | JoinForm)[]
}

/** The whole that a form makes of golden parts; '' where none of its parts is filled. */
export function joinByForm({ separator, parts }: JoinForm, golden: GoldenParts): string {
  let joined = ''
  for (const part of parts) {
    const text = typeof part === 'string' ? golden[part] : joinByForm(part, golden)
    if (text !== undefined && text !== '') joined = joined === '' ? text : joined + separator + text
  }
  return joined
}
