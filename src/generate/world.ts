import { drawMailbox, drawPhone } from './contacts'
import type { Dice } from './dice'
import { drawFirstName, type Sex } from './first-names'
import { type Address, drawAddress, type Place } from './places'
import { drawSurname } from './surnames'

/** Where people are drawn from: what they are called, where they live and how they are reached. */
export interface World {
  /** An address; most of those who move stay in or near `near`. */
  drawAddress(dice: Dice, near?: Place): Address
  /** A person's own telephone: its digits without the prefix for calls inside the country. */
  drawPhone(dice: Dice, place: Place): string
  /** The telephone of a household. */
  drawLandline(dice: Dice, place: Place): string
  drawFirstName(dice: Dice, sex: Sex): string
  drawSurname(dice: Dice): string
  drawMailbox(dice: Dice, firstName: string, lastName: string, birthYear: number): string
}

/** A made-up country of American habits. */
export const america: World = {
  drawAddress,
  drawPhone,
  drawLandline: drawPhone,
  drawFirstName,
  drawSurname,
  drawMailbox,
}
