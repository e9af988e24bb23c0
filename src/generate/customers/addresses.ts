import type { Dice } from '../dice'
import { type Address, directions, drawAddress, streetTypes } from '../places'

// Item numbers of streams that are no household's.
const FIRST_STUDENT_BLOCK = -1_000_000
const FIRST_CARE_HOME = -2_000_000
const FIRST_HOSPITAL = -3_000_000
const INSTITUTION_STREAM = 0

/** The parts of an address that stand in its street line. */
type StreetParts = Pick<Address, 'houseNumber' | 'direction' | 'streetName' | 'streetType' | 'unit'>

/** Number, street and unit, written out. */
export function streetLine(address: StreetParts): string {
  const direction = address.direction < 0 ? '' : `${directions[address.direction][0]} `
  const unit = address.unit > 0 ? ` Apt ${address.unit}` : ''
  return `${address.houseNumber} ${direction}${address.streetName} ${streetTypes[address.streetType][0]}${unit}`
}

const institutionAt = (dice: Dice, seed: number, item: number): Address => ({
  ...drawAddress(dice.start(seed, item, INSTITUTION_STREAM)),
  unit: 0,
})

/** Block of students number n: one address without units. */
export const studentBlock = (dice: Dice, seed: number, n: number): Address =>
  institutionAt(dice, seed, FIRST_STUDENT_BLOCK - n)

/** Care home number n. */
export const careHome = (dice: Dice, seed: number, n: number): Address => institutionAt(dice, seed, FIRST_CARE_HOME - n)

/** Hospital number n. */
export const hospital = (dice: Dice, seed: number, n: number): Address => institutionAt(dice, seed, FIRST_HOSPITAL - n)
