import type { Dice } from '../../src/generate/dice'
import { drawFirstName } from '../../src/generate/first-names'
import { drawSurname } from '../../src/generate/surnames'
import { WeightedList } from '../../src/generate/weighted-list'

/** Words of a text. */
export const list = (text: string): string[] => text.trim().split(/\s+/)

/** Values of which the first are far more usual than the last (Zipf's law with the given exponent). */
export function zipf<T>(values: readonly T[], exponent = 0.9): WeightedList<T> {
  return new WeightedList(values, (position) => 1 / (position + 2) ** exponent)
}

const ONSETS = list('b br c ch cr d dr f fl g gr h j k l m n p pl qu r s sh sk st t tr v w z')
const VOWELS = list('a e i o u ai ea io ou')
const CODAS = ['', '', '', 'n', 'r', 'l', 's', 'x', 'm', 'nd', 'ck', 't']

/** A made-up word of two or three syllables, with a capital. */
export function coinedWord(dice: Dice): string {
  let word = ''
  for (let left = dice.between(2, 3); left > 0; left--) word += dice.pick(ONSETS) + dice.pick(VOWELS)
  word += dice.pick(CODAS)
  return word[0].toUpperCase() + word.slice(1)
}

/** Different made-up words. */
export function coinedWords(dice: Dice, count: number): string[] {
  const words = new Set<string>()
  while (words.size < count) words.add(coinedWord(dice))
  return [...words]
}

/** The name of a person in its parts. */
export interface PersonalName {
  readonly given: string
  readonly middle: string
  readonly family: string
}

export function drawName(dice: Dice): PersonalName {
  const sex = dice.chance(0.5) ? 'f' : 'm'
  return {
    given: drawFirstName(dice, sex),
    middle: dice.chance(0.3) ? drawFirstName(dice, sex)[0] : '',
    family: drawSurname(dice),
  }
}

export const digits = (dice: Dice, count: number): string => {
  let text = ''
  for (let i = 0; i < count; i++) text += dice.below(10)
  return text
}
