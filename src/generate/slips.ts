import { daysInMonth, isoDate } from './calendar'
import type { Dice } from './dice'
import type { Facts } from './facts'

// Keys beside each other on a QWERTY keyboard.
const neighbours: Readonly<Record<string, string>> = {
  a: 'qwsz',
  b: 'vghn',
  c: 'xdfv',
  d: 'serfcx',
  e: 'wsdr',
  f: 'drtgvc',
  g: 'ftyhbv',
  h: 'gyujnb',
  i: 'ujko',
  j: 'huikmn',
  k: 'jiolm',
  l: 'kop',
  m: 'njk',
  n: 'bhjm',
  o: 'iklp',
  p: 'ol',
  q: 'wa',
  r: 'edft',
  s: 'awedxz',
  t: 'rfgy',
  u: 'yhji',
  v: 'cfgb',
  w: 'qase',
  x: 'zsdc',
  y: 'tghu',
  z: 'asx',
}

// What a scanner reads instead.
const misread: Readonly<Record<string, string>> = {
  o: '0',
  l: '1',
  i: 'l',
  s: '5',
  b: '8',
  g: '9',
  m: 'rn',
  w: 'vv',
  d: 'cl',
  e: 'c',
  u: 'v',
  h: 'b',
}
const misreadDigits: Readonly<Record<string, string>> = {
  0: '8',
  1: '7',
  2: '7',
  3: '8',
  4: '9',
  5: '6',
  6: '5',
  7: '1',
  8: '3',
  9: '4',
}

const isDigit = (character: string): boolean => character >= '0' && character <= '9'

/**
 * One slip of the finger or the scanner: a character left out, typed twice or beside the key, two swapped, or one misread. A capital first
 * letter stays capital. Characters are UTF-16 code units; the generated names hold none beyond the basic plane.
 */
export function typo(dice: Dice, text: string): string {
  if (text.length < 2) return text
  const kind = dice.next()
  const at = dice.below(kind < 0.7 || kind >= 0.9 ? text.length : text.length - 1)
  const before = text.slice(0, at)
  const after = text.slice(at + 1)
  const character = text[at]
  const near = neighbours[character.toLowerCase()]
  let slipped: string
  if (kind < 0.25) slipped = before + after
  else if (kind < 0.35) slipped = before + character + character.toLowerCase() + after
  else if (kind < 0.45)
    slipped = before + character + (near === undefined ? character : near[dice.below(near.length)]) + after
  else if (kind < 0.7) {
    if (isDigit(character)) slipped = before + dice.below(10) + after
    else slipped = before + (near === undefined ? '' : near[dice.below(near.length)]) + after
  } else if (kind < 0.9) slipped = before + text[at + 1].toLowerCase() + character.toLowerCase() + text.slice(at + 2)
  else slipped = before + (misread[character.toLowerCase()] ?? misreadDigits[character] ?? character) + after
  return text[0] === text[0].toUpperCase() ? slipped[0].toUpperCase() + slipped.slice(1) : slipped
}

/** One digit misread or mistyped, or two that stand beside each other swapped. A text without a digit stays as it is. */
export function digitSlip(dice: Dice, text: string): string {
  let digits = 0
  for (const character of text) if (isDigit(character)) digits++
  if (digits === 0) return text
  let at = -1
  for (let left = dice.below(digits); left >= 0; left--) {
    at++
    while (!isDigit(text[at])) at++
  }
  const kind = dice.next()
  const next = text[at + 1]
  if (kind < 0.3 && next !== undefined && isDigit(next)) return text.slice(0, at) + next + text[at] + text.slice(at + 2)
  const digit = kind < 0.65 ? misreadDigits[text[at]] : String(dice.below(10))
  return text.slice(0, at) + digit + text.slice(at + 1)
}

/** A wrong date that exists: day and month swapped, the year before or after, first of January, a wrong digit, or ten years off. */
export function dateSlip(dice: Dice, date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  const kind = dice.next()
  if (kind < 0.35 && day <= 12) return isoDate(year, day, month)
  if (kind < 0.5) return onOrBefore(year + (dice.chance(0.5) ? 1 : -1), month, day)
  if (kind < 0.6) return isoDate(year, 1, 1)
  for (let tries = 0; tries < 8; tries++) {
    const slipped = digitSlip(dice, date)
    if (slipped !== date && exists(slipped)) return slipped
  }
  return onOrBefore(year + 10, month, day)
}

function onOrBefore(year: number, month: number, day: number): string {
  return isoDate(year, month, Math.min(day, daysInMonth(year, month)))
}

function exists(date: string): boolean {
  const [year, month, day] = date.split('-').map(Number)
  return year > 1800 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

// Shares of records with at most none, one, two slips; the rest has three.
const slipCounts = [0.6, 0.88, 0.965]
// Cumulative shares of the fields a slip falls on, in the order of the cases below.
const slipFields = [0.2, 0.42, 0.58, 0.68, 0.73, 0.8, 0.85, 0.93, 1]

/** Lets up to three slips happen to what a source learnt; `noise` scales how many. */
export function misspell(facts: Facts, dice: Dice, noise: number): void {
  const draw = dice.next()
  for (const share of slipCounts) if (draw > 1 - (1 - share) * noise) slip(facts, dice)
}

function slip(facts: Facts, dice: Dice): void {
  switch (dice.place(slipFields)) {
    case 0:
      facts.firstName = typo(dice, facts.firstName)
      break
    case 1:
      facts.lastName = typo(dice, facts.lastName)
      break
    case 2:
      facts.birthDate = dateSlip(dice, facts.birthDate)
      break
    case 3:
      facts.streetName = typo(dice, facts.streetName)
      break
    case 4:
      facts.houseNumber = digitSlip(dice, facts.houseNumber)
      break
    case 5:
      facts.city = typo(dice, facts.city)
      break
    case 6:
      facts.postcode = digitSlip(dice, facts.postcode)
      break
    case 7:
      facts.phone = digitSlip(dice, facts.phone)
      break
    default: {
      const at = facts.email.indexOf('@')
      const user = facts.email.slice(0, at)
      const host = facts.email.slice(at + 1)
      facts.email = dice.chance(0.7) ? `${typo(dice, user)}@${host}` : `${user}@${typo(dice, host)}`
    }
  }
}
