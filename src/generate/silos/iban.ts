import type { Dice } from '../dice'

const banks = ['NTHB', 'LARB', 'TWED', 'CUMB', 'EDNB', 'HADR']

/** A British IBAN with right check digits (ISO 7064 mod 97-10), of a bank that does not exist. */
export function drawIban(dice: Dice): string {
  let account = dice.pick(banks)
  for (let i = 0; i < 14; i++) account += dice.below(10)
  let remainder = 0
  for (const character of `${account}GB00`) {
    const value = Number.parseInt(character, 36)
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
  }
  return `GB${String(98 - remainder).padStart(2, '0')}${account}`
}
