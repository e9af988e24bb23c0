import { englishFunctionWords, englishIntensifiers, englishNegations, englishWords } from './english-lexicon'
import { clausesOf } from './words-of'

/**
 * What a text says of the mood of whoever wrote it. That it cannot be told is an answer of its own, and never a 0: `unsupported` where the
 * language is not, `unclear` where no word tells, `no-text` where there is nothing to read.
 */
export type Sentiment =
  | {
      readonly status: 'scored'
      /** -1 (blame) to 1 (praise). */
      readonly score: number
      /** The words that told, in their order, and what each gave. */
      readonly words: readonly { readonly word: string; readonly effect: number }[]
    }
  | { readonly status: 'unsupported'; readonly language?: string }
  | { readonly status: 'unclear' | 'no-text' }

/**
 * Scores the mood of texts in languages of its own.
 *
 * @param language BCP 47, if it is known
 * @returns -1 to 1; `unsupported` for a language it does not know; `unclear` where nothing tells
 */
export type SentimentScorer = (text: string, language: string | undefined) => number | 'unsupported' | 'unclear'

/** A negation turns what follows in its clause within so many words round, but not quite: "not bad" is less than "good". */
const NEGATION_REACH = 3
const NEGATED = -0.74
/** After "but" comes what is meant. */
const BEFORE_BUT = 0.5
const AFTER_BUT = 1.5
/** At this sum of squares the score is .7. */
const HALFWAY = 15
/** Share of function words, of texts of unknown language, from which a text is taken for English. */
const ENGLISH_SHARE = 0.2

/**
 * Scores the mood of a text by a list of English words, with negations ("not good"), intensifiers ("very slow") and the turn at "but". The score is
 * sum / √(sum² + 15), as VADER (Hutto and Gilbert 2014) has it; the word list is our own and made for what customers write. Irony is
 * lost on it.
 *
 * @param language BCP 47; where it is not known, the text is taken for English only if it reads like it
 * @param scorers asked first, in order; the first answer other than `unsupported` counts
 *
 * @example
 * ```ts
 * import { scoreSentiment } from 'samewise/customer'
 *
 * scoreSentiment('Not good: the parcel came very late', 'en') // scored, below 0
 * scoreSentiment('Das Paket kam zu spät', 'de') // { status: 'unsupported', language: 'de' }
 * scoreSentiment('The parcel came on Tuesday', 'en') // { status: 'unclear' }
 * ```
 */
export function scoreSentiment(
  text: string | undefined,
  language?: string,
  scorers: readonly SentimentScorer[] = [],
): Sentiment {
  if (text === undefined || text.trim() === '') return { status: 'no-text' }
  for (const score of scorers) {
    const answer = score(text, language)
    if (answer === 'unclear') return { status: 'unclear' }
    if (typeof answer === 'number' && answer >= -1 && answer <= 1) return { status: 'scored', score: answer, words: [] }
  }
  const clauses = clausesOf(text)
  if (!isEnglish(clauses.flat(), language)) {
    return { status: 'unsupported', ...(language === undefined ? {} : { language }) }
  }
  return scoreEnglish(clauses)
}

function isEnglish(words: readonly string[], language: string | undefined): boolean {
  if (language !== undefined) return /^en(-|_|$)/i.test(language)
  const known = words.filter(
    (word) => englishFunctionWords.has(word) || englishNegations.has(word) || englishWords.has(word),
  )
  return known.length >= words.length * ENGLISH_SHARE && known.length > 0
}

function scoreEnglish(clauses: readonly (readonly string[])[]): Sentiment {
  const found: { word: string; effect: number }[] = []
  const lastBut = clauses.flat().lastIndexOf('but')
  let position = 0
  let sum = 0
  for (const words of clauses) {
    words.forEach((word, i) => {
      const strength = englishWords.get(word)
      if (strength === undefined) return
      let effect = strength * (englishIntensifiers.get(words[i - 1] ?? '') ?? 1)
      const reached = words.slice(Math.max(0, i - NEGATION_REACH), i)
      if (reached.some((before) => englishNegations.has(before))) effect *= NEGATED
      if (lastBut >= 0) effect *= position + i < lastBut ? BEFORE_BUT : AFTER_BUT
      found.push({ word, effect })
      sum += effect
    })
    position += words.length
  }
  if (found.length === 0) return { status: 'unclear' }
  return { status: 'scored', score: sum / Math.sqrt(sum * sum + HALFWAY), words: found }
}
