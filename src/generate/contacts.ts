import type { Dice } from './dice'
import type { Place } from './places'
import { drawComposedSurname } from './surnames'

/** A telephone number of ten digits that the North American plan allows, never one of the 555 exchange of placeholders. */
export function drawPhone(dice: Dice, place: Place): string {
  const area = dice.pick(place.areaCodes)
  let exchange = dice.between(200, 999)
  if (exchange % 100 === 11 || exchange === 555) exchange++
  return `${area}${exchange}${String(dice.below(10_000)).padStart(4, '0')}`
}

/** Providers of mailboxes, with their cumulative shares. */
export interface MailHosts {
  readonly names: readonly string[]
  readonly shares: readonly number[]
}

const americanMailHosts: MailHosts = {
  names:
    'gmail.com yahoo.com hotmail.com outlook.com icloud.com aol.com comcast.net live.com msn.com att.net verizon.net proton.me gmx.com'.split(
      ' ',
    ),
  shares: [0.42, 0.6, 0.7, 0.78, 0.84, 0.89, 0.92, 0.94, 0.955, 0.97, 0.98, 0.99, 1],
}

const accents = new Map(
  'áa ée íi óo úu ñn öo üu ëe àa âa ãa òo ìi ùu äa åa ăa ąa èe êe ęe ëe îi ïi ôo õo øo çc ćc čc ğg łl ńn śs şs șs šs țt ýy źz żz žz ıi ßss æae'
    .split(' ')
    .map((pair): [string, string] => [pair[0], pair.slice(1)]),
)

/** Lower-case ASCII letters of a name: accents dropped, everything else left out. */
export function asciiLetters(name: string): string {
  let letters = ''
  for (const character of name.toLowerCase()) {
    if (character >= 'a' && character <= 'z') letters += character
    else letters += accents.get(character) ?? ''
  }
  return letters
}

/** A name without its accents, otherwise as it is. */
export function withoutAccents(name: string): string {
  let out = ''
  for (const character of name) {
    const plain = accents.get(character.toLowerCase())
    out += plain === undefined ? character : character === character.toLowerCase() ? plain : plain.toUpperCase()
  }
  return out
}

const mailPatterns = [0.3, 0.5, 0.68, 0.79, 0.87, 0.94, 1]
const initials = [...'abcdehjklmrst']

/** An e-mail address of a person of this name: mostly made of the name, often with a number behind it. */
export function drawMailbox(
  dice: Dice,
  firstName: string,
  lastName: string,
  birthYear: number,
  hosts: MailHosts = americanMailHosts,
): string {
  const first = asciiLetters(firstName)
  const last = asciiLetters(lastName)
  let user: string
  switch (dice.place(mailPatterns)) {
    case 0:
      user = `${first}.${last}`
      break
    case 1:
      user = first + last
      break
    case 2:
      user = first[0] + last
      break
    case 3:
      user = `${first}_${last}`
      break
    case 4:
      user = `${last}.${first}`
      break
    case 5:
      user = first + dice.pick(initials) + last[0]
      break
    default:
      user = asciiLetters(drawComposedSurname(dice, 6, 6)) + asciiLetters(drawComposedSurname(dice, 6, 6))
  }
  const number = dice.next()
  if (number < 0.34) user += String(birthYear % 100).padStart(2, '0')
  else if (number < 0.72) user += String(dice.between(1, 999))
  return `${user}@${hosts.names[dice.place(hosts.shares)]}`
}
